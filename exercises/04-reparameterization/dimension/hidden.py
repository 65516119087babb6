K, SIGMA = sp.Symbol("K", positive=True), sp.Symbol("sigma", positive=True)
RANGES = {K: (1, 25), SIGMA: (0.3, 2)}


def test_the_path_in_many_dimensions(many_pathwise):
    """The variance of the pathwise estimate."""
    same(many_pathwise, 8 * K * SIGMA**2, RANGES, "many_pathwise", near={
        "this is the variance for one mean: the estimate is 2σ‖ε‖², a sum of K squares.":
            4 + 0 * SIGMA,
        "the K squares are independent: their variances add up, and not their deviations.":
            8 * K**2 * SIGMA**2,
        "σ is a factor of the estimate: its square is in the variance.": 8 * K,
        "this is one latent's share; all latents depend on the shared σ.": 8 * SIGMA**2,
        "this is the mean square: subtract (2Kσ)².": 4 * K * (K + 2) * SIGMA**2,
    })


def test_the_score_in_many_dimensions(many_score):
    """The variance of the score-function estimate."""
    right = (2 * K**3 + 24 * K**2 + 48 * K) * SIGMA**2
    same(many_score, right, RANGES, "many_score", near={
        "this is the mean square: subtract (2Kσ)².": right + 4 * K**2 * SIGMA**2,
        "the true slope is 2Kσ, not 2σ: subtract its square.": right + 4 * (K**2 - 1) * SIGMA**2,
        "this is the mean square for one mean among K, from the chapter.": (K + 2) * (K + 4),
        "the score is (X − K)/σ: each latent brings a −log σ.":
            SIGMA**2 * (K * (K + 2) * ((K + 4) * (K + 6) - 2 * (K + 4) + 1) - 4 * K**2),
        "this is K times the result for one latent, but the cost of each meets the score of all.":
            74 * K * SIGMA**2,
        "the step of the recursion is K + 2n, not K + n.":
            SIGMA**2 * (K * (K + 1) * ((K + 2) * (K + 3) - 2 * K * (K + 2) + K**2) - 4 * K**2),
    })


def test_the_baseline_in_many_dimensions(many_baseline):
    """The best constant."""
    same(many_baseline, (K + 4) * SIGMA**2, RANGES, "many_baseline", near={
        "this is the mean cost; costs count with weight (X − K)².": K * SIGMA**2,
        "this is the best one for a mean, from the chapter.": (K + 2) * SIGMA**2,
        "a baseline is a cost: where is σ²?": K + 4,
        "the weights (X − K)² are not divided by their sum, 2K.": 2 * K * (K + 4) * SIGMA**2,
    })


def test_what_the_baseline_leaves(many_best):
    """The variance with the best constant."""
    right = 8 * K * (K + 2) * SIGMA**2
    same(many_best, right, RANGES, "many_best", near={
        "this is the result for one mean, from the chapter.": 2 * K + 4,
        "this is what the mean cost leaves; another constant leaves less.":
            right + 32 * K * SIGMA**2,
        "the gain is c² times the mean square of the score, which is 2K/σ².":
            (2 * K**3 + 24 * K**2 + 48 * K - (K + 4) ** 2) * SIGMA**2,
        "this is a mean square: subtract (2Kσ)².": right + 4 * K**2 * SIGMA**2,
    })
