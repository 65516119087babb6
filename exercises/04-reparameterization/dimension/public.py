K, SIGMA = sp.Symbol("K", positive=True), sp.Symbol("sigma", positive=True)


def test_one_latent_is_the_case_of_one_dimension(many_pathwise, many_score):
    """At K = 1 and σ = 1 the variances are 8 and 74."""
    both = (many_pathwise, "many_pathwise", 8), (many_score, "many_score", 74)
    for answer, what, right in both:
        found = expression(answer, [K, SIGMA], what).subs({K: 1, SIGMA: 1})
        close(found, right, f"{what} at K = 1, σ = 1", 1e-9, near={
            "this is a mean square: subtract the square of the true slope, 2.": right + 4,
            "this is for the slope in a mean, not in σ.": 4 if right == 8 else 15,
        })
