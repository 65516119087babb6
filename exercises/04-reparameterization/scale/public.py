MU, SIGMA = sp.Symbol("mu", real=True), sp.Symbol("sigma", positive=True)


def test_the_units_fit(scale_pathwise, scale_score, scale_baseline):
    """In half the unit of z, μ and σ double, and the cost and both variances are 4 times as large."""
    for answer, what in (
        (scale_pathwise, "scale_pathwise"),
        (scale_score, "scale_score"),
        (scale_baseline, "scale_baseline"),
    ):
        found = expression(answer, [MU, SIGMA], what)
        doubled = found.subs({MU: 2 * MU, SIGMA: 2 * SIGMA}, simultaneous=True)
        same(doubled, 4 * found, {MU: (-2, 2), SIGMA: (0.3, 2)}, f"{what} at 2μ and 2σ", near={
            f"it has the same size as {what} at μ and σ, and should be 4 times as large.": found,
            f"it is twice {what} at μ and σ, and should be 4 times as large.": 2 * found,
            f"it is 16 times {what} at μ and σ, and should be 4 times as large.": 16 * found,
        })
