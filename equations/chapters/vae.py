"""The worlds of chapter 5: model, bound, loss, the rate of a Gaussian, one sample and many."""

from dataclasses import dataclass
from unittest import mock

import torch
from torch import nn
from torch.distributions import Normal, kl_divergence

from equations.chapters.vae_machines import (
    ExactVAE,
    coarse_line,
    densities_of,
    exact_rate_distortion,
    exact_terms,
    eye,
    letters_of,
    network,
    scale_of,
)
from equations.spaces import Space
from equations.worlds import finite, line, plane, table, world
from vaelib import evaluation, vae
from vaelib.distributions import Bernoulli, kl_to_standard_normal

# the model


@world("eq-vae-model", "eq-vae-gaussian-distortion", "eq-vae-rate", "eq-vae-reparameterization")
def gaussian_network(random):
    """A VAE of the library with a Gaussian decoder; the draw and the rate are its own."""
    model = network(random, 3, 2)
    x, noise, seen = random.vector(3), random.vector(2), []
    handle = model.decoder.register_forward_pre_hook(lambda _, inputs: seen.append(inputs[0]))
    with mock.patch.object(torch, "randn_like", lambda mean: noise.T):
        vae.vae_terms(model, x.T)
    handle.remove()
    return {
        "D": 3, "K": 2, "x": x, "z": seen[0].T, r"\varepsilon": noise, r"\sigma": scale_of(model),
        r"p(x\mid\lambda)": lambda value, mean: Normal(mean, scale_of(model)).log_prob(value).exp(),
        r"\mathcal{R}(x)": lambda x: kl_to_standard_normal(*model.encode(x.T))[0],
        **densities_of(model), **letters_of(model),
    }  # fmt: skip


@world("eq-vae-model", "eq-vae-bernoulli-distortion")
def bernoulli_network(random):
    """A VAE of the library with a Bernoulli decoder; a pixel is black, another is white."""
    model = network(random, 4, 2, observation=Bernoulli())
    x = torch.cat(
        [torch.tensor([[0.0], [1.0]], dtype=torch.float64), random.uniform(0, 1, 2, 1).round()]
    )
    z = random.vector(2)
    return {
        "D": 4, "K": 2, "x": x, "z": z, r"\sum_d": 4,
        r"\hat x": torch.sigmoid(model.decoder(z.T)).T,
        r"p(x\mid\lambda)": lambda value, chance: torch.where(value == 1, chance, 1 - chance),
        **densities_of(model), **letters_of(model),
    }  # fmt: skip


# the bound


@world(
    "eq-vae-evidence",
    "eq-vae-posterior",
    "eq-vae-elbo",
    "eq-vae-jensen",
    "eq-vae-elbo-split",
    "eq-vae-gap",
)
@world("eq-vae-two-gaps", "eq-vae-distortion-rate")
def conjugate_gaussian(random):
    """One pixel in a large or a small unit; all from the closed forms of Gaussians."""
    unit = torch.exp(random.uniform(-3, 1))
    w, s, b, x = (
        unit * random.positive(),
        unit * random.positive(),
        unit * random.normal(),
        unit * random.normal(),
    )
    precision = 1 + w**2 / s**2
    exact = Normal(w * (x - b) / s**2 / precision, precision**-0.5)
    guess = Normal(exact.mean + 0.3 * random.normal(), exact.stddev * random.positive())
    evidence, prior = Normal(b, torch.sqrt(w**2 + s**2)).log_prob(x), Normal(0 * w, 0 * w + 1)
    bound, rate = evidence - kl_divergence(guess, exact), kl_divergence(guess, prior)
    return {
        "z": line(float(random.normal())), "x": x, "w": w, "b": b, "s": s, "v": exact.stddev,
        "h": exact.mean,
        r"\mu": guess.mean, r"\sigma": guess.stddev,
        "p(z)": r"\mathcal{N}(z;0,1)",
        r"p_\theta(x\mid z)": r"\mathcal{N}(x;wz+b,s^2)",
        r"p_\theta(x)": lambda value: Normal(b, torch.sqrt(w**2 + s**2)).log_prob(value).exp(),
        r"p_\theta(z\mid x)": r"\mathcal{N}(z;h,v^2)",
        r"q_\phi(z\mid x)": r"\mathcal{N}(z;\mu,\sigma^2)",
        r"\mathbb{E}_q": r"q_\phi(z\mid x)",
        "w(z)": r"\frac{p_\theta(x\mid z)\,p(z)}{q_\phi(z\mid x)}",
        r"\mathcal{L}(x)": lambda value: bound,
        r"\mathcal{L}_*(x)": random.function(),
        r"\mathcal{R}(x)": lambda value: rate,
        r"\mathcal{D}(x)": lambda value: -rate - bound,
    }  # fmt: skip


