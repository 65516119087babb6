"""Data: whole image sets as tensors, the pixels a model wants from them, and 2-D toy sets.

Where the files come from, and how they are checked, is in ``vaelib.downloads``.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
import torch

from vaelib import downloads
from vaelib.downloads import DataError as DataError
from vaelib.downloads import DataUnavailable
from vaelib.shapes import Float, Int, Shaped, Tensor, UInt8


class Images(NamedTuple):
    """N grey images of D = height · width pixels each, with their labels, on one device.

    Pixels run row by row, from 0 (background) to 255. A trap: ``len`` of this tuple is 4, its
    number of fields; the number of images is ``len(labels)``.
    """

    images: UInt8[Tensor, "N D"]
    labels: Int[Tensor, "N"]
    shape: tuple[int, int]
    name: str


# Image sets


def mnist(device: str | torch.device | None = None) -> tuple[Images, Images]:
    """MNIST: 60,000 handwritten digits to train on and 10,000 to test on, 28x28 pixels.

    ``device=None`` leaves the tensors on the CPU. Raises ``DataError`` for a damaged or wrong file
    and ``DataUnavailable`` when there is neither file nor network; both say what to do.
    """
    return _load(downloads.MNIST, device)


def fashion_mnist(device: str | torch.device | None = None) -> tuple[Images, Images]:
    """Fashion-MNIST: ten kinds of clothing in MNIST's sizes and format. Errors as in ``mnist``."""
    return _load(downloads.FASHION_MNIST, device)


def digits(device: str | torch.device | None = None) -> tuple[Images, Images]:
    """scikit-learn's digits: 1,437 handwritten digits to train on and 360 to test on, 8x8 pixels.

    They need no download. Grey levels 0..16 become round(level · 255 / 16); the split is fixed.
    """
    from sklearn.datasets import load_digits

    levels, labels = load_digits(return_X_y=True)
    images = torch.from_numpy(np.round(levels * 255 / 16).astype(np.uint8)).to(device=device)
    labels = torch.from_numpy(labels).long().to(device=device)
    return split(Images(images, labels, (8, 8), "digits"), num_validation=360)


def mnist_or_digits(device: str | torch.device | None = None) -> tuple[Images, Images]:
    """MNIST, or ``digits`` with a printed reason when MNIST is in no folder and cannot be had.

    A damaged or wrong file in ``VAELIB_DATA`` still raises ``DataError``.
    """
    try:
        return mnist(device)
    except DataUnavailable as reason:
        print(f"{reason}\nUntil then scikit-learn's 8x8 digits are used, with other numbers.")
        return digits(device)


# Pixels and splits


def scale(images: Shaped[Tensor, "*S"]) -> Float[Tensor, "*S"]:
    """Pixels in [0, 1]: uint8 pixels divided by 255. Raises ``TypeError`` for any other dtype."""
    return _pixels(images) / 255


def binarize(images: Shaped[Tensor, "*S"]) -> Float[Tensor, "*S"]:
    """Stochastic binarisation: each pixel is 1.0 with probability pixel/255, otherwise 0.0.

    Every call draws afresh from torch's global generator. Raises ``TypeError`` unless uint8.
    """
    # A draw from {0, ..., 254} is below the pixel with probability pixel/255, exactly.
    return (torch.randint_like(_pixels(images), 255) < images).float()


def binarize_once(images: Images, seed: int = 0) -> Images:
    """Static binarisation: ``binarize`` drawn once and kept as pixels 0 and 255.

    The same seed gives the same pixels on every device.
    """
    pixels = _pixels(images.images)
    generator = torch.Generator().manual_seed(seed)
    draws = torch.randint(255, pixels.shape, dtype=torch.uint8, generator=generator)
    return images._replace(images=(draws.to(pixels.device) < pixels).to(torch.uint8) * 255)


def split(images: Images, num_validation: int, seed: int = 0) -> tuple[Images, Images]:
    """A random split into (train, validation): no image is in both, none is lost.

    ``num_validation`` is from 1 to N - 1. The same seed gives the same split on every device.
    """
    total = len(images.labels)
    if not 0 < num_validation < total:
        raise ValueError(f"num_validation must be from 1 to {total - 1}, got {num_validation}")
    order = torch.randperm(total, generator=torch.Generator().manual_seed(seed))
    order = order.to(images.labels.device)
    return tuple(
        images._replace(images=images.images[rows], labels=images.labels[rows])
        for rows in (order[num_validation:], order[:num_validation])
    )


def _pixels(images: Tensor) -> Tensor:
    if images.dtype != torch.uint8:
        raise TypeError(
            f"expected uint8 pixels from 0 to 255, got {images.dtype}: scaled before? For data "
            "that need no scaling, training.fit takes transform=lambda x: x"
        )
    return images


