"""Exam bank of chapter 5, the variational autoencoder."""

from __future__ import annotations

import math

import numpy as np

from grading.exam import Asked


def density(z, mean, variance):
    """The density of a Gaussian, at numbers or arrays."""
    return np.exp(-((z - mean) ** 2) / (2 * variance)) / np.sqrt(2 * math.pi * variance)


def integral(values, z):
    """The trapezoidal rule on an even grid: exact to rounding where values vanish at both ends."""
    return float(values.sum() * (z[1] - z[0]))


def argmin(f, low, high):
    """Where a function with one minimum is smallest, by golden section."""
    share = (math.sqrt(5) - 1) / 2
    while high - low > 1e-9:
        left, right = high - share * (high - low), low + share * (high - low)
        if f(left) < f(right):
            high = right
        else:
            low = left
    return (low + high) / 2


def listed(numbers):
    return ", ".join(f"{number:g}" for number in numbers)


# The loss of one image


def loss_numbers(draw):
    x = draw.choice([(1, 0, 1, 1), (0, 0, 1, 1), (1, 0, 0, 1), (0, 1, 1, 0)])
    grey = [draw.choice([0.1, 0.2, 0.3, 0.6, 0.7, 0.8, 0.9]) for _ in x]
    mean = [draw.choice([-1.5, -1.0, -0.5, 0.5, 1.0, 1.5]) for _ in range(2)]
    log_var = [draw.choice([-3.0, -2.0, -1.5, -1.0, -0.5]) for _ in range(2)]
    return x, grey, mean, log_var


def ask_loss(draw):
    """The loss of one image · 6 min · 2 points

    1 for the distortion, minus the logarithms of the probabilities of what is seen; 1 for the rate
    of both latents.
    """
    x, grey, mean, log_var = loss_numbers(draw)
    distortion = -sum(math.log(g if pixel else 1 - g) for pixel, g in zip(x, grey, strict=True))
    rate = sum(m**2 + math.exp(h) - 1 - h for m, h in zip(mean, log_var, strict=True)) / 2
    text = (
        f"A VAE has two latents, the prior $p(z)=N(0,I)$ and a Bernoulli decoder. A binary image "
        f"of four pixels is $x=({listed(x)})$. The encoder answers with the means "
        f"$({listed(mean)})$ and the log-variances $\\log\\sigma_k^2=({listed(log_var)})$. One "
        f"code is drawn, and for it the decoder answers with the probabilities of a 1, "
        f"$\\hat x=({listed(grey)})$.\n\n"
        f"How large is the loss of this image, distortion plus rate, with this one code for the "
        f"distortion? In nats, two decimals."
    )
    return Asked(text, distortion + rate)


def again_loss(draw):
    x, grey, mean, log_var = loss_numbers(draw)
    chance = np.prod([g**pixel * (1 - g) ** (1 - pixel) for pixel, g in zip(x, grey, strict=True)])
    z = np.linspace(-20, 20, 40001)
    rate = 0.0
    for m, h in zip(mean, log_var, strict=True):
        variance = math.exp(h)
        log_ratio = z**2 / 2 - (z - m) ** 2 / (2 * variance) - h / 2
        rate += integral(density(z, m, variance) * log_ratio, z)
    return -math.log(chance) + rate


# A mean of logarithms


def logs_numbers(draw):
    steps = [0, draw.randint(4, 12), draw.randint(14, 26), draw.randint(30, 50)]
    draw.shuffle(steps)
    base = draw.randint(-104, -86)
    return [round(base + step / 10, 1) for step in steps]


def ask_logs(draw):
    """A mean in the wrong place · 6 min · 3 points

    1 for what the name promises: minus the logarithm of the mean of the weights; 1 for its value; 1
    for the difference.
    """
    log_w = logs_numbers(draw)
    largest = max(log_w)
    estimate = largest + math.log(sum(math.exp(value - largest) for value in log_w) / 4)
    text = (
        f"Four codes of one image are drawn from the encoder. The logarithms of their importance "
        f"weights $w=p(x\\mid z)\\,p(z)/q(z\\mid x)$ are {listed(log_w)}. A program prints\n\n"
        f"`nll = -log_w.mean()`\n\n"
        f"and calls it the NLL by importance sampling with four samples. By how many nats does the "
        f"printed number exceed the one that the name promises, from the same four weights? Three "
        f"decimals."
    )
    return Asked(text, estimate - sum(log_w) / 4, 3)


