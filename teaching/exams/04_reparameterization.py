"""Exam questions of chapter 4, reparameterization."""

from __future__ import annotations

import cmath
import math

import numpy as np

from grading.exam import Asked

N = r"\mathcal{N}"
STEP = 1e-20  # for slopes by a complex step, exact to rounding


def averages(*values):
    """Averages over ε from N(0, 1) of functions of ε, exact for polynomials of degree 59."""
    noise, weights = np.polynomial.hermite_e.hermegauss(30)
    return [float((weights * value(noise)).sum() / weights.sum()) for value in values]


def spread(value):
    """The variance of a function of ε from N(0, 1)."""
    mean, square = averages(value, lambda noise: value(noise) ** 2)
    return square - mean**2


# ---------------------------------------------------------------- two estimates


def both_numbers(draw):
    mean, scale = draw.choice([-3, -2, -1, 1, 2, 3]), draw.choice([0.5, 0.8, 1.5, 2])
    return mean, scale, draw.choice([-1.3, -0.7, -0.4, 0.3, 0.6, 1.2]), draw.choice([3, 4, 5, 7])


def ask_both(draw):
    """Two estimates from one draw · 5 min · 2 points

    1 for the score-function estimate f(z) ε/σ; 1 for the pathwise estimate f'(z), and the
    difference.
    """
    mean, scale, noise, factor = both_numbers(draw)
    z = mean + scale * noise
    return Asked(
        f"The slope in $\\mu$ of $\\mathbb{{E}}[f(z)]$ is estimated for $f(z)=z^2+{factor}z$ and "
        f"$z\\sim{N}(\\mu,\\sigma^2)$, at $\\mu={mean}$ and $\\sigma={scale:g}$. The sampler draws "
        f"the noise $\\varepsilon={noise:g}$.\n\n"
        "Compute the score-function estimate, without a baseline, and the pathwise estimate, both "
        "from this draw. By how much is the first larger than the second? If it is smaller, the "
        "answer is negative. (Three decimals.)",
        (z**2 + factor * z) * noise / scale - (2 * z + factor),
        3,
    )


def again_both(draw):
    mean, scale, noise, factor = both_numbers(draw)
    step = 1e-2  # everything is a parabola in the mean, so the quotients are exact

    def cost(z):
        return z**2 + factor * z

    def log_density(centre):
        return -((mean + scale * noise - centre) ** 2) / (2 * scale**2)

    score = (log_density(mean + step) - log_density(mean - step)) / (2 * step)
    here, there = (cost(mean + sign * step + scale * noise) for sign in (1, -1))
    return cost(mean + scale * noise) * score - (here - there) / (2 * step)


def cut_numbers(draw):
    mean = draw.choice([-1, 1]) * draw.randint(2, 15) / 5
    return mean, draw.choice([0.5, 1, 1.5, 2]), draw.randint(2, 9)


def ask_cut(draw):
    """A line that cuts the path · 6 min · 3 points

    1 for `sample`, which has to be `rsample`: no gradient passes through the draw; 1 for the part
    that is lost, the mean of 2μz + factor; 1 for its value at E[z] = μ.
    """
    mean, scale, factor = cut_numbers(draw)
    return Asked(
        f"The code $z$ has the law ${N}(\\mu,\\sigma^2)$, and its cost is $\\mu z^2+{factor}z$: "
        "the mean appears in the cost itself, too. A program is to estimate the slope in $\\mu$ of "
        "the mean cost. Here `mean` is $\\mu$, a tensor that asks for a gradient.\n\n"
        "`z = torch.distributions.Normal(mean, std).sample()`\n\n"
        f"`(mean * z**2 + {factor} * z).backward()`\n\n"
        "One word of the two lines is wrong, but they run. At "
        f"$\\mu={mean:g}$ and $\\sigma={scale:g}$, by how much is `mean.grad` too small, "
        "on average over draws? (Two decimals.)",
        2 * mean**2 + factor,
    )


