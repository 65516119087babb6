"""How good a model is on images it has not seen: NLL, ELBO, active units, SSE. No gradients."""

from __future__ import annotations

import math

import torch
from torch import nn
from torch.distributions import kl_divergence

from vaelib.distributions import refuse_non_finite, require_likelihood
from vaelib.shapes import Float, Shaped, Tensor

MAX_PIXELS = 2**24  # decoded at once: 64 MB in float32


@torch.no_grad()
def rate_distortion(
    model: nn.Module, x: Float[Tensor, "N D"], num_samples: int = 1
) -> tuple[Float[Tensor, "N"], Float[Tensor, "N"]]:
    """The rate KL(q(z|x)‖p(z)) and the distortion E_q[−log p(x|z)] of each image, in nats.

    The rate is exact, the distortion an average over ``num_samples`` codes from q(z|x).
    Raises TypeError for a model without a likelihood, ValueError for pixels it is not defined on.
    """
    ask(model, x)
    rates, distortions = [], []
    for rows in x.split(max(1, MAX_PIXELS // (x.shape[1] * num_samples))):
        posterior = model.posterior(rows)
        z = posterior.sample((num_samples,))  # (S, B, K)
        rates.append(kl_divergence(posterior, model.prior))
        distortions.append(-model.likelihood(z).log_prob(rows).mean(0))
    return torch.cat(rates), torch.cat(distortions)


def elbo(model: nn.Module, x: Float[Tensor, "N D"], num_samples: int = 1) -> Float[Tensor, "N"]:
    """The evidence lower bound of each image in nats, a gain. Book: eq-vae-elbo"""
    rate, distortion = rate_distortion(model, x, num_samples)
    return -distortion - rate


@torch.no_grad()
def nll(
    model: nn.Module, x: Float[Tensor, "N D"], num_samples: int = 5000, progress: bool = False
) -> Float[Tensor, "N"]:
    """An estimate of −log p(x) of each image in nats, a cost, by importance sampling from q(z|x).

    −log mean(p(x, z) / q(z|x)) over ``num_samples`` codes. On average it lies above −log p(x) and
    falls towards it as the number of samples grows; with one sample it is −ELBO. Images and
    samples are taken in chunks, so memory stays bounded whatever their number.

    Book: eq-vae-importance-bound
    """
    from tqdm import tqdm

    ask(model, x)
    if num_samples < 1:
        raise ValueError(f"the NLL needs at least one sample, got num_samples={num_samples}")
    samples_at_once = min(num_samples, max(1, MAX_PIXELS // x.shape[1]))
    images_at_once = max(1, MAX_PIXELS // (x.shape[1] * samples_at_once))
    estimates = []
    for rows in tqdm(x.split(images_at_once), desc="NLL", unit="chunk", disable=not progress):
        posterior = model.posterior(rows)
        log_sum = torch.full((len(rows),), -math.inf, device=rows.device, dtype=rows.dtype)
        for start in range(0, num_samples, samples_at_once):
            z = posterior.sample((min(samples_at_once, num_samples - start),))
            log_weight = (
                model.likelihood(z).log_prob(rows) + model.prior.log_prob(z) - posterior.log_prob(z)
            )
            log_sum = torch.logaddexp(log_sum, log_weight.logsumexp(0))
        estimates.append(math.log(num_samples) - log_sum)
    return torch.cat(estimates)


@torch.no_grad()
def active_units(
    model: nn.Module, x: Float[Tensor, "N D"], threshold: float = 0.01
) -> Shaped[Tensor, "K"]:
    """Which latents are used: True where the variance over images of E_q[z] exceeds ``threshold``.

    Book: eq-vae-active-unit
    """
    ask(model, x)
    means = torch.cat([model.posterior(rows).mean for rows in x.split(8192)])
    return means.var(0, correction=0) > threshold


@torch.no_grad()
def reconstruct(model: nn.Module, x: Float[Tensor, "N D"]) -> Float[Tensor, "N D"]:
    """Each image encoded and decoded; a VAE decodes the mean of q(z|x) to the mean of p(x|z)."""
    if hasattr(model, "likelihood"):
        return model.likelihood(model.posterior(x).mean).mean
    return model(x)


def sse_per_image(model: nn.Module, x: Float[Tensor, "N D"]) -> Float[Tensor, "N"]:
    """The squared error of each image's reconstruction, summed over pixels. Book: eq-ae-sse"""
    refuse_non_finite(x)
    return torch.cat([(rows - reconstruct(model, rows)).square().sum(-1) for rows in x.split(8192)])


def ask(model: nn.Module, x: Tensor) -> None:
    """Raise unless the model has a likelihood and it is defined on these images."""
    require_likelihood(model)
    model.check(x)
