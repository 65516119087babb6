"""Where variables live: an integral over a space is a weighted sum over its nodes.

A finite space makes every expectation a finite sum. On a line the nodes are evenly spaced: for
smooth functions that vanish at both ends, as densities do, this rule is exact to rounding.
"""

import math
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache

import numpy
import torch

REACH, STEP = (
    13.0,
    0.2,
)  # of a line: densities of the worlds have standard deviations between 0.4 and 1.6
FAR = 16.0  # stands for an infinite limit when only one limit is infinite


@dataclass
class Grid:
    """Where the nodes stand: other nodes for each side of a link, so that a poor integral shows."""

    shift: float = 0.0  # of evenly spaced nodes, in steps
    legendre: int = 96  # nodes between two limits
    far: float = FAR


GRIDS = (Grid(), Grid(0.5, 80, 1.25 * FAR))
grid = GRIDS[0]


@contextmanager
def other_nodes(number: int):
    """Integrals inside use the nodes of this grid, 0 or 1."""
    global grid
    before, grid = grid, GRIDS[number]
    try:
        yield
    finally:
        grid = before


def tensor(value) -> torch.Tensor:
    """A float64 tensor of what may be a Python number."""
    return (
        value
        if isinstance(value, torch.Tensor)
        else torch.tensor(float(value), dtype=torch.float64)
    )


@dataclass(frozen=True)
class Space:
    """Nodes (n, ...) with weights (n,); `point` is the value of the variable where it is free."""

    nodes: torch.Tensor
    weights: torch.Tensor
    point: torch.Tensor
    step: torch.Tensor | float = 0.0  # between evenly spaced nodes

    @property
    def finite(self) -> bool:
        return isinstance(self.step, float)

    def integrate(self, function: Callable[[torch.Tensor], torch.Tensor]) -> torch.Tensor:
        """The weighted sum of function(node), a scalar, vector or matrix."""
        nodes = self.nodes + grid.shift * self.step
        values = torch.func.vmap(lambda node: tensor(function(node)))(nodes)
        return torch.tensordot(self.weights, values, dims=1)


def line(point: float = 0.3, centre: float = 0.0, scale: float = 1.0) -> Space:
    """The real line, seen from `centre` in units of `scale`."""
    steps = torch.arange(-REACH, REACH + STEP / 2, STEP, dtype=torch.float64)
    weights = torch.full_like(steps, STEP) * scale
    return Space(centre + scale * steps, weights, tensor(point), tensor(STEP) * scale)


def plane(point=(0.3, -0.4)) -> Space:
    """The plane of column vectors (2, 1)."""
    return power(line(), 2, torch.tensor(point, dtype=torch.float64).reshape(2, 1))


def power(space: Space, dimension: int, point: torch.Tensor) -> Space:
    """Column vectors whose entries live in `space`."""
    nodes = torch.cartesian_prod(*[space.nodes] * dimension)
    weights = torch.cartesian_prod(*[space.weights] * dimension).prod(-1)
    return Space(nodes.unsqueeze(-1), weights, point, space.step)


def finite(values) -> Space:
    """A few values, each counted once. A free variable takes the first of them."""
    nodes = (
        values if isinstance(values, torch.Tensor) else torch.tensor(values, dtype=torch.float64)
    )
    return Space(nodes, torch.ones(len(nodes), dtype=torch.float64), nodes[0])


def interval(low, high) -> Space:
    """From `low` to `high`, either of which may be infinite or depend on a variable."""
    low_is_infinite = isinstance(low, float) and low == -math.inf
    high_is_infinite = isinstance(high, float) and high == math.inf
    if low_is_infinite and high_is_infinite:
        return line()
    if high_is_infinite:
        high = low + grid.far
    if low_is_infinite:
        low = high - grid.far
    nodes, weights = legendre(grid.legendre)
    half = (tensor(high) - tensor(low)) / 2
    return Space(tensor(low) + half * (1 + nodes), half * weights, tensor(low))


@cache
def legendre(count: int) -> tuple[torch.Tensor, torch.Tensor]:
    """Nodes and weights between -1 and 1."""
    nodes, weights = numpy.polynomial.legendre.leggauss(count)
    return torch.from_numpy(nodes), torch.from_numpy(weights)


def gaussian(mean: torch.Tensor, variance: torch.Tensor) -> Space:
    """The line or the plane, seen from the mean of a Gaussian in units of its spread."""
    if mean.ndim == 0:
        return line(0.0, mean, variance.sqrt())
    root = torch.linalg.cholesky(variance)
    steps = torch.arange(-9.0, 9.01, 0.3, dtype=torch.float64)
    unit = power(Space(steps, torch.full_like(steps, 0.3), mean), len(mean), mean)
    weights = unit.weights * root.diagonal().prod()
    return Space(mean + root @ unit.nodes, weights, mean, 0.3 * root.sum(1, keepdim=True))
