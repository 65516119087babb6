"""Autoencoders: linear, deep, sparse and denoising, and the autodecoder, which has no encoder."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import torch
import torch.nn.functional as F
from torch import nn

from vaelib.distributions import refuse_non_finite
from vaelib.networks import mlp
from vaelib.shapes import Float, Int, Shaped, Tensor


class Autoencoder(nn.Module):
    """An encoder (B, D) → (B, K) and a decoder back, trained to reconstruct.

    ``hidden`` lists the encoder's hidden sizes; the decoder mirrors them, and ``hidden=()`` makes
    both affine. ``code`` is the activation of the code layer. By default the decoder outputs pixel
    values and the error is the squared error; with ``cross_entropy=True`` it outputs logits, the
    reconstruction is their sigmoid and pixels must lie in [0, 1].

    Book: eq-ae-objective
    """

    def __init__(
        self,
        num_pixels: int,
        num_latents: int,
        hidden: Sequence[int] = (),
        code: Callable[[], nn.Module] = nn.Identity,
        cross_entropy: bool = False,
    ):
        super().__init__()
        self.encoder = nn.Sequential(mlp([num_pixels, *hidden, num_latents]), code())
        self.decoder = mlp([num_latents, *reversed(hidden), num_pixels])
        self.cross_entropy = cross_entropy

    def encode(self, x: Float[Tensor, "B D"]) -> Float[Tensor, "B K"]:
        return self.encoder(x)

    def decode(self, z: Float[Tensor, "B K"]) -> Float[Tensor, "B D"]:
        """Pixel values; in [0, 1] if the model was made with ``cross_entropy=True``."""
        output = self.decoder(z)
        return torch.sigmoid(output) if self.cross_entropy else output

    def forward(self, x: Float[Tensor, "B D"]) -> Float[Tensor, "B D"]:
        return self.decode(self.encode(x))

    def check(self, x: Float[Tensor, "B D"]) -> None:
        """Raise ValueError for pixels the error is not defined on."""
        check_pixels(x, self.cross_entropy)


class AETerms(NamedTuple):
    """What a step minimises: ``loss`` () = mean of ``error`` (B,) + mean of ``penalty``."""

    loss: Tensor
    error: Tensor
    penalty: Tensor


def ae_terms(
    model: Autoencoder,
    x: Float[Tensor, "B D"],
    corrupt: Callable[[Tensor], Tensor] | None = None,
    penalty: Callable[[Tensor], Tensor] | None = None,
) -> AETerms:
    """The reconstruction error of each image, summed over its pixels, and the penalty on codes.

    ``corrupt`` makes it a denoising autoencoder: the encoder sees ``corrupt(x)``, the error
    compares with ``x``. ``penalty`` maps codes (B, K) to (B,) or (), weight included.

    Book: eq-ae-objective, eq-ae-denoising-objective
    """
    codes = model.encode(x if corrupt is None else corrupt(x))
    error = reconstruction_error(model.decoder(codes), x, model.cross_entropy)
    cost = torch.zeros_like(error) if penalty is None else penalty(codes)
    return AETerms(error.mean() + cost.mean(), error, cost)


def train_step(
    model: Autoencoder, optimizer: torch.optim.Optimizer, x: Float[Tensor, "B D"], **settings
) -> AETerms:
    """One step of gradient descent on ``ae_terms(model, x, **settings).loss``."""
    optimizer.zero_grad()
    terms = ae_terms(model, x, **settings)
    terms.loss.backward()
    optimizer.step()
    return terms


def reconstruction_error(
    output: Float[Tensor, "*S D"], x: Float[Tensor, "*S D"], cross_entropy: bool = False
) -> Float[Tensor, "*S"]:
    """Squared error summed over pixels (SSE), or two-sided cross-entropy of logits in nats.

    Book: eq-ae-sse, eq-ae-cross-entropy
    """
    if cross_entropy:
        return F.binary_cross_entropy_with_logits(output, x, reduction="none").sum(-1)
    return (output - x).square().sum(-1)


def l1_penalty(codes: Float[Tensor, "B K"]) -> Float[Tensor, "B"]:
    """Σ|z| over the code of each image. Book: eq-ae-l1-penalty"""
    return codes.abs().sum(-1)


def kl_sparsity_penalty(activations: Float[Tensor, "B K"], target: float) -> Float[Tensor, ""]:
    """Σ KL(Bernoulli(target) ‖ Bernoulli(mean activation)) over the K units, in nats.

    Activations lie in (0, 1), as after a sigmoid; each unit is averaged over the batch.

    Book: eq-ae-kl-penalty
    """
    if not 0 < target < 1:
        raise ValueError(f"the target activation is a probability between 0 and 1, got {target}")
    mean = activations.mean(0).clamp(1e-6, 1 - 1e-6)
    return (target * (target / mean).log() + (1 - target) * ((1 - target) / (1 - mean)).log()).sum()


def mask_noise(x: Float[Tensor, "B D"], fraction: float) -> Float[Tensor, "B D"]:
    """``x`` with each pixel set to 0 with probability ``fraction``."""
    return x * (torch.rand_like(x) >= fraction)


def gaussian_noise(x: Float[Tensor, "B D"], scale: float) -> Float[Tensor, "B D"]:
    """``x`` plus Gaussian noise of standard deviation ``scale``, pixel by pixel."""
    return x + scale * torch.randn_like(x)


class Autodecoder(nn.Module):
    """A decoder and one free code for each training image; there is no encoder.

    Book: eq-ae-autodecoder-objective
    """

    def __init__(
        self,
        num_images: int,
        num_pixels: int,
        num_latents: int,
        hidden: Sequence[int] = (),
        cross_entropy: bool = False,
    ):
        super().__init__()
        self.codes = nn.Embedding(num_images, num_latents)
        nn.init.normal_(self.codes.weight, std=0.01)
        self.decoder = mlp([num_latents, *hidden, num_pixels])
        self.cross_entropy = cross_entropy

    decode = Autoencoder.decode

    @torch.enable_grad()
    def infer(
        self,
        x: Float[Tensor, "B D"],
        start: Float[Tensor, "B K"] | None = None,
        num_steps: int = 200,
        learning_rate: float = 0.05,
    ) -> Float[Tensor, "B K"]:
        """Codes of images never seen, by gradient descent on z with the decoder left as it is.

        The search begins at ``start``, or at 0. Book: eq-ae-autodecoder-inference
        """
        z = x.new_zeros(len(x), self.codes.embedding_dim) if start is None else start.clone()
        optimizer = torch.optim.Adam([z.requires_grad_()], lr=learning_rate)
        for _ in range(num_steps):
            error = reconstruction_error(self.decoder(z), x, self.cross_entropy).sum()
            (z.grad,) = torch.autograd.grad(error, [z])
            optimizer.step()
        return z.detach()

    def check(self, index: Int[Tensor, "B"], x: Float[Tensor, "B D"]) -> None:
        """Raise ValueError for pixels the error is not defined on."""
        check_pixels(x, self.cross_entropy)


def autodecoder_terms(
    model: Autodecoder, index: Int[Tensor, "B"], x: Float[Tensor, "B D"], code_weight: float = 0.0
) -> AETerms:
    """The error of training images ``index`` (B,) and ``code_weight``·‖z‖², the codes' prior.

    Book: eq-ae-autodecoder-objective
    """
    codes = model.codes(index)
    error = reconstruction_error(model.decoder(codes), x, model.cross_entropy)
    cost = code_weight * codes.square().sum(-1)
    return AETerms(error.mean() + cost.mean(), error, cost)


def autodecoder_train_step(
    model: Autodecoder,
    optimizer: torch.optim.Optimizer,
    index: Int[Tensor, "B"],
    x: Float[Tensor, "B D"],
    **settings,
) -> AETerms:
    """One step of gradient descent on decoder and codes together."""
    optimizer.zero_grad()
    terms = autodecoder_terms(model, index, x, **settings)
    terms.loss.backward()
    optimizer.step()
    return terms


class PrincipalComponents(NamedTuple):
    """``mean`` (D,), ``eigenvalues`` (D,) of the covariance, largest first, ``vectors`` (D, D)."""

    mean: Tensor
    eigenvalues: Tensor
    vectors: Tensor


def principal_components(x: Float[Tensor, "N D"]) -> PrincipalComponents:
    """The eigenvectors, as columns, of the covariance (1/N) Σ (x−mean)(x−mean)ᵀ, in float64.

    Book: eq-ae-covariance
    """
    refuse_non_finite(x)
    mean = x.mean(0, dtype=torch.float64)
    covariance = x.new_zeros(x.shape[1], x.shape[1], dtype=torch.float64)
    for rows in x.split(8192):
        centred = rows.double() - mean
        covariance += centred.T @ centred / len(x)
    eigenvalues, vectors = torch.linalg.eigh(covariance)
    return PrincipalComponents(mean, eigenvalues.flip(0), vectors.flip(1))


def pca(x: Float[Tensor, "N D"], num_latents: int) -> Autoencoder:
    """The linear autoencoder that PCA gives in closed form: no other has a smaller SSE on ``x``.

    Book: thm-ae-pca
    """
    mean, _, vectors = principal_components(x)
    top = vectors[:, :num_latents]
    model = Autoencoder(x.shape[1], num_latents)
    with torch.no_grad():
        model.encoder[0][0].weight.copy_(top.T)
        model.encoder[0][0].bias.copy_(-top.T @ mean)
        model.decoder[0].weight.copy_(top)
        model.decoder[0].bias.copy_(mean)
    return model.to(x.device)


def check_pixels(x: Shaped[Tensor, "*S D"], cross_entropy: bool) -> None:
    """Raise ValueError for NaN, infinities or, under a cross-entropy, pixels outside [0, 1]."""
    refuse_non_finite(x)
    if cross_entropy and (x.min() < 0 or x.max() > 1):
        raise ValueError(
            f"a cross-entropy needs pixels in [0, 1], but they run from {x.min().item():.4g} to "
            f"{x.max().item():.4g}. Scale the images first (data.scale)."
        )
