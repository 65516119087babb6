"""Data files: from a folder, the cache or a mirror, and never used unless they are whole.

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

from vaelib.shapes import Tensor


class DataError(RuntimeError):
    """A data file is damaged, is not the file its name says, or cannot be read."""


class DataUnavailable(DataError):
    """A data file is in no folder, and no mirror gave it."""


FILES = (
    "train-images-idx3-ubyte",
    "train-labels-idx1-ubyte",
    "t10k-images-idx3-ubyte",
    "t10k-labels-idx1-ubyte",
)


class Published(NamedTuple):
    name: str
    folder: str
    mirrors: tuple[str, ...]
    sha256: tuple[str, ...]  # of the uncompressed bytes of each of FILES


MNIST = Published(
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
FASHION_MNIST = Published(
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


def fetch(published: Published, file: str, sha256: str) -> bytes:
    """The verified bytes of one file: from ``VAELIB_DATA``, else the cache, else a mirror."""
    if os.environ.get("VAELIB_DATA"):
        folder = Path(os.environ["VAELIB_DATA"]).expanduser()
        if not folder.is_dir():
            raise DataError(f"VAELIB_DATA is {folder}, which is not a folder. Correct or unset it.")
        for path in (folder / published.folder / file, folder / published.folder / f"{file}.gz"):
            if path.exists():
                try:
                    return verified(path.read_bytes(), sha256)
                except (OSError, ValueError) as reason:
                    raise DataError(
                        f"{path} is not used: {reason}. Replace it by a good copy, or unset "
                        f"VAELIB_DATA to download {published.name}."
                    ) from None

    import pooch

    cached = Path(pooch.os_cache("vaelib")) / published.folder / file
    if cached.exists():
        try:
            return verified(cached.read_bytes(), sha256)
        except (OSError, ValueError) as reason:
            print(f"{cached} is not used: {reason}. It is downloaded again.")
    idx = download(published, file, sha256)
    keep(idx, cached)
    return idx


def download(published: Published, file: str, sha256: str) -> bytes:
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
            return verified(received.getvalue(), sha256)
        except (OSError, ValueError) as error:
            reason = network_reason(error) if isinstance(error, OSError) else error
            reasons.append(f"{urlsplit(mirror).netloc}: {reason}")
    raise DataUnavailable(
        f"{published.name} could not be had ({file}: {'; '.join(reasons)}). Connect to the "
        f"internet and run again, or put its four files into a folder DIR/{published.folder} and "
        f"set VAELIB_DATA to DIR."
    )


def network_reason(error: OSError) -> str:
    import requests

    if isinstance(error, requests.HTTPError):
        return f"the server answered {error.response.status_code} {error.response.reason}"
    if isinstance(error, requests.Timeout):
        return "no answer in time"
    if isinstance(error, requests.exceptions.ChunkedEncodingError):
        return "the connection broke off"
    return "no connection"


def keep(idx: bytes, path: Path) -> None:
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


def verified(raw: bytes, sha256: str) -> bytes:
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
    for published in (MNIST, FASHION_MNIST):
        if digest in published.sha256:
            file = FILES[published.sha256.index(digest)]
            raise ValueError(f"it is the wrong file: it holds {published.name}'s {file}")
    if len(idx) < 16 or idx[:4] not in (b"\0\0\x08\x01", b"\0\0\x08\x03"):
        raise ValueError("it is the wrong file or empty: it has no IDX header of images or labels")
    promised = 4 + 4 * idx[3] + math.prod(sizes(idx))
    if len(idx) < promised:
        raise ValueError(f"it is truncated: it has {len(idx):,} bytes of {promised:,}")
    raise ValueError(f"it is corrupt: SHA-256 {digest[:12]}…, published {sha256[:12]}…")


def sizes(idx: bytes) -> list[int]:
    # IDX: 0, 0, 8 for uint8, the number of dimensions; then each size in 4 bytes; then the values.
    return np.frombuffer(idx, ">u4", count=idx[3], offset=4).tolist()


def values(idx: bytes) -> Tensor:
    return torch.tensor(np.frombuffer(idx, np.uint8, offset=4 + 4 * idx[3])).reshape(sizes(idx))