def again_cut(draw):
    mean, scale, factor = cut_numbers(draw)

    def mean_cost(weight, centre):
        return averages(
            lambda noise: weight * (centre + scale * noise) ** 2 + factor * (centre + scale * noise)
        )[0]

    step = 1e-4
    true = mean_cost(mean + step, mean + step) - mean_cost(mean - step, mean - step)
    naive = mean_cost(mean + step, mean) - mean_cost(mean - step, mean)
    return (true - naive) / (2 * step)


def jump_numbers(draw):
    slope, jump = draw.choice([0.5, 2, 3, 4]), draw.choice([2, 3, 4, 5, 6, 8, 10])
    mean, scale = draw.choice([-0.5, -0.4, 0.2, 0.4, 0.5, 0.6]), draw.choice([0.8, 1, 1.25, 1.5, 2])
    return slope, jump, draw.choice([-1, 0, 1]), mean, scale


def ask_jump(draw):
    """A cost with a jump · 6 min · 3 points

    1 for the reason: the pathwise estimate sees the slope, and at the jump nothing; 1 for what it
    misses, the jump times the density of z at the place; 1 for its value.
    """
    slope, jump, place, mean, scale = jump_numbers(draw)
    return Asked(
        f"A code $z\\sim{N}(\\mu,\\sigma^2)$ costs ${slope:g}\\,z$ for $z\\le{place}$ and "
        f"${slope:g}\\,z+{jump}$ for $z>{place}$. Someone estimates the slope in $\\mu$ of the "
        "mean cost with the average of the pathwise estimate over very many draws.\n\n"
        f"At $\\mu={mean:g}$ and $\\sigma={scale:g}$, by how much is the result too small? "
        "(Three decimals.)",
        jump * math.exp(-(((place - mean) / scale) ** 2) / 2) / (scale * math.sqrt(2 * math.pi)),
        3,
    )


def again_jump(draw):
    slope, jump, place, mean, scale = jump_numbers(draw)

    def mean_cost(mean):
        above = math.erfc((place - mean) / (scale * math.sqrt(2))) / 2
        return slope * mean + jump * above

    step = 1e-4
    return (mean_cost(mean + step) - mean_cost(mean - step)) / (2 * step) - slope


# ---------------------------------------------------------------- variances


def linear_numbers(draw):
    slope, constant = draw.choice([2, 3, 4, 5, -2, -3]), draw.choice([4, 6, 8, 10, 15, 20])
    mean, scale = draw.choice([-2, -1, 1, 2, 3]), draw.choice([0.5, 0.8, 1, 2])
    return slope, constant, mean, scale, draw.choice([25, 64, 100, 225, 400])


def ask_linear(draw):
    """The error of the score function for a straight line · 8 min · 4 points

    1 for the estimate f(z) ε/σ; 2 for its variance (aμ + c)²/σ² + 2a² (one of them if a term is
    missing); 1 for the root of variance/count.
    """
    slope, constant, mean, scale, count = linear_numbers(draw)
    level = slope * mean + constant
    return Asked(
        f"The cost is $f(z)={slope}z+{constant}$ with $z\\sim{N}(\\mu,\\sigma^2)$. The pathwise "
        f"estimate of the slope in $\\mu$ is ${slope}$ at every draw. The score-function estimate, "
        "without a baseline, has a spread.\n\n"
        f"What is the standard deviation of the average of {count} independent score-function "
        f"estimates at $\\mu={mean}$ and $\\sigma={scale:g}$? (Three decimals. "
        "$\\mathbb{E}[\\varepsilon^4]=3$.)",
        math.sqrt((level**2 / scale**2 + 2 * slope**2) / count),
        3,
    )


def again_linear(draw):
    slope, constant, mean, scale, count = linear_numbers(draw)
    return math.sqrt(
        spread(lambda noise: (slope * (mean + scale * noise) + constant) * noise / scale) / count
    )


def coin_numbers(draw):
    first = draw.randint(2, 16)
    second = draw.choice([cost for cost in range(2, 21) if abs(cost - first) > 3])
    return draw.choice([0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.65, 0.7, 0.75, 0.8, 0.85]), first, second


