"""Autoencoders: linear, deep, sparse and denoising, and the autodecoder, which has no encoder."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import torch
import torch.nn.functional as F
from torch import nn

from vaelib.data import principal_components
from vaelib.distributions import check_images, refuse_outside_unit_interval
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
        self.num_pixels = num_pixels
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

    def extra_repr(self) -> str:
        return f"cross_entropy={self.cross_entropy}"

    def check(self, x: Shaped[Tensor, "..."]) -> None:
        """Raise ValueError or TypeError for images the error is not defined on."""
        check_pixels(x, self.num_pixels, self.cross_entropy)


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
    return descend(optimizer, ae_terms(model, x, **settings))


def descend(optimizer: torch.optim.Optimizer, terms: AETerms) -> AETerms:
    """One step of gradient descent on the loss among ``terms``."""
    optimizer.zero_grad()
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

    Activations lie in (0, 1); each unit is averaged over the batch. Book: eq-ae-kl-penalty
    """
    if not 0 < target < 1:
        raise ValueError(f"the target activation is a probability between 0 and 1, got {target}")
    mean = activations.mean(0)
    if not mean.is_cuda and bool(((mean < 0) | (mean > 1)).any()):  # a GPU would have to wait
        raise ValueError("some mean activations lie outside [0, 1]: use code=nn.Sigmoid")
    limits = torch.finfo(mean.dtype)  # a dead unit keeps its gradient down to the last
    mean = mean.clamp(limits.tiny, 1 - limits.eps)
    return (target * (target / mean).log() + (1 - target) * ((1 - target) / (1 - mean)).log()).sum()


def mask_noise(x: Float[Tensor, "B D"], fraction: float) -> Float[Tensor, "B D"]:
    """``x`` with each pixel set to 0 with probability ``fraction``."""
    return x * (torch.rand_like(x) >= fraction)


def gaussian_noise(x: Float[Tensor, "B D"], scale: float) -> Float[Tensor, "B D"]:
    """``x`` plus Gaussian noise of standard deviation ``scale``, pixel by pixel."""
    return x + scale * torch.randn_like(x)


class Autodecoder(nn.Module):
    """A decoder and one free code for each training image; there is no encoder.

    ``hidden`` lists the decoder's hidden sizes, from the code outwards. A step needs to know which
    images it has, so ``training.fit`` is given indices, and a transform that adds the pixels:
    ``fit(model, autodecoder_train_step, torch.arange(N), transform=lambda i: (i, x[i]), …)``.

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
        self.num_pixels, self.num_latents = num_pixels, num_latents
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
        code_weight: float = 0.0,
    ) -> Float[Tensor, "B K"]:
        """Codes of images never seen: the best that gradient descent on z meets, image by image.

        The decoder is left as it is. The search begins at ``start``, or at 0, and minimises the
        error plus ``code_weight``·‖z‖². Book: eq-ae-autodecoder-inference
        """
        check_pixels(x, self.num_pixels, self.cross_entropy)
        z = x.new_zeros(len(x), self.num_latents) if start is None else start.detach().clone()
        best, lowest = z.clone(), x.new_full((len(x),), torch.inf)
        optimizer = torch.optim.Adam([z.requires_grad_()], lr=learning_rate)
        for _ in range(num_steps + 1):  # the last look is at the last code
            error = reconstruction_error(self.decoder(z), x, self.cross_entropy)
            cost = error + code_weight * z.square().sum(-1)
            better = cost.detach() < lowest
            lowest = torch.where(better, cost.detach(), lowest)
            best = torch.where(better[:, None], z.detach(), best)
            (z.grad,) = torch.autograd.grad(cost.sum(), [z])
            optimizer.step()
        return best

    extra_repr = Autoencoder.extra_repr

    def check(self, index: Int[Tensor, "B"], x: Shaped[Tensor, "..."]) -> None:
        """Raise ValueError or TypeError for images without a code or a defined error."""
        if index.numel() and (index.min() < 0 or index.max() >= self.codes.num_embeddings):
            raise ValueError(
                f"this autodecoder has codes for images 0 to {self.codes.num_embeddings - 1}, but "
                f"was given {index.min().item()} to {index.max().item()}"
            )
        check_pixels(x, self.num_pixels, self.cross_entropy)


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
    return descend(optimizer, autodecoder_terms(model, index, x, **settings))


def pca(x: Float[Tensor, "N D"], num_latents: int) -> Autoencoder:
    """The linear autoencoder that PCA gives in closed form: no other has a smaller SSE on ``x``.

    Book: thm-ae-pca
    """
    check_images(x, x.shape[-1])
    if not 0 < num_latents <= x.shape[1]:
        raise ValueError(f"{x.shape[1]} pixels have at most as many components, not {num_latents}")
    mean, _, vectors = principal_components(x)
    top = vectors[:, :num_latents]
    model = Autoencoder(x.shape[1], num_latents).to(x)
    with torch.no_grad():
        model.encoder[0][0].weight.copy_(top.T)
        model.encoder[0][0].bias.copy_(-top.T @ mean)
        model.decoder[0].weight.copy_(top)
        model.decoder[0].bias.copy_(mean)
    return model


def check_pixels(x: Shaped[Tensor, "..."], num_pixels: int, cross_entropy: bool) -> None:
    """Raise for images of the wrong shape or kind or, under a cross-entropy, outside [0, 1]."""
    check_images(x, num_pixels)
    if cross_entropy:
        refuse_outside_unit_interval(x, "a cross-entropy")