def encoder_table(random):
    """Three images and four codes: a random table of the model, and another for the encoder."""
    model = table(random, r"p_\theta")
    x, z, other = model["x"], model["z"], random.joint(model["x"], model["z"])
    return {
        **model,
        "p(z)": model[r"p_\theta(z)"],
        r"q_\phi(z\mid x)": lambda b, a: other(a, b) / z.integrate(lambda c: other(a, c)),
        r"\mathbb{E}_q": r"q_\phi(z\mid x)",
        "w(z)": r"\frac{p_\theta(x\mid z)\,p(z)}{q_\phi(z\mid x)}",
        "x": finite(x.nodes),
    }


@world("eq-vae-evidence", "eq-vae-posterior", "eq-vae-jensen", "eq-vae-elbo-split", "eq-vae-gap")
def finite_model(random):
    """Three images and four codes with any probabilities."""
    return encoder_table(random)


@world("eq-vae-log-jensen", "eq-vae-kl", "eq-vae-kl-sign")
def finite_weights(random):
    """Four values of z under two laws; a positive number."""
    z = finite(random.normal(4))
    size = random.uniform(0.2, 3.0)
    return {
        "z": z, "q(z)": random.joint(z), "p(z)": random.joint(z), "q": "q(z)", "p": "p(z)",
        r"\mathbb{E}": "p(z)", "w": "h(z)",
        "h": lambda value: size * torch.exp(0.3 * torch.sin(2 * value)),
    }  # fmt: skip


@world("eq-vae-log-jensen", "eq-vae-kl", "eq-vae-kl-sign")
def gaussian_weights(random):
    """Two Gaussian laws of z that are near to each other; a number that hardly varies."""
    mean, scale, size = random.normal(), random.positive(), random.uniform(0.2, 3.0)
    return {
        "z": line(), r"\mu": mean, r"\sigma": scale, "m": mean + 0.2 * random.normal(),
        "s": 1.1 * scale,
        "q(z)": r"\mathcal{N}(z;\mu,\sigma^2)", "p(z)": r"\mathcal{N}(z;m,s^2)", "q": "q(z)",
        "p": "p(z)",
        r"\mathbb{E}": "p(z)", "w": "h(z)",
        "h": lambda value: size * torch.exp(0.1 * torch.sin(value)),
    }  # fmt: skip


@dataclass(frozen=True)
class Nothing(Space):
    """A finite space in which a value of probability 0 adds nothing, whatever stands there."""

    def integrate(self, function):
        values = torch.func.vmap(function)(self.nodes)
        return torch.where(values.isnan(), 0.0, values).sum(0)


@world("eq-vae-kl-sign")
def missing_value(random):
    """q never takes the last value of z, and p does."""
    z = finite(random.normal(4))
    law, share = random.joint(z), random.joint(finite(z.nodes[:3]))
    return {
        "z": Nothing(z.nodes, z.weights, z.point), "p(z)": law, "q": "q(z)", "p": "p(z)",
        "q(z)": lambda value: torch.where(value == z.nodes[3], 0.0, share(value)),
    }  # fmt: skip


# the loss


def exact_model(random, num_pixels=3, spread=0.8):
    """A linear VAE with one latent whose encoder is any affine map, and its letters."""
    model = network(random, num_pixels, 1, (), kind=ExactVAE, spread=spread)
    return model, {
        "z": line(float(random.normal())), "I": eye(num_pixels), r"\sigma": scale_of(model),
        "p(z)": r"\mathcal{N}(z;0,1)",
        "m": lambda x: model.encode(x.T)[0][0, 0], "v": lambda x: model.encode(x.T)[1].exp()[0, 0],
        r"q_\phi(z\mid x)": r"\mathcal{N}(z;m(x),v(x))",
        r"g_\theta": letters_of(model)[r"g_\theta"],
        r"p_\theta(x\mid z)": r"\mathcal{N}(x;g_\theta(z),\sigma^2I)",
        r"\mathbb{E}_q": r"q_\phi(z\mid x)",
    }  # fmt: skip


@world("eq-vae-elbo", "eq-vae-distortion-rate", "eq-vae-rate")
def measured_bound(random):
    """Bound, distortion and rate as the library measures them."""
    model, letters = exact_model(random)
    return {
        **letters, "x": random.vector(3), "K": 1, **letters_of(model),
        r"\mathcal{L}(x)": lambda x: evaluation.elbo(model, x.T, num_samples=2)[0],
        r"\mathcal{R}(x)": lambda x: exact_rate_distortion(model, x.T)[0][0],
        r"\mathcal{D}(x)": lambda x: exact_rate_distortion(model, x.T)[1][0],
    }  # fmt: skip


@world("eq-vae-loss", "eq-vae-beta-loss")
def training_loss(random):
    """The loss of a training step of the library, averaged over its noise."""
    model, letters = exact_model(random)
    images, beta = random.normal(4, 3), random.positive()
    rates, distortions = exact_rate_distortion(model, images)
    return {
        **letters, "N": 4, "x": [row.reshape(3, 1) for row in images], r"\beta": beta,
        r"\theta": random.normal(), r"\phi": random.normal(),
        r"\bar{\mathcal{D}}": distortions.mean(), r"\bar{\mathcal{R}}": rates.mean(),
        r"J(\theta,\phi)": lambda theta, phi: exact_terms(model, images).loss,
        r"J_\beta(\theta,\phi)": lambda theta, phi: exact_terms(model, images, beta).loss,
    }  # fmt: skip


