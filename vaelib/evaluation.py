"""How good a model is on images it has not seen: NLL, ELBO, active units, SSE. No gradients.

Images may be on any device; results are on the model's. Images and samples are taken in chunks, so
memory stays bounded whatever their number.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import NamedTuple

import torch
from torch import nn
from torch.distributions import kl_divergence

from vaelib.distributions import Distribution, check_images, require_likelihood
from vaelib.latent import device_of, encode, reconstruct
from vaelib.priors import inverse_multiquadrics, mean_square_distance
from vaelib.shapes import Float, Shaped, Tensor

MAX_UNITS = 2**20  # computed at once in the widest layer: 4 MB stay in a CPU's cache
MAX_UNITS_ON_GPU = 2**24  # 64 MB keep a GPU busy


@torch.no_grad()
def rate_distortion(
    model: nn.Module, x: Shaped[Tensor, "..."], num_samples: int = 1
) -> tuple[Float[Tensor, "N"], Float[Tensor, "N"]]:
    """The rate KL(q(z|x)‖p(z)) and the distortion E_q[−log p(x|z)] of each image, in nats.

    The distortion is an average over ``num_samples`` codes from q(z|x). The rate is exact where
    the KL has a closed form, otherwise an average of log q − log p over the same codes.
    Raises TypeError for a model without a likelihood, ValueError for pixels it is not defined on.
    """
    rates, distortions = [], []
    for rows, posterior, counts in chunks(model, x, num_samples):
        rate = distortion = 0.0
        for count in counts:
            z = posterior.sample((count,))  # (S, B, K)
            rate = rate + kl(posterior, model.prior, z) * count / num_samples
            distortion = distortion - model.likelihood(z).log_prob(rows).sum(0) / num_samples
        rates.append(rate)
        distortions.append(distortion)
    return torch.cat(rates), torch.cat(distortions)


def elbo(model: nn.Module, x: Shaped[Tensor, "..."], num_samples: int = 1) -> Float[Tensor, "N"]:
    """The evidence lower bound of each image in nats, a gain. Book: eq-vae-elbo"""
    rate, distortion = rate_distortion(model, x, num_samples)
    return -distortion - rate


@torch.no_grad()
def nll(
    model: nn.Module, x: Shaped[Tensor, "..."], num_samples: int = 5000, progress: bool = False
) -> Float[Tensor, "N"]:
    """An estimate of −log p(x) of each image in nats, a cost, by importance sampling from q(z|x).

    −log mean(p(x, z) / q(z|x)) over ``num_samples`` codes. On average it lies above −log p(x) and
    falls towards it as the number of samples grows; with one sample it averages to −ELBO.

    Book: eq-vae-importance-bound
    """
    from tqdm import tqdm

    estimates: list[float] = []  # no small tensors, between which no large one fits again
    bar = tqdm(total=len(x), desc="NLL", unit="image", disable=not progress)
    for rows, posterior, counts in chunks(model, x, num_samples):
        log_sum = torch.full((len(rows),), -math.inf, device=rows.device, dtype=rows.dtype)
        for count in counts:
            z = posterior.sample((count,))
            log_weight = (
                model.likelihood(z).log_prob(rows) + model.prior.log_prob(z) - posterior.log_prob(z)
            )
            log_sum = torch.logaddexp(log_sum, log_weight.logsumexp(0))
        estimates += (math.log(num_samples) - log_sum).tolist()
        bar.update(len(rows))
    bar.close()
    return torch.tensor(estimates, device=device_of(model), dtype=log_sum.dtype)


def active_units(
    model: nn.Module, x: Shaped[Tensor, "..."], threshold: float = 0.01
) -> Shaped[Tensor, "K"]:
    """Which latents are used: True where the variance over images of E_q[z] exceeds ``threshold``.

    Book: eq-vae-active-unit
    """
    require_likelihood(model)
    if hasattr(model, "check"):
        model.check(x)
    return encode(model, x).var(0, correction=0) > threshold


def sse_per_image(model: nn.Module, x: Shaped[Tensor, "..."]) -> Float[Tensor, "N"]:
    """The squared error of each image's reconstruction, summed over pixels. Book: eq-ae-sse"""
    check_images(x, model.num_pixels)
    device = device_of(model)
    parts = (rows.to(device) for rows in x.split(8192))
    return torch.cat([(reconstruct(model, rows) - rows).square().sum(-1) for rows in parts])


