"""Models of `vaelib` for the worlds of chapter 5: its equations are held equal to the library."""

import math
from unittest import mock

import torch
from torch import nn
from torch.distributions import Independent, Normal

from equations.spaces import Space, tensor
from vaelib import evaluation, vae
from vaelib.distributions import Gaussian


def eye(size):
    return torch.eye(size, dtype=torch.float64)


def coarse_line(point):
    """The real line with few nodes, for averages over several variables of scale one."""
    steps = torch.arange(-8.0, 8.01, 0.5, dtype=torch.float64)
    return Space(steps, torch.full_like(steps, 0.5), tensor(point))


def sigma_points(count):
    """2K points with the mean, the covariance and the third moments of N(0, I)."""
    return math.sqrt(count) * torch.cat([eye(count), -eye(count)])


class SigmaPoints(Normal):
    """A Gaussian whose draws run through 2K points: averages of quadratics are exact."""

    def sample(self, shape=()):
        points = sigma_points(self.loc.shape[-1])
        assert shape == (len(points),)
        return self.loc + self.scale * points[:, None]


class ExactVAE(vae.VAE):
    """A VAE of the library without sampling error, if its decoder is affine and Gaussian."""

    def posterior(self, x):
        mean, log_var = self.encode(x)
        return Independent(SigmaPoints(mean, torch.exp(log_var / 2)), 1)


def network(
    random, num_pixels, num_latents, hidden=(4,), observation=None, kind=vae.VAE, spread=0.6
):
    """A VAE with random weights in float64."""
    model = kind(num_pixels, num_latents, hidden, observation or Gaussian(), nn.Tanh).double()
    for parameter in model.requires_grad_(False).parameters():
        parameter.copy_(random.uniform(-spread, spread, *parameter.shape))
    if observation is None:
        model.observation.log_var.copy_(2 * random.positive().log())
    return model


def linear_vae(weight, centre, variance, level=None):
    """The decoder Wz + m of variance σ², with the best diagonal encoder at `level` = βσ²."""
    level = variance if level is None else level
    num_latents = weight.shape[1]
    model = ExactVAE(*weight.shape, (), Gaussian()).double().requires_grad_(False)
    precision = weight.T @ weight + level * eye(num_latents)
    encoder = torch.linalg.solve(precision, weight.T)
    log_var = torch.log(level / precision.diagonal())
    model.observation.log_var.copy_(torch.log(tensor(variance)))
    model.decoder[0].weight.copy_(weight)
    model.decoder[0].bias.copy_(centre)
    model.encoder[0].weight.copy_(torch.cat([encoder, torch.zeros_like(encoder)]))
    model.encoder[0].bias.copy_(torch.cat([-encoder @ centre, log_var]))
    return model


def scale_of(model):
    """σ of a Gaussian decoder."""
    return torch.exp(model.observation.log_var / 2)


def exact_terms(model, x, beta=1.0):
    """The terms of one training step on the rows of `x`, averaged over the noise exactly."""
    points = sigma_points(model.num_latents)
    noise = points.repeat(len(x), 1)
    with mock.patch.object(torch, "randn_like", lambda mean: noise):
        return vae.vae_terms(model, x.repeat_interleave(len(points), 0), float(beta))


def exact_rate_distortion(model, x):
    """Rate and distortion of each image, by the library's measurement."""
    return evaluation.rate_distortion(model, x, num_samples=2 * model.num_latents)


def letters_of(model):
    """The networks of a VAE as functions of columns, by their names in the book."""
    return {
        r"g_\theta": lambda z: model.likelihood(z.reshape(1, -1)).mean.T,
        r"\mu_\phi": lambda x: model.encode(x.T)[0].T,
        r"\sigma_\phi": lambda x: torch.exp(model.encode(x.T)[1] / 2).T,
    }


def densities_of(model):
    """Prior, posterior and likelihood of a VAE of the library."""
    return {
        "p(z)": lambda z: model.prior.log_prob(z.reshape(-1)).exp(),
        r"q_\phi(z\mid x)": lambda z, x: model.posterior(x.T).log_prob(z.reshape(1, -1)).exp()[0],
        r"p_\theta(x\mid z)": lambda x, z: (
            model.likelihood(z.reshape(1, -1)).log_prob(x.T).exp()[0]
        ),
    }
