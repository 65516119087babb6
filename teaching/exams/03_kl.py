"""Exam questions of chapter 3, the Kullback–Leibler divergence."""

from __future__ import annotations

import math

import numpy as np

from grading.exam import Asked

N = r"\mathcal{N}"
KL = r"\mathrm{KL}"


def gaussian_kl(mean, scale, other_mean=0.0, other_scale=1.0):
    """KL(N(mean, scale²) ‖ N(other_mean, other_scale²)) in nats, by the closed form."""
    spread = (scale**2 + (mean - other_mean) ** 2) / (2 * other_scale**2)
    return math.log(other_scale / scale) - 0.5 + spread


def log_normal(z, mean, scale):
    return -0.5 * ((z - mean) / scale) ** 2 - math.log(scale) - 0.5 * math.log(2 * math.pi)


def integral_kl(mean, scale, other_mean=0.0, other_scale=1.0):
    """The same number as a sum over a fine grid."""
    z, step = np.linspace(mean - 12 * scale, mean + 12 * scale, 4001, retstep=True)
    log_q, log_p = log_normal(z, mean, scale), log_normal(z, other_mean, other_scale)
    return float((np.exp(log_q) * (log_q - log_p)).sum() * step)


def sloped_kl(q, p):
    """KL(q ‖ p) of two finite laws: the slope of log Σ qᵗ p¹⁻ᵗ at t = 1, by a complex step."""
    step = 1e-20
    pairs = [(a, b) for a, b in zip(q, p, strict=True) if a > 0]
    total = sum(a * np.exp(1j * step * math.log(a / b)) for a, b in pairs)
    return float(np.log(total).imag / step)


def row(numbers):
    return ", ".join(f"{number:g}" for number in numbers)


# ---------------------------------------------------------------- finite laws


def bits_numbers(draw):
    share = draw.choice([0.1, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.7, 0.75, 0.8, 0.9])
    tenths = [
        (2, 3, 5),
        (4, 5, 1),
        (3, 1, 6),
        (6, 2, 2),
        (1, 5, 4),
        (3, 4, 3),
        (5, 2, 3),
        (2, 6, 2),
    ]
    p = tuple(tenth / 10 for tenth in draw.choice(tenths))
    return (share, round(1 - share, 2), 0.0), p, draw.choice([200, 300, 400, 500, 600, 800, 1000])


def ask_bits(draw):
    """A code made for another source · 6 min · 3 points

    1 for the averages under q, with 0 log 0 = 0; 1 for the KL of one letter; 1 for bits (base 2)
    and the number of letters.
    """
    q, p, count = bits_numbers(draw)
    extra = sum(a * math.log(a / b) for a, b in zip(q, p, strict=True) if a > 0)
    return Asked(
        f"A source sends the letters A, B and C with the probabilities $q=({row(q)})$. "
        f"Its letters are described with the best code for another source, whose letters have "
        f"the probabilities $p=({row(p)})$.\n\n"
        f"How many bits more than with the best code for $q$ do {count} letters need, on average? "
        "(The length of a description is taken as $-\\log_2$ of the probability. "
        "In whole bits.)",
        count * extra / math.log(2),
        digits=0,
        within=1,
        keep=4,
    )


def again_bits(draw):
    q, p, count = bits_numbers(draw)
    return count * sloped_kl(q, p) / math.log(2)


# ---------------------------------------------------------------- Gaussians


def fahrenheit_numbers(draw):
    mean, shift = draw.randint(4, 14), draw.choice([-4, -3, -2, -1.5, 1, 1.5, 2, 2.5, 3, 4, 5])
    return mean, mean + shift, *draw.sample([1, 1.5, 2, 2.5, 3, 4], 2)


