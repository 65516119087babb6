m, b = sp.Symbol("m", real=True), sp.Symbol("b", positive=True)


def test_the_rate_for_every_centre_and_width(rate):
    """The KL from the Laplace law to the standard normal."""
    right = -sp.log(2 * b) - 1 + sp.log(2 * sp.pi) / 2 + m**2 / 2 + b**2
    constant = sp.log(2 * sp.pi) / 2
    same(rate, right, {m: (-2, 2), b: (0.2, 2)}, "rate", near={
        "½ log 2π is missing: it belongs to p, and the Laplace density has no such term to cancel it.":
            right - constant,
        "the variance of this law is 2b², not b².": right - b**2 / 2,
        "this is the Gaussian's formula; the logarithm of a Laplace density has other constants.":
            (m**2 + 2 * b**2 - 1 - sp.log(2 * b**2)) / 2,
        "the density begins with 1/(2b), so the logarithm is that of 2b.": right + sp.log(2),
        "the average of |z − m|/b is 1, not ½: the ½ belongs to a squared distance.":
            right + sp.Rational(1, 2),
        "the mean of z² needs m² too.": right - m**2 / 2,
        "½z² enters with its ½: half of m² + 2b².": right + m**2 / 2 + b**2,
    })


def test_the_best_width_has_the_variance_of_the_prior(best_width):
    """The width with the smallest rate."""
    close(expression(best_width, [], "best_width"), math.sqrt(0.5), "best_width", near={
        "½ is the square of the right width, and also what a rate without the ½ before z² gives.": 0.5,
        "at b = 1 the variance 2b² is 2. Set the derivative of the rate by b to 0.": 1.0,
        "this is the standard deviation √2·b at b = 1; solve for b.": math.sqrt(2),
    })


def test_the_least_rate_is_positive(least):
    """The rate at the best width."""
    right = (math.log(math.pi) - 1) / 2
    close(expression(least, [], "least"), right, "least", tolerance=1e-3, near={
        "a KL between different laws is larger than 0. No Laplace law is the prior.": 0.0,
        "it is negative, and no KL is: ½ log 2π is missing.": right - math.log(2 * math.pi) / 2,
        "the variance of this law is 2b², not b².": math.log(math.pi / 2) / 2 - 0.5,
        "this is the rate at b = 1.": math.log(math.pi / 2) / 2,
    })
