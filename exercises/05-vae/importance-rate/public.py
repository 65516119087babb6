def test_the_exact_posterior_leaves_no_gap(elbo_gap, bound_gap):
    """At v = 1 both gaps are 0."""
    v, K, S = sympy.symbols("v K S", positive=True)
    one = expression(elbo_gap, [v, K], "elbo_gap").subs(v, 1)
    same(one, 0, {K: (1, 9)}, "elbo_gap at v = 1")
    many = expression(bound_gap, [v, K, S], "bound_gap").subs(v, 1)
    same(many, 0, {K: (1, 9), S: (2, 9)}, "bound_gap at v = 1", near={
        "this is the mean of the squared weights, not their variance: −1 is missing.": 1 / (2 * S),
    })


def test_the_bound_of_twice_the_samples_has_half_the_gap(bound_gap):
    """Doubling S halves bound_gap."""
    v, K, S = sympy.symbols("v K S", positive=True)
    found = expression(bound_gap, [v, K, S], "bound_gap")
    factor = found.subs({v: 0.8, K: 3, S: 8}) / found.subs({v: 0.8, K: 3, S: 4})
    close(factor, 0.5, "bound_gap at S = 8, divided by that at S = 4", near={
        "the variance of a mean of S numbers is Var/S, not Var/S².": 0.25,
        "this looks like a standard deviation: the gap needs the variance.": math.sqrt(0.5),
        "S is missing.": 1.0,
    })