def ask_fahrenheit(draw):
    """Two forecasts in two units · 6 min · 3 points

    1 for the log of the quotient of the deviations; 1 for the other terms in Celsius; 1 for the
    reason: one invertible map moves both laws, so the KL stays (or for all terms with the factor
    1.8).
    """
    mean, other_mean, scale, other_scale = fahrenheit_numbers(draw)
    return Asked(
        f"Two forecasts of tomorrow's temperature are Gaussian. In degrees Celsius, $q$ has the "
        f"mean {mean:g} and the standard deviation {scale:g}; $p$ has the mean {other_mean:g} and "
        f"the standard deviation {other_scale:g}. A program first turns both into laws of the "
        f"temperature in Fahrenheit, which is $1.8\\,z+32$ if $z$ is in "
        f"Celsius.\n\nWhich ${KL}(q\\,\\|\\,p)$ does it report for the laws in Fahrenheit? "
        "(In nats, three decimals.)",
        gaussian_kl(mean, scale, other_mean, other_scale),
        3,
    )


def again_fahrenheit(draw):
    mean, other_mean, scale, other_scale = fahrenheit_numbers(draw)
    return integral_kl(1.8 * mean + 32, 1.8 * scale, 1.8 * other_mean + 32, 1.8 * other_scale)


def budget_numbers(draw):
    return draw.randint(2, 16) / 20, draw.randint(24, 60) / 10


def ask_budget(draw):
    """How far out may a code lie? · 6 min · 3 points

    1 for the rate (μ² + σ² − 1)/2 − log σ; 1 for solving for μ²; 1 for the root. Without the terms
    of σ only the last counts.
    """
    scale, budget = budget_numbers(draw)
    return Asked(
        f"One latent has the posterior ${N}(\\mu,\\sigma^2)$ with $\\sigma={scale:g}$, and the "
        f"prior is ${N}(0,1)$. Its rate may be at most {budget:g} nats.\n\n"
        "What is the largest $\\mu$ that is allowed? Keep every term. (Three decimals.)",
        math.sqrt(2 * budget + 1 + 2 * math.log(scale) - scale**2),
        3,
    )


def again_budget(draw):
    scale, budget = budget_numbers(draw)
    low, high = 0.0, 20.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if integral_kl(middle, scale) < budget else (low, middle)
    return low


def derivation_numbers(draw):
    mean = draw.choice([-2, -1, -0.5, 0, 0.5, 1, 2])
    shift = draw.choice([-1, 1]) * draw.choice([2, 2.2, 2.4, 2.5, 2.6, 2.8, 3, 3.2, 3.5, 4])
    scales = [(1, 2), (1.5, 2), (0.5, 1), (0.4, 1), (1, 1.5), (0.6, 0.8), (0.5, 0.8), (0.8, 1.2)]
    scale = draw.choice([*scales, (0.6, 1.5), (1.2, 2), (0.3, 0.5), (1, 1.6)])
    return mean, round(mean + shift, 1), *scale


def ask_derivation(draw):
    """The wrong line of a derivation · 8 min · 4 points

    1 for naming line (3); 2 for its right side, σ₁² + (μ₁ − μ₂)² (one of them if a term is
    missing); 1 for the difference, this divided by 2σ₂², minus ½.
    """
    mean, other_mean, scale, other_scale = derivation_numbers(draw)
    true = gaussian_kl(mean, scale, other_mean, other_scale)
    printed = math.log(other_scale / scale)
    return Asked(
        f"A student computes ${KL}(q\\,\\|\\,p)$ for $q={N}(\\mu_1,\\sigma_1^2)$ and "
        f"$p={N}(\\mu_2,\\sigma_2^2)$ in four lines. One of the "
        "first three is wrong, and line (4) is computed from it.\n\n"
        "(1) $\\log\\frac{q(z)}{p(z)}=\\log\\frac{\\sigma_2}{\\sigma_1}"
        "-\\frac{(z-\\mu_1)^2}{2\\sigma_1^2}+\\frac{(z-\\mu_2)^2}{2\\sigma_2^2}$\n\n"
        "(2) $\\mathbb{E}_q[(z-\\mu_1)^2]=\\sigma_1^2$\n\n"
        "(3) $\\mathbb{E}_q[(z-\\mu_2)^2]=\\sigma_2^2$\n\n"
        f"(4) So the KL is $\\log\\frac{{\\sigma_2}}{{\\sigma_1}}-\\frac12+\\frac12="
        f"\\log\\frac{{\\sigma_2}}{{\\sigma_1}}$.\n\n"
        f"Correct the line. By how many nats is the student's result too small for "
        f"$\\mu_1={mean:g}$, $\\sigma_1={scale:g}$, $\\mu_2={other_mean:g}$, "
        f"$\\sigma_2={other_scale:g}$? (Three decimals.)",
        true - printed,
        3,
    )


