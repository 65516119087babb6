"""Walks in the space of codes: encode a set, interpolate, traverse, draw the 2-D manifold."""

from __future__ import annotations

import torch
from torch import nn
from torch.distributions import Normal

from vaelib.shapes import Float, Tensor


@torch.no_grad()
def encode(model: nn.Module, x: Float[Tensor, "N D"]) -> Float[Tensor, "N K"]:
    """The code of each image; of a VAE, the mean of q(z|x)."""
    one = (lambda rows: model.posterior(rows).mean) if hasattr(model, "posterior") else model.encode
    return torch.cat([one(rows) for rows in x.split(8192)])


@torch.no_grad()
def decode(model: nn.Module, z: Float[Tensor, "N K"]) -> Float[Tensor, "N D"]:
    """The picture of each code; of a VAE, the mean of p(x|z)."""
    return model.likelihood(z).mean if hasattr(model, "likelihood") else model.decode(z)


def interpolate(
    start: Float[Tensor, "K"], end: Float[Tensor, "K"], num_steps: int = 9
) -> Float[Tensor, "S K"]:
    """``num_steps`` codes on the straight line from ``start`` to ``end``, both included."""
    weight = torch.linspace(0, 1, num_steps, device=start.device, dtype=start.dtype)[:, None]
    return (1 - weight) * start + weight * end


def traverse(
    z: Float[Tensor, "K"], latent: int, values: Float[Tensor, "S"]
) -> Float[Tensor, "S K"]:
    """Copies of ``z`` in which one latent runs through ``values`` and the others stay."""
    codes = z.repeat(len(values), 1)
    codes[:, latent] = values
    return codes


def manifold(num_side: int = 20, device: str | torch.device | None = None) -> Float[Tensor, "S 2"]:
    """``num_side``² codes in two dimensions that carve N(0, I) into cells of equal probability.

    The centres of a grid on the unit square go through the Gaussian inverse CDF. Row by row, the
    first latent grows to the right and the second grows upwards.
    """
    quantiles = (torch.arange(num_side, device=device) + 0.5) / num_side
    value = Normal(torch.zeros((), device=device), 1.0).icdf(quantiles)
    second, first = torch.meshgrid(value.flip(0), value, indexing="ij")
    return torch.stack([first.flatten(), second.flatten()], dim=-1)
