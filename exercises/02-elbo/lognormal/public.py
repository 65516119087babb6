def test_a_constant_loses_nothing(slack):
    """Without variance, b = 0, Jensen's inequality is tight."""
    a, b = sp.Symbol("a", real=True), sp.Symbol("b", positive=True)
    found = expression(slack, [a, b], "slack").subs(b, 0)
    same(found, 0, {a: (-2, 2)}, "slack at b = 0")


def test_the_slack_of_one_lognormal(slack):
    """At a = −0.7 and b = 0.6 the slack lies between 0.25 and 0.35 nats."""
    a, b = sp.Symbol("a", real=True), sp.Symbol("b", positive=True)
    found = numbers(expression(slack, [a, b], "slack").subs({a: -0.7, b: 0.6}), "slack")[0]
    known = {
        "the sign is that of 𝔼[log y] − log 𝔼[y].": -0.3,
        "this is log 𝔼[y], and 𝔼[log y] is not subtracted.": -0.4,
        "the completed square is used without its ½.": 0.6,
        "the variance b is squared.": 0.18,
        "a is multiplied by b.": -0.42,
        "this is the relative variance of y, e^b − 1.": math.exp(0.6) - 1,
        "the root of b is taken.": math.sqrt(0.6),
        "𝔼[y] stands without its logarithm.": math.exp(-0.4) + 0.7,
    }
    for sentence, other in known.items():
        assert abs(found - other) > 1e-6, f"slack is wrong: {sentence}"
    assert 0.25 < found < 0.35, (
        f"slack at a = −0.7 and b = 0.6 should lie between 0.25 and 0.35, and is {found:.4g}."
    )


def test_the_width_of_a_wide_prior(width):
    """At r = 2 and s = 1 the variance is 0.8."""
    r, s = sp.symbols("r s", positive=True)
    found = expression(width, [r, s], "width").subs({r: 2, s: 1})
    close(found, 0.8, "width at r = 2 and s = 1", near={
        "this is one over the variance.": 1.25,
        "this is a standard deviation, and a variance is asked for.": math.sqrt(0.8),
        "the prior's variance is taken for 1.": 0.5,
        "one of the three factors of z² has the wrong sign.": -4 / 3,
        "one of the three factors of z² has the wrong sign, and the result the other one.": 4 / 3,
        "this is the variance of x under the model, not of a code.": 5,
        "the prior is left out.": 1,
        "the decoder is left out.": 4,
        "r and s are taken for variances.": 2 / 3,
    })


def test_the_spread_vanishes_at_the_posterior(spread):
    """At x = 2.5, r = 2, s = 1 the posterior's mean is 2: there the spread is 0, and only there."""
    x, mu = sp.symbols("x mu", real=True)
    r, s = sp.symbols("r s", positive=True)
    formula = expression(spread, [mu, x, r, s], "spread").subs({r: 2, s: 1})
    found = formula.subs({mu: 2, x: 2.5})
    close(found, 0, "spread at the posterior's mean", near={
        "this is 0 at mu = x: the prior, which pulls the posterior's mean to 0, is left out.": 0.3125,
        "the prior's variance is taken for 1.": (2 - 1.25) ** 2 / 0.5,
        "the two parts of the slope are added, not subtracted.": 16 / 0.8,
    })
    small, large = (
        numbers(formula.subs({mu: size, x: 3.0 * size}), "spread")[0] for size in (1.0, 2.0)
    )
    assert small > 0, f"a variance is positive away from the posterior's mean, and spread is {small:.4g}."
    close(large / small, 4, "spread at twice the x and mu, over that at x = 3 and mu = 1", near={
        "this grows like a standard deviation.": 2,
        "the variance is squared once more.": 16,
    })
