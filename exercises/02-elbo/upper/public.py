def test_the_first_step_averages_over_the_posterior(steps):
    """At t = ½, u = ¼ and p = 1 the first step is ½ log(4/3)."""
    t, u, p = sp.symbols("t u p", positive=True)
    assert isinstance(steps, (list, tuple)) and steps, "steps should be a list of expressions."
    half, quarter = sp.Rational(1, 2), sp.Rational(1, 4)
    found = expression(steps[0], [t, u, p], "step 1").subs({t: half, u: quarter, p: 1})
    close(found, 0.5 * math.log(4 / 3), "step 1", near={
        "this is the mean under q; average over the posterior.":
            0.25 * math.log(2) + 0.75 * math.log(2 / 3),
        "w(z) divides by q.": -0.5 * math.log(4 / 3),
        "this is the mean of w(z), not of log w(z).": 4 / 3,
    })


def test_equal_densities_have_no_difference(difference):
    """If q is the posterior, the upper bound is log p(x)."""
    m, mu = sp.symbols("m mu", real=True)
    v, c = sp.symbols("v c", positive=True)
    found = expression(difference, [m, v, mu, c], "difference").subs({mu: m, c: v})
    same(found, 0, {m: (-2, 2), v: (0.2, 2)}, "difference at mu = m and c = v")


def test_in_the_right_place_the_best_width_is_that_of_the_posterior(best):
    """At mu = m the best variance is v."""
    m, mu = sp.symbols("m mu", real=True)
    v = sp.Symbol("v", positive=True)
    found = expression(best, [m, v, mu], "best").subs(mu, m)
    same(found, v, {m: (-2, 2), v: (0.2, 2)}, "best at mu = m", near={
        "c is a variance, not a standard deviation.": sp.sqrt(v),
        "the posterior has a width of its own.": 0,
    })