def ask_coin(draw):
    """A perfect baseline for a code of one bit · 8 min · 4 points

    2 for setting the estimate equal at z = 1 and z = 0; 1 for solving for c; 1 for the value. The
    mean cost as c: none of the last two, since it is the best only for equal shares.
    """
    share, first, second = coin_numbers(draw)
    return Asked(
        "A code $z$ is 1 with probability $\\rho=1/(1+e^{-\\eta})$ and 0 otherwise. It costs "
        f"{first} nats if $z=0$ and {second} nats if $z=1$. The slope in $\\eta$ of the mean cost "
        "is estimated by (cost minus $c$) times the score $z-\\rho$, from one draw.\n\n"
        f"For which number $c$ is the variance of this estimate 0, if $\\rho={share:g}$? "
        "(In nats, two decimals.)",
        (1 - share) * second + share * first,
    )


def again_coin(draw):
    share, first, second = coin_numbers(draw)

    def variance(baseline):
        here, there = (second - baseline) * (1 - share), -(first - baseline) * share
        mean = share * here + (1 - share) * there
        return share * (here - mean) ** 2 + (1 - share) * (there - mean) ** 2

    low, middle, high = (variance(baseline) for baseline in (-1.0, 0.0, 1.0))
    return -(high - low) / (2 * (high + low - 2 * middle))  # the lowest point of a parabola


# ---------------------------------------------------------------- Price, chain rule, landing


def price_numbers(draw):
    factor, mean = (
        draw.choice([0.05, 0.1, 0.15, 0.2, 0.5]),
        draw.choice([0, 0.5, 0.8, 1, 1.2, 1.5, 2]),
    )
    return factor, mean, draw.choice([0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.7])


def ask_price(draw):
    """Does training widen this posterior? · 8 min · 4 points

    1 for the slope in v of the mean distortion, half the mean curvature; 1 for this mean, 12 factor
    (μ² + v); 1 for the slope of the rate, ½(1 − 1/v); 1 for the sum with its sign.
    """
    factor, mean, variance = price_numbers(draw)
    return Asked(
        f"One latent has the posterior ${N}(\\mu,v)$ with the variance $v$, and the prior is "
        f"${N}(0,1)$. The distortion at a code $z$ is ${factor:g}\\,z^4$ nats. The loss is the "
        "mean distortion plus the rate.\n\n"
        f"What is the slope of the loss in $v$ at $\\mu={mean:g}$ and $v={variance:g}$? "
        "(Three decimals, with its sign. The curvature of the distortion has to be averaged.)",
        6 * factor * (mean**2 + variance) + 0.5 * (1 - 1 / variance),
        3,
    )


def again_price(draw):
    factor, mean, variance = price_numbers(draw)

    def loss(v):
        distortion = averages(lambda noise: factor * (mean + math.sqrt(v) * noise) ** 4)[0]
        return distortion + 0.5 * (mean**2 + v - 1 - math.log(v))

    step = 1e-3 * variance
    wide = (loss(variance + 2 * step) - loss(variance - 2 * step)) / (4 * step)
    near = (loss(variance + step) - loss(variance - step)) / (2 * step)
    return (4 * near - wide) / 3


def hand_numbers(draw):
    x = draw.choice([(0.8, 0.2), (1, 0.5), (0.4, 0.6), (0.3, 0.9), (0.7, 0.1)])
    heads = draw.choice([(1, -1), (0.5, -2), (1.5, -0.5), (-1, 1), (2, -1)])
    decoder = draw.choice([(1, -1), (2, 0.5), (-0.5, 1), (1.5, 1), (0.5, -2)])
    return x, heads, decoder, draw.choice([-1, -0.5, 0.5, 1.5, 2])


def tiny_loss(x, heads, decoder, noise):
    """The loss of the network in ``ask_hand``; any number may be complex."""
    total = sum(x)
    mean, log_var = heads[0] * total, heads[1] * total
    z = mean + cmath.exp(log_var / 2) * noise
    error = sum((w * z - pixel) ** 2 for w, pixel in zip(decoder, x, strict=True))
    return error / 2 + (mean**2 + cmath.exp(log_var) - 1 - log_var) / 2


