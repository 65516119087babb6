NOISE = [-1.7, -0.6, 0.2, 0.9, 2.3]
MEAN, LOG_VAR, M, V = 0.7, -0.9, -0.4, 0.25
SCALE = math.exp(LOG_VAR / 2)
Z = [MEAN + SCALE * e for e in NOISE]
PATH = [SCALE * e / 2 for e in NOISE]
SLOPE = [(z - M) / V for z in Z]
GAIN = [p * f for p, f in zip(PATH, SLOPE)]  # of f along the path


def row(landing_slopes, index):
    found = landing_slopes(torch.tensor(NOISE), MEAN, LOG_VAR, M, V)
    shape(found, (3, 5), "the result of `landing_slopes`")
    return found[index]


def test_the_rate_from_the_same_draw(landing_slopes):
    """Row 0 at an encoder with a wrong mean and a wrong scale."""
    close(row(landing_slopes, 0), [g - 0.5 for g in GAIN], "row 0", near={
        "this is the slope in μ.": SLOPE,
        "this is the slope in σ.":
            [(g - 0.5) * 2 / SCALE for g in GAIN],
        "the slope of log q(z) at the draw is forgotten.": GAIN,
        "this is the path alone: the score is forgotten.":
            [g - e * e / 2 for g, e in zip(GAIN, NOISE)],
        "you have −1 for the slope of log q(z) at the draw.":
            [g - 1 for g in GAIN],
        "you have exp(s) for σ.": [
            SCALE**2 * e / 2 * (MEAN + SCALE**2 * e - M) / V - 0.5 for e in NOISE
        ],
        "the factor ½ in the slope of z is forgotten.": [2 * g - 0.5 for g in GAIN],
    })


def test_the_rate_in_closed_form(landing_slopes):
    """Row 1 at an encoder with a wrong mean and a wrong scale."""
    rate = (SCALE**2 - 1) / 2
    right = [g - p * z + rate for g, p, z in zip(GAIN, PATH, Z)]
    close(row(landing_slopes, 1), right, "row 1", near={
        "this is the slope in μ.": [f - SCALE * e for f, e in zip(SLOPE, NOISE)],
        "this is the slope in σ.": [r * 2 / SCALE for r in right],
        "the prior is counted twice: log p(z) is forgotten.":
            [g + rate for g in GAIN],
        "the sign of log p(z) is turned round.":
            [g + p * z + rate for g, p, z in zip(GAIN, PATH, Z)],
        "the factor ½ in the slope of the rate is forgotten.": [r + rate for r in right],
        "the slope of the rate is forgotten.": [r - rate for r in right],
        "the factor ½ in the slope of z is forgotten.": [2 * (r - rate) + rate for r in right],
        "you have exp(s) for σ.": [
            SCALE**2 * e / 2 * ((MEAN + SCALE**2 * e - M) / V - MEAN - SCALE**2 * e)
            + (SCALE**4 - 1) / 2 for e in NOISE
        ],
    })


def test_sticking_the_landing(landing_slopes):
    """Row 2 at an encoder with a wrong mean and a wrong scale."""
    close(row(landing_slopes, 2), [g - e * e / 2 for g, e in zip(GAIN, NOISE)], "row 2", near={
        "this is the slope in μ.": [f - e / SCALE for f, e in zip(SLOPE, NOISE)],
        "this is the slope in σ.":
            [(g - e * e / 2) * 2 / SCALE for g, e in zip(GAIN, NOISE)],
        "this is row 0: the score is not left out.": [g - 0.5 for g in GAIN],
        "the score is added instead of left out.": [g + e * e / 2 - 1 for g, e in zip(GAIN, NOISE)],
        "this is the score alone: you have cut off z, and not the parameters of q.":
            [(e * e - 1) / 2 for e in NOISE],
        "this is f plus the score: in log q(z) you have cut off z, and not the parameters.":
            [g + (e * e - 1) / 2 for g, e in zip(GAIN, NOISE)],
        "this is the path of f alone: that of log q(z) is forgotten.": GAIN,
        "the factor ½ in the slope of z is forgotten.":
            [2 * g - e * e for g, e in zip(GAIN, NOISE)],
        "you have exp(s) for σ.": [
            SCALE**2 * e / 2 * (MEAN + SCALE**2 * e - M) / V - e * e / 2 for e in NOISE
        ],
    })


def test_the_growth_of_the_variance(growth):
    """By how much a wrong mean raises the variance of row 2."""
    d, sigma, v = sp.Symbol("d"), sp.Symbol("sigma", positive=True), sp.Symbol("v", positive=True)
    right = sigma**2 * d**2 / (4 * v**2)
    same(growth, right, {d: (-2, 2), sigma: (0.3, 1.5), v: (0.1, 1)}, "growth", near={
        "this is for the slope in μ.": 0,
        "the factor ½ in the slope of z is forgotten.": 4 * right,
        "this is a standard deviation: the square is forgotten.": sigma * d / (2 * v),
        "you have v for v².": sigma**2 * d**2 / (4 * v),
        "this is for the slope in σ.": d**2 / v**2,
        "you count a covariance of ε and ε².":
            right + sigma * d / (2 * v) * (sigma**2 / v - 1),
        "this is the variance itself: what it is at d = 0 is not subtracted.":
            right + (sigma**2 / v - 1) ** 2 / 2,
    })
