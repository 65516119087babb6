MU, SIGMA = sp.Symbol("mu", real=True), sp.Symbol("sigma", positive=True)
RANGES = {MU: (-2, 2), SIGMA: (0.3, 2)}


def test_the_variance_of_the_pathwise_estimate(scale_pathwise):
    """The variance of ε f'(z)."""
    same(scale_pathwise, 4 * MU**2 + 8 * SIGMA**2, RANGES, "scale_pathwise", near={
        "this is the variance of f'(z), the estimate for μ: the factor ε is forgotten.":
            4 * SIGMA**2,
        "this is the mean square: the square of the true slope is not subtracted.":
            4 * MU**2 + 12 * SIGMA**2,
        "you subtract the square of 2μ, the slope in μ.": 12 * SIGMA**2,
        "the 2 of f'(z) is forgotten, and with it a factor 4.": MU**2 + 2 * SIGMA**2,
    })


def test_the_variance_of_the_score_function_estimate(scale_score):
    """The variance of f(z) times the score of σ."""
    right = 2 * MU**4 / SIGMA**2 + 60 * MU**2 + 74 * SIGMA**2
    same(scale_score, right, RANGES, "scale_score", near={
        "this is the variance for the slope in μ, with another score.":
            MU**4 / SIGMA**2 + 14 * MU**2 + 15 * SIGMA**2,
        "this is the mean square: the square of the true slope is not subtracted.":
            right + 4 * SIGMA**2,
        "you subtract the square of 2μ, the slope in μ.": right + 4 * SIGMA**2 - 4 * MU**2,
        "the score has lost its −1, the part that comes from log σ.":
            3 * MU**4 / SIGMA**2 + 90 * MU**2 + 101 * SIGMA**2,
        "in (μ + σε)⁴ you have μ²σ²ε² once: its factor is forgotten.": right - 50 * MU**2,
        "you have 15 for the mean of ε⁸.": right - 90 * SIGMA**2,
        "this is for the slope in σ².":
            right / (4 * SIGMA**2),
    })


def test_the_best_baseline(scale_baseline):
    """The c with the smallest variance."""
    same(scale_baseline, MU**2 + 5 * SIGMA**2, RANGES, "scale_baseline", near={
        "this is the mean cost, with equal weights for all draws.": MU**2 + SIGMA**2,
        "the weights are not divided by their sum.": 2 * MU**2 + 10 * SIGMA**2,
        "this is the best one for the slope in μ.": MU**2 + 3 * SIGMA**2,
    })


def test_the_smallest_ratio(smallest_ratio):
    """The smallest value of the score's variance over that of the path."""
    found = numbers(smallest_ratio, "smallest_ratio")
    assert len(found) == 1, "smallest_ratio should be one number."
    close(found, 37 / 4, "smallest_ratio", 1e-6, near={
        "this is the ratio for the slope in μ.": 15 / 4,
        "this is a ratio of mean squares.": 13 / 2,
        "you have the score of σ².": 37 / 16,
        "this is the ratio at μ = σ, which is not its smallest value.": 34 / 3,
        "you have divided the other way round.": 4 / 37,
        "the factor ε of the path is forgotten.": 37 / 2,
        "it is negative: you have 15 for the mean of ε⁸.": -2.0,
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
        "this is the ratio at μ = σ, which is no bound.": 64 / 12,
        "you have taken too little off: the mean square of the score is forgotten.": 12.5,
        "this is the number that the numerator keeps: the 4 of the denominator is forgotten.": 40.0,
    })
