"""Where the time of a step goes, in the tutorial's loop and in ours, by PyTorch's profiler."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import torch
from torch.autograd import DeviceType
from torch.profiler import ProfilerActivity, profile, record_function

from bench import ours, tutorial
from bench.processes import alone
from bench.report import table
from bench.run import Run, loaded
from bench.timing import clock
from vaelib import data, vae
from vaelib.data import Images

STEPS = 40
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


def profiled(which: str, file: Path, batch: int, device: str, quick: bool = False) -> Callable:
    """Milliseconds of a step: its wall time, that under the profiler, and the groups'."""
    where = torch.device(device)
    train = loaded(file)[0]
    part = slice(0, min(STEPS * batch, len(train.labels)))
    images = Images(train.images[part], train.labels[part], train.shape, train.name)
    steps = len(images.labels) / batch
    if which == "tutorial":
        epoch = tutorial.vae_loop(images, batch, where, workers=0)
    else:
        step = (ours.vae_model, vae.train_step, None)
        epoch = ours.fitted(*step, images, batch, where, transform=marked)

    def call() -> dict[str, float]:
        epoch()
        plain = epoch().seconds
        cuda = where.type == "cuda"
        kinds = [ProfilerActivity.CPU] + [ProfilerActivity.CUDA] * cuda
        with profile(activities=kinds) as profiler:
            begin = clock(where)
            epoch()
            wall = clock(where) - begin
        return grouped(profiler.events(), cuda, wall, plain, steps)

    return call


def grouped(events, cuda: bool, wall: float, plain: float, steps: float) -> dict[str, float]:
    sums = dict.fromkeys(GROUPS, 0.0)
    for event in events:
        if cuda and on_device(event):
            sums[kernel_group(event)] += event.self_device_time_total
        elif not cuda and (name := group(event)):
            sums[name] += event.self_cpu_time_total
    found = {name: value / 1e3 / steps for name, value in sums.items()}
    profiled_wall = wall * 1e3 / steps
    rest = {"overhead": profiled_wall - sum(found.values())}
    return {"wall": plain * 1e3 / steps, "profiled": profiled_wall} | found | rest


def measure(run: Run) -> dict:
    """For the tutorial's loop and for ours, at each batch size, milliseconds of a step."""
    values: dict = {}
    for which in ("tutorial", "ours"):
        for batch in run.batches:
            print(f"costs: {which}, batch {batch}", flush=True)
            words = (which, run.file, batch, run.device.type)
            found = alone(run.quick, profiled, *words)
            values.setdefault(which, {})[str(batch)] = found
    return values


def show(values: dict) -> str:
    lines = [
        [which, batch, *(f"{number:.2f}" for number in row.values())]
        for which, rows in values.items()
        for batch, row in rows.items()
    ]
    return table(["ms per step", "batch", *next(iter(values["ours"].values()))], lines)
