RANGES = {
    sp.Symbol("mu", positive=True): (0.3, 2.0),
    sp.Symbol("sigma", positive=True): (0.2, 1.5),
}
MU, SIGMA = RANGES
LOG = sp.log(2 * sp.pi * SIGMA**2)


def entry(averages, index):
    assert isinstance(averages, (list, tuple)) and len(averages) == 4, (
        "averages should be a list of four expressions."
    )
    return averages[index]


def test_the_prediction_of_line_a(averages):
    """Line A: the draw moves with the mean."""
    same(entry(averages, 0), 2 * MU, RANGES, "the average of line A", near={
        "rsample keeps the path open, so something does arrive.": 0,
    })


def test_the_prediction_of_line_b(averages):
    """Line B: what reaches the mean if the draw is a plain number."""
    same(entry(averages, 1), 0, RANGES, "the average of line B", near={
        "sample returns plain numbers, and z² contains μ nowhere else.": 2 * MU,
    })


def test_the_prediction_of_line_c(averages):
    """Line C: a draw without a path, and the log-density as a weight."""
    same(entry(averages, 2), 2 * MU, RANGES, "the average of line C", near={
        "the draw is a number, but log q(z) still contains μ: this is the score function.": 0,
        "the score is the slope of log q(z) in μ with z held fixed; the value of log q(z) "
        "does not enter.": -MU * (1 + LOG),
        "the score already holds the 1/σ².": 2 * MU / SIGMA**2,
    })


def test_the_prediction_of_line_d(averages):
    """Line D: a draw with a path, and the log-density as a weight."""
    same(entry(averages, 3), -MU * (1 + LOG), RANGES, "the average of line D", near={
        "two right ways at once do not give a right one: at z = μ + σε, log q(z) does not "
        "contain μ, so the score cancels.": 2 * MU,
        "the path through z² is open here: it is multiplied by log q(z), which is not 0.": 0,
        "path and score do not add up: the score also acts along the path of z in log q(z), "
        "and cancels.": 4 * MU,
        "the mean of −ε²/2 is missing.": -MU * LOG,
        "log q(z) contains log σ as well.": -MU * (1 + sp.log(2 * sp.pi)),
        "the sign: log q(z) is −ε²/2 − ½ log(2πσ²).": MU * (1 + LOG),
    })


def test_the_run_of_lines_b_and_c(measured):
    """`measured` cuts the path in lines B and C, and weighs C by the log-density."""
    found = numbers(measured(1.2, 0.7, 200_000), "what `measured` returns")
    assert len(found) == 4, f"`measured` should return 4 numbers, and returns {len(found)}."
    close(found[1], 0.0, "the run of line B", 0.05, near={
        "something reaches the mean: its draw has no path, and its cost no log-density.": 2.4,
    })
    close(found[2], 2.4, "the run of line C", 0.05, near={
        "nothing reaches the mean: is the log-density in the cost?": 0.0,
        "this is what line D gives: the draw of line C has no path.":
            -1.2 * (1 + math.log(2 * math.pi * 0.49)),
    })


def test_the_run_of_line_d(measured):
    """`measured` keeps the path in line D, and weighs by the log-density."""
    found = numbers(measured(1.2, 0.7, 200_000), "what `measured` returns")
    assert len(found) == 4, f"`measured` should return 4 numbers, and returns {len(found)}."
    close(found[3], -1.2 * (1 + math.log(2 * math.pi * 0.49)), "the run of line D", 0.05, near={
        "this is what line C gives: the draw of line D has a path.": 2.4,
        "it should be an average over the draws, not a sum.":
            -200_000 * 1.2 * (1 + math.log(2 * math.pi * 0.49)),
    })
