"""Exam questions on chapter 2, the evidence lower bound."""

from __future__ import annotations

import math

import numpy as np

from grading.exam import Asked

LOG_TWO_PI = math.log(2 * math.pi)


def grid(mean, variance, half_width=14.0, num_points=8001):
    """Points and masses of a fine grid, wide enough for a Gaussian."""
    z = mean + math.sqrt(variance) * np.linspace(-half_width, half_width, num_points)
    return z, np.full(num_points, z[1] - z[0])


def log_normal(x, mean, variance):
    return -((x - mean) ** 2) / (2 * variance) - 0.5 * (LOG_TWO_PI + np.log(variance))


# The order of mean and logarithm -------------------------------------------------------------


def draw_average(draw):
    base = -draw.randint(80, 120)
    steps = [0, draw.randint(4, 12), draw.randint(14, 25), draw.randint(28, 50)]
    draw.shuffle(steps)
    return [round(base + step / 10, 1) for step in steps]


def ask_average(draw):
    """Find the mistake: mean and logarithm · 6 min · 3 points

    1 for what was meant: minus the logarithm of the mean of the weights; 1 for its value; 1 for the
    difference. The reason: by Jensen the mean of logarithms is the smaller one.
    """
    values = draw_average(draw)
    listed = ", ".join(f"{value:.1f}" for value in values)
    text = (
        "A program shall estimate $-\\log p(x)$ of one image from all its draws of $q$ at once. "
        f"With four draws, the logarithms of the importance weights are {listed} nats. "
        "The program ends with\n\n"
        "`nll = -log_w.mean()`\n\n"
        "Which estimate was meant? By how many nats is the printed value larger than that? "
        "(two decimals)"
    )
    top = max(values)
    meant = top + math.log(sum(math.exp(value - top) for value in values) / 4)
    return Asked(text, meant - sum(values) / 4)


def again_average(draw):
    values = np.array(draw_average(draw))
    # k(t) = log mean exp(t log w): k(1) - k'(0) is the integral of (1 - t) k''(t),
    # and k'' is a variance.
    nodes, mass = np.polynomial.legendre.leggauss(60)
    total = 0.0
    for t, share in zip((nodes + 1) / 2, mass / 2, strict=True):
        tilted = np.exp(t * (values - values.max()))
        tilted /= tilted.sum()
        mean = tilted @ values
        total += share * (1 - t) * (tilted @ (values - mean) ** 2)
    return float(total)


# A table of codes ----------------------------------------------------------------------------


def draw_gap(draw):
    shares = [
        (5, 3, 2),
        (6, 3, 1),
        (4, 4, 2),
        (7, 2, 1),
        (5, 4, 1),
        (6, 2, 2),
        (3, 5, 2),
        (4, 5, 1),
    ]
    prior = tuple(share / 10 for share in draw.choice(shares))
    fits = draw.choice([0.05, 0.1, 0.15]), draw.choice([0.2, 0.25, 0.3]), draw.randint(5, 9) / 10
    guesses = [(0.6, 0.3, 0.1), (0.05, 0.15, 0.8), (0.25, 0.7, 0.05), (0.7, 0.2, 0.1)]
    return prior, fits, draw.choice(guesses)


def ask_gap(draw):
    """A code with three values · 8 min · 4 points

    1 for p(x), the prior's mean of the probabilities of x; 1 for its logarithm; 2 for the ELBO, the
    mean of log p(x, z) − log q under q. KL(q‖posterior) in one step: all points.
    """
    prior, fits, guess = draw_gap(draw)
    said = [", ".join(f"{p:g}" for p in row) for row in (prior, fits, guess)]
    text = (
        "A code has three values, 1, 2 and 3. In this order they have the prior probabilities "
        f"{said[0]}. The model gives the observed image $x$, given the code, the probabilities "
        f"{said[1]}. The encoder gives the codes the probabilities {said[2]}.\n\n"
        "Compute the log-evidence $\\log p(x)$ and the ELBO. Answer with the gap, the first minus "
        "the second. (nats, three decimals)"
    )
    joint = [p * fit for p, fit in zip(prior, fits, strict=True)]
    posterior = [value / sum(joint) for value in joint]
    return Asked(text, sum(q * math.log(q / p) for q, p in zip(guess, posterior, strict=True)), 3)


