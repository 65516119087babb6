"""Adversarial autoencoders: codes made to look like samples of a prior, by a discriminator.

Codes that are split into a category and a style are in ``vaelib.aae_categories``. The relative
that needs no adversary, the WAE, is a plain autoencoder with ``priors.mmd_penalty``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

import torch
import torch.nn.functional as F
from torch import nn

from vaelib.ae import Autoencoder, check_pixels, reconstruction_error
from vaelib.distributions import Distribution
from vaelib.networks import adam, mlp
from vaelib.priors import squared_mmd, standard_normal
from vaelib.shapes import Float, Int, Shaped, Tensor

ENCODERS = ("deterministic", "gaussian", "universal")


class AAE(nn.Module):
    """An autoencoder whose codes a discriminator cannot tell from samples of the prior.

    ``prior(like=weight)`` is the prior: ``priors.petals``, ``priors.SwissRoll``, …, or N(0, I).
    ``encoder`` is "deterministic", z = f(x); "gaussian", z = μ(x) + σ(x)·ε; or "universal",
    z = f(x, η) with noise η of the code's size. With ``num_labels`` the discriminator sees labels.
    Pixels lie in [0, 1] and the error is a cross-entropy in nats; with ``cross_entropy=False`` it
    is the squared error. An AAE has a prior and no likelihood: its NLL is not defined.

    Book: eq-aae-value
    """

    why_no_likelihood = (
        "An adversarial autoencoder only matches samples of codes to samples of the prior; no "
        "density of the codes or of the images is ever trained. "
    )

    def __init__(
        self,
        num_pixels: int,
        num_latents: int,
        hidden: Sequence[int] = (1000, 1000),
        prior: Callable[..., Distribution] | None = None,
        encoder: str = "deterministic",
        num_labels: int = 0,
        cross_entropy: bool = True,
    ):
        super().__init__()
        if encoder not in ENCODERS:
            raise ValueError(f"encoder is one of {', '.join(ENCODERS)}, got {encoder!r}")
        self.num_pixels, self.num_latents, self.num_labels = num_pixels, num_latents, num_labels
        self.kind, self.cross_entropy, self.made = encoder, cross_entropy, {}
        self.make_prior = partial(standard_normal, num_latents) if prior is None else prior
        inputs = num_pixels + num_latents * (encoder == "universal")
        outputs = num_latents * (2 if encoder == "gaussian" else 1)
        self.encoder = mlp([inputs, *hidden, outputs])
        self.decoder = mlp([num_latents, *reversed(hidden), num_pixels])
        self.discriminator = mlp([num_latents + num_labels + bool(num_labels), *hidden, 1])
        if (size := self.prior.event_shape) != (num_latents,):
            raise ValueError(f"the prior draws codes of shape {(*size,)}, not ({num_latents},)")
        if num_labels and num_labels != getattr(self.prior, "num_labels", None):
            raise ValueError(
                f"num_labels={num_labels} needs a prior with p(z|y) for as many labels, such as "
                f"prior=partial(priors.petals, {num_labels})"
            )

    @property
    def prior(self) -> Distribution:
        """p(z) over (K,), on the device of the weights; made once for each device."""
        like = next(self.parameters()).new_empty(0)
        if (like.device, like.dtype) not in self.made:
            self.made = {(like.device, like.dtype): self.make_prior(like=like)}
        return self.made[like.device, like.dtype]

    def encode(self, x: Float[Tensor, "B D"]) -> Float[Tensor, "B K"]:
        """A code of each image, drawn afresh at every call unless the encoder is deterministic."""
        if self.kind == "deterministic":
            return self.encoder(x)
        noise = torch.randn(len(x), self.num_latents, device=x.device, dtype=x.dtype)
        if self.kind == "universal":
            return self.encoder(torch.cat([x, noise], dim=-1))
        mean, log_var = self.encoder(x).chunk(2, dim=-1)
        return mean + torch.exp(log_var / 2) * noise

    decode = Autoencoder.decode

    def draw(self, labels: Int[Tensor, "B"]) -> Float[Tensor, "B K"]:
        """Samples of the prior with the given labels; −1 draws a label, each as often."""
        if not self.num_labels:
            return self.prior.sample(labels.shape)
        anything = torch.randint_like(labels, self.num_labels)
        return self.prior.given(torch.where(labels < 0, anything, labels)).sample()

    def logits(
        self, z: Float[Tensor, "B K"], labels: Int[Tensor, "B"] | None = None
    ) -> Float[Tensor, "B"]:
        """The logit of the probability that ``z`` is a sample of the prior, not a code."""
        if self.num_labels:
            labels = torch.where(labels < 0, self.num_labels, labels)
            z = torch.cat([z, F.one_hot(labels, self.num_labels + 1).to(z)], dim=-1)
        return self.discriminator(z).squeeze(-1)

    def optimizers(self, learning_rate: float = 1e-3, separate: bool = False) -> tuple:
        """One Adam for each phase; with ``separate`` one more for the encoder's own phase."""
        encoder = list(self.encoder.parameters())
        autoencoder = adam([*encoder, *self.decoder.parameters()], learning_rate)
        discriminator = adam(self.discriminator.parameters(), learning_rate, betas=(0.5, 0.999))
        if not separate:
            return Optimizers(autoencoder, discriminator)
        adversarial = adam(encoder, learning_rate, betas=(0.5, 0.999))
        return SeparateOptimizers(autoencoder, discriminator, adversarial)

    def extra_repr(self) -> str:
        make = self.make_prior if isinstance(self.make_prior, partial) else partial(self.make_prior)
        prior = f"{make.func.__name__}, {make.args}, {make.keywords}, num_labels={self.num_labels}"
        return f"{self.kind}, prior={prior}, cross_entropy={self.cross_entropy}"

    def check(self, x: Shaped[Tensor, "..."], labels: Int[Tensor, "N"] | None = None) -> None:
        """Raise ValueError or TypeError for images or labels a step is not defined on."""
        check_pixels(x, self.num_pixels, self.cross_entropy)
        if (labels is None) != (self.num_labels == 0):
            raise ValueError(
                f"this AAE was made with num_labels={self.num_labels} and was given "
                f"{'no labels' if labels is None else 'labels'}: train it on indices, with "
                "transform=lambda i: (images[i], labels[i]), all on one device"
            )
        if labels is not None and (labels.dtype != torch.long or labels.shape != x.shape[:1]):
            raise TypeError(f"labels are int64 ({len(x)},), not {labels.dtype} {(*labels.shape,)}")
        if labels is not None and (labels.min() < -1 or labels.max() >= self.num_labels):
            raise ValueError(
                f"labels run from 0 to {self.num_labels - 1}, with −1 for an image without one, "
                f"but these run from {labels.min().item()} to {labels.max().item()}"
            )


