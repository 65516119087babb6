"""The worlds of chapter 5: likelihoods of pixels, means over pixels, grey pixels, information."""

import torch
from torch.distributions import Normal, kl_divergence

from equations.chapters.vae_linear import covariance_of, optimal_vae, principal_images
from equations.chapters.vae_machines import exact_rate_distortion, network
from equations.spaces import interval
from equations.worlds import finite, line, table, world
from vaelib.ae import reconstruction_error
from vaelib.distributions import Bernoulli, ContinuousBernoulli, Gaussian, StableContinuousBernoulli

# weights and variances


@world("eq-vae-effective-variance")
def weighted_loss(random):
    """A loss with two weights."""
    return {
        "x": random.vector(3), r"\hat x": random.vector(3), "a": random.positive(),
        "b": random.positive(),
        r"\sigma": r"\sqrt{\frac{b}{2a}}", r"\mathcal{R}": random.positive(),
    }  # fmt: skip


@world("eq-vae-variance-objective", "eq-vae-optimal-variance")
def free_variance(random):
    """Four images, any networks, and the library's decoder with a trained variance."""
    images = random.normal(4, 3)
    model = network(random, 3, 1, spread=0.5)
    nodes, weights = (
        torch.linspace(-9, 9, 91, dtype=torch.float64),
        0.2 * torch.ones(91, 1, dtype=torch.float64),
    )
    mean, log_var = model.encode(images)
    codes = mean + torch.exp(log_var / 2) * nodes[:, None, None]
    shares = (weights * Normal(0, 1).log_prob(nodes[:, None]).exp()) / len(images)
    outputs = model.decoder(codes)

    def distortion(variance):
        likelihood = Normal(outputs, torch.sqrt(variance), validate_args=False)
        return -(shares * likelihood.log_prob(images).sum(-1)).sum()

    def trained_scale():
        decoder = Gaussian(learned=True).double()
        low, high = -8.0, 8.0
        for _ in range(60):
            decoder.log_var.data.fill_((low + high) / 2)
            loss = -(shares * decoder(outputs).log_prob(images)).sum()
            (slope,) = torch.autograd.grad(loss, decoder.log_var)
            low, high = (
                (low, decoder.log_var.item()) if slope > 0 else (decoder.log_var.item(), high)
            )
        return torch.exp(decoder.log_var.detach() / 2)

    return {
        "D": 3, r"\sigma": random.positive(), r"\sigma_*": trained_scale(),
        r"\bar{\mathcal{D}}": distortion,
        "V": (shares * (images - outputs).square().sum(-1)).sum(),
    }  # fmt: skip


def linear_optimum(images, eigenvalues, axes, variance):
    """A linear VAE with all latents at its optimum, and what the library measures."""
    rates, distortions = exact_rate_distortion(
        optimal_vae(images, eigenvalues, axes, 4, variance), images
    )
    return {
        "D": 4, r"\sigma": variance.sqrt(), "S": covariance_of(eigenvalues, axes),
        "c": r"\frac D2\log(2\pi\sigma^2)",
        r"\bar{\mathcal{R}}": rates.mean(), r"\bar{\mathcal{D}}": distortions.mean(),
    }  # fmt: skip


@world("eq-vae-rate-ceiling")
def optimum_near_collapse(random):
    """The decoder's variance is a little below the largest eigenvalue, in any unit."""
    images, eigenvalues, axes = principal_images(random)
    size = random.uniform(0.3, 1.2)
    return linear_optimum(
        size * images,
        size**2 * eigenvalues,
        axes,
        size**2 * eigenvalues[0] * random.uniform(0.8, 0.98),
    )


@world("eq-vae-rate-ceiling")
def optimum_far_from_collapse(random):
    """The decoder's variance is far below all eigenvalues, so that the rate is large."""
    return linear_optimum(*principal_images(random), random.uniform(0.003, 0.01))


# no code pays