def again_gap(draw):
    prior, fits, guess = (np.array(row) for row in draw_gap(draw))
    return float(np.log(prior @ fits) - guess @ np.log(prior * fits / guess))


# Two draws -----------------------------------------------------------------------------------


def draw_ladder(draw):
    high, low = draw.choice([2, 2.5, 3, 4, 5, 6, 8]), draw.choice([0.2, 0.25, 0.3, 0.4, 0.5])
    return high, low, draw.randint(3, 12) / 20


def ask_ladder(draw):
    """What the second draw is worth · 8 min · 4 points

    1 for log E[w]; 1 for the ELBO, E[log w]; 1 for E[log of the mean of two weights], with the
    mixed case counted twice; 1 for the share of the gap.
    """
    high, low, share = draw_ladder(draw)
    text = (
        f"For one image the importance weight $w(z)$ has the value {high:g} with probability "
        f"{share:g} under $q$, and {low:g} otherwise. (The image has a density, so a weight may "
        "exceed 1.)\n\n"
        "Compute the log-evidence, the ELBO, and the bound of two independent draws, "
        "$\\mathcal L_2(x)$. Which share of the gap of the ELBO does the second draw remove? "
        "(percent, one decimal)"
    )
    rest = 1 - share
    exact = math.log(share * high + rest * low)
    one = share * math.log(high) + rest * math.log(low)
    two = (
        share**2 * math.log(high)
        + 2 * share * rest * math.log((high + low) / 2)
        + rest**2 * math.log(low)
    )
    return Asked(text, 100 * (two - one) / (exact - one), 1, keep=5)


def again_ladder(draw):
    high, low, share = draw_ladder(draw)
    # log u is the integral of (exp(-s) - exp(-s u))/s over s > 0; with s = exp(y), of a smooth
    # function of y. So only the mean of exp(-s w) is needed, and no logarithm of a weight.
    y = np.linspace(-45, 8, 20_001)
    s = np.exp(y)

    def transform(t):
        return share * np.exp(-t * high) + (1 - share) * np.exp(-t * low)

    one, two = transform(s), transform(s / 2) ** 2
    exact = np.exp(-s * (share * high + (1 - share) * low))
    return float(100 * np.trapezoid(one - two, y) / np.trapezoid(one - exact, y))


# The noise of the decoder --------------------------------------------------------------------


def draw_noise(draw):
    num_pixels = draw.choice([64, 100, 144, 196, 225, 256, 400, 576, 784])
    miss = draw.choice([0.08, 0.1, 0.12, 0.15, 0.18, 0.2])
    return num_pixels, round(num_pixels * miss**2, 4), draw.choice([0.3, 0.4, 0.5, 0.6, 0.8, 1])


def ask_noise(draw):
    """How much noise pays · 7 min · 3 points

    1 for the best s², the error divided by the number of pixels D; 1 for the distortion as a
    function of s, error/(2s²) + D log s; 1 for the difference of both.
    """
    num_pixels, error, scale = draw_noise(draw)
    text = (
        f"A Gaussian decoder of {num_pixels} pixels has one noise variance $s^2$ for all pixels. "
        "Its means are held fixed. The squared error $\\lVert x-\\hat x\\rVert^2$, summed over "
        f"pixels, has the mean {error:g} over codes of $q$ and over images. So far $s={scale:g}$ "
        "was used.\n\n"
        "Now choose the $s$ with the smallest distortion. By how many nats per image does the "
        "distortion fall? (one decimal)"
    )
    best = error / num_pixels
    fall = num_pixels / 2 * (best / scale**2 - 1 - math.log(best / scale**2))
    return Asked(text, fall, 1, keep=6)


def again_noise(draw):
    num_pixels, error, scale = draw_noise(draw)

    def distortion(log_scale):
        miss = math.sqrt(error / num_pixels)  # every pixel is off by this much
        return -num_pixels * float(log_normal(miss, 0.0, math.exp(2 * log_scale)))

    low, high = -6.0, 3.0
    for _ in range(200):  # ternary search
        third = (high - low) / 3
        if distortion(low + third) < distortion(high - third):
            high -= third
        else:
            low += third
    return distortion(math.log(scale)) - distortion((low + high) / 2)


