"""Where the time of a step goes, in the tutorial's loop and in ours, by PyTorch's profiler."""

from __future__ import annotations

import statistics
from collections.abc import Callable
from pathlib import Path

import torch
from torch.autograd import DeviceType
from torch.profiler import ProfilerActivity, profile, record_function

from bench import ours, tutorial
from bench.processes import Remote
from bench.report import table
from bench.run import Run, loaded
from bench.timing import Told, clock, sentence
from vaelib import data
from vaelib.data import Images

LOOPS = ("tutorial", "ours")
IMAGES = 8192  # the profiler keeps every event in memory
GROUPS = ("products", "elementwise", "optimizer", "data")
PRODUCTS = ("mm", "addmm", "linear", "bmm", "_linear_pointwise", "mkldnn_linear")
IN_KERNELS = ("gemm", "cutlass", "cublas", "nvjet", "xmma")


def marked(pixels: torch.Tensor) -> torch.Tensor:
    with record_function("data"):
        return data.scale(pixels)


def group(event) -> str | None:
    """What an event's own time is spent on; None is the work between operations.

    The Python inside a DataLoader or an optimizer belongs to it; that of autograd to nothing.
    """
    name, above = event.name.rsplit("::", 1)[-1], event
    while above is not None:
        if above.name.startswith(("enumerate(DataLoader)", "data")):
            return "data"
        if above.name.startswith("Optimizer."):
            return "optimizer"
        above = above.cpu_parent
    if name in PRODUCTS:
        return "products"
    if name in ("index_select", "index", "randperm"):
        return "data"
    return "elementwise" if event.name.startswith("aten::") else None


def on_device(event) -> bool:
    """Whether an event is a kernel, not a range with a name."""
    named = getattr(event, "is_user_annotation", False)
    return event.device_type == DeviceType.CUDA and not named


def kernel_group(event) -> str:
    """The same for a CUDA kernel, by its name."""
    name = event.name.lower()
    if any(word in name for word in IN_KERNELS):
        return "products"
    if "adam" in name or "multi_tensor" in name:
        return "optimizer"
    return "data" if "memcpy" in name or "index" in name else "elementwise"


def profiled(which: str, file: Path, batch: int, device: str) -> Callable:
    """Milliseconds of a step: its wall time, that under the profiler, and the groups'.

    The check of all images, before the first step, is left out.
    """
    where = torch.device(device)
    train = loaded(file)[0]
    part = slice(0, min(IMAGES, len(train.labels)))
    images = Images(train.images[part], train.labels[part], train.shape, train.name)
    steps = len(images.labels) / batch
    if which == "tutorial":
        epoch, epochs = tutorial.vae_loop(images, batch, where, workers=0), 1
    else:
        model = ours.MODELS["vae"]
        epoch = ours.fitted(*model, None, images, batch, where, transform=marked)
        epoch.model.check, epochs = lambda *_: None, ours.EPOCHS[where.type]
    epoch()

    def call() -> dict[str, float]:
        plain = epoch().seconds
        cuda = where.type == "cuda"
        kinds = [ProfilerActivity.CPU] + [ProfilerActivity.CUDA] * cuda
        with profile(activities=kinds) as profiler:
            begin = clock(where)
            epoch()
            wall = clock(where) - begin
        return grouped(profiler.events(), cuda, wall, steps * epochs) | {
            "wall": plain * 1e3 / steps
        }

    return call


def grouped(events, cuda: bool, wall: float, steps: float) -> dict[str, float]:
    """Milliseconds of a step: of each group, of what is left, and of all, ``profiled``."""
    sums = dict.fromkeys(GROUPS, 0.0)
    for event in events:
        if cuda and on_device(event):
            sums[kernel_group(event)] += event.self_device_time_total
        elif not cuda and (name := group(event)):
            sums[name] += event.self_cpu_time_total
    found = {name: value / 1e3 / steps for name, value in sums.items()}
    profiled_wall = wall * 1e3 / steps
    rest = {"overhead": profiled_wall - sum(found.values())}
    return found | rest | {"profiled": profiled_wall}


def measure(run: Run) -> dict:
    """For the tutorial's loop and for ours, milliseconds of a step: medians of all rounds.

    The two loops take turns, each in a process of its own.
    """
    values: dict = {loop: {} for loop in LOOPS}
    for batch in run.batches:
        print(f"costs: batch {batch}", flush=True)
        remotes: list[Remote] = []

        def started(loop, batch=batch, remotes=remotes):
            words = (loop, run.file, batch, run.device.type)
            if run.quick:
                return profiled(*words)
            remotes.append(Remote(profiled, *words))
            return remotes[-1]

        try:
            calls = {loop: started(loop) for loop in LOOPS}
            turns = [{loop: call() for loop, call in calls.items()} for _ in range(run.rounds)]
        except Told as error:
            turns = []
            for loop in LOOPS:
                values[loop][str(batch)] = {"why": sentence(error)}
        finally:
            for remote in remotes:
                remote.close()
        for loop in LOOPS if turns else ():
            columns = {name: [turn[loop][name] for turn in turns] for name in turns[0][loop]}
            values[loop][str(batch)] = {
                name: statistics.median(column) for name, column in columns.items()
            }
    return values


def show(values: dict) -> str:
    head = ["ms per step", "batch", *GROUPS, "overhead", "profiled", "wall"]
    lines = []
    for loop, rows in values.items():
        for batch, row in rows.items():
            numbers = [f"{row[name]:.2f}" for name in head[2:]] if "why" not in row else None
            lines.append([loop, batch, *(numbers or [row["why"]])])
    return table(head, lines)
