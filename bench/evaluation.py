"""Time and peak memory of the NLL by importance sampling, over the test images."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import torch

from bench import ours
from bench.memory import watched
from bench.processes import alone
from bench.report import table
from bench.run import Run, loaded
from bench.timing import Told, clock, sentence
from vaelib import data, evaluation, runs, training, vae

SAMPLES, EPOCHS = 5000, 10


def trained(file: Path, epochs: int, device: str) -> Callable[[], None]:
    """A VAE, trained for a while and saved beside the images."""

    def call() -> None:
        train, _ = loaded(file)
        runs.seed(0)
        model = ours.vae_model(train.images.shape[1])
        training.fit(
            model, vae.train_step, train.images, epochs=epochs, batch_size=256, learning_rate=3e-3,
            device=device, progress=False,
        )  # fmt: skip
        torch.save(model.cpu().state_dict(), file.with_name("model.pt"))

    return call


def evaluated(
    file: Path, num_images: int, samples: int, device: str
) -> Callable[[], dict[str, float]]:
    """Its NLL, timed and watched, and its −ELBO, where nothing was trained before."""
    where = torch.device(device)
    x = data.scale(loaded(file)[1].images[:num_images]).to(where)
    model = ours.vae_model(x.shape[1])
    model.load_state_dict(torch.load(file.with_name("model.pt")))
    model.to(where)
    runs.seed(0)

    def call() -> dict[str, float]:
        with watched(where) as found:
            begin = clock(where)
            nll = evaluation.nll(model, x, samples, progress=True).mean().item()
            seconds = clock(where) - begin
        negative_elbo = -evaluation.elbo(model, x).mean().item()
        return {"seconds": seconds, "nll": nll, "negative_elbo": negative_elbo} | found

    return call


def measure(run: Run) -> dict:
    """Seconds for ``images`` images, those for the whole test set, nats, and MB."""
    samples, epochs = (50, 1) if run.quick else (SAMPLES, EPOCHS)
    print(f"evaluation: {run.num_images} images, {samples} samples each", flush=True)
    values: dict = {"images": run.num_images, "samples": samples}
    steps = (
        (trained, run.file, epochs, run.device.type),
        (evaluated, run.file, run.num_images, samples, run.device.type),
    )
    try:
        for make, *words in steps:
            found = alone(run.quick, make, *words)
    except Told as error:
        return values | {"why": sentence(error)}
    whole = found["seconds"] * len(run.test.labels) / run.num_images
    return values | found | {"seconds_whole": whole}


def show(values: dict) -> str:
    if "why" in values:
        return f"evaluation: {values['why']}"
    what = f"NLL, {values['samples']} samples for each of {values['images']} images"
    line = [what, *(f"{values[key]:.0f}" for key in ("seconds", "seconds_whole", "beyond"))]
    return table(["evaluation", "seconds", "for all test images", "MB beyond"], [line])