# One side of the cross-entropy ---------------------------------------------------------------


def draw_onesided(draw):
    pixels = [1, 1, 0, 0, draw.choice([0, 1])]
    draw.shuffle(pixels)
    return pixels, [draw.randint(3, 18) / 20 for _ in pixels]


def ask_onesided(draw):
    """Find the mistake: a distortion · 4 min · 2 points

    1 for the missing term −(1 − x) log(1 − x̂); 1 for its sum over the pixels that are 0. All of
    −log p(x|z) instead of what is missing: 1 in all.
    """
    pixels, chances = draw_onesided(draw)
    text = (
        f"An image has five pixels, $x$ = ({', '.join(map(str, pixels))}). For one code a "
        "Bernoulli decoder gives them the probabilities of a 1 "
        f"$\\hat x$ = ({', '.join(f'{p:g}' for p in chances)}). A program shall print "
        "$-\\log p(x\\mid z)$ for this code. It prints the value of\n\n"
        "`-(x * x_hat.log()).sum()`\n\n"
        "By how many nats is the printed value too small? (two decimals)"
    )
    missing = (math.log(1 - p) for x, p in zip(pixels, chances, strict=True) if x == 0)
    return Asked(text, -sum(missing))


def again_onesided(draw):
    pixels, chances = draw_onesided(draw)
    whole = math.prod(p if x else 1 - p for x, p in zip(pixels, chances, strict=True))
    printed = -sum(x * math.log(p) for x, p in zip(pixels, chances, strict=True))
    return -math.log(whole) - printed


# Draws from the prior ------------------------------------------------------------------------


def draw_prior(draw):
    share, fit = draw.choice([0.05, 0.1, 0.15, 0.2, 0.25]), draw.choice([0.6, 0.7, 0.8, 0.9])
    miss, wanted = draw.choice([0.1, 0.15, 0.2]), draw.choice([0.2, 0.25, 0.4, 0.5])
    return share, fit, miss, draw.randint(3, 6), wanted


def ask_prior(draw):
    """The price of prior draws · 7 min · 3 points

    1 for the mean and the mean square of one factor; 1 for both to the power of the number of bits,
    so that variance/evidence² = ratio − 1; 1 for dividing by the square of the wanted error.
    """
    share, fit, miss, copies, wanted = draw_prior(draw)
    text = (
        f"A code consists of {copies} independent bits, each 1 with prior probability {share:g}. "
        "The image consists of as many pixels, and each depends on its own bit alone. For "
        "every pixel, the model gives the observed value the probability "
        f"{fit:g} if its bit is 1, and {miss:g} if its bit is 0.\n\n"
        "The evidence is estimated by an average over $S$ codes of the prior. For which $S$ is "
        f"the standard error {wanted:g} times the evidence? (one decimal)"
    )
    square = share * fit**2 + (1 - share) * miss**2
    ratio = square / (share * fit + (1 - share) * miss) ** 2
    return Asked(text, (ratio**copies - 1) / wanted**2, 1, keep=6)


def again_prior(draw):
    share, fit, miss, copies, wanted = draw_prior(draw)
    prior, likelihood = np.ones(1), np.ones(1)  # of all the codes, one by one
    for _ in range(copies):
        prior = np.concatenate([prior * share, prior * (1 - share)])
        likelihood = np.concatenate([likelihood * fit, likelihood * miss])
    evidence = prior @ likelihood
    variance = prior @ (likelihood - evidence) ** 2
    return float(variance / (wanted * evidence) ** 2)


# Two gradients -------------------------------------------------------------------------------


def draw_slopes(draw):
    slope, scale = draw.choice([1, 1.2, 1.5, 2]), draw.choice([0.5, 0.6, 0.7, 0.8])
    x, mean = draw.choice([1, 1.2, 1.5, 2]), draw.choice([-0.5, 0, 0.1, 0.2])
    return slope, scale, x, mean, draw.choice([0.4, 0.5, 0.8, 1])


