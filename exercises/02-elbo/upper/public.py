def test_the_first_step_averages_over_the_posterior(steps):
    """At t = ½, u = ¼ and p = ⅓ the first step is ½ log(4/3) − log 3."""
    t, u, p = sp.symbols("t u p", positive=True)
    assert isinstance(steps, (list, tuple)) and steps, "steps should be a list of expressions."
    values = {t: sp.Rational(1, 2), u: sp.Rational(1, 4), p: sp.Rational(1, 3)}
    found = expression(steps[0], [t, u, p], "step 1").subs(values)
    log, third = math.log, 1 / 3
    close(found, 0.5 * log(4 / 3) - log(3), "step 1", near={
        "this is the mean under q, and the posterior should do the averaging.":
            0.25 * log(2) + 0.75 * log(2 / 3) - log(3),
        "w(z) is upside down: the posterior's probability divides.": -0.5 * log(4 / 3) - log(3),
        "this is the mean of w(z), not of log w(z).": third * 4 / 3,
        "t is missing in w(z), as if p(x|z) p(z) were p(x) for both codes.":
            0.5 * log(4) + 0.5 * log(4 / 3) - log(3),
        "u is missing in w(z): nothing is divided by q.": -log(2) - log(3),
        "p is missing in w(z).": 0.5 * log(4 / 3),
        "p is missing in w(z) of one of the two codes.": 0.5 * log(4 / 3) - 0.5 * log(3),
        "the logarithm stands outside the mean.": log(third * 4 / 3),
    })


def test_every_step_equals_the_one_before(steps):
    """A list of two or more steps, all of them equal."""
    t, u, p = sp.symbols("t u p", positive=True)
    assert isinstance(steps, (list, tuple)) and steps, "steps should be a list of expressions."
    first = expression(steps[0], [t, u, p], "step 1")
    chain(steps, first, {t: (0.1, 0.9), u: (0.1, 0.9), p: (0.1, 3)}, "steps")


def test_equal_densities_have_no_difference(difference):
    """If q is the posterior, the upper bound is log p(x)."""
    m, mu = sp.symbols("m mu", real=True)
    v, c = sp.symbols("v c", positive=True)
    found = expression(difference, [m, v, mu, c], "difference").subs({mu: m, c: v})
    same(found, 0, {m: (-2, 2), v: (0.2, 2)}, "difference at mu = m and c = v")


def test_the_difference_of_the_toy_model(difference):
    """With m = 0.6569, v = 0.1788 and q = N(0.4, 0.35) the difference is 0.1855 nats."""
    m, mu = sp.symbols("m mu", real=True)
    v, c = sp.symbols("v c", positive=True)
    found = expression(difference, [m, v, mu, c], "difference")
    found = found.subs({m: 0.6569, v: 0.1788, mu: 0.4, c: 0.35})
    close(found, 0.18554, "difference", tolerance=1e-4, near={
        "this is the gap of the ELBO, where q does the averaging.": 0.32747,
        "the ½ is missing.": 0.37109,
        "the sign is that of log p(x) minus the upper bound.": -0.18554,
        "the posterior's own variance is missing in the mean of (z − μ)².": -0.06989,
        "the mean of (z − m)², which leaves −½, is missing.": 0.68554,
        "the ratio in the logarithm is upside down.": -0.48612,
        "the distance of the means is not squared.": 0.45826,
        "the logarithm of the variances is not halved.": 0.52138,
        "the mean of (z − μ)² is divided by v and not by c.": 0.52039,
    })


def test_in_the_right_place_the_best_width_is_that_of_the_posterior(best):
    """At mu = m the best variance is v."""
    m, mu = sp.symbols("m mu", real=True)
    v = sp.Symbol("v", positive=True)
    found = expression(best, [m, v, mu], "best").subs(mu, m)
    same(found, v, {m: (-2, 2), v: (0.2, 2)}, "best at mu = m", near={
        "this is a standard deviation, and c is a variance.": sp.sqrt(v),
        "the posterior's own width is forgotten.": 0,
    })


def test_the_best_width_is_the_lowest_point_of_your_difference(difference, best):
    """In another place, m = 1, mu = 3, v = ½: no c near `best` gives a lower `difference`."""
    m, mu = sp.symbols("m mu", real=True)
    v, c = sp.symbols("v c", positive=True)
    point = {m: 1, mu: 3, v: sp.Rational(1, 2)}
    curve = expression(difference, [m, v, mu, c], "difference").subs(point)
    lowest = numbers(expression(best, [m, v, mu], "best").subs(point), "best")[0]
    assert lowest > 0, f"best is {lowest:.4g} at m = 1, mu = 3, v = ½, and a variance is positive."
    here, below, above = (
        numbers(curve.subs(c, share * lowest), "difference")[0] for share in (1.0, 0.97, 1.03)
    )
    assert here < above, f"best is {lowest:.4g} here, and a larger c gives a lower difference."
    assert here < below, f"best is {lowest:.4g} here, and a smaller c gives a lower difference."
