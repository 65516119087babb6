"""Exam questions on chapter 1, the autoencoder."""

from __future__ import annotations

import math

import numpy as np
import sympy as sp

from grading.exam import Asked

# An error in grey levels ---------------------------------------------------------------------


def draw_bytes(draw):
    side, channels = draw.choice([28, 32, 36, 40, 48, 56, 64]), draw.choice([1, 3])
    return side, channels, draw.randint(20, 60) / 2


def ask_bytes(draw):
    """From grey levels to SSE · 4 min · 2 points

    1 for the squared error of one pixel in the new unit, (level/255)²; 1 for the sum over all
    numbers of an image, colours included.
    """
    side, channels, level = draw_bytes(draw)
    per_place = "one number" if channels == 1 else "three numbers (red, green, blue)"
    text = (
        f"A paper rebuilds images of {side} × {side} places with {per_place} each. "
        "It counts every number as a pixel. Its pixels run from 0 to 255. "
        f"It states an error of {level:g} grey levels: "
        "the root of the squared error averaged over pixels and images.\n\n"
        "You rescale the pixels to $[0,1]$. Which SSE is this: the squared error summed over the "
        "pixels of an image, averaged over images? (pixel², two decimals)"
    )
    return Asked(text, side * side * channels * (level / 255) ** 2, within=0.02, keep=6)


