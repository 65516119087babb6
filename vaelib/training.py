"""One loop for any ``train_step``: epochs, learning rate, progress, history, exact resume."""

from __future__ import annotations

import functools
import math
import re
import time
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import torch
from torch import nn

from vaelib import data, gears, runs
from vaelib.networks import adam
from vaelib.shapes import Shaped, Tensor

History = dict[str, list[float]]


def fit(
    model: nn.Module,
    train_step: Callable[..., tuple],
    images: Shaped[Tensor, "N ..."],
    *,
    epochs: int,
    batch_size: int = 128,
    learning_rate: float = 1e-3,
    schedule: str = "one-cycle",
    seed: int = 0,
    transform: Callable[[Tensor], Any] = data.scale,
    optimizer: torch.optim.Optimizer | tuple | None = None,
    device: str | torch.device | None = None,
    validate: Callable[[nn.Module], Mapping[str, float]] | None = None,
    checkpoint: str | Path | None = None,
    progress: bool = True,
    gear: str | None = None,
    **settings,
) -> History:
    """Train ``model`` in place and return its history: for each epoch, each term's mean.

    A step is ``train_step(model, optimizer, transform(images[batch]), **settings)``; it returns a
    NamedTuple of terms, (B,) or (), whose means over the epoch become the history, next to the
    numbers that ``validate(model)`` returns by name, and to the ``seconds`` of all that.
    ``transform`` turns uint8 pixels into what the model takes (``data.scale``, ``data.binarize``);
    it may return a tuple, whose parts become separate arguments. ``images`` move to the device
    whole; the device is CUDA, MPS or CPU, whichever is there first, unless named.

    ``schedule`` is "one-cycle" (up to ``learning_rate`` over the first 30 %, then down to 0) or
    "constant"; it sets the rate of every optimizer, times the entry "relative" of a parameter
    group that has one. ``optimizer`` defaults to ``model.optimizers()`` if the model has it,
    otherwise to Adam over all parameters; a tuple of optimizers is handed to the step as it is.
    Epoch e draws its random numbers from (seed, e) alone, so the caller's random state is untouched
    and a resumed run draws the same. (The first weights are drawn before: call ``runs.seed`` before
    making the model.)

    ``gear`` is "eager", "fast" or "graph" (see ``vaelib.gears``), by default the fastest for the
    device. Gears differ by rounding only: on a CPU the terms agree to 1e-4, relative. There "fast"
    also reserves 256 MB for the rest of the process (``memory.keep``). On CUDA the Python code of a
    step runs a few times only; its kernels are recorded and replayed.

    With ``checkpoint`` the run is saved after every epoch, and started again from the last whole
    epoch if the file is there: on a CPU the result is the same, bit for bit, as without that.

    Raises ValueError for images the model is not defined on, an empty set, or a checkpoint made
    with other settings (a function is known by its name alone); FloatingPointError if a term
    becomes NaN or infinite.
    """
    if not isinstance(images, Tensor):
        kind = type(images).__name__
        raise TypeError(f"fit takes a tensor of images, got {kind}; of a set, pass its .images")
    if len(images) == 0:
        raise ValueError("there are no images to train on")
    if epochs < 1 or batch_size < 1:
        raise ValueError(f"epochs and batch_size are at least 1, got {epochs} and {batch_size}")
    if schedule not in ("one-cycle", "constant"):
        raise ValueError(f'schedule is "one-cycle" or "constant", got {schedule!r}')
    device = runs.pick_device(device)
    model.to(device)
    images = images.to(device)
    optimizer = default_optimizer(model) if optimizer is None else optimizer
    gear = gears.pick(gear, device, each(optimizer))

    def step(index):
        batch = transform(images.index_select(0, index))
        terms = train_step(model, optimizer, *each(batch), **settings)
        if not hasattr(terms, "_asdict"):
            kind = type(terms).__name__
            raise TypeError(f"a train_step returns a NamedTuple of terms, not {kind}")
        return terms

    engaged = gears.engaged(gear, step, each(optimizer), batch_size, device)
    with runs.forked_rng(device), engaged as engine:
        check(model, images, transform)
        identity = {
            "model": repr(model),
            "step": described(train_step),
            "settings": described(settings),
            "transform": described(transform),
            "optimizer": [f"{type(o).__name__} {described(o.defaults)}" for o in each(optimizer)],
            "epochs": epochs,
            "batch_size": batch_size,
            "learning_rate": learning_rate,
            "schedule": schedule,
            "seed": seed,
            "device": device.type,
            "gear": gear,
        }
        history: History = {}
        if checkpoint is not None:
            content = images.cpu().double().sum().item()
            identity["images"] = f"{tuple(images.shape)}, sum {content:.8g}"
            if Path(checkpoint).exists():
                history = resume(checkpoint, model, optimizer, identity)
        model.train()
        first = len(history.get("seconds", []))
        for epoch in (bar := progress_bar(first, epochs, enabled=progress)):
            start = time.perf_counter()
            torch.manual_seed(seed + 1_000_003 * (epoch + 1))
            order = torch.randperm(len(images), device=device)

            def rate(fraction, epoch=epoch):
                return learning_rate * rate_factor(schedule, (epoch + fraction) / epochs)

            means = engine.epoch(order, batch_size, rate)
            refuse_divergence(means, epoch, learning_rate)
            if validate is not None:
                model.eval()
                means |= {name: as_number(name, v) for name, v in validate(model).items()}
                model.train()
            means["seconds"] = time.perf_counter() - start
            for name, value in means.items():
                history.setdefault(name, []).append(value)
            terms = [f"{name} {value:.4g}" for name, value in means.items() if name != "seconds"]
            bar.set_postfix_str(", ".join(terms))
            if checkpoint is not None:
                runs.save(checkpoint, state(model, optimizer), {**identity, "history": history})
    model.eval()
    return history


