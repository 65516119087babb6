mu, v, a = sp.Symbol("mu", real=True), sp.Symbol("v", positive=True), sp.Symbol("a", positive=True)
RANGES = {mu: (-1.0, 1.0), v: (0.2, 1.2), a: (0.3, 1.2)}
MEAN_EXP = sp.exp(a * mu + a**2 * v / 2)


def test_the_bias_in_the_mean(bias_mean):
    """The bias of the slope in μ."""
    right = -(3 * (mu**2 + v) + a * MEAN_EXP)
    same(bias_mean, right, RANGES, "bias_mean", near={
        "the sign is turned round.": -right,
        "this is minus the slope of c at μ, and not minus its mean.":
            -(3 * mu**2 + a * sp.exp(a * mu)),
        "the v in the mean of exp(az) is forgotten.": -(3 * (mu**2 + v) + a * sp.exp(a * mu)),
        "this is minus the mean of c, not minus its slope.": -(mu**3 + 3 * mu * v + MEAN_EXP),
        "you take the mean of c(z) times the score for 0.": 0,
    })


def test_the_bias_in_the_variance(bias_variance):
    """The bias of the slope in v."""
    right = -(3 * mu + a**2 / 2 * MEAN_EXP)
    same(bias_variance, right, RANGES, "bias_variance", near={
        "the sign is turned round.": -right,
        "the factor ½ of Price's rule is forgotten.": 2 * right,
        "this is for the slope in σ.": 2 * sp.sqrt(v) * right,
        "this is minus half the curvature of c at μ, and not minus half its mean.":
            -(3 * mu + a**2 / 2 * sp.exp(a * mu)),
        "this is minus half the mean slope: you have taken the first derivative in Price's rule.":
            -(3 * (mu**2 + v) + a * MEAN_EXP) / 2,
        "you take the mean of c(z) times this score for 0.": 0,
    })


def test_the_variance_of_the_repaired_estimate(repaired):
    """The variance with the tangent as a baseline and its slope added back."""
    right = 135 * mu**2 * v + 96 * v**2
    ranges = {mu: RANGES[mu], v: RANGES[v]}
    same(repaired, right, ranges, "repaired", near={
        "this is the mean square without 3μ²: the square of the mean is not subtracted.":
            right + 9 * v**2,
        "this is the mean square: the square of the mean is not subtracted.":
            right + 9 * (mu**2 + v) ** 2,
        "this is the variance without any baseline.":
            mu**6 / v + 36 * mu**4 + 207 * mu**2 * v + 96 * v**2,
        "only the constant μ³ of the tangent is subtracted.":
            18 * mu**4 + 207 * mu**2 * v + 96 * v**2,
        "you let the number 3μ² add to the variance.": right + 9 * mu**4,
        "the 1/v of the score is forgotten.": v**2 * right,
        "this is the standard deviation, not the variance.": sp.sqrt(right),
        "the mixed term, whose power of ε is odd, has mean 0, and you count it.":
            right + 6 * sp.sqrt(v) ** 3 * mu * 15,
        "you have 3 and 15 for the means of ε⁶ and ε⁸.": 27 * mu**2 * v + 6 * v**2,
    })
