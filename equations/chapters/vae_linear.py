"""The worlds of chapter 5: the linear VAE, collapse, β, reverse water-filling."""

import torch
from torch.distributions import MultivariateNormal, Normal, kl_divergence

from equations.chapters.vae_machines import (
    ExactVAE,
    exact_rate_distortion,
    exact_terms,
    eye,
    linear_vae,
    network,
    scale_of,
    sigma_points,
)
from equations.worlds import finite, plane, world


def principal_images(random):
    """Eight images with four pixels, and the eigenvalues and eigenvectors of their covariance."""
    start = torch.tensor([3.0, 1.5, 0.8, 0.4], dtype=torch.float64)
    eigenvalues = start * random.uniform(0.8, 1.2, 4)
    axes, centre = random.orthonormal(4, 4), random.normal(4)
    steps = (4 * eigenvalues).sqrt() * axes
    return centre + torch.cat([steps.T, -steps.T]), eigenvalues, axes


def optimal_vae(images, eigenvalues, axes, num_latents, variance, level=None):
    """The linear VAE at its optimum, with columns of W along the first axes."""
    level = variance if level is None else level
    used = (eigenvalues[:num_latents] - level).clamp(min=0)
    return linear_vae(axes[:, :num_latents] * used.sqrt(), images.mean(0), variance, level)


def covariance_of(eigenvalues, axes):
    return axes @ torch.diag(eigenvalues) @ axes.T


def likelihood_of(images, variance):
    """ℓ(W), the mean log-density of the images in the linear model."""

    def mean_log_density(weight):
        covariance = weight @ weight.T + variance * eye(len(weight))
        return MultivariateNormal(images.mean(0), covariance).log_prob(images).mean()

    return mean_log_density


# evidence and posterior


@world("eq-vae-gaussian-vector")
def gaussian_vector(random):
    """A vector of three pixels."""
    return {"D": 3, "x": random.vector(3), "m": random.vector(3), r"\Sigma": random.spd(3)}


@world("eq-vae-linear-marginal")
def sum_of_two_vectors(random):
    """z and ν run through points with the moments of N(0, I); Σ is the covariance of all pairs."""
    weight, scale = random.matrix(3, 2), random.positive()
    codes, noises = sigma_points(2), sigma_points(3)
    vectors = (codes @ weight.T)[:, None] + scale * noises
    return {
        "z": finite(codes.unsqueeze(-1)), r"\nu": finite(noises.unsqueeze(-1)),
        "p(z)": lambda z: 0.25 + 0 * z[0, 0], r"p(\nu)": lambda noise: (1 + 0 * noise[0, 0]) / 6,
        r"\mathbb{E}": r"p(z)p(\nu)", "W": weight, r"\sigma": scale, "I": eye(3),
        r"\Sigma": torch.cov(vectors.reshape(-1, 3).T, correction=0),
    }  # fmt: skip


@world("eq-vae-linear-likelihood")
def linear_model(random):
    """Images, any W, and the mean log-likelihood of the images."""
    images, eigenvalues, axes = principal_images(random)
    scale = random.positive()
    return {
        "x": finite(images.unsqueeze(-1)), "P(x)": lambda x: 0.125 + 0 * x[0, 0],
        r"\mathbb{E}_x": "P(x)",
        r"\bar x": images.mean(0).reshape(4, 1), "y": r"x-\bar x", "D": 4, "W": random.matrix(4, 2),
        "I": eye(4),
        r"\sigma": scale, r"\Sigma": r"WW^\top+\sigma^2I", "S": torch.cov(images.T, correction=0),
        r"\ell(W)": likelihood_of(images, scale**2),
    }  # fmt: skip


@world("eq-vae-linear-gradient", "eq-vae-linear-posterior")
def linear_posterior(random):
    """One image and one code; the posterior from the joint density of the three Gaussians."""
    weight, scale, centre = random.matrix(4, 2), random.positive(), random.vector(4)
    prior = MultivariateNormal(torch.zeros(2, dtype=torch.float64), eye(2))
    evidence = MultivariateNormal(centre[:, 0], weight @ weight.T + scale**2 * eye(4))

    def posterior(z, x):
        likelihood = Normal((weight @ z + centre)[:, 0], scale).log_prob(x[:, 0]).sum()
        return (likelihood + prior.log_prob(z[:, 0]) - evidence.log_prob(x[:, 0])).exp()

    image, code = (
        centre + weight @ random.vector(2) + 0.5 * scale * random.vector(4),
        0.5 * random.vector(2),
    )
    return {
        "W": weight, r"\sigma": scale, "x": image, "y": image - centre, "z": code, "I": eye(2),
        "M": r"W^\top W+\sigma^2I", r"p_\theta(z\mid x)": posterior,
    }  # fmt: skip


# the optimum


