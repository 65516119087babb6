mu, v, a = sp.Symbol("mu", real=True), sp.Symbol("v", positive=True), sp.Symbol("a", positive=True)
RANGES = {mu: (-1.0, 1.0), v: (0.2, 1.2), a: (0.3, 1.2)}
MEAN_EXP = sp.exp(a * mu + a**2 * v / 2)


def test_the_bias_in_the_mean(bias_mean):
    """The bias of the slope in μ."""
    right = -(3 * (mu**2 + v) + a * MEAN_EXP)
    same(bias_mean, right, RANGES, "bias_mean", near={
        "the sign: the estimate loses what the baseline takes away.": -right,
        "this is minus the slope of c at μ, not its mean: 𝔼[z²] is μ² + v.":
            -(3 * mu**2 + a * sp.exp(a * mu)),
        "𝔼[exp(az)] is exp(aμ + a²v/2).": -(3 * (mu**2 + v) + a * sp.exp(a * mu)),
        "this is minus the mean of c, not minus its slope.": -(mu**3 + 3 * mu * v + MEAN_EXP),
        "the score has mean 0, but the score times c(z) has not.": 0,
    })


def test_the_bias_in_the_variance(bias_variance):
    """The bias of the slope in v."""
    right = -(3 * mu + a**2 / 2 * MEAN_EXP)
    same(bias_variance, right, RANGES, "bias_variance", near={
        "the sign: the estimate loses what the baseline takes away.": -right,
        "the rule of Price has a factor ½.": 2 * right,
        "this is the slope in σ: v is σ².": 2 * sp.sqrt(v) * right,
        "this is minus half the curvature of c at μ, not its mean.":
            -(3 * mu + a**2 / 2 * sp.exp(a * mu)),
        "this is half the mean slope; the rule of Price has the second derivative.":
            -(3 * (mu**2 + v) + a * MEAN_EXP) / 2,
        "this score has mean 0 as well, but times c(z) it has not.": 0,
    })


def test_the_variance_of_the_repaired_estimate(repaired):
    """The variance with the tangent as a baseline and its slope added back."""
    right = 135 * mu**2 * v + 96 * v**2
    ranges = {mu: RANGES[mu], v: RANGES[v]}
    same(repaired, right, ranges, "repaired", near={
        "this is the mean square without 3μ²: subtract the square of the mean.": right + 9 * v**2,
        "this is the mean square: subtract the square of the mean, 3μ² + 3v.":
            right + 9 * (mu**2 + v) ** 2,
        "this is the variance without any baseline.":
            mu**6 / v + 36 * mu**4 + 207 * mu**2 * v + 96 * v**2,
        "only the constant μ³ of the tangent is subtracted.":
            18 * mu**4 + 207 * mu**2 * v + 96 * v**2,
        "adding the number 3μ² moves the mean, and no variance.": right + 9 * mu**4,
        "𝔼[ε⁶] is 15, and 𝔼[ε⁸] is 105.": 27 * mu**2 * v + 6 * v**2,
    })
