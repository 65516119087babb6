mu, v, a = sp.Symbol("mu", real=True), sp.Symbol("v", positive=True), sp.Symbol("a", positive=True)
SMALL = sp.Rational(1, 10**12)


def test_a_narrow_law_takes_away_the_slope_of_the_baseline_at_the_mean(bias_mean):
    """As v tends to 0, the bias in μ is minus the slope of c at μ."""
    found = expression(bias_mean, [mu, v, a], "bias_mean").subs(v, SMALL)
    same(found, -(3 * mu**2 + a * sp.exp(a * mu)), {mu: (-1, 1), a: (0.3, 1.2)},
         "bias_mean for tiny v",
         near={
             "the score has mean 0, but the score times c(z) has not.": 0,
             "the sign: the bias is the mean of the estimate minus the true slope.":
                 3 * mu**2 + a * sp.exp(a * mu),
             "this is minus the mean of c, and the score is missing.":
                 -(mu**3 + sp.exp(a * mu)),
         })


def test_a_certain_code_has_no_variance(repaired):
    """As v tends to 0, the variance of the repaired estimate tends to 0."""
    found = expression(repaired, [mu, v], "repaired").subs(v, SMALL)
    same(found, 0, {mu: (-1, 1)}, "repaired for tiny v", near={
        "only the constant of the tangent is subtracted.": 18 * mu**4,
        "this is the variance without any baseline, which grows without bound.":
            mu**6 / SMALL + 36 * mu**4,
        "the square of the mean is not subtracted: the mean of the estimate is 3μ² + 3v.":
            9 * mu**4,
    })