@world("eq-vae-alignment")
def turned_axes(random):
    """Two symmetric matrices whose axes almost agree."""
    images, eigenvalues, axes = principal_images(random)
    turn = random.normal(4, 4)
    directions = axes @ torch.linalg.matrix_exp(random.uniform(0.05, 0.4) * (turn - turn.T))
    gammas = torch.tensor([2.1, 1.3, 0.9, 0.7], dtype=torch.float64) * random.uniform(0.9, 1.1, 4)
    covariance = covariance_of(eigenvalues, axes)
    return {
        "D": 4, "S": covariance, r"\Sigma": covariance_of(gammas, directions),
        r"\lambda": eigenvalues.reshape(4, 1),
        "a": (1 / gammas).reshape(4, 1),
        r"\tau": (directions.T @ covariance @ directions).diagonal().reshape(4, 1),
    }  # fmt: skip


@world("eq-vae-linear-optimum")
def probabilistic_pca(random):
    """The optimum, turned in the latent space, and a W near to it; one or both latents are used."""
    images, eigenvalues, axes = principal_images(random)
    variance = random.uniform(0.6, 1.0) if random.normal() > 0 else random.uniform(1.9, 2.2)
    gammas = torch.cat([torch.maximum(eigenvalues[:2], variance), variance.expand(2)])
    best = axes[:, :2] @ torch.diag((gammas[:2] - variance).sqrt()) @ random.orthonormal(2, 2)
    return {
        "D": 4, "W_*": best, "W": best + 0.05 * random.matrix(4, 2),
        r"\ell(W)": likelihood_of(images, variance),
        r"\lambda": eigenvalues.reshape(4, 1), r"\gamma": gammas.reshape(4, 1),
    }  # fmt: skip


@world("eq-vae-linear-encoder", "eq-vae-linear-rate")
def used_latent(random):
    """A latent that the optimal linear VAE uses; its encoder is computed from W."""
    images, eigenvalues, axes = principal_images(random)
    variance = random.uniform(0.2, 0.5)
    model = optimal_vae(images, eigenvalues, axes, 3, variance)
    mean, log_var = model.encode(images)
    rates = kl_divergence(Normal(mean, torch.exp(log_var / 2)), Normal(0.0, 1.0)).mean(0)
    return {
        "x": images[0].reshape(4, 1), "y": axes.T @ (images[0] - images.mean(0)).reshape(4, 1),
        "i": random.whole(1, 3),
        r"\lambda": eigenvalues.reshape(4, 1), "t": (eigenvalues - variance).reshape(4, 1),
        r"\mu": lambda x: model.encode(x.T)[0].T, "v": torch.exp(log_var[:1] / 2).T,
        "h": variance.sqrt(),
        r"\sigma_i": "v_i", r"\sigma": "h", r"\bar{\mathcal{R}}": rates.reshape(3, 1),
    }  # fmt: skip


@world("eq-vae-linear-rate", links=(1,))
def any_variance(random):
    """The best mean with any variance."""
    letters = used_latent(random)
    images, eigenvalues, axes = principal_images(random)
    means = (letters["t"].sqrt() / eigenvalues[:, None] * axes.T @ (images - images.mean(0)).T)[
        :3
    ].T
    scales = random.positive(3, 1)
    rates = kl_divergence(Normal(means, scales.T), Normal(0.0, 1.0)).mean(0)
    return {
        **letters,
        r"\lambda": eigenvalues.reshape(4, 1),
        "v": scales,
        r"\bar{\mathcal{R}}": rates.reshape(3, 1),
    }


@world("eq-vae-rotation-gap")
def rotated_posterior(random):
    """A posterior with dependent latents, and an encoder whose variances are almost the best."""
    covariance, scale, mean = random.spd(2), random.positive(), 0.5 * random.vector(2)
    precision = torch.linalg.inv(covariance)
    variances = random.uniform(0.8, 1.25, 2) / precision.diagonal()
    return {
        "z": plane(), "x": random.normal(), "K": 2, r"\sum_k": 2, "M": scale**2 * precision,
        "m": mean, "h": scale,
        "v": variances.sqrt().reshape(2, 1), "A": torch.diag(variances), "C": covariance,
        r"\sigma_k": "v_k", r"\sigma": "h", "q": "q(z)", "q(z)": r"\mathcal{N}(z;m,A)",
        r"p_\theta(z\mid x)": r"\mathcal{N}(z;m,C)",
    }  # fmt: skip


# collapse


@world("eq-vae-collapse-loss", "eq-vae-collapse-gain")
def one_direction(random):
    """The loss of one direction whose weight models the variance t, with the best encoder."""
    eigenvalues, variance = random.uniform(1.5, 4, 3, 1), random.uniform(0.3, 1.2)

    def loss(i):
        def at(t):
            root, total = torch.sqrt(t), t + variance
            slope, spread = root / total, variance / total
            error = eigenvalues[i] * (1 - root * slope) ** 2 + t * spread
            rate = (eigenvalues[i] * slope**2 + spread - 1 - torch.log(spread)) / 2
            return (error[0] / variance + torch.log(variance)) / 2 + rate[0]

        return at

    chosen = random.whole(1, 3)
    return {
        "i": chosen, r"\lambda": eigenvalues, r"\sigma": variance.sqrt(), "t": random.positive(),
        "t_i": eigenvalues[chosen - 1, 0] - variance,
        "J_i(t)": lambda t: loss(chosen - 1)(torch.as_tensor(t)),
    }  # fmt: skip