def ask_slopes(draw):
    """What the decoder's step follows · 9 min · 4 points

    1 for the law of x, N(0, w² + s²); 1 for the slope of its logarithm; 2 for the slope of the
    ELBO, (xm − w(m² + v))/s² (one of them if the variance v of q is left out).
    """
    slope, scale, x, mean, variance = draw_slopes(draw)
    text = (
        "A model has the prior $\\mathcal N(z;0,1)$ and the decoder $\\mathcal N(x;wz,s^2)$ with "
        f"$w={slope:g}$ and $s={scale:g}$. Observed is $x={x:g}$. The encoder gives "
        f"$q=\\mathcal N({mean:g},\\;{variance:g})$. The second argument is a variance.\n\n"
        "Compute the derivative by $w$ of the log-evidence, and that of the ELBO with $q$ held "
        "fixed. Answer with the first minus the second. (nats per unit of $w$, two decimals)"
    )
    total = slope**2 + scale**2
    evidence = -slope / total + slope * x**2 / total**2
    bound = (x * mean - slope * (mean**2 + variance)) / scale**2
    return Asked(text, evidence - bound)


def again_slopes(draw):
    slope, scale, x, mean, variance = draw_slopes(draw)

    def gap(w):
        z, mass = grid(0, 1)
        evidence = mass @ np.exp(log_normal(x, w * z, scale**2) + log_normal(z, 0, 1))
        z, mass = grid(mean, variance)
        log_q = log_normal(z, mean, variance)
        log_w = log_normal(x, w * z, scale**2) + log_normal(z, 0, 1) - log_q
        return np.log(evidence) - mass @ (np.exp(log_q) * log_w)

    step = 1e-3  # a central quotient of fourth order
    near, far = (gap(slope + k * step) - gap(slope - k * step) for k in (1, 2))
    return float((8 * near - far) / (12 * step))


# Two pixels of one code ----------------------------------------------------------------------


def draw_twopixels(draw):
    slopes = draw.choice([0.5, 1.2, 1.5, 2]), draw.choice([-2, -0.5, 0.5, 1.5, 2])
    pixels = draw.choice([0.5, 1, 1.5, 2]), draw.choice([-1, -0.5, 1, 1.5])
    return slopes, draw.choice([0.25, 0.4, 0.5, 0.8, 1]), pixels


def ask_twopixels(draw):
    """One code, two pixels · 10 min · 4 points

    1 for the precision of the posterior, 1 + (a² + b²)/v; 1 for its mean; 1 for Bayes at one z: log
    prior + log likelihood − log posterior; 1 for the value. By the law N(0, C) of both: all points.
    """
    slopes, variance, pixels = draw_twopixels(draw)
    text = (
        "The code $z$ has the prior $\\mathcal N(0,1)$. It makes two pixels, "
        f"$x_1={slopes[0]:g}\\,z$ plus noise and $x_2={slopes[1]:g}\\,z$ plus noise. The two "
        f"noises are independent, each $\\mathcal N(0,\\;{variance:g})$; the second argument is a "
        f"variance. Observed is $x=({pixels[0]:g},\\;{pixels[1]:g})$.\n\n"
        "What is the log-evidence? One way: the posterior is Gaussian, and Bayes' rule holds at "
        "every $z$, also at $z=0$. (nats, three decimals)"
    )
    precision = 1 + (slopes[0] ** 2 + slopes[1] ** 2) / variance
    mean = (slopes[0] * pixels[0] + slopes[1] * pixels[1]) / variance / precision
    likelihood = -LOG_TWO_PI - math.log(variance) - (pixels[0] ** 2 + pixels[1] ** 2) / 2 / variance
    prior = -0.5 * LOG_TWO_PI
    posterior = 0.5 * math.log(precision) - 0.5 * LOG_TWO_PI - precision * mean**2 / 2
    return Asked(text, likelihood + prior - posterior, 3)


def again_twopixels(draw):
    slopes, variance, pixels = draw_twopixels(draw)
    z, mass = grid(0, 1)
    joint = log_normal(z, 0, 1)
    for slope, pixel in zip(slopes, pixels, strict=True):
        joint = joint + log_normal(pixel, slope * z, variance)
    return float(np.log(mass @ np.exp(joint)))