def default_optimizer(model: nn.Module) -> torch.optim.Optimizer | tuple:
    """What the model says it is trained with, or Adam over all its parameters."""
    return model.optimizers() if hasattr(model, "optimizers") else adam(model.parameters())


def rate_factor(schedule: str, fraction: float, warm_up: float = 0.3) -> float:
    """The learning rate at ``fraction`` of the run, as a multiple of its peak."""
    if schedule == "constant":
        return 1.0
    if fraction < warm_up:
        return 0.52 - 0.48 * math.cos(math.pi * fraction / warm_up)  # 0.04 → 1
    return 0.5 + 0.5 * math.cos(math.pi * (fraction - warm_up) / (1 - warm_up))  # 1 → 0


def each(one_or_many) -> tuple:
    """A tuple as it is, anything else as a tuple of one."""
    return one_or_many if isinstance(one_or_many, tuple) else (one_or_many,)


def check(model: nn.Module, images: Tensor, transform: Callable[[Tensor], Any]) -> None:
    """Ask the model, once for the whole set, whether its loss is defined on these images."""
    if hasattr(model, "check"):
        for chunk in images.split(8192):
            model.check(*each(transform(chunk)))


def as_number(name: str, value: Any) -> float:
    """What ``validate`` measured, as one number."""
    try:
        return float(value)
    except (TypeError, ValueError, RuntimeError):
        raise TypeError(f"validate returns single numbers, but {name!r} is {value!r:.60}") from None


def described(value: Any) -> str:
    """A setting in words that are the same in every process: functions by name, no addresses."""
    if isinstance(value, Tensor):
        content = value.detach().cpu().contiguous().numpy().tobytes()
        return f"{tuple(value.shape)}, crc {zlib.crc32(content):08x}"
    if isinstance(value, tuple):
        return str([described(part) for part in value])
    if isinstance(value, Mapping):
        return str({name: described(value[name]) for name in sorted(value)})
    if isinstance(value, functools.partial):
        return f"{described(value.func)}{described(value.args)}{described(value.keywords)}"
    if hasattr(value, "__qualname__"):
        return f"{value.__module__}.{value.__qualname__}"
    return re.sub(r" at 0x[0-9a-f]+", "", repr(value))


def refuse_divergence(means: Mapping[str, float], epoch: int, learning_rate: float) -> None:
    """Raise FloatingPointError if a term is NaN or infinite."""
    bad = [f"{name} = {value}" for name, value in means.items() if not math.isfinite(value)]
    if bad:
        raise FloatingPointError(
            f"training diverged in epoch {epoch + 1}: {', '.join(bad)}. A smaller learning rate "
            f"than {learning_rate:g} usually helps; a checkpoint still holds the epoch before."
        )


def progress_bar(first: int, epochs: int, enabled: bool):
    """A tqdm bar over the epochs that are left."""
    from tqdm import tqdm

    epochs_left = range(first, epochs)
    return tqdm(epochs_left, initial=first, total=epochs, unit="epoch", disable=not enabled)


def state(model: nn.Module, optimizer: torch.optim.Optimizer | tuple) -> dict[str, Tensor]:
    """Every tensor that the next epoch depends on, by name."""
    tensors = {f"model.{name}": tensor for name, tensor in model.state_dict().items()}
    for i, single in enumerate(each(optimizer)):
        for parameter, entries in single.state_dict()["state"].items():
            for name, value in entries.items():
                if isinstance(value, Tensor):
                    tensors[f"optimizer.{i}.{parameter}.{name}"] = value
    return tensors


def resume(
    checkpoint: str | Path,
    model: nn.Module,
    optimizer: torch.optim.Optimizer | tuple,
    identity: Mapping[str, Any],
) -> History:
    """Put a saved state back into model and optimizer; return the history so far."""
    tensors, saved = runs.load(checkpoint)
    history = saved.pop("history", {})
    other = [f"{k} was {saved.get(k)}, now {v}" for k, v in identity.items() if saved.get(k) != v]
    if other:
        raise ValueError(
            f"the checkpoint {checkpoint} belongs to another run: {'; '.join(other)}. "
            "Name another file, or delete this one to start again."
        )
    parts = {
        name.removeprefix("model."): t for name, t in tensors.items() if name.startswith("model.")
    }
    model.load_state_dict(parts)
    for i, single in enumerate(each(optimizer)):
        entries: dict[int, dict[str, Tensor]] = {}
        for name, tensor in tensors.items():
            kind, *path = name.split(".")
            if kind == "optimizer" and path[0] == str(i):
                entries.setdefault(int(path[1]), {})[path[2]] = tensor
        single.load_state_dict({**single.state_dict(), "state": entries})
    return history