class TwoSample(NamedTuple):
    """An estimate of MMD², its mean and standard deviation if both laws were one, and a p-value."""

    mmd: float
    null_mean: float
    null_std: float
    p_value: float


@torch.no_grad()
def two_sample_test(
    codes: Float[Tensor, "N K"],
    samples: Float[Tensor, "M K"],
    num_permutations: int = 200,
    seed: int = 0,
) -> TwoSample:
    """Could ``codes`` and ``samples`` of the prior come from one law? A permutation test by MMD².

    The null spread comes from ``num_permutations`` random ways to part the N + M points into N
    and M. The p-value is the share of them, the true one included, with an MMD² at least as
    large. Memory grows with N + M, not with its square. Book: eq-aae-permutation-p
    """
    if num_permutations < 1:
        raise ValueError(f"a null spread needs permutations, got {num_permutations}")
    if not bool(torch.isfinite(codes).all() and torch.isfinite(samples).all()):
        raise ValueError("some codes or samples are NaN or infinite")
    if min(len(codes), len(samples)) < 2:
        raise ValueError(f"two points at least, got {len(codes)} codes, {len(samples)} samples")
    device = "cpu" if codes.device.type == "mps" else codes.device  # MPS has no float64
    codes, samples = codes.to(device).double(), samples.to(device).double()
    points = torch.cat([codes, samples])
    first, second = len(codes), len(samples)
    scale = mean_square_distance(samples)
    generator = torch.Generator().manual_seed(seed)
    order = torch.stack(
        [torch.arange(len(points))]
        + [torch.randperm(len(points), generator=generator) for _ in range(num_permutations)]
    )
    one = torch.zeros(len(points), num_permutations + 1, dtype=torch.float64)
    one.scatter_(0, order[:, :first].T, 1.0)  # 1 where a point counts as a code
    one = one.to(points.device)
    sums = torch.zeros(3, num_permutations + 1, dtype=torch.float64, device=points.device)
    for rows, mine in zip(points.split(1024), one.split(1024), strict=True):
        kernel = inverse_multiquadrics(rows, points, scale)
        seen, total = kernel @ one, kernel.sum(1, keepdim=True)  # over codes, over all points
        sums[0] += (mine * seen).sum(0)
        sums[1] += ((1 - mine) * (total - seen)).sum(0)
        sums[2] += (mine * (total - seen)).sum(0)
    within = (sums[0] - first) / (first * (first - 1))  # without k(z, z) = 1
    within = within + (sums[1] - second) / (second * (second - 1))
    mmd = (within - 2 * sums[2] / (first * second)).cpu()
    null = mmd[1:]
    spread = null.std().item() if num_permutations > 1 else math.nan
    p_value = (mmd >= mmd[0] - 1e-12).double().mean().item()  # ties differ by rounding
    return TwoSample(mmd[0].item(), null.mean().item(), spread, p_value)


def chunks(
    model: nn.Module, x: Tensor, num_samples: int
) -> Iterator[tuple[Tensor, Distribution, list[int]]]:
    """Images (B, D) on the model's device, their q(z|x), and how many codes to draw at a time."""
    require_likelihood(model)
    if num_samples < 1:
        raise ValueError(f"an average needs at least one sample, got num_samples={num_samples}")
    if hasattr(model, "check"):
        model.check(x)
    width = max([x.shape[1], *(p.shape[0] for p in model.parameters() if p.ndim == 2)])
    most = MAX_UNITS if device_of(model).type == "cpu" else MAX_UNITS_ON_GPU
    codes_at_once = max(1, most // width)
    largest = min(num_samples, codes_at_once)
    whole, rest = divmod(num_samples, largest)
    counts = [largest] * whole + [rest] * (rest > 0)
    for rows in x.split(max(1, codes_at_once // largest)):
        rows = rows.to(device_of(model))
        yield rows, model.posterior(rows), counts


def kl(q: Distribution, p: Distribution, z: Float[Tensor, "S B K"]) -> Float[Tensor, "B"]:
    """KL(q‖p) in nats: in closed form where PyTorch knows one, else averaged over samples of q."""
    try:
        return kl_divergence(q, p)
    except NotImplementedError:
        return (q.log_prob(z) - p.log_prob(z)).mean(0)