@world("eq-vae-comparison")
def cost_that_no_code_pays(random):
    """f is any function, lowered by the logarithm of its mean of e^{-f} over the images."""
    x = finite(random.normal(3))
    law, size = random.joint(x), random.uniform(0.1, 0.7)

    def raw(image, code):
        return size * (torch.sin(image + code) + 0.5 * image * torch.tanh(code))

    def cost(image, code):
        level = torch.log(x.integrate(lambda other: law(other) * torch.exp(-raw(other, code))))
        return raw(image, code) + level + 0.02 * (1 + torch.sin(code))

    return {
        "x": x, "z": line(), "P(x)": law, "f(x,z)": cost, "h": 0.3 * size,
        "v": random.uniform(0.9, 1.1), r"\mathbb{E}_x": "P(x)", r"\mathbb{E}_q": r"q_\phi(z\mid x)",
        "p(z)": r"\mathcal{N}(z;0,1)", r"q_\phi(z\mid x)": r"\mathcal{N}(z;-hx,v^2)",
    }  # fmt: skip


def grey_images(random):
    """Five images with three grey pixels, their mean, and an output near to it or far from it."""
    images = random.uniform(0.02, 0.98, 5, 3, 1)
    mean = images.mean(0)
    output = mean + random.uniform(0.02, 0.5) * (random.uniform(0, 1, 3, 1) - mean)
    return {
        "x": finite(images), r"\bar x": mean, "g": output, "D": 3,
        "P(x)": lambda image: 0.2 + 0 * image[0, 0],
        r"\mathbb{E}_x": "P(x)", "f": r"\frac1D\sum_{d=1}^{D}(\kappa_d-\tilde\kappa_d)",
    }  # fmt: skip


@world("eq-vae-mean-collapse")
def squared_errors(random):
    """The cost of a pixel is its squared error."""
    return {
        **grey_images(random),
        r"\kappa_d": r"(x_d-g_d)^2",
        r"\tilde\kappa_d": r"(x_d-\bar x_d)^2",
    }


@world("eq-vae-mean-collapse")
def cross_entropies(random):
    """The cost of a pixel is its cross-entropy."""
    return {
        **grey_images(random),
        r"\kappa_d": r"-x_d\log g_d-(1-x_d)\log(1-g_d)",
        r"\tilde\kappa_d": r"-x_d\log\bar x_d-(1-x_d)\log(1-\bar x_d)",
    }


# grey pixels


def coins(random):
    """A grey image with two pixels and the law of its binary versions."""
    x = random.probability(2, 1)
    both = torch.tensor(
        [[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]], dtype=torch.float64
    ).unsqueeze(-1)
    return {
        "x": x, "b": finite(both), r"\sum_d": 2, r"\mathbb{E}_b": "P(b)", r"\mathbb{E}": "P(b)",
        "P(b)": lambda b: torch.where(b == 1, x, 1 - x).prod(),
        r"\mathrm{BCE}(x,\hat x)": lambda x, chance: cross_entropy(chance, x),
    }  # fmt: skip


def cross_entropy(chance, x):
    return reconstruction_error(torch.logit(chance).T, x.T, cross_entropy=True)[0]


def coin_density(b, chance):
    return Bernoulli()(torch.logit(chance).T).log_prob(b.T).exp()[0]


@world("eq-vae-binarised-distortion")
def binarised_image(random):
    """The distortion of binary pixels and the cross-entropy, both from the library."""
    return {**coins(random), r"\hat x": random.probability(2, 1), r"p(b\mid\hat x)": coin_density}


@world("eq-vae-grey-bound")
def grey_encoder(random):
    """A decoder that bends little, and an encoder near to the prior."""
    start, slope = random.normal(2, 1), 0.4 * random.normal(2, 1)
    return {
        **coins(random), "z": line(), r"\mu": 0.2 * random.normal(),
        r"\sigma": random.uniform(0.85, 1.1),
        "p(z)": r"\mathcal{N}(z;0,1)", r"q_\phi(z\mid x)": r"\mathcal{N}(z;\mu,\sigma^2)",
        r"\mathbb{E}_q": r"q_\phi(z\mid x)",
        r"g_\theta": lambda z: torch.sigmoid(start + slope * z),
        r"p_\theta(b\mid z)": lambda b, z: coin_density(b, torch.sigmoid(start + slope * z)),
        r"p_\theta(b)": r"\int p_\theta(b\mid z)\,p(z)\,\mathrm{d}z",
    }  # fmt: skip