class Optimizers(NamedTuple):
    """One optimizer for each phase: of encoder and decoder, and of the discriminator."""

    autoencoder: torch.optim.Optimizer
    discriminator: torch.optim.Optimizer


class SeparateOptimizers(NamedTuple):
    """The same and, as published, one of the encoder alone for its part in the game."""

    autoencoder: torch.optim.Optimizer
    discriminator: torch.optim.Optimizer
    encoder: torch.optim.Optimizer


class AAETerms(NamedTuple):
    """``error`` (B,) of the reconstruction; ``discriminator_loss`` and ``generator_loss`` in nats,
    the discriminator's ``accuracy`` in [0, 1] and ``mmd``, an estimate of MMD², are all ()."""

    error: Tensor
    discriminator_loss: Tensor
    generator_loss: Tensor
    accuracy: Tensor
    mmd: Tensor


def aae_terms(
    model: AAE,
    x: Float[Tensor, "B D"],
    labels: Int[Tensor, "B"] | None = None,
    minimax: bool = False,
) -> AAETerms:
    """Every term at the present weights. Labels (B,) run from 0; −1 marks an unlabelled image."""
    codes, drawn, labels = pairs(model, x, labels)
    real, fake = model.logits(drawn, labels), model.logits(codes.detach(), labels)
    d_loss = discriminator_loss(real, fake)
    g_loss = generator_loss(model.logits(codes, labels), minimax)
    error = reconstruction_error(model.decoder(codes), x, model.cross_entropy)
    return AAETerms(error, d_loss, g_loss, *match(real, fake, codes, drawn))


