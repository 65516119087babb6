a, x, mu = sp.symbols("a x mu", real=True)
b, r, s = sp.symbols("b r s", positive=True)


def test_the_slack_is_what_jensen_loses(slack):
    """The slack, for every mean and variance of log y."""
    same(slack, b / 2, {a: (-2, 2), b: (0.2, 3)}, "slack", near={
        "this is log 𝔼[y], and 𝔼[log y] is not subtracted.": a + b / 2,
        "the completed square is used without its ½.": b,
        "the variance b is squared.": b**2 / 2,
        "the sign is that of 𝔼[log y] − log 𝔼[y].": -b / 2,
        "𝔼[y] stands without its logarithm.": sp.exp(a + b / 2) - a,
        "this is the relative variance of y.": sp.exp(b) - 1,
    })


def test_the_width_removes_the_square(width):
    """The variance of q for which log w(z) has no term z²."""
    one_over = 1 / r**2 + 1 / s**2
    same(width, 1 / one_over, {r: (0.5, 2), s: (0.3, 1.5)}, "width", near={
        "this is one over the variance.": one_over,
        "this is a standard deviation, and a variance is asked for.": 1 / sp.sqrt(one_over),
        "this is the case r = 1: the prior's variance is taken for 1.": s**2 / (1 + s**2),
        "this is the variance of x under the model, not of a code given x.": r**2 + s**2,
        "the prior is left out.": s**2,
        "the decoder is left out.": r**2,
    })


def test_the_spread_is_the_variance_of_the_log_weight(spread):
    """The variance of log w(z) under q."""
    v = 1 / (1 / r**2 + 1 / s**2)
    m = v * x / s**2
    right = (mu - m) ** 2 / v
    ranges = {mu: (-2, 2), x: (-2, 2), r: (0.5, 2), s: (0.3, 1.5)}
    same(spread, right, ranges, "spread", near={
        "this is the gap, half of the variance of log w(z).": right / 2,
        "this is the squared slope of log w(z): the variance of z is forgotten.": right / v,
        "this is the standard deviation of log w(z).": sp.Abs(mu - m) / sp.sqrt(v),
        "the prior's variance is taken for 1.":
            (mu - x / (1 + s**2)) ** 2 * (1 + s**2) / s**2,
        "the prior, which pulls the posterior's mean to 0, is left out.": (mu - x) ** 2 / v,
    })
