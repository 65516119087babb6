mu, lam = sp.Symbol("mu", positive=True), sp.Symbol("lam", real=True)


def test_the_variance_is_the_parabola(variance):
    """The variance, for every λ and μ."""
    right = mu**2 - 2 * lam * mu**2 + lam**2 * (sp.exp(mu**2) - 1)
    same(variance, right, {mu: (0.3, 1.5), lam: (-1, 2)}, "variance", near={
        "the covariance of −log r and r is negative: mind its sign.": right + 4 * lam * mu**2,
        "the covariance is missing.": right + 2 * lam * mu**2,
        "the covariance counts twice in the variance of a sum.": right + lam * mu**2,
        "this is 𝔼[r²], not the variance of r.": right + lam**2,
        "this is 𝔼[(log r)²], not the variance of log r: subtract the squared mean.": right + mu**4 / 4,
    })


def test_the_best_coefficient_is_the_lowest_point(best):
    """The λ with the smallest variance."""
    right = mu**2 / (sp.exp(mu**2) - 1)
    same(best, right, {mu: (0.3, 1.5)}, "best", near={
        "the lowest point of a λ² − 2bλ + c is λ = b/a: mind the sign of the covariance.": -right,
        "the lowest point of a λ² − 2bλ + c is λ = b/a: a factor 2 is lost.": right / 2,
        "with a correlation, the best λ is not 0: the covariance is missing.": 0,
        "this has 𝔼[r²] in place of the variance of r.": mu**2 * sp.exp(-(mu**2)),
        "this is 1, the usual choice; it is the best one only in the limit of small μ.": 1,
    })