@world(
    "eq-vae-continuous-bernoulli",
    "eq-vae-continuous-bernoulli-normaliser",
    "eq-vae-continuous-bernoulli-mean",
)
def grey_pixel(random):
    """One grey pixel; the density and its constant from the library."""
    chance = random.uniform(0.08, 0.42)
    chance = chance if random.normal() > 0 else 1 - chance
    logit = torch.logit(chance)
    pixel = interval(0, 1)
    return {
        r"\lambda": chance, r"\eta": logit,
        "x": type(pixel)(pixel.nodes, pixel.weights, random.uniform()),
        r"\mathbb{E}": r"p(x\mid\lambda)",
        r"p(x\mid\lambda)": lambda x,
        _: ContinuousBernoulli()(logit.reshape(1, 1)).log_prob(x.reshape(1, 1)).exp()[0],
        r"C(\lambda)": lambda _: StableContinuousBernoulli(logits=logit).log_normaliser().exp(),
    }  # fmt: skip


# information


@world("eq-vae-surgery")
def three_posteriors(random):
    """Three images with Gaussian posteriors; the information as a difference of entropies."""
    x = finite(random.normal(3))
    law, slope, turn = random.joint(x), random.uniform(0.4, 0.9), random.uniform(0, 3)

    def posterior(image):
        return Normal(slope * image, 0.9 + 0.3 * torch.sin(image + turn), validate_args=False)

    shares, each = law(x.nodes), posterior(x.nodes)
    grid = torch.linspace(-14, 14, 2801, dtype=torch.float64)
    mixture = (shares * each.log_prob(grid[:, None]).exp()).sum(-1)
    information = -0.01 * torch.xlogy(mixture, mixture).sum() - (shares * each.entropy()).sum()
    return {
        "x": x, "z": line(), "P(x)": law, r"\mathbb{E}_x": "P(x)",
        r"\mathbb{E}_q": r"q_\phi(z\mid x)",
        "p(z)": r"\mathcal{N}(z;0,1)",
        r"q_\phi(z\mid x)": lambda z, image: posterior(image).log_prob(z).exp(),
        "q(z)": r"\mathbb{E}_x[q_\phi(z\mid x)]", "I(x;z)": lambda image, z: information,
        r"\bar{\mathcal{R}}": (shares * kl_divergence(each, Normal(0.0, 1.0))).sum(),
    }  # fmt: skip


@world("eq-vae-information-bounds")
def discrete_images(random):
    """Three images and four codes; a decoder near to the true law of an image given its code."""
    letters = table(random, "q")
    x, z, joint = letters["x"], letters["z"], letters["q(x,z)"]
    cells = joint(x.nodes[:, None], z.nodes)
    turn, size = random.uniform(0, 6), random.uniform(0.1, 0.5)

    def raw(image, code):
        return letters[r"q(x\mid z)"](image, code) * torch.exp(
            size * torch.sin(3 * image + 2 * code + turn)
        )

    def decoder(image, code):
        return raw(image, code) / x.integrate(lambda other: raw(other, code))

    def entropy(shares):
        return -torch.xlogy(shares, shares).sum()

    information = entropy(cells.sum(0)) + entropy(cells.sum(1)) - entropy(cells)
    return {
        **letters, "P(x)": letters["q(x)"], r"q_\phi(z\mid x)": letters[r"q(z\mid x)"],
        r"p_\theta(x\mid z)": decoder, r"\mathbb{E}_x": "P(x)", r"\mathbb{E}_q": r"q_\phi(z\mid x)",
        "H": entropy(cells.sum(1)), "I(x;z)": lambda image, code: information,
        r"\bar{\mathcal{D}}": -sum(
            cells[i, j] * torch.log(decoder(x.nodes[i], z.nodes[j]))
            for i in range(3) for j in range(4)
        ),
    }  # fmt: skip
