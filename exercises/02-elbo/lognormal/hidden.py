a, x, mu = sp.symbols("a x mu", real=True)
b, r, s = sp.symbols("b r s", positive=True)


def test_the_slack_is_what_jensen_loses(slack):
    """The slack, for every mean and variance of log y."""
    same(slack, b / 2, {a: (-2, 2), b: (0.2, 3)}, "slack", near={
        "this is log 𝔼[y]; subtract 𝔼[log y].": a + b / 2,
        "the completed square leaves half the variance.": b,
        "b is a variance already: do not square it.": b**2 / 2,
        "Jensen says which of the two is larger: mind the sign.": -b / 2,
        "take the logarithm of 𝔼[y].": sp.exp(a + b / 2) - a,
    })


def test_the_width_removes_the_square(width):
    """The variance of q for which log w(z) has no term z²."""
    precision = 1 / r**2 + 1 / s**2
    same(width, 1 / precision, {r: (0.5, 2), s: (0.3, 1.5)}, "width", near={
        "this is a precision; the variance is one over it.": precision,
        "this is a standard deviation, not a variance.": 1 / sp.sqrt(precision),
        "this is the case r = 1; here the prior has the variance r².": s**2 / (1 + s**2),
        "this is the variance of x under the model, not of a code given x.": r**2 + s**2,
        "the prior counts as well as the decoder.": s**2,
        "the decoder counts as well as the prior.": r**2,
    })


def test_the_spread_is_the_variance_of_the_log_weight(spread):
    """The variance of log w(z) under q."""
    v = 1 / (1 / r**2 + 1 / s**2)
    m = v * x / s**2
    right = (mu - m) ** 2 / v
    ranges = {mu: (-2, 2), x: (-2, 2), r: (0.5, 2), s: (0.3, 1.5)}
    same(spread, right, ranges, "spread", near={
        "this is the gap; the variance of log w(z) is twice that.": right / 2,
        "this is the squared slope of log w(z); the variance of z comes on top.": right / v,
        "this is the standard deviation of log w(z).": sp.Abs(mu - m) / sp.sqrt(v),
        "this is with the posterior of r = 1.":
            (mu - x / (1 + s**2)) ** 2 * (1 + s**2) / s**2,
        "the prior pulls the posterior's mean away from x, towards 0.": (mu - x) ** 2 / v,
    })
