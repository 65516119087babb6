NOISE = [-1.7, -0.6, 0.2, 0.9, 2.3]
MEAN, LOG_VAR, M, V = 0.7, -0.9, -0.4, 0.25
SCALE = math.exp(LOG_VAR / 2)
Z = [MEAN + SCALE * e for e in NOISE]
PATH = [SCALE * e / 2 for e in NOISE]
SLOPE = [(z - M) / V for z in Z]
GAIN = [p * f for p, f in zip(PATH, SLOPE)]  # of f along the path


def row(landing_slopes, index):
    found = landing_slopes(torch.tensor(NOISE), MEAN, LOG_VAR, M, V)
    shape(found, (3, 5), "what `landing_slopes` returns")
    return found[index]


def test_the_rate_from_the_same_draw(landing_slopes):
    """Row 0 at an encoder with a wrong mean and a wrong scale."""
    close(row(landing_slopes, 0), [g - 0.5 for g in GAIN], "row 0", near={
        "this is the slope in μ.": SLOPE,
        "this is the slope in σ: the slope of σ in s is σ/2.":
            [(g - 0.5) * 2 / SCALE for g in GAIN],
        "log q(z) has a slope in s at the draw: it contains −s/2.": GAIN,
        "this is the path alone, and row 0 has the score too.":
            [g - e * e / 2 for g, e in zip(GAIN, NOISE)],
        "the slope of log q(z) at the draw is −½: the slopes in z and in σ cancel but for log σ.":
            [g - 1 for g in GAIN],
        "σ is exp(s/2).": [
            SCALE**2 * e / 2 * (MEAN + SCALE**2 * e - M) / V - 0.5 for e in NOISE
        ],
        "the slope of z in s has a factor ½.": [2 * g - 0.5 for g in GAIN],
    })


def test_the_rate_in_closed_form(landing_slopes):
    """Row 1 at an encoder with a wrong mean and a wrong scale."""
    rate = (SCALE**2 - 1) / 2
    right = [g - p * z + rate for g, p, z in zip(GAIN, PATH, Z)]
    close(row(landing_slopes, 1), right, "row 1", near={
        "this is the slope in μ.": [f - SCALE * e for f, e in zip(SLOPE, NOISE)],
        "this is the slope in σ: the slope of σ in s is σ/2.": [r * 2 / SCALE for r in right],
        "f(z) holds −log p(z) of the prior already: the distortion is f(z) + log p(z).":
            [g + rate for g in GAIN],
        "log p(z) is −z²/2, so it lowers the slope in z by z.":
            [g + p * z + rate for g, p, z in zip(GAIN, PATH, Z)],
        "the slope of the rate in s is ½(σ² − 1).": [r + rate for r in right],
        "the rate has a gradient of its own.": [r - rate for r in right],
        "the slope of z in s has a factor ½.": [2 * (r - rate) + rate for r in right],
        "σ is exp(s/2).": [
            SCALE**2 * e / 2 * ((MEAN + SCALE**2 * e - M) / V - MEAN - SCALE**2 * e)
            + (SCALE**4 - 1) / 2 for e in NOISE
        ],
    })


def test_sticking_the_landing(landing_slopes):
    """Row 2 at an encoder with a wrong mean and a wrong scale."""
    close(row(landing_slopes, 2), [g - e * e / 2 for g, e in zip(GAIN, NOISE)], "row 2", near={
        "this is the slope in μ.": [f - e / SCALE for f, e in zip(SLOPE, NOISE)],
        "this is the slope in σ: the slope of σ in s is σ/2.":
            [(g - e * e / 2) * 2 / SCALE for g, e in zip(GAIN, NOISE)],
        "this is row 0: is the score left out?": [g - 0.5 for g in GAIN],
        "the score is added instead of left out.": [g + e * e / 2 - 1 for g, e in zip(GAIN, NOISE)],
        "this is the score alone: cut off the parameters of q, and not z.":
            [(e * e - 1) / 2 for e in NOISE],
        "this is f plus the score: cut off the parameters of q, and not the z in log q(z).":
            [g + (e * e - 1) / 2 for g, e in zip(GAIN, NOISE)],
        "this is the distortion's path alone: log q(z) depends on z too.": GAIN,
        "the slope of z in s has a factor ½.": [2 * g - e * e for g, e in zip(GAIN, NOISE)],
        "σ is exp(s/2).": [
            SCALE**2 * e / 2 * (MEAN + SCALE**2 * e - M) / V - e * e / 2 for e in NOISE
        ],
    })


def test_the_growth_of_the_variance(growth):
    """By how much a wrong mean raises the variance of row 2."""
    d, sigma, v = sp.Symbol("d"), sp.Symbol("sigma", positive=True), sp.Symbol("v", positive=True)
    right = sigma**2 * d**2 / (4 * v**2)
    same(growth, right, {d: (-2, 2), sigma: (0.3, 1.5), v: (0.1, 1)}, "growth", near={
        "that holds for the slope in μ; here the noise multiplies the error of the mean.": 0,
        "the slope of z in s has a factor ½, and a variance its square.": 4 * right,
        "a factor is squared in a variance.": sigma * d / (2 * v),
        "v is squared with the factor d/v.": sigma**2 * d**2 / (4 * v),
        "this is for the slope in σ: σ/2 is missing as a factor.": d**2 / v**2,
        "ε and ε² do not covary, because 𝔼[ε³] = 0.":
            right + sigma * d / (2 * v) * (sigma**2 / v - 1),
        "this is the variance itself: subtract what it is at d = 0.":
            right + (sigma**2 / v - 1) ** 2 / 2,
    })