def train_step(
    model: AAE,
    optimizers: Optimizers | SeparateOptimizers,
    x: Float[Tensor, "B D"],
    labels: Int[Tensor, "B"] | None = None,
    weight: float = 10.0,
    minimax: bool = False,
) -> AAETerms:
    """The discriminator's phase, then the autoencoder's; each moves its own parameters only.

    Encoder and decoder descend on error + ``weight``·generator loss, unless the encoder has a third
    optimizer. A good ``weight`` is a tenth of the error or more: 10 to 100 for MNIST, 1 for digits.

    Book: alg-aae-training
    """
    require_phases(optimizers)
    codes, drawn, labels = pairs(model, x, labels)
    real, fake = model.logits(drawn, labels), model.logits(codes.detach(), labels)
    d_loss = discriminator_loss(real, fake)
    descend(optimizers.discriminator, d_loss)

    g_loss = generator_loss(model.logits(codes, labels), minimax)
    separate = isinstance(optimizers, SeparateOptimizers)
    if separate:
        descend(optimizers.encoder, g_loss)
        codes = model.encode(x)  # of the encoder that has just moved
    error = reconstruction_error(model.decoder(codes), x, model.cross_entropy)
    descend(optimizers.autoencoder, error.mean() + (0 if separate else weight * g_loss))
    return AAETerms(error, d_loss, g_loss, *match(real, fake, codes, drawn))


def discriminator_loss(real: Float[Tensor, "M"], fake: Float[Tensor, "B"]) -> Float[Tensor, ""]:
    """−V in nats, a cost: cross-entropy of the logits of prior samples (``real``) and of codes.

    At the best discriminator it is log 4 − 2 JSD, so log 4 when nothing can be told apart.

    Book: eq-aae-discriminator-loss
    """
    return F.softplus(-real).mean() + F.softplus(fake).mean()


def generator_loss(fake: Float[Tensor, "B"], minimax: bool = False) -> Float[Tensor, ""]:
    """What the encoder minimises, in nats: −log D at the codes, or with ``minimax`` log(1 − D).

    Both fall when the codes look more like the prior. Book: eq-aae-generator-losses
    """
    return -F.softplus(fake).mean() if minimax else F.softplus(-fake).mean()


def match(real: Tensor, fake: Tensor, codes: Tensor, drawn: Tensor) -> tuple[Tensor, Tensor]:
    """How often the discriminator is right, and MMD² between the first 256 codes and samples."""
    codes, drawn = codes[:256], drawn[:256]  # more would cost as much as the step
    with torch.no_grad():
        right = ((real > 0).to(real).mean() + (fake <= 0).to(fake).mean()) / 2
        return right, squared_mmd(codes, drawn) if len(codes) > 1 else torch.zeros_like(right)


def pairs(model: AAE, x: Float[Tensor, "B D"], labels: Int[Tensor, "B"] | None) -> tuple:
    """Codes, as many samples of the prior with the same labels, and the labels (−1 if unknown)."""
    labels = x.new_full((len(x),), -1, dtype=torch.long) if labels is None else labels
    return model.encode(x), model.draw(labels), labels


def descend(optimizer: torch.optim.Optimizer, loss: Float[Tensor, ""]) -> None:
    """One step on ``loss`` in the parameters of this optimizer alone; all others are constants."""
    parameters = [p for group in optimizer.param_groups for p in group["params"]]
    for parameter, gradient in zip(parameters, torch.autograd.grad(loss, parameters), strict=True):
        parameter.grad = gradient
    optimizer.step()


def require_phases(optimizers, kinds=(Optimizers, SeparateOptimizers)) -> None:
    """Raise TypeError for a single optimizer: it would let every phase move every parameter."""
    if not isinstance(optimizers, kinds):
        raise TypeError(
            "an adversarial step has one optimizer for each phase: pass "
            f"model.optimizers(learning_rate), not {type(optimizers).__name__}"
        )
