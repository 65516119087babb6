def test_one_estimate_of_each_kind_for_each_draw(landing_slopes):
    """Four numbers of noise give a tensor (3, 4)."""
    found = landing_slopes(torch.tensor([-1.0, 0.0, 0.5, 2.0]), 0.4, -0.6, 0.9, 0.3)
    shape(found, (3, 4), "the result of `landing_slopes`")


def test_without_noise_the_code_does_not_move(landing_slopes):
    """At noise 0 the code does not move with s: the rows are −½, ½(σ² − 1) and 0."""
    found = landing_slopes(torch.tensor([0.0, 0.0]), 0.4, -0.6, 0.9, 0.3)
    shape(found, (3, 2), "the result of `landing_slopes`")
    var, fp = math.exp(-0.6), (0.4 - 0.9) / 0.3
    for row, right in enumerate((-0.5, (var - 1) / 2, 0.0)):
        near = {
            "this is the slope in μ.": [fp] * 2,
            "the sign is turned round: this is for the slope of the ELBO, not of −ELBO.":
                [-right] * 2,
        }
        if row < 2:
            near |= {
                "this is the slope in σ.": [2 * right / math.sqrt(var)] * 2,
                "this is the path alone: what depends on s directly is forgotten.": [0.0] * 2,
                "a factor ½ is forgotten.": [2 * right] * 2,
            }
        close(found[row], [right] * 2, f"row {row} at noise 0", near=near)


def test_the_three_kinds_estimate_one_slope(landing_slopes):
    """Noise 1 and −1 has the moments 0 and 1 of N(0, 1): there the three means agree."""
    found = landing_slopes(torch.tensor([1.0, -1.0]), 0.4, -0.6, 0.9, 0.3)
    shape(found, (3, 2), "the result of `landing_slopes`")
    means = [sum(numbers(found[row], f"row {row}")) / 2 for row in range(3)]
    assert max(means) - min(means) < 1e-4, (
        f"the means of rows 0, 1 and 2 are {means[0]:.4f}, {means[1]:.4f} and {means[2]:.4f}, "
        "and all three estimate the same slope."
    )


def test_at_the_posterior_the_landing_is_0_at_every_draw(landing_slopes):
    """If the encoder is the posterior, row 2 is 0."""
    found = landing_slopes(torch.tensor([-1.0, 0.0, 0.5, 2.0]), 0.9, math.log(0.3), 0.9, 0.3)
    shape(found, (3, 4), "the result of `landing_slopes`")
    close(found[2], [0.0] * 4, "row 2 at the posterior")


def test_the_growth_is_the_square_of_a_number_without_unit(growth):
    """`growth` is 0 at d = 0, positive elsewhere, four times as large at 2d, and has no unit."""
    d, sigma, v = sp.Symbol("d"), sp.Symbol("sigma", positive=True), sp.Symbol("v", positive=True)
    formula = expression(growth, [d, sigma, v], "growth")
    found = [
        numbers(formula.subs({d: at_d, sigma: at_sigma, v: at_v}), "growth")[0]
        for at_d, at_sigma, at_v in (
            (0, 0.6, 0.8), (0.7, 0.6, 0.8), (1.4, 0.6, 0.8), (1.4, 1.2, 3.2)
        )
    ]
    assert abs(found[0]) < 1e-9, (
        f"growth is {found[0]:.4g} at d = 0, σ = 0.6, v = 0.8, where it should be 0: "
        "is it the variance itself, and not a difference?"
    )
    assert abs(found[1]) > 1e-9, (
        "growth is 0 for a wrong mean as well. That holds for the slope in μ; measure it here."
    )
    assert found[1] > 0, f"growth is {found[1]:.4g} at d = 0.7, and a wrong mean adds variance."
    assert abs(found[2] / found[1] - 4) < 1e-6, (
        f"growth becomes {found[2] / found[1]:.4g} times as large if d doubles, and not 4 times: "
        "a factor d of the estimate is squared in a variance."
    )
    assert abs(found[3] / found[1] - 1) < 1e-6, (
        f"if d and σ double and v becomes 4v, only the unit of z changes, and growth becomes "
        f"{found[3] / found[1]:.4g} times as large. Is it for another slope than that in s?"
    )
