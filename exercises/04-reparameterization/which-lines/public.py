def test_four_predictions_are_formulas(averages):
    """`averages` holds four expressions in μ and σ, for the lines A, B, C and D."""
    assert not isinstance(averages, str) and hasattr(averages, "__len__"), (
        "averages should be a list of four expressions."
    )
    parts = list(averages)
    assert len(parts) == 4, f"averages should hold 4 expressions, and holds {len(parts)}."
    mu, sigma = sp.symbols("mu sigma", positive=True)
    for line, part in zip("ABCD", parts):
        what = f"your prediction of line {line}"
        found = expression(part, [mu, sigma], what)
        numbers(found.subs({mu: 0.8, sigma: 0.5}), what)


def test_the_run_has_four_lines(measured):
    """`measured` returns one number for each line, and each line draws in its own way."""
    found = numbers(measured(0.8, 0.5, 200_000), "the result of `measured`")
    assert len(found) != 1, "`measured` returns one number: lines B, C and D are missing."
    assert len(found) == 4, f"`measured` should return 4 numbers, and returns {len(found)}."
    assert max(abs(one) for one in found) < 100, (
        "a line of your run is far too large: is it a sum over the draws, not an average?"
    )
    for i, k in ((0, 1), (2, 3)):
        assert abs(found[i] - found[k]) > 0.1, (
            f"in your run the lines {'ABCD'[i]} and {'ABCD'[k]} give the same, "
            f"{found[k]:.3f}: one of them draws in the other one's way."
        )


def test_your_run_agrees_with_your_prediction(averages, measured):
    """At (μ, σ) = (0.8, 0.5) and (0.6, 0.9), the run gives the four numbers that you predict."""
    assert not isinstance(averages, str) and hasattr(averages, "__len__"), (
        "averages should be a list of four expressions."
    )
    parts = list(averages)
    assert len(parts) == 4, f"averages should hold 4 expressions, and holds {len(parts)}."
    mu, sigma = sp.symbols("mu sigma", positive=True)
    formulas = [
        expression(part, [mu, sigma], f"your prediction of line {line}")
        for line, part in zip("ABCD", parts)
    ]
    for mean, std in ((0.8, 0.5), (0.6, 0.9)):
        found = numbers(measured(mean, std, 200_000), "the result of `measured`")
        assert len(found) == 4, f"`measured` should return 4 numbers, and returns {len(found)}."
        for line, formula, run in zip("ABCD", formulas, found):
            predicted = formula.subs({mu: mean, sigma: std})
            predicted = numbers(predicted, f"your prediction of line {line}")[0]
            assert abs(predicted - run) < 0.05, (
                f"line {line} at μ = {mean} and σ = {std}: you predict {predicted:.3f}, and your "
                f"run gives {run:.3f}. One of the two is wrong."
            )
