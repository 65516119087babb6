mu, lam = sp.Symbol("mu", positive=True), sp.Symbol("lam", real=True)


def test_the_variance_is_the_parabola(variance):
    """The variance, for every λ and μ."""
    right = mu**2 - 2 * lam * mu**2 + lam**2 * (sp.exp(mu**2) - 1)
    same(variance, right, {mu: (0.3, 1.5), lam: (-1, 2)}, "variance", near={
        "the covariance of −log r and r has the wrong sign.": right + 4 * lam * mu**2,
        "the covariance is forgotten.": right + 2 * lam * mu**2,
        "the covariance is counted once.": right + lam * mu**2,
        "you have 𝔼[r²] for the variance of r.": right + lam**2,
        "you have 𝔼[(log r)²] for the variance of log r.": right + mu**4 / 4,
        "the variance of r stands without λ².": right + (1 - lam**2) * (sp.exp(mu**2) - 1),
        "λ is not squared before the variance of r.": right + (lam - lam**2) * (sp.exp(mu**2) - 1),
    })


def test_the_best_coefficient_is_the_lowest_point(best):
    """The λ with the smallest variance."""
    assert not isinstance(best, (list, tuple)), "best should be one formula, not a list."
    right = mu**2 / (sp.exp(mu**2) - 1)
    same(best, right, {mu: (0.3, 1.5)}, "best", near={
        "the covariance has the wrong sign.": -right,
        "a factor 2 is lost, in the derivative or in the covariance.": right / 2,
        "you have twice the lowest point: there the parabola is back at its value for λ = 0.": 2 * right,
        "the covariance is forgotten, and so nothing seems to be gained.": 0,
        "you have 𝔼[r²] for the variance of r.": mu**2 * sp.exp(-(mu**2)),
        "this is 1, the usual choice.": 1,
        "this is the fraction upside down.": 1 / right,
    })
