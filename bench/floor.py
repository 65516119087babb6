"""The machine's own floor: the time of a step's matrix products alone, each at its own shape."""

from __future__ import annotations

import statistics
from collections.abc import Callable
from functools import partial
from itertools import pairwise

import torch
from torch.profiler import ProfilerActivity, profile

from bench import ours
from bench.costs import on_device
from bench.loops import GEARS
from bench.products import Product, aae_products, products_alone, seconds_of, vae_products
from bench.report import table
from bench.run import Run
from bench.timing import ratios, spread


def measure(run: Run) -> dict:
    """Per model and batch: floor and step in milliseconds, and their ratio, round by round."""
    side = 256 if run.quick else 2048
    square = Product(side, side, side, "forward")
    rate = square.flops / products_alone([square], run.device)[0]
    values: dict = {"square_gflops": rate / 1e9, "square_side": side, "rounds": run.rounds}
    size, number = run.binary.images.shape[1], len(run.binary.labels)
    for model, listed in {"vae": vae_products, "aae": aae_products}.items():
        values[model] = {}
        for batch in run.batches:
            print(f"floor: {model}, batch {batch}", flush=True)
            products = listed(size, batch)
            gear = GEARS[run.device.type][0]
            epoch = ours.fitted(*ours.MODELS[model], gear, run.binary, batch, run.device)
            other = beyond_products(epoch, run, batch, len(products))
            epoch(), products_alone(products, run.device)  # to warm up
            floors, steps = [products_alone(products, run.device)], []
            for _ in range(run.rounds):
                steps.append(epoch().seconds * batch / number)
                floors.append(products_alone(products, run.device))
            # what was alone before and after an epoch is held against that epoch
            best, default = (
                [(before + after) / 2 for before, after in pairwise(kind)]
                for kind in zip(*floors, strict=True)
            )
            values[model][str(batch)] = {
                "products": len(products),
                "mflop": sum(product.flops for product in products) / 1e6,
                "floor_ms": statistics.median(best) * 1e3,
                "floor_default_ms": statistics.median(default) * 1e3,
                "step_ms": spread([taken * 1e3 for taken in steps]),
                "share": ratios(best, steps),
                "share_default": ratios(default, steps),
                **other,
            }
    return values


def beyond_products(epoch: Callable, run: Run, batch: int, products: int) -> dict[str, float]:
    """On CUDA, milliseconds a step beside the floor, for whoever reads it.

    ``kernels_ms`` is the own time of its kernels. ``launches_ms`` counts those that are no
    products, each as an empty one in a graph; ``bytes_ms`` is what Adam moves, at the rate of a
    copy.
    """
    if run.device.type != "cuda":
        return {}
    epochs = ours.EPOCHS["cuda"]
    epoch()
    with profile(activities=[ProfilerActivity.CUDA]) as profiler:
        epoch()
    kernels = [event for event in profiler.events() if on_device(event)]
    steps = epochs * len(run.binary.labels) / batch
    one, block = torch.zeros(1, device=run.device), torch.zeros(2**26, device=run.device)
    launch = seconds_of(partial(one.add_, 1), run.device)
    rate = (
        2 * 4 * len(block) / seconds_of(partial(torch.empty_like(block).copy_, block), run.device)
    )
    weights = sum(p.numel() for p in epoch.model.parameters())
    return {
        "kernels": len(kernels) / steps,
        "kernels_ms": sum(event.self_device_time_total for event in kernels) / 1e3 / steps,
        "launches_ms": max(0.0, len(kernels) / steps - products) * launch * 1e3,
        "bytes_ms": 4 * 7 * weights / rate * 1e3,  # four numbers read, three written
    }


def show(values: dict) -> str:
    """The share of the floor, 100 % being a step of matrix products alone."""
    lines = [
        [
            model.upper(), batch, f"{row['mflop']:.0f}", f"{row['floor_ms']:.2f}",
            f"{row['step_ms']['median']:.2f}", f"{row['share']['median']:.0%}",
            f"{row['share_default']['median']:.0%}",
        ]
        for model in ("vae", "aae")
        for batch, row in values[model].items()
    ]  # fmt: skip
    head = ["floor", "batch", "MFLOP", "floor (ms)", "step (ms)", "share", "of PyTorch's products"]
    square = f"One square product of {values['square_side']}: {values['square_gflops']:.0f} GFLOP/s"
    return table(head, lines) + "\n" + square
