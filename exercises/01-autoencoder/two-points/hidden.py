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
        "the prior is missing: the two images are not equally probable.": sp.tanh(y / sigma**2),
        "the log odds of the prior enter the tanh with a factor ½.":
            sp.tanh(y / sigma**2 + 2 * half),
        "that is the probability of x = 1, not the mean of x.": ABOVE / (ABOVE + BELOW),
        "the prior acts in the wrong direction: w belongs to x = 1.":
            sp.tanh(y / sigma**2 - half),
        "the argument of the tanh is half of the log odds, not all of them.":
            sp.tanh(2 * y / sigma**2 + 2 * half),
        "y is divided by σ² in the exponent, not by σ.": sp.tanh(y / sigma + half),
        "this is the best linear denoiser; the best of all is not linear.":
            y / (1 + sigma**2),
    })


def test_the_spread_of_the_clean_image(spread):
    """The variance of x given y, for every y, σ and w."""
    p = ABOVE / (ABOVE + BELOW)
    same(spread, 1 - MEAN**2, RANGES, "spread", near={
        "the variance subtracts the square of the mean.": 1 - MEAN,
        "the values are −1 and 1, not 0 and 1: four times as much.": p * (1 - p),
        "that is the square of the mean.": MEAN**2,
        "the prior is missing: the two images are not equally probable.":
            1 - sp.tanh(y / sigma**2) ** 2,
        "that is the derivative of the denoiser: multiply it by σ².": (1 - MEAN**2) / sigma**2,
        "that is the variance of the noise.": sigma**2,
        "that is the variance of x before y is seen.": 4 * w * (1 - w),
        "that is a standard deviation.": sp.sqrt(1 - MEAN**2),
    })


def test_where_the_denoiser_is_zero(undecided):
    """The y at which r(y) = 0, for every σ and w."""
    right = sigma**2 / 2 * sp.log((1 - w) / w)
    ranges = {sigma: (0.6, 1.6), w: (0.1, 0.9)}
    same(undecided, right, ranges, "undecided", near={
        "its sign is wrong: if x = 1 is rare, y has to be positive before r is.": -right,
        "that holds for equal probabilities only.": sp.Integer(0),
        "a factor ½ is missing: the exponents differ by 2y/σ².": 2 * right,
        "that is the mean of x, the answer without y.": 2 * w - 1,
        "the noise enters as σ².": right / sigma,
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
            "its sign.": -score,
            "divide by σ².": score * sigma**2,
            "divide by σ², not by σ.": score * sigma,
            "that is log p_σ(y): differentiate it.":
                sp.log((ABOVE + BELOW) / sp.sqrt(2 * sp.pi * sigma**2)),
            "that is the derivative of p_σ(y) up to a factor: divide it by p_σ(y).":
                score * (ABOVE + BELOW),
            "that is the derivative of p_σ(y): divide it by p_σ(y).":
                score * (ABOVE + BELOW) / sp.sqrt(2 * sp.pi * sigma**2),
            "the prior is missing: the two images are not equally probable.":
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
