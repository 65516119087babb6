"""The variational autoencoder, with β."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import torch
from torch import nn

from vaelib.distributions import (
    Bernoulli,
    Distribution,
    check_images,
    diagonal_gaussian,
    kl_to_standard_normal,
)
from vaelib.networks import mlp
from vaelib.priors import standard_normal
from vaelib.shapes import Float, Shaped, Tensor


class VAE(nn.Module):
    """A prior N(0, I) over z, a decoder p(x|z) and an encoder q(z|x), both networks.

    ``hidden`` lists the encoder's hidden sizes; the decoder mirrors them, and ``hidden=()`` makes
    both affine (the linear VAE). ``observation`` turns the decoder's output into p(x|z):
    ``Bernoulli()`` for pixels in {0, 1}, ``ContinuousBernoulli()`` for [0, 1], ``Gaussian()``.

    Book: eq-vae-model
    """

    def __init__(
        self,
        num_pixels: int,
        num_latents: int,
        hidden: Sequence[int] = (400,),
        observation: nn.Module | None = None,
        activation: type[nn.Module] = nn.ReLU,
    ):
        super().__init__()
        self.num_pixels = num_pixels
        self.num_latents = num_latents
        self.encoder = mlp([num_pixels, *hidden, 2 * num_latents], activation)
        self.decoder = mlp([num_latents, *reversed(hidden), num_pixels], activation)
        self.observation = Bernoulli() if observation is None else observation

    @property
    def prior(self) -> Distribution:
        """p(z) = N(0, I) over (K,)."""
        return standard_normal(self.num_latents, like=next(self.parameters()))

    def encode(self, x: Float[Tensor, "B D"]) -> tuple[Float[Tensor, "B K"], Float[Tensor, "B K"]]:
        """The mean and the log-variance of q(z|x)."""
        mean, log_var = self.encoder(x).chunk(2, dim=-1)
        return mean, log_var

    def posterior(self, x: Float[Tensor, "B D"]) -> Distribution:
        """q(z|x), one Gaussian over (K,) for each image."""
        return diagonal_gaussian(*self.encode(x))

    def likelihood(self, z: Float[Tensor, "*S B K"]) -> Distribution:
        """p(x|z), one distribution over (D,) for each code."""
        return self.observation(self.decoder(z))

    def check(self, x: Shaped[Tensor, "..."]) -> None:
        """Raise ValueError or TypeError for images that p(x|z) is not defined on."""
        check_images(x, self.num_pixels)
        self.observation.check(x)


class VAETerms(NamedTuple):
    """``loss`` () to minimise, and for each image (B,) ``distortion`` and ``rate``, in nats."""

    loss: Tensor
    distortion: Tensor
    rate: Tensor

    @property
    def elbo(self) -> Tensor:
        """The evidence lower bound (B,) in nats, a gain: −distortion − rate."""
        return -self.distortion - self.rate


def vae_terms(model: VAE, x: Float[Tensor, "B D"], beta: float = 1.0) -> VAETerms:
    """Distortion −log p(x|z) at one reparameterized sample z, and rate KL(q(z|x) ‖ p(z)).

    Both are summed over pixels or latents; the loss is the batch mean of distortion + β·rate,
    so that at β = 1 it is minus the ELBO.

    Book: eq-vae-loss
    """
    mean, log_var = model.encode(x)
    z = mean + torch.exp(log_var / 2) * torch.randn_like(mean)
    distortion = -model.likelihood(z).log_prob(x)
    rate = kl_to_standard_normal(mean, log_var)
    return VAETerms((distortion + beta * rate).mean(), distortion, rate)


def train_step(
    model: VAE, optimizer: torch.optim.Optimizer, x: Float[Tensor, "B D"], beta: float = 1.0
) -> VAETerms:
    """One step of gradient descent on ``vae_terms(model, x, beta).loss``."""
    optimizer.zero_grad()
    terms = vae_terms(model, x, beta)
    terms.loss.backward()
    optimizer.step()
    return terms
