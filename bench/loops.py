"""The competitors: seconds of one epoch, and how many times ours that is."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

import torch

from bench import gan, ours, products, pythae_loop, tutorial
from bench.processes import Remote
from bench.report import table
from bench.run import Run, loaded
from bench.timing import Epoch, interleave

GEARS = {"cpu": ("fast", "eager"), "cuda": ("graph", "fast", "eager")}


class Loop(NamedTuple):
    """A competitor's ``label`` in tables, and ``make(images, batch_size, device) -> epoch``."""

    label: str
    make: Callable[..., Callable[[], Epoch]]
    quick: bool = True


def competitors(model: str, device: torch.device) -> dict[str, Loop]:
    """By name; the first one is the reference, ours in the gear that is chosen by itself."""
    gears = {
        gear: Loop(f"vaelib, gear {gear}", partial(ours.fitted, *ours.MODELS[model], gear))
        for gear in GEARS[device.type]
    }
    if model == "aae":
        return gears | {
            "gan": Loop("PyTorch-GAN's loop and networks", gan.aae_loop),
            "gan_resized": Loop("the same as it ships, 32x32", partial(gan.aae_loop, size=32)),
            "gan_ours": Loop(
                "PyTorch-GAN's loop, our networks", partial(gan.aae_loop, networks=gan.library)
            ),
            "pythae": Loop("pythae 0.1.2, our networks", pythae_loop.aae_loop),
        }
    others = {
        "textbook": Loop("textbook loop, resident pixels", ours.textbook),
        "lean": Loop("the same with fused Adam", ours.lean),
        "compiled": Loop("experiment: torch.compile of the loss", ours.compiled, quick=False),
        "tutorial": Loop("tutorial, no worker", partial(tutorial.vae_loop, workers=0)),
        "tutorial_worker": Loop("tutorial, one worker", partial(tutorial.vae_loop, workers=1)),
        "pythae": Loop("pythae 0.1.2", pythae_loop.vae_loop),
    }
    if device.type == "cpu":
        others["onednn"] = Loop("experiment: oneDNN's private linear", ours.private)
    return gears | others


def built(model: str, name: str, file: Path, batch_size: int, device: str) -> Callable[[], Epoch]:
    """A competitor in a process of its own."""
    where = torch.device(device)
    return competitors(model, where)[name].make(loaded(file)[0], batch_size, where)


def mflop(size: int) -> dict[str, float]:
    """Millions of operations in the matrix products of a step, for one image."""
    listed = {"vae": products.vae_products(size, 1), "aae": products.aae_products(size, 1)}
    found = {name: sum(one.flops for one in every) / 1e6 for name, every in listed.items()}
    return found | {
        "gan": gan.mflop(size, gan.CRITIC),
        "gan_resized": gan.mflop(32 * 32, gan.CRITIC),
        "gan_ours": gan.mflop(size, gan.OUR_CRITIC),
    }


def measure(run: Run) -> dict:
    """For each model, batch size and competitor, what ``timing.interleave`` keeps.

    An epoch of the AAE is longer, so it has fewer rounds: three for five.
    """
    rounds = {"vae": run.rounds, "aae": max(1, 3 * run.rounds // 5)}
    values: dict = {"images": len(run.binary.labels), "mflop": mflop(run.binary.images.shape[1])}
    values |= {"rounds": rounds["vae"], "rounds_aae": rounds["aae"]}
    for model in ("vae", "aae"):
        known = competitors(model, run.device)
        known = {name: loop for name, loop in known.items() if loop.quick or not run.quick}
        values["reference"] = next(iter(known))
        values[model] = {}
        for batch_size in run.batches:
            remotes: list[Remote] = []

            def make(name, loop, model=model, batch_size=batch_size, remotes=remotes):
                if run.quick:
                    return loop.make(run.binary, batch_size, run.device)
                remotes.append(Remote(built, model, name, run.file, batch_size, run.device.type))
                return remotes[-1]

            def say(text, what=f"{model}, batch {batch_size}"):
                print(f"loops: {what}: {text}", flush=True)

            makers = {name: partial(make, name, loop) for name, loop in known.items()}
            try:
                rows = interleave(makers, rounds[model], values["reference"], say)
            finally:
                for remote in remotes:
                    remote.close()
            values[model][str(batch_size)] = {
                name: {"label": known[name].label} | row for name, row in rows.items()
            }
    return values


def show(values: dict) -> str:
    """One table for each model."""
    text = []
    for model in ("vae", "aae"):
        lines = []
        for batch_size, rows in values[model].items():
            for row in rows.values():
                if "why" in row:
                    lines.append([row["label"], batch_size, row["why"]])
                    continue
                seconds, times = row["seconds"]["median"], row.get("times")
                ratio = "{median:.2f} ({min:.2f} to {max:.2f})".format(**times) if times else ""
                more, loss = f"{row['start']:.2f}", f"{row['loss']:.4g}"
                lines.append([row["label"], batch_size, f"{seconds:.3g}", ratio, more, loss])
        head = [f"{model.upper()}: loop", "batch", "s/epoch", "times ours", "first +s", "own loss"]
        text.append(table(head, lines))
    counts = ", ".join(f"{name} {count:.2f}" for name, count in values["mflop"].items())
    return "\n\n".join([*text, f"MFLOP for an image in matrix products: {counts}"])
