def test_one_estimate_of_each_kind_for_each_draw(landing_slopes):
    """Four numbers of noise give a tensor (3, 4)."""
    found = landing_slopes(torch.tensor([-1.0, 0.0, 0.5, 2.0]), 0.4, -0.6, 0.9, 0.3)
    shape(found, (3, 4), "what `landing_slopes` returns")


def test_the_three_kinds_estimate_one_slope(landing_slopes):
    """Noise 1 and −1 has the moments 0 and 1 of N(0, 1): there the three means agree."""
    found = landing_slopes(torch.tensor([1.0, -1.0]), 0.4, -0.6, 0.9, 0.3)
    shape(found, (3, 2), "what `landing_slopes` returns")
    means = [sum(numbers(row, "a row")) / 2 for row in found]
    for row in (1, 2):
        assert abs(means[row] - means[0]) < 1e-4, (
            f"the mean of row {row} is {means[row]:.4f}, and that of row 0 is {means[0]:.4f}: "
            "they estimate the same slope."
        )


def test_at_the_posterior_the_landing_is_0_at_every_draw(landing_slopes):
    """If the encoder is the posterior, row 2 is 0."""
    found = landing_slopes(torch.tensor([-1.0, 0.0, 0.5, 2.0]), 0.9, math.log(0.3), 0.9, 0.3)
    shape(found, (3, 4), "what `landing_slopes` returns")
    close(found[2], [0.0] * 4, "row 2 at the posterior")


def test_a_right_mean_has_no_growth(growth):
    """At d = 0 there is nothing to grow."""
    d, sigma, v = sp.Symbol("d"), sp.Symbol("sigma", positive=True), sp.Symbol("v", positive=True)
    found = expression(growth, [d, sigma, v], "growth").subs(d, 0)
    same(found, 0, {sigma: (0.3, 1.5), v: (0.1, 1)}, "growth at d = 0", near={
        "growth is a difference of two variances, which are equal here.":
            (sigma**2 / v - 1) ** 2 / 2,
    })
