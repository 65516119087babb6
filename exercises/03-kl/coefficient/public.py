def test_without_a_correction_the_variance_is_that_of_the_log_ratio(variance):
    """At λ = 0 the variance is μ²."""
    mu, lam = sp.Symbol("mu", positive=True), sp.Symbol("lam", real=True)
    assert not isinstance(variance, (list, tuple)), "variance should be one formula, not a list."
    found = expression(variance, [mu, lam], "variance").subs(lam, 0)
    same(found, mu**2, {mu: (0.3, 1.5)}, "variance at λ = 0", near={
        "this is 𝔼[(log r)²]: the squared mean of log r is not subtracted.": mu**2 + mu**4 / 4,
        "this is the standard deviation.": mu,
    })


def test_with_the_whole_correction_it_is_the_variance_of_the_chapter(variance):
    """At λ = 1 the variance is that of the chapter's second estimator, exp(μ²) − 1 − μ²."""
    mu, lam = sp.Symbol("mu", positive=True), sp.Symbol("lam", real=True)
    assert not isinstance(variance, (list, tuple)), "variance should be one formula, not a list."
    found = expression(variance, [mu, lam], "variance").subs(lam, 1)
    e = sp.exp(mu**2)
    same(found, e - 1 - mu**2, {mu: (0.3, 1.5)}, "variance at λ = 1", near={
        "the covariance has the wrong sign.": e - 1 + 3 * mu**2,
        "the covariance is forgotten.": e - 1 + mu**2,
        "the covariance is counted once.": e - 1,
        "you have 𝔼[r²] for the variance of r.": e - mu**2,
        "you have 𝔼[(log r)²] for the variance of log r.": e - 1 - mu**2 + mu**4 / 4,
        "the variance of log r is forgotten.": e - 1 - 2 * mu**2,
    })


def test_the_best_coefficient_is_lowest_in_your_variance(variance, best):
    """`best` is a formula in μ alone, and your `variance` is larger beside it."""
    mu, lam = sp.Symbol("mu", positive=True), sp.Symbol("lam", real=True)
    assert not isinstance(best, (list, tuple, dict, set)), (
        "best should be one formula, and is a list: if it comes from `sp.solve`, "
        "take the formula out of the list."
    )
    lowest = expression(best, [mu], "best")
    parabola = expression(variance, [mu, lam], "variance")
    for number in (0.6, 1.3):
        place = numbers(lowest.subs(mu, number), f"best at μ = {number}")[0]
        here, left, right = (
            numbers(parabola.subs({mu: number, lam: place + step}), "variance")[0]
            for step in (0, -0.01, 0.01)
        )
        assert min(left, right) > here, (
            f"best at μ = {number} is λ = {place:.4g}, and there your `variance` still falls "
            + ("to the left." if left <= here else "to the right.")
        )