def ask_hand(draw):
    """A gradient along every path · 10 min · 5 points

    1 for s, μ and z; 1 for the slope of the distortion in z; 1 for the slope of z in s, ½ e^(s/2)
    ε; 1 for the slope of the rate in s, ½(e^s − 1); 1 for the factor x₁ + x₂, and the value.
    """
    x, heads, decoder, noise = hand_numbers(draw)
    total = sum(x)
    mean, log_var = heads[0] * total, heads[1] * total
    part = math.exp(log_var / 2) * noise
    through = sum(
        (w * (mean + part) - pixel) * w for w, pixel in zip(decoder, x, strict=True)
    )  # the slope of the distortion in z
    return Asked(
        "A VAE for two pixels has one latent and no hidden units. The encoder computes "
        "$\\mu=u\\,(x_1+x_2)$ and $s=v\\,(x_1+x_2)$, the code is "
        "$z=\\mu+e^{s/2}\\varepsilon$, and the decoder computes $\\hat x_1=az$ and $\\hat x_2=bz$. "
        "The loss is $\\frac12(\\hat x_1-x_1)^2+\\frac12(\\hat x_2-x_2)^2"
        "+\\frac12(\\mu^2+e^s-1-s)$.\n\n"
        f"Let $x=({x[0]:g},{x[1]:g})$, $u={heads[0]:g}$, $v={heads[1]:g}$, $a={decoder[0]:g}$, "
        f"$b={decoder[1]:g}$ and $\\varepsilon={noise:g}$. What is the slope of the loss in the "
        "weight $v$, with the noise held fixed? (Three decimals.)",
        total * (through * part / 2 + (math.exp(log_var) - 1) / 2),
        3,
    )


def again_hand(draw):
    x, (first, second), decoder, noise = hand_numbers(draw)
    return tiny_loss(x, (first, second + 1j * STEP), decoder, noise).imag / STEP


def landing_numbers(draw):
    slopes = [(0.8, 0.6), (2, 0.5), (1.5, 0.8), (2, 1), (3, 1.5), (3, 1), (1.5, 0.5), (1, 0.8)]
    more = [(2, 1.5), (1.2, 0.5), (1, 0.5), (2.5, 1), (2.5, 1.2), (0.9, 0.4)]
    slope, noise_scale = draw.choice(slopes + more)
    right = noise_scale / math.sqrt(noise_scale**2 + slope**2)
    return slope, noise_scale, round(draw.choice([*range(12, 17), *range(25, 41)]) / 20 * right, 2)


def ask_landing(draw):
    """Does sticking the landing help here? · 10 min · 5 points

    1 for the variance v of the posterior; 2 for sticking the landing, σ/v − 1/σ times the noise
    (one of them if the density of q is left out); 1 for the other, σ(1/v − 1); 1 for the quotient
    of squares.
    """
    slope, noise_scale, scale = landing_numbers(draw)
    v = noise_scale**2 / (noise_scale**2 + slope**2)
    landing, closed = (scale / v - 1 / scale) ** 2, scale**2 * (1 / v - 1) ** 2
    return Asked(
        f"The prior is ${N}(0,1)$, and the decoder is $p(x\\mid z)={N}(x;{slope:g}z,"
        f"{noise_scale:g}^2)$. The encoder has the right mean, that of the posterior, but its "
        f"standard deviation is $\\sigma={scale:g}$.\n\n"
        "Two estimates of the slope in $\\mu$ of the loss, from one draw each, are compared: "
        "sticking the landing, and the pathwise estimate with the rate in closed form. "
        "Divide the variance of the first by that of the second. "
        "(Three decimals. First find the variance of the posterior.)",
        landing / closed,
        3,
    )


def again_landing(draw):
    slope, noise_scale, scale = landing_numbers(draw)
    x = 1.3  # the image cancels
    mean = slope * x / (noise_scale**2 + slope**2)

    def misfit(z):
        return (x - slope * z) ** 2 / (2 * noise_scale**2)

    def sticking(noise):
        z = mean + scale * noise + 1j * STEP
        return (misfit(z) + z**2 / 2 - (z - mean) ** 2 / (2 * scale**2)).imag / STEP

    def closed(noise):
        moved = mean + 1j * STEP
        return (misfit(moved + scale * noise) + moved**2 / 2).imag / STEP

    return spread(sticking) / spread(closed)