# β


@world("eq-vae-beta-equivalence")
def weighted_rate(random):
    """Any linear VAE with a weight on its rate; the loss of the library."""
    images, beta = random.normal(5, 3), random.positive()
    model = network(random, 3, 2, (), kind=ExactVAE, spread=0.5)
    rates, _ = exact_rate_distortion(model, images)
    mean, log_var = model.encode(images)
    codes = mean + torch.exp(log_var / 2) * sigma_points(2)[:, None]
    return {
        "D": 3, r"\beta": beta, r"\sigma": scale_of(model), "s": r"\beta\sigma^2",
        "c": r"\frac D2\log(2\pi\sigma^2)",
        r"J_\beta": exact_terms(model, images, beta).loss, r"\bar{\mathcal{R}}": rates.mean(),
        "V": (model.decoder(codes) - images).square().sum(-1).mean(),
    }  # fmt: skip


@world("eq-vae-direction-error")
def drowning_direction(random):
    """One direction of Gaussian images, and its code."""
    eigenvalues, level = random.uniform(1.5, 4, 3, 1), random.uniform(0.3, 1.2)
    return {
        "i": random.whole(1, 3), r"\lambda": eigenvalues, "s": level, "t": eigenvalues - level,
        "z_i": r"\frac{\sqrt{t_i}}{\lambda_i}y_i+\sqrt{\frac{s}{\lambda_i}}\varepsilon",
        r"\mathbb{E}": r"\mathcal{N}(y_i;0,\lambda_i)\mathcal{N}(\varepsilon;0,1)",
    }  # fmt: skip


def water_level(images, eigenvalues, axes):
    """Error and rate of the optimal linear VAE at a level, as the library measures them."""

    def measured(level):
        rates, distortions = exact_rate_distortion(
            optimal_vae(images, eigenvalues, axes, 4, level), images
        )
        error = 2 * level * (distortions.mean() - 2 * torch.log(2 * torch.pi * level))
        return error, rates.mean()

    return measured


@world("eq-vae-water-filling")
def water(random):
    """A level between the eigenvalues."""
    images, eigenvalues, axes = principal_images(random)
    measured = water_level(images, eigenvalues, axes)
    return {
        "D": 4, "s": random.uniform(0.5, 2.0), r"\lambda": eigenvalues.reshape(4, 1),
        "V(s)": lambda s: measured(s)[0], r"\bar{\mathcal{R}}(s)": lambda s: measured(s)[1],
    }  # fmt: skip


@world("eq-vae-rate-distortion-slope")
def curve(random):
    """The rate as a function of the error, while the same directions are used."""
    _, eigenvalues, _ = principal_images(random)
    beta, scale = random.positive(), random.uniform(0.6, 1.1)
    level = beta * scale**2
    used = eigenvalues[eigenvalues > level]

    def rate(error):
        return (
            torch.log(used * len(used) / (error - eigenvalues[eigenvalues <= level].sum())).sum()
            / 2
        )

    return {
        r"\beta": beta, r"\sigma": scale, "s": r"\beta\sigma^2",
        "V": torch.minimum(eigenvalues, level).sum(),
        r"\bar{\mathcal{R}}": "F(V)", "F": rate,
    }  # fmt: skip


# Shannon's bound


@world("eq-vae-converse-cost", "eq-vae-shannon-converse")
def gaussian_images(random):
    """A linear VAE near to the optimum; f is the logarithm of a ratio of two Gaussian densities."""
    images, eigenvalues, axes = principal_images(random)
    level = random.uniform(0.5, 2.0)
    gammas = torch.maximum(eigenvalues, level)
    measured = water_level(images, eigenvalues, axes)
    wide = MultivariateNormal(images.mean(0), covariance_of(gammas, axes))
    model = optimal_vae(images, eigenvalues, axes, 4, level)
    for parameter in model.parameters():
        parameter += 0.05 * random.normal(*parameter.shape)
    model.observation.log_var.copy_(level.log())
    rates, distortions = exact_rate_distortion(model, images)

    def cost(x, z):
        narrow = Normal(model.decoder(z.T)[0], level.sqrt())
        return wide.log_prob(x[:, 0]) - narrow.log_prob(x[:, 0]).sum()

    return {
        "D": 4, "x": images[1].reshape(4, 1),
        "y": axes.T @ (images[1] - images.mean(0)).reshape(4, 1), "s": level,
        "z": random.vector(4), r"g_\theta": lambda z: model.decoder(z.T).T,
        r"\lambda": eigenvalues.reshape(4, 1),
        r"\gamma": gammas.reshape(4, 1), "f(x,z)": cost, "V(s)": lambda s: measured(s)[0],
        r"\bar{\mathcal{R}}(s)": lambda s: measured(s)[1], r"\bar{\mathcal{R}}": rates.mean(),
        "V": 2 * level * (distortions.mean() - 2 * torch.log(2 * torch.pi * level)),
    }  # fmt: skip
