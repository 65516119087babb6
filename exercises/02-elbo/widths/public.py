def test_the_posterior_itself_has_neither_gap_nor_variance(gap, relative_variance):
    """At τ = 1 the gap and the variance are 0."""
    tau, K = sp.symbols("tau K", positive=True)
    for name, answer in (("gap", gap), ("relative_variance", relative_variance)):
        found = expression(answer, [tau, K], name).subs(tau, 1)
        same(found, 0, {K: (1, 5)}, f"{name} at tau = 1", near={
            "this is 1, a second moment: the squared mean is not subtracted.": 1,
        })


def test_the_gap_of_a_wide_q(gap):
    """The gap is positive at τ = ½, and about 0.307 nats for K = 2 latents at τ = 2."""
    tau, K = sp.symbols("tau K", positive=True)
    formula = expression(gap, [tau, K], "gap")
    wide = formula.subs({tau: 2, K: 2})
    close(wide, 0.306853, "gap at tau = 2 and K = 2", near={
        "this is the gap of one latent, and there are K.": 0.153426,
        "this is the KL of the other direction, averaged over the posterior.": 0.193147,
        "the ½ is missing.": 0.613706,
        "τ is taken for a ratio of standard deviations.": 1.613706,
        "this is the ELBO minus the log-evidence, in the wrong order.": -0.306853,
        "the logarithm has the wrong sign.": 1.693147,
        "the KLs of the latents are multiplied.": 0.023540,
    })
    small = numbers(formula.subs({tau: sp.Rational(1, 2), K: 1}), "gap")[0]
    assert small > 0, f"a gap is positive, and yours is {small:.4g} at tau = ½ and K = 1."


def test_the_variance_of_two_latents(relative_variance):
    """With K = 2 latents at τ = 2 the variance is about 0.333."""
    tau, K = sp.symbols("tau K", positive=True)
    found = expression(relative_variance, [tau, K], "relative_variance").subs({tau: 2, K: 2})
    close(found, 0.333333, "relative_variance at tau = 2 and K = 2", near={
        "this is the variance with one latent, and there are K.": 0.154701,
        "the variances of the latents are added.": 0.309401,
        "this is the second moment: the squared mean is not subtracted.": 4 / 3,
        "1 is subtracted before the power.": 0.023932,
        "the square root of the Gaussian area is missing.": 7 / 9,
        "τ is taken for a ratio of standard deviations.": 9 / 7,
        "this is half the variance, the gap at large S times S.": 1 / 6,
    })


def test_below_the_narrowest_the_variance_is_not_finite(narrowest, relative_variance):
    """A number; your variance is finite and positive a little above it, and no real number below."""
    tau, K = sp.symbols("tau K", positive=True)
    end = numbers(narrowest, "narrowest")
    assert len(end) == 1, f"narrowest should be one number, and holds {len(end)}."
    assert end[0] >= 0, f"narrowest is a ratio of variances, and is {end[0]:.4g}."
    formula = expression(relative_variance, [tau, K], "relative_variance").subs(K, 1)
    values = [sp.N(formula.subs(tau, end[0] + step)) for step in (-0.02, 0.02)]
    below, above = (bool(value.is_real) and bool(value.is_finite) for value in values)
    assert above and values[1] > 0, (
        f"at tau = {end[0] + 0.02:.4g}, above narrowest, your relative_variance is no positive number."
    )
    assert not below, (
        f"at tau = {end[0] - 0.02:.4g}, below narrowest, your relative_variance is still finite."
    )


def test_the_largest_is_the_last_with_a_tenth_of_a_nat(largest, relative_variance):
    """A whole number, and the last one for which your variance gives at most 0.1 nats."""
    tau, K = sp.symbols("tau K", positive=True)
    found = numbers(largest, "largest")
    assert len(found) == 1, f"largest should be one number, and holds {len(found)}."
    assert found[0] >= 1 and abs(found[0] - round(found[0])) < 1e-9, (
        f"largest should be a whole number of latents, and is {found[0]:.4g}."
    )
    formula = expression(relative_variance, [tau, K], "relative_variance").subs(tau, 2)
    last, next_one = (
        numbers(formula.subs(K, round(found[0]) + more), "relative_variance")[0] / 2000 for more in (0, 1)
    )
    assert last <= 0.1, f"with your relative_variance, K = {found[0]:.0f} gives {last:.4g} nats: too many."
    assert next_one > 0.1, (
        f"with your relative_variance, K = {found[0] + 1:.0f} gives {next_one:.4g} nats, which is allowed."
    )
