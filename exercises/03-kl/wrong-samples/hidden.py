def mean(terms):
    return sum(terms) / len(terms)


def pair(estimate_kl, log_q, log_p):
    found = estimate_kl(torch.tensor(log_q), torch.tensor(log_p))
    assert found is not None, (
        "estimate_kl should return two numbers, and returns None: is a `return` missing?"
    )
    size = len(found) if isinstance(found, (tuple, list)) else tuple(getattr(found, "shape", ()))
    assert size in (2, (2,)), (
        "estimate_kl should return two numbers: the estimate and its standard error."
    )
    return found


def test_every_term_is_the_right_one(estimate_kl):
    """Six samples with weights between 0.2 and 3."""
    weights = [0.2, 0.5, 0.8, 0.6, 1.5, 3.0]
    log_p = [-1.0, -0.5, -2.0, -3.0, -0.1, -1.7]
    log_q = [b + math.log(w) for b, w in zip(log_p, weights)]
    found = pair(estimate_kl, log_q, log_p)[0]
    plain = mean([w * math.log(w) for w in weights])
    gap = mean([w - 1 for w in weights])
    close(found, plain - gap, "the estimate", near={
        "the multiple of w − 1 is forgotten, and terms below 0 remain.": plain,
        "w − 1 has the wrong sign: the slope of your term at w = 1 is not 0.": plain + gap,
        "this is the estimator of the chapter, r − 1 − log r with r = p/q, for samples of q.":
            mean([1 / w - 1 + math.log(w) for w in weights]),
        "this is w − 1 − log w, an estimate of KL(p‖q), the other direction.":
            mean([w - 1 - math.log(w) for w in weights]),
        "log w has no weight, as if the samples were those of q.":
            mean([math.log(w) for w in weights]),
        "log w has no weight in the first part of the term.":
            mean([math.log(w) - w + 1 for w in weights]),
        "you divide by the sum of the weights, not by the number of samples.":
            sum(w * math.log(w) for w in weights) / sum(weights),
        "the terms are added, not averaged.": 6 * (plain - gap),
    })


def test_in_exact_proportions_it_is_the_kl(estimate_kl):
    """Samples in the exact proportions of p give KL(q‖p) without error."""
    q, p = [0.5, 0.3, 0.2], [0.2, 0.5, 0.3]
    drawn = [0] * 2 + [1] * 5 + [2] * 3
    found = pair(estimate_kl, [math.log(q[i]) for i in drawn], [math.log(p[i]) for i in drawn])[0]
    kl = sum(a * math.log(a / b) for a, b in zip(q, p))
    close(found, kl, "the estimate", near={
        "this is KL(p‖q), the other direction.": sum(b * math.log(b / a) for a, b in zip(q, p)),
        "this is minus KL(p‖q).": -sum(b * math.log(b / a) for a, b in zip(q, p)),
    })


def test_samples_that_q_never_gives_count(estimate_kl):
    """q uniform on [0, 1], p on [0, 2]: half of the samples have q = 0, and the KL is log 2."""
    log_p = [-math.log(2)] * 4
    found, error = pair(estimate_kl, [0.0, -math.inf, 0.0, -math.inf], log_p)
    for number in (found, error):
        assert not math.isnan(float(number)), "it is NaN, because of the samples with log q = −inf."
        assert not math.isinf(float(number)), "it is infinite, because of the samples with q = 0."
    close(found, math.log(2), "the estimate", near={
        "the samples with q = 0 are left out.":
            2 * math.log(2) - 1,
        "the samples with q = 0 have the term 0.": math.log(2) - 0.5,
    })


def test_the_error_is_that_of_an_average(estimate_kl):
    """The standard error of five terms."""
    weights = [0.1, 0.4, 1.0, 2.0, 4.0]
    error = pair(estimate_kl, [math.log(w) for w in weights], [0.0] * 5)[1]
    terms = [w * math.log(w) - w + 1 for w in weights]
    squares = sum((term - mean(terms)) ** 2 for term in terms)
    plain = [w * math.log(w) for w in weights]
    close(error, math.sqrt(squares / 4 / 5), "the error", near={
        "this is the standard deviation of one term, not divided by √S.": math.sqrt(squares / 4),
        "the standard deviation is divided by S.": math.sqrt(squares / 4) / 5,
        "this is the variance of the average: its root is forgotten.": squares / 4 / 5,
        "the squares are divided by S, not by S − 1.": math.sqrt(squares) / 5,
        "this is the error of the terms w log w alone.":
            math.sqrt(sum((term - mean(plain)) ** 2 for term in plain) / 20),
    })
