def log_mixture(z, a):
    high, low = -((abs(z) - a) ** 2) / 2, -((abs(z) + a) ** 2) / 2
    return high + math.log1p(math.exp(low - high)) - math.log(2)


def averaged(function):
    """The average over a standard normal number, with plain floats."""
    places = [i / 20 for i in range(-160, 161)]
    weights = [math.exp(-x * x / 2) for x in places]
    return sum(w * function(x) for w, x in zip(weights, places)) / sum(weights)


def reverse_price(mean, std, a):
    return -math.log(std) - 0.5 - averaged(lambda x: log_mixture(mean + std * x, a))


def forward_price(mean, std, a):
    def term(z):
        return log_mixture(z, a) + (z - mean) ** 2 / (2 * std * std) + math.log(std)

    return averaged(lambda x: (term(a + x) + term(-a + x)) / 2)


def test_the_reverse_kl_averages_over_the_fit(reverse_kl):
    """The KL of five fits to five mixtures."""
    cases = [(2.0, 1.0, 2.0), (0.0, 2.5, 2.5), (-2.8, 1.1, 3.0), (0.7, 0.4, 1.0), (4.0, 1.3, 4.0)]
    mean, std, a = ([case[i] for case in cases] for i in range(3))
    as_tensor = lambda numbers: torch.tensor(numbers, dtype=torch.float64)
    found = reverse_kl(as_tensor(mean), as_tensor(std).log(), as_tensor(a))
    shape(found, (5,), "the result for five fits")
    logs = [math.log(s) for s in std]
    known = {
        "it averages over p: that is the forward KL.": [forward_price(*case) for case in cases],
        "the two log-densities are averaged, not the densities.":
            [(m * m + s * s + d * d - 1) / 2 - math.log(s) for m, s, d in cases],
        "a is taken for the distance between the peaks; half of it is used.":
            [reverse_price(m, s, d / 2) for m, s, d in cases],
        "only the peak at +a is in p.":
            [((m - d) ** 2 + s * s - 1) / 2 - math.log(s) for m, s, d in cases],
        "the weight ½ of the components is forgotten: log 2 is missing.":
            [reverse_price(*case) - math.log(2) for case in cases],
        "the −½ in the average of log q is missing.":
            [reverse_price(*case) + 0.5 for case in cases],
        "log_std is taken for σ: the draws have the wrong width.":
            [-l - 0.5 - averaged(lambda x: log_mixture(m + l * x, d))
             for (m, _, d), l in zip(cases, logs)],
        "this is the cross-entropy: the average of log q is missing.":
            [reverse_price(*case) + math.log(s) + 0.5 for case, s in zip(cases, std)],
    }
    close(found, [reverse_price(*case) for case in cases], "the KL", tolerance=1e-3, near=known)


def test_the_prediction_agrees_with_the_run(prediction):
    """What the best fit is at a = 1, 2.6 and 4."""
    assert isinstance(prediction, dict), "prediction should be a dictionary."
    for a in (1, 2.6, 4):
        assert prediction.get(a, ...) is not ..., f"the prediction for a = {a} is not written yet."
    said = {a: "peak" if str(prediction[a]).strip().lower() == "peak" else "centre" for a in (1, 2.6, 4)}
    assert said[1] == "centre", "at a = 1 the mixture has no valley: descend from a peak and see."
    assert said[4] == "peak", "at a = 4 the valley is deep: compare both ends of the descent."
    assert said[2.6] == "centre", (
        "at a = 2.6 there are minima at the peaks, but are they the best? Compare the KLs of both ends."
    )


def test_where_the_peaks_become_minima(split):
    """`split`: the place between 2.40 and 2.42, as a value of the grid."""
    close(split, 2.415, "split", tolerance=0.008, near={
        "the descent from the peak starts with log σ = 1, not with σ = 1.": 2.44,
        "this is where the peaks become the best; they are minima before that.": 2.81,
        "this is where p itself gets two peaks.": 1.0,
        "this is the distance of the peaks, not half of it.": 4.84,
    })


def test_where_the_peaks_become_the_best(takeover):
    """`takeover`: the place between 2.80 and 2.82, as a value of the grid."""
    close(takeover, 2.81, "takeover", tolerance=0.008, near={
        "this is where the peaks become minima; the centre is still better there.": 2.42,
        "the descent from the centre starts with log σ = a, not with σ = a.": 2.54,
        "this is the distance of the peaks, not half of it.": 5.62,
    })
