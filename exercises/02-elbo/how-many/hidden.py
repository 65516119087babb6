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
        "the gap is half the relative variance, divided by S.": [2 * S for S in right],
        "the relative variance is the second moment minus 1.": table(lambda gap, K: M**K / (2 * gap)),
        "the moments of the copies multiply; the variances do not add.":
            table(lambda gap, K: K * (M - 1) / (2 * gap)),
        "subtract 1 after the power: the moments multiply.":
            table(lambda gap, K: (M - 1) ** K / (2 * gap)),
        "this is the prediction for the toy model of the chapter.":
            table(lambda gap, K: (page**K - 1) / (2 * gap)),
        "exp(KL) − 1 is only a lower bound on the relative variance.":
            table(lambda gap, K: (math.exp(K * kl) - 1) / (2 * gap)),
        "do not round.": [float(round(S)) for S in right],
    })


def test_the_spread_is_twice_the_gap(spread_at_predicted):
    """The variance of the mean ratio at the predicted S."""
    close(spread_at_predicted, [0.2, 0.02], "spread_at_predicted", near={
        "this is the gap, half of the variance.": [0.1, 0.01],
        "this is the standard deviation.": [math.sqrt(0.2), math.sqrt(0.02)],
        "the mean of S draws has 1/S of the variance of one.": [M - 1, M - 1],
    })


def test_the_copies_share_a_draw(measured_gap):
    """K = 2 copies and S = 3 samples: the gap is 1.57 nats, within noise."""
    close(measured_gap(2, 3, 40_000), 1.5725, "the gap at K = 2 and S = 3", tolerance=0.04, near={
        "one draw holds the codes of all copies: multiply over the copies before the mean over S.":
            2 * 0.4889,
        "this is the gap at S = 1: take the mean of the ratios over the S draws before the logarithm.":
            2 * 2.7953,
        "this is −log p̂; add log p(x).": 1.5725 + 2 * 1.4305,
        "this is −log p̂ with log p(x) of one pixel added; there are K pixels.": 1.5725 + 1.4305,
        "this is the theorem's prediction; measure the gap.": (M**2 - 1) / 6,
        "the log-ratios of the copies add; this is their mean.": 1.1272,
    })


def test_seven_samples_of_one_copy(measured_gap):
    """K = 1 and S = 7: the gap is 0.131 nats, within noise."""
    close(measured_gap(1, 7, 40_000), 0.1311, "the gap at K = 1 and S = 7", tolerance=0.013, near={
        "this is the gap at S = 1: take the mean of the ratios over the S draws before the logarithm.":
            2.7953,
        "the logarithm stands outside the mean over the repeats: average log p̂.": 0.0,
        "this is the theorem's prediction; measure the gap.": (M - 1) / 14,
    })


def test_the_better_prediction(better):
    """The gap for which the parabola is good."""
    close(better, 0.01, "better", near={
        "compare once more: at 0.1 nats the measured gap at K = 1 is far from 0.1.": 0.1,
    }, tolerance=1e-6)  # fmt: skip
