"""The contract ``prior``, ``posterior(x)``, ``likelihood(z)``, posteriors and observation models.

Each is a ``torch.distributions`` object over whole vectors: ``log_prob`` sums over pixels or
latents and returns one number per image, in nats. The observation models (``Bernoulli`` and so on)
are modules that turn a decoder's output into such an object.
"""

from __future__ import annotations

import math

import torch
import torch.nn.functional as F
from torch import nn
from torch.distributions import Bernoulli as TorchBernoulli
from torch.distributions import ContinuousBernoulli as TorchContinuousBernoulli
from torch.distributions import Distribution, Independent, Normal

from vaelib.shapes import Float, Shaped, Tensor


class UncheckedNormal(Normal):
    """``Normal``, whose ``sample`` does not wait for the device to see that all scales are ≥ 0."""

    def __init__(self, loc: Tensor, scale: Tensor):
        super().__init__(loc, scale, validate_args=False)

    def sample(self, sample_shape=()) -> Tensor:
        with torch.no_grad():
            return self.rsample(sample_shape)

    def expand(self, batch_shape, _instance=None) -> UncheckedNormal:
        return UncheckedNormal(self.loc.expand(batch_shape), self.scale.expand(batch_shape))


def diagonal_gaussian(mean: Float[Tensor, "*S K"], log_var: Float[Tensor, "*S K"]) -> Independent:
    """The posterior q(z|x) = N(z; mean, diag exp(log_var)) over (K,), one for each row.

    The networks output log σ², so that any real number is a valid output and σ = exp(log_var / 2).
    """
    return Independent(UncheckedNormal(mean, torch.exp(log_var / 2)), 1, validate_args=False)


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
        if any(torch.aminmax(x - x.square())):  # 0 at 0 and 1 only; == would take far longer
            grey = x[(x != 0) & (x != 1)]
            raise ValueError(
                "a Bernoulli likelihood is a probability only for pixels that are 0 or 1, but "
                f"{grey.numel()} of {x.numel()} are not (the first is {grey[0].item():.4g}). "
                "Binarise the images (data.binarize) or model grey pixels with "
                "distributions.ContinuousBernoulli() or distributions.Gaussian()."
            )


class StableContinuousBernoulli(TorchContinuousBernoulli):
    """PyTorch's continuous Bernoulli clamps its probabilities; this one is exact at any logit.

    That holds for ``log_prob``, ``mean`` and samples. With the logit l, the normaliser is
    C = l / tanh(l/2) and the mean is (1 + 1/tanh(l/2)) / 2 − 1/l.
    """

    def log_prob(self, value: Tensor) -> Tensor:
        return value * self.logits - F.softplus(self.logits) + self.log_normaliser()

    def log_normaliser(self) -> Tensor:
        near, far = self._split()
        return torch.where(near, math.log(2) + self.logits**2 / 12, (far / (far / 2).tanh()).log())

    @property
    def mean(self) -> Tensor:
        near, far = self._split()
        return torch.where(near, 0.5 + self.logits / 12, 0.5 + 0.5 / (far / 2).tanh() - 1 / far)

    def icdf(self, value: Tensor) -> Tensor:
        near, far = self._split()
        size = far.abs()  # a positive logit is the mirror image of a negative one
        share = torch.where(far > 0, 1 - value, value)
        x = -torch.log1p(share * torch.expm1(-size)) / size
        return torch.where(near, value, torch.where(far > 0, 1 - x, x))

    def _split(self) -> tuple[Tensor, Tensor]:
        """Where the series at 0 is used, and the logits with those places made harmless."""
        near = self.logits.abs() < 1e-2
        return near, torch.where(near, torch.ones_like(self.logits), self.logits)


class ContinuousBernoulli(nn.Module):
    """Observation model for grey pixels in [0, 1]: a density, unlike the Bernoulli.

    Book: eq-vae-continuous-bernoulli
    """

    def forward(self, logits: Float[Tensor, "*S D"]) -> Independent:
        base = StableContinuousBernoulli(logits=logits, validate_args=False)
        return Independent(base, 1, validate_args=False)

    def check(self, x: Float[Tensor, "*S D"]) -> None:
        """Raise ValueError unless every pixel of ``x`` lies in [0, 1]."""
        refuse_outside_unit_interval(x, "a continuous Bernoulli")


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

    def extra_repr(self) -> str:
        learned = isinstance(self.log_var, nn.Parameter)
        return "learned" if learned else f"scale={math.exp(self.log_var.item() / 2):.6g}"

    def forward(self, mean: Float[Tensor, "*S D"]) -> Independent:
        scale = torch.exp(self.log_var / 2).expand_as(mean)
        return Independent(Normal(mean, scale, validate_args=False), 1, validate_args=False)

    def check(self, x: Float[Tensor, "*S D"]) -> None:
        """Raise ValueError unless every pixel of ``x`` is a finite number."""
        refuse_non_finite(x)


def check_images(x: Shaped[Tensor, "..."], num_pixels: int) -> None:
    """Raise TypeError or ValueError unless ``x`` is a float tensor (N, num_pixels) without NaN."""
    if not isinstance(x, Tensor):
        raise TypeError(f"images are a tensor, got {type(x).__name__}; of a set, pass its .images")
    if not x.is_floating_point():
        raise TypeError(
            f"a model takes pixels as floats, got {x.dtype}: call data.scale or data.binarize first"
        )
    if x.ndim != 2 or x.shape[1] != num_pixels:
        raise ValueError(
            f"this model takes images of shape (N, {num_pixels}), got {tuple(x.shape)}. "
            "Flatten pictures with images.flatten(1); other sets have other numbers of pixels."
        )
    refuse_non_finite(x)


def refuse_outside_unit_interval(x: Tensor, what: str) -> None:
    """Raise ValueError unless every pixel of ``x`` lies in [0, 1]."""
    refuse_non_finite(x)
    low, high = (end.item() for end in torch.aminmax(x))
    if low < 0 or high > 1:
        raise ValueError(
            f"{what} needs pixels in [0, 1], but they run from {low:.4g} to {high:.4g}. "
            "Scale the images first (data.scale)."
        )


def refuse_non_finite(x: Tensor) -> None:
    """Raise ValueError if ``x`` is empty or holds a NaN or an infinity."""
    if x.numel() == 0:
        raise ValueError(f"there are no images here: the batch is empty (shape {tuple(x.shape)})")
    if not all(torch.isfinite(end) for end in torch.aminmax(x)):  # a NaN is both ends
        bad = int((~torch.isfinite(x)).sum())
        raise ValueError(f"{bad} of {x.numel()} pixels are NaN or infinite")


def require_likelihood(model: nn.Module) -> None:
    """Raise TypeError if ``model`` has no ``prior``, ``posterior(x)`` and ``likelihood(z)``."""
    missing = [part for part in ("prior", "posterior", "likelihood") if not hasattr(model, part)]
    if missing:
        why = getattr(model, "why_no_likelihood", "")
        raise TypeError(
            f"{type(model).__name__} has no {' and no '.join(missing)}, so it assigns images no "
            f"probability: an ELBO or an NLL is not defined for it. {why}Compare reconstructions "
            "(evaluation.sse_per_image), or train a VAE."
        )


__all__ = [
    "Bernoulli",
    "ContinuousBernoulli",
    "Distribution",
    "Gaussian",
    "UncheckedNormal",
    "check_images",
    "diagonal_gaussian",
    "kl_to_standard_normal",
    "refuse_non_finite",
    "refuse_outside_unit_interval",
    "require_likelihood",
]
