"""Seconds of training to a test −ELBO: each length of a run is a one-cycle schedule of its own."""

from __future__ import annotations

import torch

from bench import ours
from bench.report import table
from bench.run import Run
from bench.timing import spread
from vaelib import data, evaluation, runs, training, vae

RECIPE = {"batch_size": 256, "learning_rate": 8e-3, "transform": data.binarize}
LENGTHS = (2, 3, 4, 5, 6, 8, 11, 16, 24)
TARGETS = (105, 100)
SEEDS = (0, 1, 2)


def trained(run: Run, epochs: int, seed: int) -> dict[str, float]:
    """``seconds`` of training alone, and the test ``negative_elbo`` in nats."""
    runs.seed(seed)
    model = ours.vae_model(run.train.images.shape[1])
    history = training.fit(
        model, vae.train_step, run.train.images, epochs=epochs, seed=seed, device=run.device,
        progress=False, **RECIPE,
    )  # fmt: skip
    found = {"seconds": sum(history["seconds"]), "negative_elbo": negative_elbo(model, run)}
    print(f"quality: {epochs} epochs, seed {seed}: {found['seconds']:.1f} s, "
          f"test −ELBO {found['negative_elbo']:.2f} nats", flush=True)  # fmt: skip
    return found


def negative_elbo(model: vae.VAE, run: Run) -> float:
    """Over all test images, with pixels and codes drawn the same for every model."""
    with runs.forked_rng(run.device):
        torch.manual_seed(0)
        return -evaluation.elbo(model, data.scale(run.test.images)).mean().item()


def measure(run: Run) -> dict:
    """``lengths``, in epochs, with one seed; for each target the shortest whose median over all
    seeds reaches it.
    """
    lengths, seeds = ((1, 2), (0,)) if run.quick else (LENGTHS, SEEDS)
    found = {epochs: trained(run, epochs, seeds[0]) for epochs in lengths}
    values: dict = {
        "batch_size": RECIPE["batch_size"],
        "learning_rate": RECIPE["learning_rate"],
        "lengths": {str(epochs): row for epochs, row in found.items()},
    }
    more: dict[int, list[dict]] = {}
    for target in TARGETS:
        values[f"to_{target}"] = {"why": f"no length reaches {target} nats"}
        for epochs in lengths:
            if found[epochs]["negative_elbo"] > target:
                continue
            if epochs not in more:
                more[epochs] = [found[epochs], *(trained(run, epochs, seed) for seed in seeds[1:])]
            row = {
                key: spread([one[key] for one in more[epochs]])
                for key in ("seconds", "negative_elbo")
            }
            if row["negative_elbo"]["median"] <= target:
                values[f"to_{target}"] = {"epochs": epochs, "seeds": len(more[epochs])} | row
                break
    return values


def show(values: dict) -> str:
    lines = [
        [f"epochs: {epochs}", f"{row['seconds']:.1f}", f"{row['negative_elbo']:.2f}"]
        for epochs, row in values["lengths"].items()
    ]
    for target in TARGETS:
        row = values[f"to_{target}"]
        label = f"to {target} nats"
        if "why" in row:
            lines.append([label, row["why"]])
            continue
        seconds, nats = row["seconds"], row["negative_elbo"]
        lines.append([
            f"{label}: epochs {row['epochs']}, seeds {row['seeds']}", f"{seconds['median']:.1f}",
            f"{nats['median']:.2f} ({nats['min']:.2f} to {nats['max']:.2f})",
        ])  # fmt: skip
    return table(["quality", "s of training", "test −ELBO (nats)"], lines)
