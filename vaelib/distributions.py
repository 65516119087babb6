"""The contract ``prior``, ``posterior(x)``, ``likelihood(z)`` and the distributions that fill it.

Everything here is a ``torch.distributions`` object over whole vectors: ``log_prob`` sums over
pixels or latents and returns one number per image, in nats.
"""

from __future__ import annotations

import math

import torch
from torch import nn
from torch.distributions import Bernoulli as TorchBernoulli
from torch.distributions import ContinuousBernoulli as TorchContinuousBernoulli
from torch.distributions import Distribution, Independent, Normal

from vaelib.shapes import Float, Tensor


def standard_normal(num_latents: int, like: Tensor | None = None) -> Independent:
    """The prior p(z) = N(z; 0, I) over (K,), on the device and in the precision of ``like``."""
    like = torch.empty(0) if like is None else like
    zeros = torch.zeros(num_latents, device=like.device, dtype=like.dtype)
    return Independent(Normal(zeros, zeros + 1, validate_args=False), 1, validate_args=False)


def diagonal_gaussian(mean: Float[Tensor, "*S K"], log_var: Float[Tensor, "*S K"]) -> Independent:
    """The posterior q(z|x) = N(z; mean, diag exp(log_var)) over (K,), one for each row.

    The networks output log σ², so that any real number is a valid output and σ = exp(log_var / 2).
    """
    return Independent(
        Normal(mean, torch.exp(log_var / 2), validate_args=False), 1, validate_args=False
    )


def kl_to_standard_normal(
    mean: Float[Tensor, "*S K"], log_var: Float[Tensor, "*S K"]
) -> Float[Tensor, "*S"]:
    """KL(N(mean, diag exp(log_var)) ‖ N(0, I)) in nats, a cost ≥ 0, summed over the K latents.

    Book: eq-vae-gaussian-kl
    """
    return 0.5 * (mean.square() + log_var.exp() - 1 - log_var).sum(-1)


class Bernoulli(nn.Module):
    """Observation model for pixels that are exactly 0 or 1: the decoder outputs their logits."""

    def forward(self, logits: Float[Tensor, "*S D"]) -> Independent:
        return Independent(
            TorchBernoulli(logits=logits, validate_args=False), 1, validate_args=False
        )

    def check(self, x: Float[Tensor, "*S D"]) -> None:
        """Raise ValueError unless every pixel of ``x`` is exactly 0 or 1."""
        refuse_non_finite(x)
        if not bool(((x == 0) | (x == 1)).all()):
            grey = x[(x != 0) & (x != 1)]
            raise ValueError(
                "a Bernoulli likelihood is a probability only for pixels that are 0 or 1, but "
                f"{grey.numel()} of {x.numel()} are not (the first is {grey[0].item():.4g}). "
                "Binarise the images (data.binarize) or model grey pixels with "
                "distributions.ContinuousBernoulli() or distributions.Gaussian()."
            )


class ContinuousBernoulli(nn.Module):
    """Observation model for grey pixels in [0, 1]: a density, unlike the Bernoulli.

    Book: eq-vae-continuous-bernoulli
    """

    def forward(self, logits: Float[Tensor, "*S D"]) -> Independent:
        base = TorchContinuousBernoulli(logits=logits, validate_args=False)
        return Independent(base, 1, validate_args=False)

    def check(self, x: Float[Tensor, "*S D"]) -> None:
        """Raise ValueError unless every pixel of ``x`` lies in [0, 1]."""
        refuse_non_finite(x)
        low, high = x.min().item(), x.max().item()
        if low < 0 or high > 1:
            raise ValueError(
                f"a continuous Bernoulli needs pixels in [0, 1], but they run from {low:.4g} to "
                f"{high:.4g}. Scale the images first (data.scale)."
            )


class Gaussian(nn.Module):
    """Observation model N(x; mean, σ² I) for real pixels: the decoder outputs the mean.

    ``scale`` is σ > 0, the same for every pixel. With ``learned=True`` it is where σ starts, and
    log σ² is trained with the weights; at the optimum σ² is the mean squared error of a pixel.

    Book: eq-vae-optimal-variance
    """

    def __init__(self, scale: float = 1.0, learned: bool = False):
        super().__init__()
        if not (math.isfinite(scale) and scale > 0):
            raise ValueError(f"a Gaussian needs a standard deviation above 0, got scale={scale}")
        log_var = torch.tensor(2 * math.log(scale))
        if learned:
            self.log_var = nn.Parameter(log_var)
        else:
            self.register_buffer("log_var", log_var)

    def forward(self, mean: Float[Tensor, "*S D"]) -> Independent:
        scale = torch.exp(self.log_var / 2).expand_as(mean)
        return Independent(Normal(mean, scale, validate_args=False), 1, validate_args=False)

    def check(self, x: Float[Tensor, "*S D"]) -> None:
        """Raise ValueError unless every pixel of ``x`` is a finite number."""
        refuse_non_finite(x)


def refuse_non_finite(x: Tensor) -> None:
    """Raise ValueError if ``x`` is empty or holds a NaN or an infinity."""
    if x.numel() == 0:
        raise ValueError(f"there are no images here: the batch is empty (shape {tuple(x.shape)})")
    if not bool(torch.isfinite(x).all()):
        bad = int((~torch.isfinite(x)).sum())
        raise ValueError(f"{bad} of {x.numel()} pixels are NaN or infinite")


def require_likelihood(model: nn.Module) -> None:
    """Raise TypeError if ``model`` has no ``prior``, ``posterior(x)`` and ``likelihood(z)``."""
    missing = [part for part in ("prior", "posterior", "likelihood") if not hasattr(model, part)]
    if missing:
        raise TypeError(
            f"{type(model).__name__} has no {' and no '.join(missing)}, so it assigns images no "
            "probability: an ELBO or an NLL is not defined for it. Compare reconstructions "
            "(evaluation.sse_per_image), or train a VAE."
        )


__all__ = [
    "Bernoulli",
    "ContinuousBernoulli",
    "Distribution",
    "Gaussian",
    "diagonal_gaussian",
    "kl_to_standard_normal",
    "refuse_non_finite",
    "require_likelihood",
    "standard_normal",
]
