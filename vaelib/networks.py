"""Bodies without probability: layers that turn one tensor into another, and what trains them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

import torch
from torch import nn


def mlp(sizes: Sequence[int], activation: Callable[[], nn.Module] = nn.ReLU) -> nn.Sequential:
    """A fully connected network through ``sizes``, with ``activation`` between the layers.

    ``mlp([784, 400, 20])`` maps (B, 784) to (B, 20) with one hidden layer of 400 units. The last
    layer is linear, so ``mlp([784, 20])`` is an affine map. At least two sizes, all positive.
    """
    sizes = list(sizes)
    if len(sizes) < 2 or min(sizes) < 1:
        raise ValueError(f"an MLP needs at least two positive layer sizes, got {sizes}")
    layers: list[nn.Module] = []
    for fan_in, fan_out in pairwise(sizes):
        layers += [nn.Linear(fan_in, fan_out), activation()]
    return nn.Sequential(*layers[:-1])


def adam(
    parameters: Iterable[nn.Parameter],
    learning_rate: float = 1e-3,
    betas: tuple[float, float] = (0.9, 0.999),
    relative: float = 1.0,
) -> torch.optim.Adam:
    """Adam at ``relative`` times the learning rate.

    ``training.fit`` sets the learning rate during a run, and keeps the factor.
    """
    group = {"params": list(parameters), "relative": relative}
    return torch.optim.Adam([group], lr=relative * learning_rate, betas=betas)
