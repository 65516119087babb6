y = sp.Symbol("y", real=True)
sigma, w = sp.symbols("sigma w", positive=True)
RANGES = {y: (-1.5, 1.5), sigma: (0.6, 1.6), w: (0.1, 0.9)}
ABOVE = w * sp.exp(-((y - 1) ** 2) / (2 * sigma**2))
BELOW = (1 - w) * sp.exp(-((y + 1) ** 2) / (2 * sigma**2))
MEAN = (ABOVE - BELOW) / (ABOVE + BELOW)


def test_the_denoiser_is_the_posterior_mean(denoiser):
    """The best denoiser, for every y, σ and w."""
    half = sp.log(w / (1 - w)) / 2
    same(denoiser, MEAN, RANGES, "denoiser", near={
        "the prior is forgotten, as if the two images were equally probable.": sp.tanh(y / sigma**2),
        "all of the log odds of the prior are in it, and half of the rest.":
            sp.tanh(y / sigma**2 + 2 * half),
        "this is the probability of x = 1, not the mean of x.": ABOVE / (ABOVE + BELOW),
        "the prior has the wrong sign, as if w belonged to x = −1.":
            sp.tanh(y / sigma**2 - half),
        "a half is forgotten: these are the log odds.":
            sp.tanh(2 * y / sigma**2 + 2 * half),
        "σ stands where σ² belongs.": sp.tanh(y / sigma + half),
        "this is the best linear denoiser for a Gaussian x.":
            y / (1 + sigma**2),
    })


def test_the_spread_of_the_clean_image(spread):
    """The variance of x given y, for every y, σ and w."""
    p = ABOVE / (ABOVE + BELOW)
    same(spread, 1 - MEAN**2, RANGES, "spread", near={
        "the mean is subtracted from 1, and not its square.": 1 - MEAN,
        "the values are taken for 0 and 1, not for −1 and 1.": p * (1 - p),
        "this is the square of the mean.": MEAN**2,
        "the prior is forgotten, as if the two images were equally probable.":
            1 - sp.tanh(y / sigma**2) ** 2,
        "this is the derivative of the denoiser.": (1 - MEAN**2) / sigma**2,
        "this is the variance of the noise.": sigma**2,
        "this is the variance of x before y is seen.": 4 * w * (1 - w),
        "this is a standard deviation.": sp.sqrt(1 - MEAN**2),
    })


def test_where_the_denoiser_is_zero(undecided):
    """The y at which r(y) = 0, for every σ and w."""
    right = sigma**2 / 2 * sp.log((1 - w) / w)
    ranges = {sigma: (0.6, 1.6), w: (0.1, 0.9)}
    same(undecided, right, ranges, "undecided", near={
        "the sign is reversed.": -right,
        "this holds for equal probabilities only.": sp.Integer(0),
        "a factor ½ is forgotten.": 2 * right,
        "this is the mean of x, the answer without y.": 2 * w - 1,
        "σ stands where σ² belongs.": right / sigma,
    })


def occurrences(parsed):
    """How often y stands in an expression."""
    return sum(part.name == "y" for part in sympy.preorder_traversal(parsed) if part.is_Symbol)


def test_the_steps_to_tweedies_formula(score_steps, denoiser):
    """From the derivative of log p_σ(y) to (r − y)/σ², each step equal to the one before."""
    assert isinstance(score_steps, (list, tuple)), "score_steps should be a list of expressions."
    score = (MEAN - y) / sigma**2
    if score_steps and score_steps[0] is not ...:
        same(score_steps[0], score, RANGES, "step 1, the derivative of log p_σ(y),", near={
            "the sign is reversed.": -score,
            "1/σ² is forgotten.": score * sigma**2,
            "σ stands where σ² belongs.": score * sigma,
            "this is log p_σ(y), not its derivative.":
                sp.log((ABOVE + BELOW) / sp.sqrt(2 * sp.pi * sigma**2)),
            "this is the derivative of p_σ(y) up to a factor, and not of its logarithm.":
                score * (ABOVE + BELOW),
            "this is the derivative of p_σ(y), and not of its logarithm.":
                score * (ABOVE + BELOW) / sp.sqrt(2 * sp.pi * sigma**2),
            "the prior is forgotten, as if the two images were equally probable.":
                (sp.tanh(y / sigma**2) - y) / sigma**2,
        })
    allowed = 1 + max(2, occurrences(expression(denoiser, list(RANGES), "denoiser")))

    def unfinished(last):
        if occurrences(last) <= allowed:
            return None
        return (
            f"it is right, but y stands in it {occurrences(last)} times. "
            "End with (r − y)/σ², with the denoiser put in for r."
        )

    chain(score_steps, score, RANGES, "score_steps", end=unfinished)
