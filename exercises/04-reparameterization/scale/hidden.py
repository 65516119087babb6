MU, SIGMA = sp.Symbol("mu", real=True), sp.Symbol("sigma", positive=True)
RANGES = {MU: (-2, 2), SIGMA: (0.3, 2)}


def test_the_variance_of_the_pathwise_estimate(scale_pathwise):
    """The variance of ε f'(z)."""
    same(scale_pathwise, 4 * MU**2 + 8 * SIGMA**2, RANGES, "scale_pathwise", near={
        "this is the variance of f'(z), the estimate for μ: the slope of z in σ is ε.":
            4 * SIGMA**2,
        "this is the mean square: subtract the square of the true slope, 2σ.":
            4 * MU**2 + 12 * SIGMA**2,
        "the true slope in σ is 2σ, and not 2μ.": 12 * SIGMA**2,
        "f'(z) is 2z: its square has a factor 4.": MU**2 + 2 * SIGMA**2,
    })


def test_the_variance_of_the_score_function_estimate(scale_score):
    """The variance of f(z) times the score of σ."""
    right = 2 * MU**4 / SIGMA**2 + 60 * MU**2 + 74 * SIGMA**2
    same(scale_score, right, RANGES, "scale_score", near={
        "this is the variance for the slope in μ, with another score.":
            MU**4 / SIGMA**2 + 14 * MU**2 + 15 * SIGMA**2,
        "this is the mean square: subtract the square of the true slope, 2σ.": right + 4 * SIGMA**2,
        "the true slope in σ is 2σ, and not 2μ.": right + 4 * SIGMA**2 - 4 * MU**2,
        "the score is (ε² − 1)/σ: the −1 comes from log σ.":
            3 * MU**4 / SIGMA**2 + 90 * MU**2 + 101 * SIGMA**2,
        "(μ + σε)⁴ holds the term 6μ²σ²ε².": right - 50 * MU**2,
        "𝔼[ε⁸] is 105.": right - 90 * SIGMA**2,
        "this is for the slope in σ²; the score of σ is 2σ times that of σ².":
            right / (4 * SIGMA**2),
    })


def test_the_best_baseline(scale_baseline):
    """The c with the smallest variance."""
    same(scale_baseline, MU**2 + 5 * SIGMA**2, RANGES, "scale_baseline", near={
        "this is the mean cost; costs count with weight (ε² − 1)².": MU**2 + SIGMA**2,
        "the weights are not divided by their sum.": 2 * MU**2 + 10 * SIGMA**2,
        "this is the best one for the slope in μ, whose score is ε/σ.": MU**2 + 3 * SIGMA**2,
    })


def test_the_smallest_ratio(smallest_ratio):
    """The smallest value of the score's variance over that of the path."""
    found = numbers(smallest_ratio, "smallest_ratio")
    assert len(found) == 1, "smallest_ratio should be one number."
    close(found, 37 / 4, "smallest_ratio", 1e-6, near={
        "this is the ratio for the slope in μ.": 15 / 4,
        "this is a ratio of mean squares.": 13 / 2,
        "the score is that of σ².": 37 / 16,
        "this is the ratio at μ = σ, and it can be smaller.": 34 / 3,
        "the variance of the score function is the numerator.": 4 / 37,
        "the factor ε of the path is missing in its variance.": 37 / 2,
        "a ratio of two variances is positive: which moment is too small?": -2.0,
    })


def test_the_bound_on_the_ratio(ratio_bound):
    """The smallest bound on the ratio with the best baseline."""
    assert str(ratio_bound) not in ("oo", "inf"), (
        "ratio_bound is finite: the best baseline removes the fourth power of μ."
    )
    found = numbers(ratio_bound, "ratio_bound")
    assert len(found) == 1, "ratio_bound should be one number."
    close(found, 10.0, "ratio_bound", 1e-6, near={
        "this is the smallest value of the ratio with the best baseline, at μ = 0.": 3.0,
        "this is the ratio at μ = σ, and it grows from there.": 64 / 12,
        "the gain is c² times the mean square of the score, 2/σ², and not c²/σ²; with that the "
        "ratio would have no bound.": 12.5,
        "the path's variance is 4μ² + 8σ²: for large μ divide by 4μ².": 40.0,
    })