@world("eq-vae-unbiased")
def random_batch(random):
    """Two images drawn from three, each with its noise; the batch loss of the library."""
    model, letters = exact_model(random, 2, spread=0.3)
    images = [random.vector(2) for _ in range(3)]
    nodes = torch.stack(images)

    def batch_loss(first, second, *codes):
        rows = torch.cat([first.T, second.T])
        mean, log_var = model.encode(rows)
        noise = (torch.stack(codes).reshape(2, 1) - mean) / torch.exp(log_var / 2)
        with mock.patch.object(torch, "randn_like", lambda _: noise):
            return vae.vae_terms(model, rows).loss

    return {
        **letters, "B": 2, "N": 3, "z": coarse_line(0.3), "x": images,
        "x_1": Space(nodes, torch.ones(3, dtype=torch.float64), images[0]),
        "x_2": Space(nodes, torch.ones(3, dtype=torch.float64), images[1]),
        "P(x)": lambda x: torch.tensor(1 / 3, dtype=torch.float64),
        r"\mathbb{E}": r"P(x_1)q_\phi(z_1\mid x_1)P(x_2)q_\phi(z_2\mid x_2)",
        r"\hat J": "T(x_1,x_2,z_1,z_2)", "T": batch_loss,
    }  # fmt: skip


# the rate of a Gaussian, and the sample


@world("eq-vae-gaussian-kl")
def two_latents(random):
    """A Gaussian with two independent entries, and the prior."""
    return {
        "z": plane(), "K": 2, r"\mu": 0.8 * random.vector(2), r"\sigma": random.positive(2, 1),
        "I": eye(2),
        "q": "q(z)", "p": r"\mathcal{N}(z;0,I)",
        "q(z)": r"\prod_{k=1}^{K}\mathcal{N}(z_k;\mu_k,\sigma_k^2)",
    }  # fmt: skip


@world("eq-vae-gaussian-kl-steps", "eq-vae-reparameterized-mean", "eq-vae-pathwise-gradient")
def one_latent(random):
    """Latent k of three."""
    return {
        "z": line(), "k": random.whole(1, 3), r"\mu": random.vector(3),
        r"\sigma": random.positive(3, 1),
        "p(z)": r"\mathcal{N}(z;0,1)", "q(z)": r"\mathcal{N}(z;\mu_k,\sigma_k^2)",
        r"\mathbb{E}_q": "q(z_k)",
        r"\mathbb{E}_\varepsilon": r"\mathcal{N}(\varepsilon;0,1)", "f": random.function(),
    }  # fmt: skip


# many samples


class TableVAE(nn.Module):
    """A finite model as the library measures one; row t of a batch draws the codes of tuple t."""

    def __init__(self, letters, tuples):
        super().__init__()
        self.unused = nn.Parameter(torch.zeros(1, 1, dtype=torch.float64))
        self.letters, self.tuples = letters, tuples

    @property
    def prior(self):
        return Logarithm(self.letters["p(z)"])

    def posterior(self, x):
        return Logarithm(
            lambda z: self.letters[r"q_\phi(z\mid x)"](z, x[:, 0]), self.tuples.T.unsqueeze(-1)
        )

    def likelihood(self, z):
        return Likelihood(lambda x: self.letters[r"p_\theta(x\mid z)"](x[:, 0], z[..., 0]))


@dataclass(frozen=True)
class Logarithm:
    density: object
    draws: torch.Tensor | None = None

    def sample(self, shape):
        assert shape == (len(self.draws),)
        return self.draws

    def log_prob(self, z):
        return self.density(z[..., 0]).log()


class Likelihood(Logarithm):
    def log_prob(self, x):
        return self.density(x).log()


def importance_bound(letters, count):
    """The mean of the library's estimate of log p(x) over all tuples of `count` codes."""

    def bound(x):
        tuples = torch.cartesian_prod(*[letters["z"].nodes] * count).reshape(-1, count)
        chances = letters[r"q_\phi(z\mid x)"](tuples, x).prod(-1)
        model = TableVAE(letters, tuples)
        return -(chances * evaluation.nll(model, x.expand(len(tuples), 1), num_samples=count)).sum()

    return bound


@world("eq-vae-importance-bound", "eq-vae-importance-monotone", "eq-vae-importance-upper")
def two_codes(random):
    """S = 2 codes from the encoder of a random table, and one more."""
    letters = encoder_table(random)
    return {
        **letters, "S": 2, r"\mathbb{E}": r"q_\phi(z_1\mid x)q_\phi(z_2\mid x)q_\phi(z_3\mid x)",
        "w_j": "w(z_j)", r"\bar w_{-j}": r"\frac1S\sum_{i=1}^{S+1}w_i-\frac1Sw_j",
        r"\mathcal{L}_S(x)": importance_bound(letters, 2),
        r"\mathcal{L}_{S+1}(x)": importance_bound(letters, 3),
    }  # fmt: skip
