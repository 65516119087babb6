def test_your_run_agrees_with_your_prediction(averages, measured):
    """At μ = 0.8 and σ = 0.5, the run gives the four numbers that you predict."""
    assert isinstance(averages, (list, tuple)), "averages should be a list of four expressions."
    assert len(averages) == 4, f"averages should hold 4 expressions, and holds {len(averages)}."
    found = numbers(measured(0.8, 0.5, 200_000), "what `measured` returns")
    assert len(found) == 4, f"`measured` should return 4 numbers, and returns {len(found)}."
    mu, sigma = sp.symbols("mu sigma", positive=True)
    for line, one, run in zip("ABCD", averages, found):
        predicted = expression(one, [mu, sigma], f"your prediction of line {line}")
        predicted = numbers(predicted.subs({mu: 0.8, sigma: 0.5}), "your prediction")[0]
        assert abs(predicted - run) < 0.05, (
            f"line {line}: you predict {predicted:.3f}, and your run gives {run:.3f}. "
            "One of the two is wrong."
        )
