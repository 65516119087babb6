m, b = sp.Symbol("m", real=True), sp.Symbol("b", positive=True)


def test_the_rate_for_every_centre_and_width(rate):
    """The KL from the Laplace law to the standard normal."""
    right = -sp.log(2 * b) - 1 + sp.log(2 * sp.pi) / 2 + m**2 / 2 + b**2
    constant = sp.log(2 * sp.pi) / 2
    same(rate, right, {m: (-2, 2), b: (0.2, 2)}, "rate", near={
        "½ log 2π is forgotten.": right - constant,
        "you have b² for the variance of this law.": right - b**2 / 2,
        "this is the formula for a Gaussian q.": (m**2 + 2 * b**2 - 1 - sp.log(2 * b**2)) / 2,
        "the 2 of the density 1/(2b) is forgotten in the logarithm.": right + sp.log(2),
        "you have ½ for the average of |z − m|/b.": right + sp.Rational(1, 2),
        "the average of |z − m|/b is forgotten.": right + 1,
        "m² is forgotten in the average of z².": right - m**2 / 2,
        "the ½ before z² is forgotten.": right + m**2 / 2 + b**2,
        "log 2b has the wrong sign.": right + 2 * sp.log(2 * b),
        "½ log 2π has the wrong sign.": right - 2 * constant,
        "you have log 2π without its ½.": right + constant,
    })


def test_the_best_width_has_the_variance_of_the_prior(best_width):
    """The width with the smallest rate."""
    assert not isinstance(best_width, (list, tuple)), "best_width should be one number, not a list."
    close(expression(best_width, [], "best_width"), math.sqrt(0.5), "best_width", tolerance=1e-3, near={
        "this is the square of the width, or the best width of a rate without the ½ before z².": 0.5,
        "this is the best width if b² were the variance.": 1.0,
        "this is the standard deviation of the law with b = 1.": math.sqrt(2),
    })


def test_the_least_rate_is_positive(least):
    """The rate at the best width."""
    assert not isinstance(least, (list, tuple)), "least should be one number, not a list."
    right = (math.log(math.pi) - 1) / 2
    close(expression(least, [], "least"), right, "least", tolerance=1e-3, near={
        "0 is the price of a Gaussian, as if a Laplace law could be the prior.": 0.0,
        "½ log 2π is forgotten, and a KL comes out negative.": right - math.log(2 * math.pi) / 2,
        "this comes from the variance b².": math.log(math.pi / 2) / 2 - 0.5,
        "this is the rate at b = 1.": math.log(math.pi / 2) / 2,
    })