def again_logs(draw):
    log_w = np.array(logs_numbers(draw))
    nodes, weights = np.polynomial.legendre.leggauss(60)
    total = 0.0  # log of the mean of w^t has the slope "mean of log w, weighted by w^t"
    for t, weight in zip((nodes + 1) / 2, weights / 2, strict=True):
        tilted = np.exp(t * (log_w - log_w.max()))
        total += weight * (tilted @ log_w / tilted.sum() - log_w.mean())
    return float(total)


# The decoder that a line of code trains


def scale_numbers(draw):
    sizes = [400, 576, 784, 900, 1024, 1200, 1296, 1600, 1728, 2304, 2352, 2700, 3072, 4096]
    factors = [
        200,
        250,
        300,
        400,
        500,
        600,
        750,
        800,
        1000,
        1200,
        1500,
        2000,
        2500,
        3000,
        4000,
        5000,
    ]
    return draw.choice(sizes), draw.choice(factors)


def ask_scale(draw):
    """The noise that nobody chose · 6 min · 3 points

    1 for weight/D = 1/(2s²), which makes the line a Gaussian's log-density for each pixel; 1 for
    the root; 1 for half of it, since the program's scale is twice as long.
    """
    num_pixels, weight = scale_numbers(draw)
    text = (
        f"A program rescales images of {num_pixels} pixels from $[0,1]$ to $[-1,1]$ and trains a "
        f"VAE with a mean over pixels and a factor that was found by hand:\n\n"
        f"`x = 2 * x - 1`\n\n"
        f"`loss = {weight} * F.mse_loss(x_hat, x) + kl.sum(-1).mean()`\n\n"
        f"`x` and `x_hat` have the shape (B, {num_pixels}); `kl`, of shape (B, K), is the right KL "
        f"of each latent to the prior in nats. The line trains a Gaussian decoder with one "
        f"standard deviation for all pixels. How large is it, on the scale where black is 0 and "
        f"white is 1? Three decimals."
    )
    return Asked(text, math.sqrt(num_pixels / (2 * weight)) / 2, 3)


def again_scale(draw):
    num_pixels, weight = scale_numbers(draw)
    x = np.linspace(0, 1, num_pixels)
    worse, better = x + 0.3 * np.cos(7 * x), x + 0.1 * np.sin(5 * x)

    def line(x_hat):
        return weight * np.mean((2 * x_hat - 1 - (2 * x - 1)) ** 2)

    def cost(x_hat, scale):
        return -np.log(density(x, x_hat, scale**2)).sum()

    low, high = 0.05, 50.0  # the cost of the worse image falls as the noise grows
    for _ in range(200):
        middle = (low + high) / 2
        if cost(worse, middle) - cost(better, middle) > line(worse) - line(better):
            low = middle
        else:
            high = middle
    return low


# What a Bernoulli forgets on grey pixels


def constant_numbers(draw):
    dark, light = (
        draw.choice([0.05, 0.1, 0.15, 0.2, 0.25]),
        draw.choice([0.7, 0.75, 0.8, 0.9, 0.95]),
    )
    return draw.choice([8, 10, 12, 16, 20, 24, 28, 40, 44, 48]), dark, light


def ask_constant(draw):
    """A cost that is no density · 8 min · 3 points

    1 for the integral of λ^x (1 − λ)^(1 − x), which the density has to be divided by; 1 for its
    value (1 − 2λ)/log((1 − λ)/λ); 1 for minus its logarithm, summed over both groups.
    """
    count, dark, light = constant_numbers(draw)
    constant = sum(
        n * math.log(math.log((1 - lam) / lam) / (1 - 2 * lam))
        for n, lam in ((count, dark), (64 - count, light))
    )
    text = (
        f"A program prints the cost of one grey image of 64 pixels:\n\n"
        f'`cost = F.binary_cross_entropy(lam, x, reduction="sum")  # minus log p(x), in nats`\n\n'
        f"Pixels lie in $[0,1]$ and are independent. The model is a density on $[0,1]$ for each "
        f"pixel, in proportion to $\\lambda^x(1-\\lambda)^{{1-x}}$. For this image the decoder "
        f"gives $\\lambda={dark:g}$ at {count} pixels and $\\lambda={light:g}$ at the other "
        f"{64 - count}.\n\n"
        f"Find what the line forgets. By how many nats is the printed cost too large? Two decimals."
    )
    return Asked(text, constant, within=0.05, keep=4)