class PrincipalComponents(NamedTuple):
    """``mean`` (D,), ``eigenvalues`` (D,) of the covariance, largest first, ``vectors`` (D, D)."""

    mean: Tensor
    eigenvalues: Tensor
    vectors: Tensor


def principal_components(x: Float[Tensor, "N D"]) -> PrincipalComponents:
    """The eigenvectors, as columns, of the covariance (1/N) Σ (x−mean)(x−mean)ᵀ.

    Computed in float64 on the CPU, whatever the device of ``x``. Book: eq-ae-covariance
    """
    mean = sum(rows.cpu().double().sum(0) for rows in x.split(8192)) / len(x)
    covariance = torch.zeros(x.shape[1], x.shape[1], dtype=torch.float64)
    for rows in x.split(8192):
        centred = rows.cpu().double() - mean
        covariance += centred.T @ centred / len(x)
    eigenvalues, vectors = torch.linalg.eigh(covariance)
    return PrincipalComponents(mean, eigenvalues.flip(0), vectors.flip(1))


# 2-D toy sets


def gaussian_mixture(
    num_points: int,
    num_components: int = 10,
    radius: float = 4.0,
    radial_scale: float = 1.0,
    tangential_scale: float = 0.3,
    seed: int = 0,
) -> tuple[Float[Tensor, "N 2"], Int[Tensor, "N"]]:
    """Points from a mixture of 2-D Gaussians set like petals; the label is the component.

    Component k has probability 1/num_components. Its mean is ``radius`` from the origin, at angle
    2πk/num_components; its standard deviation is ``radial_scale`` along the radius and
    ``tangential_scale`` across it.
    """
    generator = torch.Generator().manual_seed(seed)
    labels = torch.randint(num_components, (num_points,), generator=generator)
    cos, sin = circle(2 * math.pi * labels / num_components).unbind(1)
    normal = torch.randn(2, num_points, generator=generator)
    along, across = radius + radial_scale * normal[0], tangential_scale * normal[1]
    return torch.stack([along * cos - across * sin, along * sin + across * cos], dim=1), labels


def swiss_roll(
    num_points: int, noise: float = 0.1, seed: int = 0
) -> tuple[Float[Tensor, "N 2"], Int[Tensor, "N"]]:
    """Points along a 2-D Swiss roll; labels 0 to 9 are ten stretches of it, outwards.

    The roll makes two turns and ends 3 from the origin; points lie almost evenly along it, one
    tenth in each stretch on average. ``noise`` is the standard deviation added to each coordinate.
    """
    generator = torch.Generator().manual_seed(seed)
    position = torch.rand(num_points, generator=generator)
    points = roll(position)
    return points + noise * torch.randn(num_points, 2, generator=generator), (10 * position).long()


def two_moons(
    num_points: int, noise: float = 0.1, seed: int = 0
) -> tuple[Float[Tensor, "N 2"], Int[Tensor, "N"]]:
    """Points on two interleaved half circles of radius 1; the label is the half circle.

    Label 0 is the upper half around (0, 0), label 1 the lower half around (1, 0.5). ``noise`` is
    the standard deviation added to each coordinate.
    """
    generator = torch.Generator().manual_seed(seed)
    labels = torch.randint(2, (num_points,), generator=generator)
    angle = math.pi * (torch.rand(num_points, generator=generator) + labels)
    points = circle(angle) + labels[:, None] * torch.tensor([1.0, 0.5])
    return points + noise * torch.randn(num_points, 2, generator=generator), labels


def roll(position: Float[Tensor, "*S"]) -> Float[Tensor, "*S 2"]:
    """The point of the Swiss roll at each position, from 0 at the centre to 1 at the end."""
    turn = position.sqrt()  # distance from the origin ∝ angle: the root spreads points evenly
    return 3 * turn[..., None] * circle(4 * math.pi * turn)


def circle(angle: Float[Tensor, "*S"]) -> Float[Tensor, "*S 2"]:
    """The point of the unit circle at each angle, in radians."""
    return torch.stack([angle.cos(), angle.sin()], dim=-1)


def _load(
    published: downloads.Published, device: str | torch.device | None
) -> tuple[Images, Images]:
    files = [
        downloads.values(downloads.fetch(published, file, sha256)).to(device=device)
        for file, sha256 in zip(downloads.FILES, published.sha256, strict=True)
    ]
    return tuple(
        Images(images.flatten(1), labels.long(), tuple(images.shape[1:]), published.name)
        for images, labels in (files[:2], files[2:])
    )
