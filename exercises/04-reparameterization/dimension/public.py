def test_the_unit_of_the_codes(many_pathwise, many_score, many_baseline, many_best):
    """If σ doubles, all four answers become four times as large, and none is 0."""
    K, sigma = sp.Symbol("K", positive=True), sp.Symbol("sigma", positive=True)
    answers = (
        (many_pathwise, "many_pathwise"),
        (many_score, "many_score"),
        (many_baseline, "many_baseline"),
        (many_best, "many_best"),
    )
    for answer, what in answers:
        found = expression(answer, [K, sigma], what)
        once, twice = (numbers(found.subs({K: 3, sigma: n * 0.7}), what)[0] for n in (1, 2))
        assert once > 0, f"{what} is {once:.4g} at K = 3 and σ = 0.7, and should be positive."
        assert abs(twice / once - 4) < 1e-6, (
            f"{what} grows by the factor {twice / once:.3g} if σ doubles, and should grow by 4: "
            "a term has the wrong power of σ."
        )


def test_three_latents(many_pathwise, many_score, many_baseline, many_best):
    """At K = 3 and σ = 1.5: the powers of X from 1 to 4 have the means 3, 15, 105 and 945."""
    K, sigma = sp.Symbol("K", positive=True), sp.Symbol("sigma", positive=True)
    where, square = {K: 3, sigma: 1.5}, 1.5**2
    answers = (
        (many_pathwise, "many_pathwise", 54.0, {
            "this is for the slope in one mean.": 4 * square,
            "this is for the slope in one mean, at σ = 1.": 4,
            "the σ of the estimate is forgotten.": 24,
            "Var[X] was taken as K.": 4 * 3 * square,
            "this is one latent's share.": 8 * square,
            "this is a mean square: the square of the true slope is not subtracted.": 60 * square,
            "you add the deviations of independent latents, and not their variances.": 72 * square,
        }),
        (many_score, "many_score", 931.5, {
            "this is for the slope in one mean.": (3 + 2) * (3 + 4) * square,
            "this is for the slope in one mean, at σ = 1.": (3 + 2) * (3 + 4),
            "this is a mean square: the square of the true slope is not subtracted.": 450 * square,
            "this is K times the result for one latent, as if the cost of each met its own score "
            "alone.": 3 * 74 * square,
        }),
        (many_baseline, "many_baseline", 15.75, {
            "this is the mean cost, with equal weights for all draws.": 3 * square,
            "σ² is forgotten: a baseline is a cost.": 7,
            "this is for the slope in one mean.": (3 + 2) * square,
            "the weights are not divided by their sum.": 42 * square,
        }),
        (many_best, "many_best", 270.0, {
            "this is for the slope in one mean.": (2 * 3 + 4) * square,
            "this is for the slope in one mean, at σ = 1.": 2 * 3 + 4,
            "this is a mean square: the square of the true slope is not subtracted.": 156 * square,
            "this is what the mean cost leaves.": 216 * square,
        }),
    )
    for answer, what, right, near in answers:
        found = expression(answer, [K, sigma], what).subs(where)
        close(found, right, f"{what} at K = 3, σ = 1.5", 1e-6, near=near)
