RANGES = {
    sp.Symbol("mu", positive=True): (0.3, 2.0),
    sp.Symbol("sigma", positive=True): (0.2, 1.5),
}
MU, SIGMA = RANGES
LOG = sp.log(2 * sp.pi * SIGMA**2)


def entry(averages, index):
    assert not isinstance(averages, str) and hasattr(averages, "__len__"), (
        "averages should be a list of four expressions."
    )
    parts = list(averages)
    assert len(parts) == 4, f"averages should hold 4 expressions, and holds {len(parts)}."
    return parts[index]


def test_the_prediction_of_line_a(averages):
    """Line A: the draw moves with the mean."""
    same(entry(averages, 0), 2 * MU, RANGES, "the average of line A", near={
        "you let nothing arrive, but this draw has a path.": 0,
    })


def test_the_prediction_of_line_b(averages):
    """Line B: what reaches the mean if the draw is a plain number."""
    same(entry(averages, 1), 0, RANGES, "the average of line B", near={
        "you take the draw for one with a path.": 2 * MU,
    })


def test_the_prediction_of_line_c(averages):
    """Line C: a draw without a path, and the log-density as a weight."""
    same(entry(averages, 2), 2 * MU, RANGES, "the average of line C", near={
        "you let nothing arrive: the μ in log q(z) is forgotten.": 0,
        "this is the average of line D, whose draw has a path.": -MU * (1 + LOG),
        "you have 1/σ² twice.": 2 * MU / SIGMA**2,
    })


def test_the_prediction_of_line_d(averages):
    """Line D: a draw with a path, and the log-density as a weight."""
    same(entry(averages, 3), -MU * (1 + LOG), RANGES, "the average of line D", near={
        "two right ways at once do not give a right one, and you believe they do.": 2 * MU,
        "the path through z² is forgotten.": 0,
        "you add the pathwise estimate and the score-function estimate.": 4 * MU,
        "the mean of −ε²/2 is forgotten.": -MU * LOG,
        "the log σ in log q(z) is forgotten.": -MU * (1 + sp.log(2 * sp.pi)),
        "the sign of log q(z) is turned round.": MU * (1 + LOG),
    })


def test_the_run_of_lines_b_and_c(measured):
    """`measured` cuts the path in lines B and C, and weighs C by the log-density."""
    found = numbers(measured(1.2, 0.7, 200_000), "the result of `measured`")
    assert len(found) == 4, f"`measured` should return 4 numbers, and returns {len(found)}."
    close(found[1], 0.0, "the run of line B", 0.05, near={
        "something reaches the mean: you draw with a path, or weigh with a log-density.": 2.4,
    })
    close(found[2], 2.4, "the run of line C", 0.05, near={
        "nothing reaches the mean: the log-density is forgotten.": 0.0,
        "this is what line D gives: you draw with a path.":
            -1.2 * (1 + math.log(2 * math.pi * 0.49)),
    })


def test_the_run_of_line_d(measured):
    """`measured` keeps the path in line D, and weighs by the log-density."""
    found = numbers(measured(1.2, 0.7, 200_000), "the result of `measured`")
    assert len(found) == 4, f"`measured` should return 4 numbers, and returns {len(found)}."
    close(found[3], -1.2 * (1 + math.log(2 * math.pi * 0.49)), "the run of line D", 0.05, near={
        "this is what line C gives: you draw without a path.": 2.4,
        "this is a sum over the draws, not an average.":
            -200_000 * 1.2 * (1 + math.log(2 * math.pi * 0.49)),
    })