def again_constant(draw):
    count, dark, light = constant_numbers(draw)
    nodes, weights = np.polynomial.legendre.leggauss(60)
    x = (nodes + 1) / 2
    total = 0.0
    for n, lam in ((count, dark), (64 - count, light)):
        total -= n * math.log((weights * lam**x * (1 - lam) ** (1 - x)).sum() / 2)
    return total


# The price of a steep decoder


def steep_numbers(draw):
    return (
        draw.choice([4, 9, 16, 25, 36]),
        draw.choice([0.1, 0.12, 0.15, 0.2, 0.25]),
        draw.choice([0.25, 0.3, 0.4, 0.5]),
        draw.choice([2, 3, 4, 5]),
    )


def ask_steep(draw):
    """The price of a steep decoder · 8 min · 4 points

    1 for the best variance, 1/(1 + D slope²/s²); 1 for the same with the new slope; 1 for the
    reason: all else in the loss is equal at both; 1 for half the logarithm of the quotient.
    """
    num_pixels, slope, scale, factor = steep_numbers(draw)
    signal = num_pixels * slope**2 / scale**2
    answer = math.log((1 + factor**2 * signal) / (1 + signal)) / 2
    text = (
        f"A VAE has one latent and a linear decoder: if $z$ grows by 1, each of the {num_pixels} "
        f"pixels grows by {slope:g}. The decoder is Gaussian with the standard deviation "
        f"{scale:g}. At an image $x$ the encoder chooses the best variance of its posterior.\n\n"
        f"Now the decoder becomes {factor} times as steep, and the encoder chooses its variance "
        f"anew. Its mean and the reconstruction at this mean stay as they were. By how many nats "
        f"does the loss of the image rise? Three decimals."
    )
    return Asked(text, answer, 3)


def again_steep(draw):
    num_pixels, slope, scale, factor = steep_numbers(draw)
    nodes, weights = np.polynomial.hermite_e.hermegauss(20)
    weights = weights / weights.sum()

    def best(slope):
        def loss(log_var):
            noise = math.exp(log_var / 2) * nodes
            error = num_pixels * (weights * (slope * noise) ** 2).sum()
            return error / (2 * scale**2) + (math.exp(log_var) - 1 - log_var) / 2

        return loss(argmin(loss, -10, 2))

    return best(factor * slope) - best(slope)


# The linear VAE that learns its noise


def linear_numbers(draw):
    num_latents = draw.choice([2, 3])
    large = draw.sample([12.0, 10.0, 8.0, 6.0, 5.0, 4.0, 3.0], num_latents)
    small = draw.sample([1.5, 1.2, 1.0, 0.8, 0.6, 0.4, 0.3, 0.2], 6 - num_latents)
    return num_latents, sorted(large + small, reverse=True)


def ask_linear(draw):
    """A linear VAE learns its noise · 8 min · 4 points

    1 for the learned variance, the mean of the eigenvalues that are left; 1 for the rate of a
    latent, ½ log(λ/s²); 1 for the sum over the latents; 1 for the value.
    """
    num_latents, eigenvalues = linear_numbers(draw)
    s2 = sum(eigenvalues[num_latents:]) / (6 - num_latents)
    rate = sum(math.log(value / s2) for value in eigenvalues[:num_latents]) / 2
    text = (
        f"Images of six pixels have a covariance with the eigenvalues {listed(eigenvalues)}. A "
        f"linear VAE with {num_latents} latents is trained to its best ELBO. Its decoder is "
        f"Gaussian with one variance for all pixels, and this variance is learned, too.\n\n"
        f"How large is its mean rate, summed over the latents, in nats? Two decimals."
    )
    return Asked(text, rate)


def again_linear(draw):
    K, eigenvalues = linear_numbers(draw)
    turn = np.linalg.qr(np.random.default_rng(0).normal(size=(6, 6)))[0]
    S = turn * eigenvalues @ turn.T

    def weight(s2):
        return turn[:, :K] * np.sqrt(np.maximum(np.array(eigenvalues[:K]) - s2, 0))

    def cost(log_s2):
        s2 = math.exp(log_s2)
        covariance = weight(s2) @ weight(s2).T + s2 * np.eye(6)
        return np.linalg.slogdet(covariance)[1] + np.trace(np.linalg.solve(covariance, S))

    s2 = math.exp(argmin(cost, math.log(0.05), math.log(2.9)))
    W = weight(s2)
    posterior = s2 * np.linalg.inv(W.T @ W + s2 * np.eye(K))
    encoder = posterior @ W.T / s2
    second = encoder @ S @ encoder.T + posterior
    return float(np.trace(second) - K - np.linalg.slogdet(posterior)[1]) / 2


