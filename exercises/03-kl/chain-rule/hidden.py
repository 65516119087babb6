m, b = sp.symbols("m b", real=True)
s, t = sp.symbols("s t", positive=True)
RANGES = {m: (-2, 2), b: (-1.5, 1.5), s: (0.3, 2), t: (0.3, 2)}


def priced(mean_square, variance):
    return (mean_square + variance - 1) / 2 - sp.log(variance) / 2


def test_the_first_number_alone(first):
    """KL(q(x) ‖ p(x)) for every m and s."""
    same(first, priced(m**2, s**2), RANGES, "first", near={
        "the mean of x is missing.": priced(0, s**2),
        "half of log s² is log s, not half of it.": priced(m**2, s**2) + sp.log(s) / 2,
        "this is the KL of the other direction.": (1 + m**2) / s**2 / 2 - sp.Rational(1, 2) + sp.log(s),
    })


def test_the_rest_is_averaged_over_x(rest):
    """The expected KL of z given x, for every m, s, b and t."""
    same(rest, priced(b**2 * (m**2 + s**2), t**2), RANGES, "rest", near={
        "it is the KL at the mean of x; the average of x² is m² + s², not m².": priced(b**2 * m**2, t**2),
        "this is the KL of z with x forgotten; here x is known, and the variance of z is t².":
            priced(b**2 * m**2, b**2 * s**2 + t**2),
        "the average of b²x² is missing.": priced(0, t**2),
        "half of log t² is log t, not half of it.": priced(b**2 * (m**2 + s**2), t**2) + sp.log(t) / 2,
        "b is squared in the squared mean.": priced(b * (m**2 + s**2), t**2),
        "the average of x² is m² + s².": priced(b**2 * s**2, t**2),
    })


def test_forgetting_x_widens_z(marginal):
    """KL(q(z) ‖ p(z)) for every m, s, b and t."""
    same(marginal, priced(b**2 * m**2, b**2 * s**2 + t**2), RANGES, "marginal", near={
        "the spread of x passes into z: the variance of z is b²s² + t².": priced(b**2 * m**2, t**2),
        "scales do not add, variances do.": priced(b**2 * m**2, (sp.Abs(b) * s + t) ** 2),
        "a factor b multiplies the variance of x by b².": priced(b**2 * m**2, sp.Abs(b) * s**2 + t**2),
        "this is the expected KL given x. With x forgotten, the logarithm holds the variance of z alone.":
            priced(b**2 * (m**2 + s**2), t**2),
        "the logarithm is that of the variance of z, not of its scale.":
            priced(b**2 * m**2, b**2 * s**2 + t**2) + sp.log(b**2 * s**2 + t**2) / 4,
        "the mean of z is b·m.": priced(m**2, b**2 * s**2 + t**2),
        "the squared mean of z, b²m², is missing.": priced(0, b**2 * s**2 + t**2),
    })
