M = math.exp(0.64 / 1.8) / 0.6  # the second moment of posterior over prior, one copy
COPIES, GAPS = (1, 2, 4), (0.1, 0.01)


def table(number):
    """A prediction for each gap and number of copies."""
    return [number(gap, copies) for gap in GAPS for copies in COPIES]


def test_the_prediction_of_the_theorem(predicted):
    """S for 0.1 and 0.01 nats with 1, 2 and 4 copies."""
    right = table(lambda gap, K: (M**K - 1) / (2 * gap))
    page = 1 / math.sqrt(0.49 / 2.74 * (2 - 0.49 / 2.74)) * math.exp((1.8 / 2.74) ** 2 / (2 - 0.49 / 2.74))
    kl = 0.5 * (0.64 + 0.2 - 1 - math.log(0.2))
    close(predicted, right, "predicted", tolerance=1e-3, near={
        "the ½ of the theorem is forgotten.": [2 * S for S in right],
        "this has the second moment in place of the relative variance.":
            table(lambda gap, K: M**K / (2 * gap)),
        "the variances of the copies are added.": table(lambda gap, K: K * (M - 1) / (2 * gap)),
        "1 is subtracted before the power.": table(lambda gap, K: (M - 1) ** K / (2 * gap)),
        "this is the prediction for the toy model of the chapter.":
            table(lambda gap, K: (page**K - 1) / (2 * gap)),
        "this has exp(KL) − 1, a lower bound, in place of the relative variance.":
            table(lambda gap, K: (math.exp(K * kl) - 1) / (2 * gap)),
        "the numbers are rounded.": [float(round(S)) for S in right],
    })


def test_the_spread_is_twice_the_gap(spread_at_predicted):
    """The variance of the mean ratio at the predicted S."""
    close(spread_at_predicted, [0.2, 0.02], "spread_at_predicted", near={
        "this is the gap, half of the variance.": [0.1, 0.01],
        "this is the standard deviation.": [math.sqrt(0.2), math.sqrt(0.02)],
        "this is the variance of one draw: the division by S is missing.": [M - 1, M - 1],
    })


def test_the_copies_share_a_draw(measured_gap):
    """K = 3 copies and S = 4 samples: the gap is 2.28 nats, within noise."""
    right, log_p = 2.2755, -1.4305
    p = math.exp(log_p)
    close(measured_gap(3, 4, 40_000), right, "the gap at K = 3 and S = 4", tolerance=0.03, near={
        "each copy has a mean over the draws of its own: one draw holds the codes of all copies.": 0.9119,
        "this is the gap at S = 1: the mean over the draws is one of logarithms.": 3 * 2.7953,
        "the mean over the draws is one of logarithms, and the exponential comes after it.": 7.4194,
        "log p(x) is missing in the ratio.": p**3 - 1 + right - 3 * log_p,
        "log p(x) is missing: this is the mean of −log p̂.": right - 3 * log_p,
        "log p(x) of one pixel is subtracted, and there are three.": p**2 - 1 + right - 2 * log_p,
        "log p(x) of one pixel is subtracted, and there are three; with −log of the mean ratio.":
            right - 2 * log_p,
        "this is the theorem's prediction, and nothing is measured.": (M**3 - 1) / 8,
        "the log-ratios of the copies are averaged, not added.": 0.7118,
        "the log-ratios of the copies are averaged, not added; with −log of the mean ratio.": 1.3145,
    })  # fmt: skip


def test_seven_samples_of_one_copy(measured_gap):
    """K = 1 and S = 7: the gap is 0.131 nats, within noise."""
    close(measured_gap(1, 7, 40_000), 0.1311, "the gap at K = 1 and S = 7", tolerance=0.013, near={
        "this is the gap at S = 1: the mean over the draws is one of logarithms.": 2.7953,
        "the logarithm stands outside the mean over the repeats.": 0.0,
        "this is the theorem's prediction, and nothing is measured.": (M - 1) / 14,
    })


def test_the_better_prediction(better):
    """The gap for which the parabola is good."""
    close(better, 0.01, "better", near={
        "at 0.1 nats the measured gap at K = 1 is far from 0.1.": 0.1,
    }, tolerance=1e-6)  # fmt: skip
