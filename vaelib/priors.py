"""Priors, and MMD, which compares codes with samples of one.

Each is a ``torch.distributions`` object over whole codes, on the device and in the precision of a
tensor ``like``. Where points have labels, ``given(labels)`` is p(z|y).
"""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import partial

import torch
from torch.distributions import (
    Categorical,
    Distribution,
    Independent,
    MixtureSameFamily,
    MultivariateNormal,
    OneHotCategorical,
    constraints,
)

from vaelib.data import circle, roll
from vaelib.distributions import UncheckedNormal
from vaelib.shapes import Float, Int, Tensor


def standard_normal(num_latents: int, like: Tensor | None = None) -> Independent:
    """The prior p(z) = N(z; 0, I) over (K,)."""
    like = torch.empty(0) if like is None else like
    zeros = torch.zeros(num_latents, device=like.device, dtype=like.dtype)
    return Independent(UncheckedNormal(zeros, zeros + 1), 1, validate_args=False)


class Mixture(MixtureSameFamily):
    """A mixture of Gaussians with equal weights; the label of a point is its component."""

    @property
    def num_labels(self) -> int:
        return self.component_distribution.batch_shape[0]

    def __repr__(self) -> str:
        parts = self.component_distribution
        return f"Mixture({parts.loc.tolist()}, {parts.scale_tril.tolist()})"

    def given(self, labels: Int[Tensor, "B"]) -> MultivariateNormal:
        """p(z|y), one Gaussian for each label."""
        parts = self.component_distribution
        return MultivariateNormal(
            parts.loc[labels], scale_tril=parts.scale_tril[labels], validate_args=False
        )

    def component(self, z: Float[Tensor, "N K"]) -> Int[Tensor, "N"]:
        """The component that each point most probably comes from."""
        return self.component_distribution.log_prob(z[:, None]).argmax(-1)


def petals(
    num_components: int = 10,
    radius: float = 4.0,
    radial_scale: float = 1.0,
    tangential_scale: float = 0.3,
    like: Tensor | None = None,
) -> Mixture:
    """A prior of 2-D Gaussians set like petals, each with the same probability.

    Component k has its mean ``radius`` from the origin, at angle 2πk/num_components; its standard
    deviation is ``radial_scale`` along the radius and ``tangential_scale`` across it. The points
    of ``data.gaussian_mixture`` come from it.
    """
    like = torch.empty(0) if like is None else like
    angle = 2 * math.pi * torch.arange(num_components, device=like.device, dtype=like.dtype)
    angle = angle / num_components
    along, across = circle(angle), circle(angle + math.pi / 2)  # (C, 2), orthonormal
    scales = radial_scale * along[:, :, None], tangential_scale * across[:, :, None]
    root = torch.cat(scales, dim=-1)  # root @ rootᵀ is the covariance
    parts = MultivariateNormal(radius * along, root @ root.mT, validate_args=False)
    return Mixture(Categorical(logits=0 * angle), parts, validate_args=False)


class SwissRoll(Distribution):
    """A prior along a 2-D Swiss roll, as in ``data.swiss_roll``, or one stretch of it.

    A point lies at a position drawn evenly between ``first`` and ``last`` (0 is the centre, 1 the
    end), plus ``noise``·N(0, I). It can be drawn from, which is all an AAE asks of a prior;
    ``log_prob`` is not implemented.
    """

    arg_constraints = {}
    support = constraints.real_vector
    num_labels = 10

    def __init__(self, first=0.0, last=1.0, noise: float = 0.1, like: Tensor | None = None):
        like = torch.empty(0) if like is None else like
        self.first, self.last = torch.as_tensor(first).to(like), torch.as_tensor(last).to(like)
        self.noise = noise
        super().__init__(self.first.shape, torch.Size([2]), validate_args=False)

    def sample(self, sample_shape=()) -> Tensor:
        shape = torch.Size(sample_shape) + self.batch_shape
        even = torch.rand(shape, device=self.first.device, dtype=self.first.dtype)
        points = roll(self.first + (self.last - self.first) * even)
        return points + self.noise * torch.randn_like(points)

    def given(self, labels: Int[Tensor, "B"]) -> SwissRoll:
        """p(z|y): the label's tenth of the stretch, from the centre outwards."""
        first, last = (self.first + (self.last - self.first) * (labels + k) / 10 for k in (0, 1))
        return SwissRoll(first, last, self.noise, like=self.first)

    def __repr__(self) -> str:
        return f"SwissRoll({self.first.tolist()}, {self.last.tolist()}, noise={self.noise})"


def categorical(num_categories: int, like: Tensor | None = None) -> OneHotCategorical:
    """A prior over one-hot vectors (C,), each category with the same probability."""
    like = torch.empty(0) if like is None else like
    logits = torch.zeros(num_categories, device=like.device, dtype=like.dtype)
    return OneHotCategorical(logits=logits, validate_args=False)


def squared_mmd(
    x: Float[Tensor, "N K"], y: Float[Tensor, "M K"], scale: Float[Tensor, ""] | None = None
) -> Float[Tensor, ""]:
    """An unbiased estimate of MMD²(law of x, law of y), a distance between two sets of points.

    It has no unit. On average it is 0 when both sets come from one law; a single estimate may be
    negative. The kernel is ``inverse_multiquadrics`` at ``scale``, by default the mean square
    distance within ``y``, the samples of the prior. Raises ValueError for fewer than two points.

    Book: eq-aae-mmd-estimate
    """
    if min(len(x), len(y)) < 2:
        raise ValueError(f"MMD needs two points or more on each side, got {len(x)} and {len(y)}")
    scale = mean_square_distance(y) if scale is None else scale
    within = [
        (inverse_multiquadrics(s, s, scale).sum() - len(s)) / (len(s) * (len(s) - 1))
        for s in (x, y)
    ]
    return within[0] + within[1] - 2 * inverse_multiquadrics(x, y, scale).mean()


def inverse_multiquadrics(
    x: Float[Tensor, "N K"], y: Float[Tensor, "M K"], scale: Float[Tensor, ""]
) -> Float[Tensor, "N M"]:
    """The kernel k(x, y) in (0, 1]: the mean of C/(C + ‖x−y‖²) over seven sizes C around ``scale``.

    Book: eq-aae-imq-kernel
    """
    squares = (x.square().sum(-1)[:, None] + y.square().sum(-1) - 2 * x @ y.T).clamp_min(0)
    sizes = [factor * scale for factor in (0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0)]
    return sum(size / (size + squares) for size in sizes) / len(sizes)


def mean_square_distance(y: Float[Tensor, "M K"]) -> Float[Tensor, ""]:
    """The mean of ‖yᵢ − yⱼ‖² over pairs i ≠ j."""
    return (2 * y.var(0).sum()).clamp_min(1e-30)  # no 0/0 where all points coincide


def mmd_penalty(prior: Distribution, weight: float) -> Callable[[Tensor], Tensor]:
    """``weight``·MMD² between the codes of a batch and the prior: with it an AE is a WAE.

    ``fit(model, ae.train_step, images, penalty=mmd_penalty(prior, 100.0))``. Book: eq-aae-wae
    """
    return partial(weighted_mmd, prior, weight)


def weighted_mmd(prior: Distribution, weight: float, codes: Float[Tensor, "B K"]) -> Tensor:
    """``weight``·MMD² between ``codes`` and as many fresh samples of ``prior``, a cost ()."""
    return weight * squared_mmd(codes, prior.sample((len(codes),)).to(codes))
