"""Peak memory of training, beyond torch and the data, each in a fresh process."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path

import torch

from bench import ours
from bench.processes import alone
from bench.report import table
from bench.run import Run, loaded
from bench.timing import Told, sentence
from vaelib import training


def megabytes(entry: str) -> float:
    """VmRSS, the memory held now, or VmHWM, the most that was held."""
    try:
        lines = Path("/proc/self/status").read_text().splitlines()
    except OSError:
        raise Told("memory is read from /proc/self/status, which only Linux has") from None
    return next(int(line.split()[1]) for line in lines if line.startswith(entry)) * 1024 / 1e6


@contextlib.contextmanager
def watched(device: torch.device) -> Iterator[dict[str, float]]:
    """``base``, ``peak`` and ``beyond`` (their difference) of the block, in MB.

    On CUDA these are the tensors on the device, and those of the process are ``process_…``.
    """
    with contextlib.suppress(OSError):  # where it is refused, the peak is that since the start
        Path("/proc/self/clear_refs").write_text("5")
    found = {"base": megabytes("VmRSS")}
    if device.type == "cuda":
        torch.cuda.reset_peak_memory_stats(device)
        on_device = torch.cuda.memory_allocated(device) / 1e6
    yield found
    found["peak"] = megabytes("VmHWM")
    found["beyond"] = found["peak"] - found["base"]
    if device.type == "cuda":
        peak = torch.cuda.max_memory_allocated(device) / 1e6
        process = {f"process_{name}": value for name, value in found.items()}
        found |= process | {"base": on_device, "peak": peak, "beyond": peak - on_device}


def trained(model: str, file: Path, batch: int, device: str) -> Callable[[], dict[str, float]]:
    """Two epochs, watched from when torch, the library and the images are there."""
    where = torch.device(device)
    train, _ = loaded(file)
    pixels = train.images.to(where)
    make, step = ours.MODELS[model]

    def call() -> dict[str, float]:
        with watched(where) as found:
            network = make(pixels.shape[1])
            training.fit(
                network, step, pixels, epochs=2, batch_size=batch, device=where, progress=False
            )
        return found

    return call


def measure(run: Run) -> dict:
    """MB for each model and batch size, or ``why`` not."""
    values: dict = {}
    for model in ("vae", "aae"):
        for batch in run.batches:
            print(f"memory: {model}, batch {batch}", flush=True)
            words = (model, run.file, batch, run.device.type)
            try:
                found = alone(run.quick, trained, *words)
            except Told as error:
                found = {"why": sentence(error)}
            values.setdefault(model, {})[str(batch)] = found
    return values


def show(values: dict) -> str:
    lines = []
    for model, rows in values.items():
        for batch, row in rows.items():
            numbers = [f"{row[key]:.0f}" for key in ("base", "peak", "beyond") if key in row]
            lines.append([model.upper(), batch, *(numbers or [row["why"]])])
    return table(["memory (MB)", "batch", "torch and data", "peak", "beyond"], lines)
