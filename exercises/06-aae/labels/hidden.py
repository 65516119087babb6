e, f = sp.symbols("e f", positive=True)
HALF = sp.Rational(1, 2)


def entropy(u):
    return -u * sp.log(u) - (1 - u) * sp.log(1 - u)


def kl(first, second):
    return sum(a * sp.log(a / b) for a, b in zip(first, second) if a != 0)


def jsd(first, second):
    middle = [(a + b) / 2 for a, b in zip(first, second)]
    return (kl(first, middle) + kl(second, middle)) / 2


def of_label(u):
    return jsd((1, 0), (1 - u, u))


def test_the_divergence_of_one_label(j_zero):
    """J(0), for every probability of a miss."""
    right = of_label(e)
    same(j_zero, right, {e: (0.05, 0.95)}, "j_zero", near={
        "the JSD is the mean of the two KLs, not their sum.": 2 * right,
        "this is KL(p ‖ q) alone.": -sp.log(1 - e),
        "this is KL(p ‖ m) alone; the other half is missing.": -sp.log(1 - e / 2),
        "this is KL(q ‖ m) alone; the other half is missing.":
            kl((1 - e, e), (1 - e / 2, e / 2)),
        "the prior of the label 0 is not a fair coin: it lies in cell 0.":
            jsd((HALF, HALF), (1 - e, e)),
        "off the entropy of the mixture goes the mean of both entropies: half of that of q.":
            right - entropy(e) / 2,
        "this is in bits.": right / sp.log(2),
    })


def test_the_mean_over_the_labels(mean_j):
    """The mean of J(0) and J(1), for every pair of probabilities."""
    right = (of_label(e) + of_label(f)) / 2
    same(mean_j, right, {e: (0.05, 0.95), f: (0.05, 0.95)}, "mean_j", near={
        "it is twice the mean: average over both labels, and over the two KLs of each J.":
            2 * right,
        "the label 1 misses with the probability f, not 1 − f.":
            (of_label(e) + of_label(1 - f)) / 2,
        "this is J(0) alone.": of_label(e),
        "this is the divergence of the aggregate.":
            jsd((HALF, HALF), ((1 - e + f) / 2, (1 + e - f) / 2)),
        "the probabilities of a miss are averaged before the divergence.": of_label((e + f) / 2),
    })


def test_the_divergence_of_the_aggregate(jsd_codes):
    """JSD(p ‖ q) without labels, for every pair of probabilities."""
    inside = (1 - e + f) / 2
    right = jsd((HALF, HALF), (inside, 1 - inside))
    same(jsd_codes, right, {e: (0.05, 0.95), f: (0.05, 0.95)}, "jsd_codes", near={
        "the JSD is the mean of the two KLs, not their sum.": 2 * right,
        "codes of the label 1 lie in cell 0 with the probability f, and only if they miss.":
            jsd((HALF, HALF), (1 - (e + f) / 2, (e + f) / 2)),
        "a judge without labels measures the aggregate, not the mean over the labels.":
            (of_label(e) + of_label(f)) / 2,
        "this is KL(q ‖ p), not the JSD.": kl((inside, 1 - inside), (HALF, HALF)),
        "this is KL(p ‖ q), not the JSD.": kl((HALF, HALF), (inside, 1 - inside)),
    })


def test_a_match_that_only_labels_refute(example):
    """The pair with the largest difference of the two judges."""
    close(example, [1.0, 1.0], "example", near={
        "without a miss both judges see a match: J(y) is 0.": [0.0, 0.0],
        "then codes and prior samples of a label overlap: J(y) is below log 2.": [0.5, 0.5],
        "then all codes lie in cell 1, and a judge without labels sees it.": [1.0, 0.0],
        "then all codes lie in cell 0, and a judge without labels sees it.": [0.0, 1.0],
    })
