"""Walks in the space of codes: encode a set, decode, interpolate, traverse, draw the manifold."""

from __future__ import annotations

import torch
from torch import nn
from torch.distributions import Normal

from vaelib.distributions import check_images
from vaelib.shapes import Float, Shaped, Tensor


@torch.no_grad()
def encode(model: nn.Module, x: Shaped[Tensor, "..."]) -> Float[Tensor, "N K"]:
    """The code of each image (N, D); of a VAE, the mean of q(z|x). On the model's device."""
    if hasattr(model, "infer"):
        raise TypeError(f"{type(model).__name__} has no encoder: find codes with model.infer(x)")
    check_images(x, model.num_pixels)
    one = (lambda rows: model.posterior(rows).mean) if hasattr(model, "posterior") else model.encode
    return torch.cat([one(rows.to(device_of(model))) for rows in x.split(8192)])


@torch.no_grad()
def decode(model: nn.Module, z: Float[Tensor, "N K"]) -> Float[Tensor, "N D"]:
    """The picture of each code; of a VAE, the mean of p(x|z). On the model's device."""
    one = (
        (lambda rows: model.likelihood(rows).mean) if hasattr(model, "likelihood") else model.decode
    )
    return torch.cat([one(rows.to(device_of(model))) for rows in z.split(8192)])


def reconstruct(model: nn.Module, x: Shaped[Tensor, "..."]) -> Float[Tensor, "N D"]:
    """Each image encoded and decoded; a VAE decodes the mean of q(z|x) to the mean of p(x|z)."""
    return decode(model, encode(model, x))


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


def manifold(num_side: int = 20) -> Float[Tensor, "S 2"]:
    """``num_side``² codes in two dimensions that carve N(0, I) into cells of equal probability.

    The centres of a grid on the unit square go through the Gaussian inverse CDF. Row by row, the
    first latent grows to the right and the second grows upwards.
    """
    value = Normal(0.0, 1.0).icdf((torch.arange(num_side) + 0.5) / num_side)
    second, first = torch.meshgrid(value.flip(0), value, indexing="ij")
    return torch.stack([first.flatten(), second.flatten()], dim=-1)


def device_of(model: nn.Module) -> torch.device:
    """Where the model's weights are."""
    return next(model.parameters()).device
