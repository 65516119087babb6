m, b = sp.symbols("m b", real=True)
s, t = sp.symbols("s t", positive=True)
RANGES = {m: (-2, 2), b: (-1.5, 1.5), s: (0.3, 2), t: (0.3, 2)}


def priced(mean_square, variance):
    return (mean_square + variance - 1) / 2 - sp.log(variance) / 2


def test_the_first_number_alone(first):
    """KL(q(x) ‖ p(x)) for every m and s."""
    right = priced(m**2, s**2)
    same(first, right, {m: RANGES[m], s: RANGES[s]}, "first", near={
        "the mean of x is forgotten.": priced(0, s**2),
        "the logarithm is halved twice.": right + sp.log(s) / 2,
        "the logarithm is not halved.": right - sp.log(s),
        "the sign of the logarithm is wrong.": right + 2 * sp.log(s),
        "you have s where s² belongs, everywhere.": priced(m**2, s),
        "this is the KL of the other direction.":
            (1 + m**2) / s**2 / 2 - sp.Rational(1, 2) + sp.log(s),
    })


def test_the_rest_is_averaged_over_x(rest):
    """The expected KL of z given x, for every m, s, b and t."""
    square = b**2 * (m**2 + s**2)
    right = priced(square, t**2)
    same(rest, right, RANGES, "rest", near={
        "this is the KL at the mean of x, without its spread.": priced(b**2 * m**2, t**2),
        "this is the KL of z with x forgotten: `rest` and `marginal` are exchanged.":
            priced(b**2 * m**2, b**2 * s**2 + t**2),
        "the average of b²x² is forgotten.": priced(0, t**2),
        "the logarithm is halved twice.": right + sp.log(t) / 2,
        "the logarithm is not halved.": right - sp.log(t),
        "the sign of the logarithm is wrong.": right + 2 * sp.log(t),
        "you have t where t² belongs, everywhere.": priced(square, t),
        "b is not squared.": priced(b * (m**2 + s**2), t**2),
        "the mean of x is forgotten in the average of x².": priced(b**2 * s**2, t**2),
        "this is the KL of the other direction, averaged over x.":
            (1 + square) / t**2 / 2 - sp.Rational(1, 2) + sp.log(t),
    })


def test_forgetting_x_widens_z(marginal):
    """KL(q(z) ‖ p(z)) for every m, s, b and t."""
    variance = b**2 * s**2 + t**2
    right = priced(b**2 * m**2, variance)
    same(marginal, right, RANGES | {b: (0.3, 1.5)}, "marginal", near={
        "the spread of x is forgotten in the variance of z.": priced(b**2 * m**2, t**2),
        "the scales are added, not the variances.": priced(b**2 * m**2, (sp.Abs(b) * s + t) ** 2),
        "the variance of b·x has b where b² belongs.": priced(b**2 * m**2, sp.Abs(b) * s**2 + t**2),
        "this is the expected KL given x: `rest` and `marginal` are exchanged, or x is not forgotten.":
            priced(b**2 * (m**2 + s**2), t**2),
        "the logarithm is halved twice.": right + sp.log(variance) / 4,
        "the logarithm is not halved.": right - sp.log(variance) / 2,
        "the sign of the logarithm is wrong.": right + sp.log(variance),
        "you have σ where σ² belongs, everywhere.": priced(b**2 * m**2, sp.sqrt(variance)),
        "the mean of x stands where the mean of z belongs.": priced(m**2, variance),
        "the mean of z is forgotten.": priced(0, variance),
        "this is the KL of the other direction.":
            (1 + b**2 * m**2) / variance / 2 - sp.Rational(1, 2) + sp.log(variance) / 2,
    })
