mu, lam = sp.Symbol("mu", positive=True), sp.Symbol("lam", real=True)


def test_without_a_correction_the_variance_is_that_of_the_log_ratio(variance):
    """At λ = 0 the variance is μ²."""
    found = expression(variance, [mu, lam], "variance").subs(lam, 0)
    same(found, mu**2, {mu: (0.3, 1.5)}, "variance at λ = 0")
