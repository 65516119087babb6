def test_at_the_match_the_judge_is_blind(logit_loss):
    """If the present codes follow the prior, every logit is 0, wherever the codes move."""
    c, c0 = sp.symbols("c c0", real=True)
    s, s0 = sp.symbols("s s0", positive=True)
    found = expression(logit_loss, [c, s, c0, s0], "logit_loss").subs({c0: 0, s0: 1})
    same(found, 0, {c: (-2, 2), s: (0.3, 2)}, "logit_loss at c0 = 0, s0 = 1")


def test_codes_with_almost_no_spread_show_the_logit(logit_loss):
    """For s near 0 all codes lie at c; minus the logit there, from the two densities."""
    c, c0 = sp.symbols("c c0", real=True)
    s, s0 = sp.symbols("s s0", positive=True)
    formula = expression(logit_loss, [c, s, c0, s0], "logit_loss")

    def normal(z, mean, width):
        return math.exp(-0.5 * ((z - mean) / width) ** 2) / (width * math.sqrt(2 * math.pi))

    for at, mean, width in ((0.7, -0.4, 0.6), (-1.2, 0.9, 1.7)):
        prior, present = normal(at, 0, 1), normal(at, mean, width)
        judge = prior / (prior + present)
        logit = math.log(judge / (1 - judge))
        found = numbers(
            formula.subs({c: at, s: sp.Rational(1, 10**6), c0: mean, s0: width}), "logit_loss"
        )
        close(found, -logit, f"logit_loss at c = {at}, c0 = {mean}, s0 = {width}, and s near 0",
              near={
                  "this is the mean logit, without the minus.": logit,
                  "the heights of the two densities are forgotten.": -logit + math.log(width),
                  "log s0 has the opposite sign.": -logit + 2 * math.log(width),
                  "this is −log D, the non-saturating loss.": -math.log(judge),
                  "this is log(1 − D), the minimax loss.": math.log(1 - judge),
              })  # fmt: skip


def test_the_slopes_are_zero_at_the_match(slope_c, slope_s):
    """Formulas in c0 and s0; at c0 = 0, s0 = 1 nothing pulls. Elsewhere: their signs."""
    c0, s0 = sp.Symbol("c0", real=True), sp.Symbol("s0", positive=True)
    for answer, name in ((slope_c, "slope_c"), (slope_s, "slope_s")):
        formula = expression(answer, [c0, s0], name)
        found = numbers(formula.subs({c0: 0, s0: 1}), name)
        close(found, 0.0, f"{name} at the match, c0 = 0 and s0 = 1")
    found = numbers(expression(slope_c, [c0, s0], "slope_c").subs({c0: 3, s0: 1}), "slope_c")[0]
    assert found > 0, (
        f"slope_c is {found:.4g} at c0 = 3, s0 = 1. The encoder descends, and its codes should "
        "move left, towards the prior."
    )
    for width, where, sign in ((0.5, "narrower", -1), (2, "wider", 1)):
        found = numbers(
            expression(slope_s, [c0, s0], "slope_s").subs({c0: 0, s0: width}), "slope_s"
        )[0]
        assert found * sign > 0, (
            f"slope_s is {found:.4g} at c0 = 0, s0 = {width}. The codes are {where} than the "
            "prior, and the encoder, which descends, should mend this."
        )


def test_a_divergence_is_zero_at_the_match(divergence):
    """A formula in c0 and s0: 0 at c0 = 0, s0 = 1, and positive elsewhere."""
    c0, s0 = sp.Symbol("c0", real=True), sp.Symbol("s0", positive=True)
    formula = expression(divergence, [c0, s0], "divergence")
    found = numbers(formula.subs({c0: 0, s0: 1}), "divergence")
    close(found, 0.0, "divergence at c0 = 0, s0 = 1")
    for mean, width in ((0.8, 1), (-0.8, 1), (0, 0.4), (0, 2.5), (1.1, 0.6)):
        found = numbers(formula.subs({c0: mean, s0: width}), "divergence")[0]
        assert found > 1e-6, (
            f"divergence is {found:.4g} at c0 = {mean}, s0 = {width}, which is not the match."
        )


def test_the_slopes_belong_to_the_loss_and_to_the_divergence(
    logit_loss, slope_c, slope_s, divergence
):
    """By small differences: your slopes are those of your loss, and of your divergence."""
    c, c0 = sp.symbols("c c0", real=True)
    s, s0 = sp.symbols("s s0", positive=True)
    loss = expression(logit_loss, [c, s, c0, s0], "logit_loss")
    kept = expression(divergence, [c0, s0], "divergence")
    for answer, name, right, up in ((slope_c, "slope_c", 1e-4, 0), (slope_s, "slope_s", 0, 1e-4)):
        for mean, width in ((0.7, 0.6), (-1.3, 1.8)):
            mine = numbers(expression(answer, [c0, s0], name).subs({c0: mean, s0: width}), name)[0]
            moved = [(mean + k * right, width + k * up) for k in (1, -1)]
            pairs = {
                "logit_loss": [loss.subs({c0: mean, s0: width, c: m, s: w}) for m, w in moved],
                "divergence": [kept.subs({c0: m, s0: w}) for m, w in moved],
            }
            for other, (high, low) in pairs.items():
                slope = (numbers(high, other)[0] - numbers(low, other)[0]) / 2e-4
                assert abs(mine - slope) < 1e-4 * max(1, abs(slope)), (
                    f"at c0 = {mean}, s0 = {width} {name} is {mine:.4f}, and your {other} has the "
                    f"slope {slope:.4f} there: they do not belong together."
                )