def again_derivation(draw):
    mean, other_mean, scale, other_scale = derivation_numbers(draw)
    return integral_kl(mean, scale, other_mean, other_scale) - math.log(other_scale / scale)


# ---------------------------------------------------------------- one density that is not Gaussian


def direction_numbers(draw):
    return draw.randint(5, 40) / 5, draw.choice([0.5, 0.8, 1, 1.2, 1.5, 1.6, 2, 2.5, 3, 4])


def ask_direction(draw):
    """One direction is finite · 8 min · 4 points

    1 for KL(q‖p); 1 for the reason: in the other direction p has mass beyond the width, where q is
    0, so that KL is infinite; 1 for −log width + log scale; 1 for E[z]/scale, with E[z] = width/2.
    """
    width, scale = direction_numbers(draw)
    return Asked(
        f"The law $q$ is uniform on $[0,{width:g}]$. The law $p$ is exponential, with the density "
        f"$p(z)=\\frac{{1}}{{{scale:g}}}\\,e^{{-z/{scale:g}}}$ for $z\\ge0$ and 0 for $z<0$.\n\n"
        "One of the two KLs between them is finite. Say which, and compute it. "
        "(In nats, three decimals.)",
        math.log(scale / width) + width / (2 * scale),
        3,
    )


def again_direction(draw):
    width, scale = direction_numbers(draw)
    z = (np.arange(20_000) + 0.5) * width / 20_000
    log_p = -z / scale - math.log(scale)
    return float(np.mean(-math.log(width) - log_p))


# ---------------------------------------------------------------- two ways to fit


def valley_numbers(draw):
    high = draw.choice([0.2, 0.22, 0.25, 0.28, 0.3, 0.32, 0.35])
    valley = draw.choice([0.0001, 0.0002, 0.0005, 0.001, 0.002, 0.004])
    fourth = draw.choice([0.05, 0.08, 0.1, 0.12, 0.15, 0.2])
    p = (high, high, valley, fourth, round(1 - 2 * high - valley - fourth, 4))
    return p, draw.choice(["left", "outside", "ends"])


def valley_fits(shape):
    fits = {
        "left": (0.5, 0.5, 0, 0, 0),
        "outside": (0.25, 0.25, 0, 0.25, 0.25),
        "ends": (0.4, 0.2, 0, 0.2, 0.2),
    }
    return (0.2,) * 5, fits[shape]


def ask_valley(draw):
    """Two fits and a valley · 7 min · 4 points

    1 for the average under q; 2 for the two sums, one each, with 0 log 0 = 0; 1 for the difference
    with its sign.
    """
    p, shape = valley_numbers(draw)
    wide, other = valley_fits(shape)
    reverse = [
        sum(a * math.log(a / b) for a, b in zip(q, p, strict=True) if a > 0) for q in (wide, other)
    ]
    return Asked(
        f"The law $p=({row(p)})$ on the numbers 1 to 5 is given. Two laws $q$ are proposed as a "
        f"fit: $X=({row(wide)})$ and $Y=({row(other)})$.\n\n"
        f"By how many nats is the reverse KL of $X$ larger than that of $Y$? "
        "If it is smaller, the answer is negative. (Three decimals. Which law takes the average?)",
        reverse[0] - reverse[1],
        3,
    )


def again_valley(draw):
    p, shape = valley_numbers(draw)
    wide, other = valley_fits(shape)
    return sloped_kl(wide, p) - sloped_kl(other, p)


