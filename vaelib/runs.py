"""What surrounds a run: seed, device, atomic save and load, and the results of recorded runs."""

from __future__ import annotations

import json
import os
import platform
import random
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch

from vaelib.shapes import Tensor


def seed(value: int) -> None:
    """Seed Python's, NumPy's and PyTorch's random numbers, on every device."""
    import numpy as np

    random.seed(value)
    np.random.seed(value % 2**32)
    torch.manual_seed(value)


def pick_device(device: str | torch.device | None = None) -> torch.device:
    """The device asked for, or the best there is: CUDA, then MPS (Apple), then CPU.

    Raises RuntimeError if the device asked for is not on this machine.
    """
    present = {"cuda": torch.cuda.is_available(), "mps": torch.backends.mps.is_available()}
    if device is None:
        return torch.device(next((kind for kind, there in present.items() if there), "cpu"))
    device = torch.device(device)
    if not present.get(device.type, True):
        raise RuntimeError(f"this machine has no {device.type} device that PyTorch can use")
    return device


def device_name(device: torch.device | None = None) -> str:
    """The device in words, as in "NVIDIA T4" or "2 CPU cores"."""
    device = device or pick_device()
    if device.type == "cuda":
        return torch.cuda.get_device_name(device)
    if device.type == "mps":
        return "Apple GPU"
    cores = torch.get_num_threads()
    return f"{cores} CPU core{'s' * (cores > 1)}"


def forked_rng(device: torch.device):
    """A context that leaves the random state of the CPU and of ``device`` as it found it."""
    if device.type == "cpu":
        return torch.random.fork_rng(devices=[])
    index = device.index
    if index is None:
        index = torch.cuda.current_device() if device.type == "cuda" else 0
    return torch.random.fork_rng(devices=[index], device_type=device.type)


def report(lab: str) -> None:
    """Print Python, PyTorch and device, and the minutes this lab took when it was last measured."""
    print(f"Python {platform.python_version()} · PyTorch {torch.__version__} · {device_name()}")
    try:
        measured = recorded("labs")[lab]
    except (FileNotFoundError, KeyError):
        print("This lab has not been timed yet.")
        return
    for hardware, run in measured.items():
        print(f"Expect about {run['seconds'] / 60:.1f} minutes on {hardware}.")


def save(path: str | Path, tensors: Mapping[str, Tensor], settings: Mapping[str, Any]) -> None:
    """Write tensors and JSON settings to one safetensors file, whole or not at all.

    The file is written under a temporary name and renamed, so a killed run or a full disk leaves
    the previous file as it was.
    """
    from safetensors.torch import save_file

    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f".{path.name}.{os.getpid()}.partial")
    try:
        plain = {name: tensor.detach().contiguous() for name, tensor in tensors.items()}
        save_file(plain, partial, metadata={"settings": json.dumps(settings)})
        os.replace(partial, path)
    finally:
        partial.unlink(missing_ok=True)


def load(path: str | Path) -> tuple[dict[str, Tensor], dict[str, Any]]:
    """Read what ``save`` wrote: the tensors, on the CPU, and the settings.

    Raises FileNotFoundError if there is no such file, ValueError if it is damaged or not ours.
    """
    from safetensors import SafetensorError, safe_open

    path = Path(path)
    if not path.is_file():
        raise FileNotFoundError(f"there is no saved run at {path}")
    try:
        with safe_open(path, framework="pt") as file:
            settings = json.loads((file.metadata() or {})["settings"])
            return {name: file.get_tensor(name) for name in file.keys()}, settings
    except (SafetensorError, KeyError, ValueError) as error:
        raise ValueError(
            f"{path} is damaged or was not written by vaelib ({error}). Delete it to start again."
        ) from None


def recorded(name: str) -> dict[str, Any]:
    """The values of a recorded run, ``results/NAME.json``, from the clone or from the wheel.

    Raises FileNotFoundError if nothing was recorded under that name.
    """
    content = json.loads(recorded_file(f"{name}.json").read_text(encoding="utf-8"))
    return content.get("values", content)


def recorded_tensors(name: str) -> dict[str, Tensor]:
    """The tensors that a recorded run kept, ``results/NAME.safetensors``, by name.

    Raises FileNotFoundError if nothing was recorded under that name.
    """
    return load(recorded_file(f"{name}.safetensors"))[0]


def recorded_file(name: str) -> Path:
    """Where a file of ``results/`` is: in the clone, or in the wheel."""
    package = Path(__file__).parent
    for folder in (package.parent / "results", package / "_results"):
        if (folder / name).is_file():
            return folder / name
    raise FileNotFoundError(f"no run was recorded under the name {Path(name).stem!r}")
