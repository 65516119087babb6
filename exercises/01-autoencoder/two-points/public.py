def test_the_denoiser_at_one_point(denoiser):
    """denoiser is a formula in y, sigma and w; its value at y = 0.7, sigma = 1.2, w = 0.2."""
    y, sigma, w = symbols = sp.symbols("y sigma w")
    found = expression(denoiser, symbols, "denoiser").subs({y: 0.7, sigma: 1.2, w: 0.2})
    close(found, -0.204127796, "denoiser at y = 0.7, sigma = 1.2, w = 0.2", near={
        "the prior is forgotten, as if the two images were equally probable.": 0.451124424,
        "all of the log odds of the prior are in it, and half of the rest.": -0.716387086,
        "this is the probability of x = 1, not the mean of x.": 0.397936102,
        "the prior has the wrong sign, as if w belonged to x = −1.": 0.827217589,
        "a half is forgotten: these are the log odds.": -0.391924808,
        "σ stands where σ² belongs.": -0.109374548,
        "this is the best linear denoiser for a Gaussian x.": 0.286885246,
        "the sign is reversed.": 0.204127796,
    })


def test_the_spread_at_one_point(spread):
    """spread is a formula in y, sigma and w; its value at y = 0.7, sigma = 1.2, w = 0.2."""
    y, sigma, w = symbols = sp.symbols("y sigma w")
    found = expression(spread, symbols, "spread").subs({y: 0.7, sigma: 1.2, w: 0.2})
    close(found, 0.958331843, "spread at y = 0.7, sigma = 1.2, w = 0.2", near={
        "the mean is subtracted from 1, and not its square.": 1.2041278,
        "the values are taken for 0 and 1, not for −1 and 1.": 0.239582961,
        "this is the square of the mean.": 0.0416681573,
        "the prior is forgotten, as if the two images were equally probable.": 0.796486754,
        "this is the derivative of the denoiser.": 0.665508224,
        "this is the variance of the noise.": 1.44,
        "this is the variance of the noisy image.": 2.08,
        "this is the variance of x before y is seen.": 0.64,
        "this is a standard deviation.": 0.978944249,
    })


def test_undecided_at_one_point(undecided):
    """undecided is a formula in sigma and w; its value at sigma = 1.5, w = 0.2."""
    sigma, w = symbols = sp.symbols("sigma w")
    found = expression(undecided, symbols, "undecided").subs({sigma: 1.5, w: 0.2})
    close(found, 1.55958116, "undecided at sigma = 1.5, w = 0.2", near={
        "the sign is reversed.": -1.55958116,
        "this holds for equal probabilities only.": 0,
        "a factor ½ is forgotten.": 3.11916231,
        "a factor ½ is too much.": 0.779790578,
        "this is the mean of x, the answer without y.": -0.6,
        "σ stands where σ² belongs.": 1.03972077,
    })


def test_the_steps_equal_each_other(score_steps):
    """score_steps is a list of two or more formulas in y, sigma and w, all of them equal."""
    assert score_steps is not ..., "score_steps is still `...`: this part is not answered yet."
    assert isinstance(score_steps, (list, tuple)) and len(score_steps) >= 2, (
        "score_steps should be a list of at least two formulas."
    )
    y, sigma, w = symbols = sp.symbols("y sigma w")
    steps = [expression(one, symbols, f"step {n}") for n, one in enumerate(score_steps, start=1)]
    ranges = {y: (-1.5, 1.5), sigma: (0.6, 1.6), w: (0.1, 0.9)}
    chain(steps, steps[0], ranges, "score_steps")