def moments_numbers(draw):
    weight, first = draw.choice([0.6, 0.65, 0.7, 0.75, 0.8, 0.85]), draw.randint(-2, 2)
    scales = [(1, 0.5), (0.8, 1.2), (1, 2), (1.5, 1), (0.5, 1), (1.2, 0.8), (1, 1.5), (2, 1)]
    return weight, first, first + draw.choice([-4, -3, -2, 2, 3, 4]), draw.choice(scales)


def ask_moments(draw):
    """What it costs to keep one peak, forward · 10 min · 5 points

    1 for the reason: the best Gaussian has the mean and the variance of p; 1 for the mean; 2 for
    the variance (one of them without the spread of the centres); 1 for KL(best‖kept).
    """
    weight, first, second, (scale, other) = moments_numbers(draw)
    mean = weight * first + (1 - weight) * second
    square = weight * (first**2 + scale**2) + (1 - weight) * (second**2 + other**2)
    best = math.sqrt(square - mean**2)
    return Asked(
        f"A mixture takes its draw from ${N}({first},{scale:g}^2)$ with probability {weight:g}, "
        f"and from ${N}({second},{other:g}^2)$ otherwise; call its law $p$. Someone fits one "
        f"Gaussian to $p$ and keeps the first component, ${N}({first},{scale:g}^2)$.\n\n"
        "By how many nats is the forward KL of this fit larger than the smallest forward KL "
        "that a Gaussian can have? (Three decimals. The entropy of $p$ is not needed.)",
        gaussian_kl(mean, best, first, scale),
        3,
    )


def again_moments(draw):
    weight, first, second, (scale, other) = moments_numbers(draw)
    z, step = np.linspace(-40, 40, 80_001, retstep=True)
    parts = np.exp(log_normal(z, first, scale)), np.exp(log_normal(z, second, other))
    p = weight * parts[0] + (1 - weight) * parts[1]
    mean = (p * z).sum() * step
    best = math.sqrt((p * (z - mean) ** 2).sum() * step)
    return float((p * (log_normal(z, mean, best) - log_normal(z, first, scale))).sum() * step)


# ---------------------------------------------------------------- estimates


def worth_numbers(draw):
    q = draw.choice([0.1, 0.12, 0.14, 0.15, 0.16, 0.18, 0.2])
    return q, draw.randint(50, 80) / 100


def ask_worth(draw):
    """How many draws is the control variate worth? · 10 min · 5 points

    1 for the two values of −log r; 1 for the two values of r − 1 − log r; 2 for the variances, one
    each (under q); 1 for the quotient, A by B.
    """
    q, p = worth_numbers(draw)
    ratios = p / q, (1 - p) / (1 - q)
    plain = math.log(ratios[0] / ratios[1])
    control = ratios[0] - ratios[1] - plain
    return Asked(
        f"A coin shows heads with probability {q:g} under $q$ and with probability {p:g} under "
        f"$p$. From draws of $q$, ${KL}(q\\,\\|\\,p)$ is estimated by the average of $-\\log r$ "
        "(estimator A) or by the average of $r-1-\\log r$ (estimator B), with $r=p/q$.\n\n"
        "How many draws of A are worth one draw of B? That is: divide the variance of one term "
        "of A by that of one term of B. (Two decimals. "
        "A quantity with two values $a$ and $b$, of which $a$ has probability $c$, has the "
        "variance $c\\,(1-c)\\,(a-b)^2$.)",
        (plain / control) ** 2,
    )


def again_worth(draw):
    q, p = worth_numbers(draw)
    laws = np.array([q, 1 - q]), np.array([p, 1 - p])
    ratio = laws[1] / laws[0]
    plain = laws[0] @ np.log(ratio) ** 2 - (laws[0] @ np.log(ratio)) ** 2
    both = sloped_kl(*laws) + sloped_kl(*laws[::-1])
    return float(plain / (plain + laws[0] @ ratio**2 - 1 - 2 * both))
