"""Data: whole image sets as tensors, the pixels a model wants from them, and 2-D toy sets.

MNIST and Fashion-MNIST come from the first place that has them:

1. the folder that the environment variable ``VAELIB_DATA`` names, with the four files of a set in
   its subfolder ``mnist`` or ``fashion-mnist``, plain or gzipped; nothing is written there;
2. vaelib's cache, which earlier downloads have filled;
3. the mirrors below, in turn.

No file is used unless its uncompressed bytes have the published SHA-256. (Mirrors compress
differently, so the digest of a ``.gz`` file decides nothing.)
"""

from __future__ import annotations

import gzip
import hashlib
import io
import math
import os
import uuid
import zlib
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

import numpy as np
import torch

from vaelib.shapes import Float, Int, Shaped, Tensor, UInt8


class DataError(RuntimeError):
    """A data file is damaged, is not the file its name says, or cannot be read."""


class DataUnavailable(DataError):
    """A data file is in no folder, and no mirror gave it."""


class Images(NamedTuple):
    """N grey images of D = height · width pixels each, with their labels, on one device.

    Pixels run row by row, from 0 (background) to 255. A trap: ``len`` of this tuple is 4, its
    number of fields; the number of images is ``len(labels)``.
    """

    images: UInt8[Tensor, "N D"]
    labels: Int[Tensor, "N"]
    shape: tuple[int, int]
    name: str


_FILES = (
    "train-images-idx3-ubyte",
    "train-labels-idx1-ubyte",
    "t10k-images-idx3-ubyte",
    "t10k-labels-idx1-ubyte",
)


class _Published(NamedTuple):
    name: str
    folder: str
    mirrors: tuple[str, ...]
    sha256: tuple[str, ...]  # of the uncompressed bytes of each of _FILES


_MNIST = _Published(
    name="MNIST",
    folder="mnist",
    mirrors=(
        "https://ossci-datasets.s3.amazonaws.com/mnist/",
        "https://storage.googleapis.com/cvdf-datasets/mnist/",
    ),
    sha256=(
        "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
        "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5",
        "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
        "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2",
    ),
)
_FASHION_MNIST = _Published(
    name="Fashion-MNIST",
    folder="fashion-mnist",
    mirrors=(
        "https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion/",
        "http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/",
    ),
    sha256=(  # several public loaders agree on these; not recomputed from the files for this book
        "c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888",
        "bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9",
        "5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b",
        "0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34",
    ),
)


# Image sets


def mnist(device: str | torch.device | None = None) -> tuple[Images, Images]:
    """MNIST: 60,000 handwritten digits to train on and 10,000 to test on, 28x28 pixels.

    ``device=None`` leaves the tensors on the CPU. Raises ``DataError`` for a damaged or wrong file
    and ``DataUnavailable`` when there is neither file nor network; both say what to do.
    """
    return _load(_MNIST, device)


def fashion_mnist(device: str | torch.device | None = None) -> tuple[Images, Images]:
    """Fashion-MNIST: ten kinds of clothing in MNIST's sizes and format. Errors as in ``mnist``."""
    return _load(_FASHION_MNIST, device)


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
        raise TypeError(f"expected uint8 pixels from 0 to 255, got {images.dtype}: scaled before?")
    return images


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
    cos, sin = _circle(2 * math.pi * labels / num_components).unbind(1)
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
    turn = position.sqrt()  # distance from the origin ∝ angle: the root spreads points evenly
    points = 3 * turn[:, None] * _circle(4 * math.pi * turn)
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
    points = _circle(angle) + labels[:, None] * torch.tensor([1.0, 0.5])
    return points + noise * torch.randn(num_points, 2, generator=generator), labels


def _circle(angle: Tensor) -> Tensor:
    return torch.stack([angle.cos(), angle.sin()], dim=1)  # (N, 2)


# Files and mirrors


def _load(published: _Published, device: str | torch.device | None) -> tuple[Images, Images]:
    files = [
        _values(_fetch(published, file, sha256)).to(device=device)
        for file, sha256 in zip(_FILES, published.sha256, strict=True)
    ]
    return tuple(
        Images(images.flatten(1), labels.long(), tuple(images.shape[1:]), published.name)
        for images, labels in (files[:2], files[2:])
    )