# The β for a wanted rate


def beta_numbers(draw):
    eigenvalues = sorted(draw.sample([12.0, 9.0, 7.0, 5.0, 3.0, 2.0, 1.0, 0.5], 4), reverse=True)
    return eigenvalues, draw.choice([0.1, 0.2, 0.25, 0.5]), draw.choice([1.0, 1.5, 2.0, 2.5, 3.0])


def ask_beta(draw):
    """A rate is ordered, which β delivers it? · 8 min · 4 points

    1 for the rate at a level, ½ Σ log(λ/level); 1 for summing over eigenvalues above the level
    only; 1 for the level; 1 for β = level/s².
    """
    eigenvalues, s2, wanted = beta_numbers(draw)
    for used in range(4, 0, -1):  # with the level that fits, the smallest used bar stands above it
        level = math.exp((sum(map(math.log, eigenvalues[:used])) - 2 * wanted) / used)
        if level < eigenvalues[used - 1]:
            break
    text = (
        f"Images of four pixels have a covariance with the eigenvalues {listed(eigenvalues)}. A "
        f"linear VAE with four latents and a decoder of the fixed variance ${s2:g}$ is trained to "
        f"its optimum with the loss distortion plus $\\beta$ times rate.\n\n"
        f"For which $\\beta$ is its mean rate {wanted:g} nats? Two decimals."
    )
    return Asked(text, level / s2)


def again_beta(draw):
    eigenvalues, s2, wanted = beta_numbers(draw)

    def error(rate):
        """The squared error at a rate: the level is found by halving an interval."""
        low, high = 1e-9, max(eigenvalues)
        for _ in range(200):
            level = (low + high) / 2
            if sum(max(0.0, math.log(value / level)) for value in eigenvalues) / 2 > rate:
                low = level
            else:
                high = level
        return sum(min(value, level) for value in eigenvalues)

    step = 1e-4  # β is the price: how fast the distortion falls with the rate
    return (error(wanted - step) - error(wanted + step)) / (2 * step) / (2 * s2)


# The gap of an encoder that is a little wrong


def gap_numbers(draw):
    w, s2 = draw.choice([0.5, 0.8, 1.5, 2.0]), draw.choice([0.25, 0.5, 1.0])
    x = draw.choice([-2.0, -1.5, 1.0, 1.5, 2.0, 3.0])
    best = w * x / (w**2 + s2)
    mean = round(best + draw.choice([-0.4, -0.3, -0.2, 0.2, 0.3, 0.4]), 1)
    return w, s2, x, mean, draw.choice([0.15, 0.25, 0.3, 0.4])


def ask_gap(draw):
    """How loose is the bound? · 9 min · 4 points

    1 for the reason: the gap is KL(q‖posterior); 2 for the posterior's mean and variance, one each;
    1 for the KL of the two Gaussians.
    """
    w, s2, x, mean, variance = gap_numbers(draw)
    best, right = w * x / (w**2 + s2), s2 / (w**2 + s2)
    gap = ((variance + (mean - best) ** 2) / right - 1 + math.log(right / variance)) / 2
    text = (
        f"One latent, one pixel: $z\\sim N(0,1)$, and given $z$ the pixel is Gaussian with the "
        f"mean ${w:g}\\,z$ and the variance ${s2:g}$. For the image $x={x:g}$ the encoder answers "
        f"with the mean ${mean:g}$ and the variance ${variance:g}$.\n\n"
        f"By how many nats does the ELBO of this image lie below $\\log p(x)$? Three decimals."
    )
    return Asked(text, gap, 3)


def again_gap(draw):
    w, s2, x, mean, variance = gap_numbers(draw)
    z = np.linspace(-15, 15, 60001)
    evidence = integral(density(x, w * z, s2) * density(z, 0, 1), z)
    log_weight = -((x - w * z) ** 2) / (2 * s2) - z**2 / 2 + (z - mean) ** 2 / (2 * variance)
    log_weight += 0.5 * math.log(variance) - 0.5 * math.log(2 * math.pi * s2)
    return math.log(evidence) - integral(density(z, mean, variance) * log_weight, z)
