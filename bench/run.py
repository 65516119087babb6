"""What every part of the benchmark needs: device, images, how often to repeat."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import torch

from vaelib import data
from vaelib.data import Images

ROOT = Path(__file__).resolve().parent.parent
BATCHES = (128, 1024)


class Run(NamedTuple):
    """``train`` is grey; ``binary`` and ``test`` are binarised once, and lie in ``file`` too.

    A quick run is a rehearsal on the digits set: everything once, in one process. ``num_images`` is
    how many test images the evaluation takes.
    """

    device: torch.device
    train: Images
    binary: Images
    test: Images
    file: Path
    rounds: int
    num_images: int
    quick: bool

    @property
    def batches(self) -> tuple[int, ...]:
        return BATCHES[:1] if self.quick else BATCHES


@contextlib.contextmanager
def prepared(
    device: torch.device, rounds: int, num_images: int | None, quick: bool
) -> Iterator[Run]:
    """The images, on the CPU; the file is gone in the end."""
    train, test = data.digits() if quick else data.mnist()
    if quick:
        train = train._replace(images=train.images[:512], labels=train.labels[:512])
    binary, test = data.binarize_once(train), data.binarize_once(test, seed=1)
    num_images = min(num_images or len(test.labels), len(test.labels))
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "images.pt")
        torch.save([binary._asdict(), test._asdict()], file)
        yield Run(device, train, binary, test, file, rounds, num_images, quick)


def loaded(file: Path) -> tuple[Images, Images]:
    """The binary images that ``prepared`` put into a file: to train on, and to test on."""
    train, test = torch.load(file)
    return Images(**train), Images(**test)