def _fetch(published: _Published, file: str, sha256: str) -> bytes:
    """The verified bytes of one file: from ``VAELIB_DATA``, else the cache, else a mirror."""
    if os.environ.get("VAELIB_DATA"):
        folder = Path(os.environ["VAELIB_DATA"]).expanduser()
        if not folder.is_dir():
            raise DataError(f"VAELIB_DATA is {folder}, which is not a folder. Correct or unset it.")
        for path in (folder / published.folder / file, folder / published.folder / f"{file}.gz"):
            if path.exists():
                try:
                    return _verified(path.read_bytes(), sha256)
                except (OSError, ValueError) as reason:
                    raise DataError(
                        f"{path} is not used: {reason}. Replace it by a good copy, or unset "
                        f"VAELIB_DATA to download {published.name}."
                    ) from None

    import pooch

    cached = Path(pooch.os_cache("vaelib")) / published.folder / file
    if cached.exists():
        try:
            return _verified(cached.read_bytes(), sha256)
        except (OSError, ValueError) as reason:
            print(f"{cached} is not used: {reason}. It is downloaded again.")
    idx = _download(published, file, sha256)
    _keep(idx, cached)
    return idx


def _download(published: _Published, file: str, sha256: str) -> bytes:
    """The verified bytes of one file from the first mirror that gives them, with a progress bar."""
    import pooch
    from tqdm import tqdm

    folder = os.environ.get("VAELIB_DATA")
    reasons = [f"not in {folder}/{published.folder}"] if folder else []
    for mirror in published.mirrors:
        received = io.BytesIO()  # in memory: a download that breaks off leaves no file behind
        try:
            # pooch corrects the bar's total, but takes a bar with total 0 for no bar.
            with tqdm(desc=file, total=1, unit="B", unit_scale=True, leave=False, delay=0.5) as bar:
                get = pooch.HTTPDownloader(progressbar=bar, chunk_size=2**16, timeout=(5, 30))
                get(f"{mirror}{file}.gz", received, None)
            return _verified(received.getvalue(), sha256)
        except (OSError, ValueError) as error:
            reason = _network_reason(error) if isinstance(error, OSError) else error
            reasons.append(f"{urlsplit(mirror).netloc}: {reason}")
    raise DataUnavailable(
        f"{published.name} could not be had ({file}: {'; '.join(reasons)}). Connect to the "
        f"internet and run again, or put its four files into a folder DIR/{published.folder} and "
        f"set VAELIB_DATA to DIR."
    )


def _network_reason(error: OSError) -> str:
    import requests

    if isinstance(error, requests.HTTPError):
        return f"the server answered {error.response.status_code} {error.response.reason}"
    if isinstance(error, requests.Timeout):
        return "no answer in time"
    if isinstance(error, requests.exceptions.ChunkedEncodingError):
        return "the connection broke off"
    return "no connection"


def _keep(idx: bytes, path: Path) -> None:
    """Puts a verified file into the cache in one step: a kill on the way leaves no half file."""
    part = path.with_name(f"{path.name}.{uuid.uuid4().hex}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            part.write_bytes(idx)
            os.replace(part, path)
        finally:
            part.unlink(missing_ok=True)
    except OSError as reason:  # a full disk, say: the run goes on with the bytes it has
        print(f"{path} could not be kept for the next run: {reason.strerror}.")


def _verified(raw: bytes, sha256: str) -> bytes:
    """The uncompressed bytes of a file, or ``ValueError`` with the reason to refuse it."""
    if raw[:64].lstrip()[:1] == b"<":
        raise ValueError("it is a web page, not data")
    try:
        idx = gzip.decompress(raw) if raw[:2] == b"\x1f\x8b" else raw
    except EOFError:
        raise ValueError("it is truncated: its gzip data end too early") from None
    except (OSError, zlib.error):
        raise ValueError("it is corrupt: its gzip data cannot be unpacked") from None
    digest = hashlib.sha256(idx).hexdigest()
    if digest == sha256:
        return idx
    for published in (_MNIST, _FASHION_MNIST):
        if digest in published.sha256:
            file = _FILES[published.sha256.index(digest)]
            raise ValueError(f"it is the wrong file: it holds {published.name}'s {file}")
    if len(idx) < 16 or idx[:4] not in (b"\0\0\x08\x01", b"\0\0\x08\x03"):
        raise ValueError("it is the wrong file or empty: it has no IDX header of images or labels")
    promised = 4 + 4 * idx[3] + math.prod(_sizes(idx))
    if len(idx) < promised:
        raise ValueError(f"it is truncated: it has {len(idx):,} bytes of {promised:,}")
    raise ValueError(f"it is corrupt: SHA-256 {digest[:12]}…, published {sha256[:12]}…")


def _sizes(idx: bytes) -> list[int]:
    # IDX: 0, 0, 8 for uint8, the number of dimensions; then each size in 4 bytes; then the values.
    return np.frombuffer(idx, ">u4", count=idx[3], offset=4).tolist()


def _values(idx: bytes) -> Tensor:
    return torch.tensor(np.frombuffer(idx, np.uint8, offset=4 + 4 * idx[3])).reshape(_sizes(idx))
