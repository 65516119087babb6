K, SIGMA = sp.Symbol("K", positive=True), sp.Symbol("sigma", positive=True)
RANGES = {K: (1, 25), SIGMA: (0.3, 2)}


def test_the_path_in_many_dimensions(many_pathwise):
    """The variance of the pathwise estimate."""
    same(many_pathwise, 8 * K * SIGMA**2, RANGES, "many_pathwise", near={
        "this is the variance for the slope in one mean.":
            4 + 0 * SIGMA,
        "you add the deviations of independent latents, and not their variances.":
            8 * K**2 * SIGMA**2,
        "the σ of the estimate is forgotten.": 8 * K,
        "this is one latent's share.": 8 * SIGMA**2,
        "Var[X] was taken as K.": 4 * K * SIGMA**2,
        "this is the mean square: the square of the true slope is not subtracted.":
            4 * K * (K + 2) * SIGMA**2,
    })


def test_the_score_in_many_dimensions(many_score):
    """The variance of the score-function estimate."""
    right = (2 * K**3 + 24 * K**2 + 48 * K) * SIGMA**2
    same(many_score, right, RANGES, "many_score", near={
        "this is the mean square: the square of the true slope is not subtracted.":
            right + 4 * K**2 * SIGMA**2,
        "you subtract the squared slope of one latent.": right + 4 * (K**2 - 1) * SIGMA**2,
        "this is the mean square for one mean among K, from the chapter.": (K + 2) * (K + 4),
        "you have one −log σ in the log-density, and not one for each latent.":
            SIGMA**2 * (K * (K + 2) * ((K + 4) * (K + 6) - 2 * (K + 4) + 1) - 4 * K**2),
        "this is K times the result for one latent, "
        "as if the cost of each met its own score alone.":
            74 * K * SIGMA**2,
        "you have K + n for K + 2n in the recursion.":
            SIGMA**2 * (K * (K + 1) * ((K + 2) * (K + 3) - 2 * K * (K + 2) + K**2) - 4 * K**2),
    })


def test_the_baseline_in_many_dimensions(many_baseline):
    """The best constant."""
    same(many_baseline, (K + 4) * SIGMA**2, RANGES, "many_baseline", near={
        "this is the mean cost, with equal weights for all draws.": K * SIGMA**2,
        "this is the best one for a mean, from the chapter.": (K + 2) * SIGMA**2,
        "σ² is forgotten: a baseline is a cost.": K + 4,
        "the weights are not divided by their sum.": 2 * K * (K + 4) * SIGMA**2,
    })


def test_what_the_baseline_leaves(many_best):
    """The variance with the best constant."""
    right = 8 * K * (K + 2) * SIGMA**2
    same(many_best, right, RANGES, "many_best", near={
        "this is the result for one mean, from the chapter.": 2 * K + 4,
        "this is what the mean cost leaves.":
            right + 32 * K * SIGMA**2,
        "you have taken c² off, without the mean square of the score.":
            (2 * K**3 + 24 * K**2 + 48 * K - (K + 4) ** 2) * SIGMA**2,
        "this is a mean square: the square of the true slope is not subtracted.":
            right + 4 * K**2 * SIGMA**2,
    })