def again_bytes(draw):
    side, channels, level = draw_bytes(draw)
    squares = np.tile([0.5, 1.5], side * side * channels // 2) * level**2  # mean: level²
    return float(sum((np.sqrt(squares) / 255) ** 2))


# Decoded draws -------------------------------------------------------------------------------


def draw_draws(draw):
    stretch, shift = draw.choice([1.5, 1.6, 1.8, 2, 2.2, 2.4, 2.5, 3]), draw.randint(2, 8) / 2
    return stretch, shift, draw.choice([1.5, 2, 2.5, 3, 4, 5, 6, 8])


def ask_draws(draw):
    """A decoder with known weights · 7 min · 3 points

    1 for the squared distance of a decoded draw, stretch² (z − shift)²; 1 for its mean, stretch² (1
    + shift²), since z has the mean 0 and the variance 1; 1 for λ₁ as the mean over the
    reconstructions, and the quotient.
    """
    stretch, shift, variance = draw_draws(draw)
    text = (
        f"Data vary with variance $\\lambda_1={variance}$ along $u_1$, their first "
        "principal direction, a unit vector. "
        "A linear autoencoder with $K=1$ has reached the smallest error. It has the encoder "
        f"$f(x)=u_1^\\top(x-\\bar x)/{stretch:g}+{shift:g}$ and the decoder "
        f"$g(z)=\\bar x+{stretch:g}\\,(z-{shift:g})\\,u_1$.\n\n"
        "Somebody draws $z$ from $\\mathcal N(0,1)$ and decodes. Take the mean squared distance "
        "of the decoded draws from the mean image $\\bar x$. Divide it by the mean squared "
        "distance of the reconstructions from $\\bar x$. Which number results? "
        "(no unit, two decimals)"
    )
    return Asked(text, stretch**2 * (1 + shift**2) / variance)


def again_draws(draw):
    stretch, shift, variance = draw_draws(draw)
    nodes, mass = np.polynomial.hermite_e.hermegauss(20)
    mass = mass / mass.sum()
    direction, mean = np.array([2.0, -1, 2]) / 3, np.array([0.3, 0.5, 0.1])

    def distance(codes):
        images = mean + stretch * (codes[:, None] - shift) * direction
        return mass @ ((images - mean) ** 2).sum(1)

    images = mean + math.sqrt(variance) * nodes[:, None] * direction
    return float(distance(nodes) / distance((images - mean) @ direction / stretch + shift))


# The amortisation gap ------------------------------------------------------------------------


def draw_gap(draw):
    column = draw.choice([1.2, 1.5, 1.6, 2, 2.5, 3])
    encoder = draw.choice([0.5, 0.6, 0.7, 0.75, 0.8, 0.9])
    return column, encoder, draw.choice([1, 1.2, 1.5, 1.8, 2]), -draw.choice([1, 1.2, 1.4, 1.5, 2])


def ask_gap(draw):
    """The gap of one image · 6 min · 3 points

    1 for the best code (x₁ + c x₂)/(1 + c²), where c is the decoder's second factor; 1 for the
    errors of both codes; 1 for their difference. The whole error of the encoder's code is not the
    gap.
    """
    column, encoder, first, second = draw_gap(draw)
    text = (
        "An autoencoder of two centred pixels has a code of one number. "
        f"Its decoder is $g(z)=(z,\\;{column:g}z)$. Its encoder sees pixel 1 only: "
        f"$f(x)={encoder:g}\\,x_1$. All real numbers are allowed as codes.\n\n"
        f"What is the amortisation gap of the image $x=({first:g},\\;{second:g})$? "
        "(pixel², two decimals)"
    )
    best = (first + column * second) / (1 + column**2)
    return Asked(text, (1 + column**2) * (encoder * first - best) ** 2)


def again_gap(draw):
    column, encoder, first, second = draw_gap(draw)

    def error(z):
        return (first - z) ** 2 + (second - column * z) ** 2

    low, high = -20.0, 20.0
    for _ in range(200):  # ternary search
        third = (high - low) / 3
        if error(low + third) < error(high - third):
            high -= third
        else:
            low += third
    return error(encoder * first) - error((low + high) / 2)


# A line at a wrong angle ---------------------------------------------------------------------


def draw_line(draw):
    first, second = draw.choice([3, 3.5, 4, 4.5, 5, 6]), draw.choice([1, 1.2, 1.5, 2])
    return first, second, draw.choice([0.4, 0.5, 0.6, 0.8, 1, 1.2]), draw.randint(20, 30) * 5


def ask_line(draw):
    """Not yet at the optimum · 8 min · 4 points

    1 for the largest eigenvalue; 2 for the variance along the line, v₁ cos² + v₂ sin² + 2c sin cos
    (one of them if only the sign of the last term is wrong); 1 for the difference: what is not kept
    is lost.
    """
    first, second, both, angle = draw_line(draw)
    text = (
        f"Centred images of two pixels have the variances {first:g} and {second:g} and the "
        f"covariance {both:g}. A linear autoencoder with $K=1$ was stopped early. It projects "
        f"each image on a line through the origin, at {angle} degrees to the axis of pixel 1. "
        "(Angles grow from the axis of pixel 1 towards that of pixel 2.)\n\n"
        "By how much is its SSE larger than the smallest SSE that $K=1$ allows? "
        "(pixel², two decimals)"
    )
    turn = math.radians(angle)
    along = (
        first * math.cos(turn) ** 2
        + second * math.sin(turn) ** 2
        + 2 * both * math.sin(turn) * math.cos(turn)
    )
    largest = (first + second) / 2 + math.hypot((first - second) / 2, both)
    return Asked(text, largest - along)


def again_line(draw):
    first, second, both, angle = draw_line(draw)
    half = math.sqrt(2) * np.linalg.cholesky(np.array([[first, both], [both, second]]))
    points = np.concatenate([half.T, -half.T])  # four images with this covariance

    def error(degrees):
        turn = math.radians(degrees)
        direction = np.array([math.cos(turn), math.sin(turn)])
        return ((points - np.outer(points @ direction, direction)) ** 2).sum(1).mean()

    smallest = 0.0  # the best angle, by finer and finer search
    for width in (90, 1, 1e-2, 1e-4):
        grid = smallest + width * np.linspace(-1, 1, 401)
        smallest = grid[np.argmin([error(value) for value in grid])]
    return float(error(angle) - error(smallest))


# The score by a denoiser ---------------------------------------------------------------------


def draw_score(draw):
    variance = draw.choice([0.4, 0.5, 0.6, 0.8, 1])
    far, high = draw.choice([1, 1.5, 2]), draw.choice([1, 1.5, 2])
    return (
        variance,
        far,
        high,
        draw.choice([-0.6, -0.5, -0.4, 0.8, 0.9, 1]),
        draw.randint(2, 7) / 10,
    )


def ask_score(draw):
    """Three clean images · 9 min · 4 points

    1 for the shares of the clean images, in proportion to exp(−‖y − x‖²/2σ²); 1 for the first entry
    of r(y), their mean; 2 for (r₁(y) − y₁)/σ² (one of them if the sign or σ² is wrong).
    """
    variance, far, high, first, second = draw_score(draw)
    text = (
        f"There are three clean images of two pixels, $(0,0)$, $({far},0)$ and $(0,{high})$, "
        "equally probable. Gaussian noise, independent for each pixel, is added, of variance "
        f"$\\sigma^2={variance:g}$. You observe $y=({first:g},\\;{second:g})$.\n\n"
        "Compute the first entry of the best denoiser $r(y)$ under squared error. From it, give "
        "the derivative of $\\log p_\\sigma(y)$ by $y_1$, where $p_\\sigma$ is the density of "
        "the noisy images. Answer with this derivative. (per pixel unit, three decimals)"
    )
    images = [(0, 0), (far, 0), (0, high)]
    shares = [math.exp(-((first - a) ** 2 + (second - b) ** 2) / (2 * variance)) for a, b in images]
    return Asked(text, (far * shares[1] / sum(shares) - first) / variance, 3)


def again_score(draw):
    variance, far, high, first, second = draw_score(draw)
    one, two = sp.symbols("one two", real=True)
    density = sum(
        sp.exp(-((one - a) ** 2 + (two - b) ** 2) / (2 * sp.Float(variance, 30)))
        for a, b in [(0, 0), (far, 0), (0, high)]
    )
    slope = sp.diff(sp.log(density), one)
    return float(slope.subs({one: sp.Float(first, 30), two: sp.Float(second, 30)}))


# The KL penalty ------------------------------------------------------------------------------


def draw_sparsity(draw):
    codes = [draw.randint(15, 70) / 100 for _ in range(5)]
    return codes, draw.choice([0.04, 0.05, 0.08, 0.1]), draw.choice([2, 3, 4, 5])


def ask_sparsity(draw):
    """The force of the KL penalty · 6 min · 3 points

    1 for the mean of the unit; 1 for the slope of the penalty in this mean, weight (mean − ρ)/(mean
    (1 − mean)); 1 for the factor 1/5: one image moves the mean by a fifth. The value does not
    enter.
    """
    codes, target, weight = draw_sparsity(draw)
    listed = ", ".join(f"{code:g}" for code in codes)
    text = (
        "A sparse autoencoder has one sigmoid unit as its code. On the five images of a batch "
        f"the unit has the values {listed}. The penalty compares their mean $\\hat\\rho$ with the "
        f"target $\\rho={target:g}$. With the weight ${weight}$ it adds "
        f"${weight}\\,[\\rho\\log(\\rho/\\hat\\rho)"
        "+(1-\\rho)\\log((1-\\rho)/(1-\\hat\\rho))]$ to the loss. "
        "Here $\\hat\\rho$ is the mean over the batch.\n\n"
        "What is the derivative of this penalty by the unit's value on the third image? "
        "(nats per unit of code, three decimals)"
    )
    mean = sum(codes) / 5
    return Asked(text, weight / 5 * (mean - target) / (mean * (1 - mean)), 3)


def again_sparsity(draw):
    codes, target, weight = draw_sparsity(draw)

    def penalty(step):
        mean = (sum(codes) + step) / 5
        return weight * (
            target * np.log(target / mean) + (1 - target) * np.log((1 - target) / (1 - mean))
        )

    return float(np.imag(penalty(1e-30j)) / 1e-30)  # a difference quotient in the complex plane


# A turn at a saddle --------------------------------------------------------------------------


def draw_turn(draw):
    scale = draw.choice([0.5, 1, 1.5, 2])
    values = draw.choice(
        [
            (8, 5, 3, 2, 1),
            (9, 6, 4, 1.5, 1),
            (10, 7, 4, 3, 0.5),
            (12, 8, 5, 3, 2),
            (7, 5, 3, 1.5, 1),
        ]
    )
    kept = draw.choice([3, 4, 5])
    target = draw.choice([2, 3]) if kept > 3 else 2
    return (
        [scale * value for value in values],
        kept,
        target,
        draw.choice([10, 15, 20, 25, 30, 40, 50]),
    )


def ask_turn(draw):
    """Down from a saddle · 6 min · 3 points

    1 for the SSE before the turn, the three eigenvalues that are not kept; 1 for the square of the
    sine; 1 for the fall (λ of the target − λ of the one kept) sin².
    """
    values, kept, target, angle = draw_turn(draw)
    listed = ", ".join(f"{value:g}" for value in values)
    text = (
        f"The covariance of centred data has the eigenvalues {listed}, with eigenvectors $u_1$ to "
        f"$u_5$ in this order. A linear autoencoder with $K=2$ projects on $u_1$ and $u_{kept}$. "
        f"Now $u_{kept}$ is turned towards $u_{target}$ by {angle} degrees, in encoder and "
        "decoder at once.\n\n"
        "Which SSE does the autoencoder have after the turn? (pixel², two decimals)"
    )
    lost = sum(values) - values[0] - values[kept - 1]
    fall = (values[target - 1] - values[kept - 1]) * math.sin(math.radians(angle)) ** 2
    return Asked(text, lost - fall)


def again_turn(draw):
    values, kept, target, angle = draw_turn(draw)
    axes, _ = np.linalg.qr(np.random.default_rng(0).normal(size=(5, 5)))
    covariance = axes @ np.diag(values) @ axes.T
    turn, mix = math.radians(angle), np.array([[2.0, 1], [-1, 1]])  # mix: any code coordinates
    moved = axes[:, kept - 1] * math.cos(turn) + axes[:, target - 1] * math.sin(turn)
    columns = np.stack([axes[:, 0], moved], 1)
    left = np.eye(5) - (columns @ mix) @ (np.linalg.inv(mix) @ columns.T)
    return float(np.trace(left @ covariance @ left.T))


# The mean over pixels ------------------------------------------------------------------------


def draw_weight(draw):
    side, weight = draw.randint(8, 16), draw.randint(8, 20) / 2000
    return side, weight, draw.choice([0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.1, 1.2, 1.4])


def ask_weight(draw):
    """Find the mistake: a weight that grew · 8 min · 4 points

    1 for the entry under J, e − w/2; 1 for the reason: the mean over pixels makes the error smaller
    by their number D, so the weight counts D-fold; 1 for e − Dw/2; 1 for stopping at 0, and the
    difference.
    """
    side, weight, entry = draw_weight(draw)
    text = (
        f"The images have {side} × {side} pixels. A student wants to minimise $J$: the SSE plus "
        f"{weight:g} times $\\Omega$. The SSE is summed over pixels and averaged over images. "
        "$\\Omega$ is the sum of $|z_k|$ over the code, averaged over images. "
        "The student writes\n\n"
        f"`loss = ((x_hat - x) ** 2).mean() + {weight:g} * z.abs().sum(-1).mean()`\n\n"
        "The decoder is frozen. It is affine, and its columns are orthonormal. The codes are free "
        "parameters, without an encoder. For one image the best first entry of the code without "
        f"any penalty is ${entry:g}$. Under $J$ the best entry is smaller, and under the line "
        "above smaller still. By how much does the entry under the line lie below the entry "
        "under $J$? (unit of the code, three decimals)"
    )
    meant = max(entry - weight / 2, 0)
    written = max(entry - side**2 * weight / 2, 0)
    return Asked(text, meant - written, 3)


def again_weight(draw):
    side, weight, entry = draw_weight(draw)

    def best(error_weight):
        low, high = -3.0, 3.0  # the slope of the loss in z grows: bisection
        for _ in range(200):
            z = (low + high) / 2
            slope = 2 * error_weight * (z - entry) + weight * (1 if z > 0 else -1)
            low, high = (low, z) if slope > 0 else (z, high)
        return (low + high) / 2

    return best(1) - best(1 / side**2)
