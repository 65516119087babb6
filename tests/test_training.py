"""One loop for any step: it learns, resumes bit for bit, and refuses what it cannot train on."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

import pytest
import torch

from vaelib import ae, data, networks, runs, training, vae


@pytest.fixture(scope="module")
def digits():
    return data.digits()[0]


def small_vae():
    runs.seed(0)
    return vae.VAE(64, 3, hidden=(16,))


def train(model, images, epochs=4, **settings):
    settings = {"batch_size": 100, "progress": False, "transform": data.binarize} | settings
    return training.fit(model, vae.train_step, images, epochs=epochs, **settings)


def same_weights(one, other):
    return all(
        torch.equal(a, b)
        for a, b in zip(one.state_dict().values(), other.state_dict().values(), strict=True)
    )


def test_training_lowers_the_loss_and_keeps_a_history(digits):
    history = train(small_vae(), digits.images, epochs=8, learning_rate=1e-2)
    assert history["loss"][-1] < history["loss"][0] - 5
    assert set(history) == {"loss", "distortion", "rate", "seconds"}
    sums = [d + r for d, r in zip(history["distortion"], history["rate"], strict=True)]
    torch.testing.assert_close(torch.tensor(sums), torch.tensor(history["loss"]))


def test_the_history_averages_over_images_whatever_the_batches(digits):
    class Terms(NamedTuple):
        loss: torch.Tensor

    def step(model, optimizer, x):
        return Terms(x.sum(-1))

    images = digits.images[:70]
    history = training.fit(
        ae.Autoencoder(64, 3), step, images, epochs=1, batch_size=32, optimizer=(), progress=False
    )
    assert history["loss"][0] == pytest.approx(data.scale(images).sum(-1).mean().item(), rel=1e-5)


def test_the_same_seed_trains_the_same_weights_and_another_seed_others(digits):
    one, same, other = small_vae(), small_vae(), small_vae()
    train(one, digits.images, seed=1)
    train(same, digits.images, seed=1)
    train(other, digits.images, seed=2)
    assert same_weights(one, same) and not same_weights(one, other)


def test_training_leaves_the_callers_random_numbers_alone(digits):
    model = small_vae()
    torch.manual_seed(3)
    expected = torch.randn(2)
    torch.manual_seed(3)
    train(model, digits.images, epochs=1)
    assert torch.equal(torch.randn(2), expected)


class Interrupted(Exception):
    pass


def test_resume_equals_an_uninterrupted_run_bit_for_bit(digits, tmp_path):
    whole = small_vae()
    expected = train(whole, digits.images, epochs=5)

    def interrupt(model, calls=[]):  # noqa: B006, the list counts the epochs
        calls.append(1)
        if len(calls) == 3:
            raise Interrupted
        return {}

    path = tmp_path / "run.safetensors"
    with pytest.raises(Interrupted):
        train(small_vae(), digits.images, epochs=5, checkpoint=path, validate=interrupt)
    resumed = small_vae()
    history = train(resumed, digits.images, epochs=5, checkpoint=path)
    assert same_weights(whole, resumed)
    assert history["loss"] == expected["loss"]


def test_resume_restores_every_one_of_several_optimizers(digits, tmp_path):
    def step(model, optimizers, x):
        terms = vae.vae_terms(model, x)
        for optimizer in optimizers:
            optimizer.zero_grad()
        terms.loss.backward()
        for optimizer in optimizers:
            optimizer.step()
        return terms

    def both(model):
        return tuple(networks.adam(part.parameters()) for part in (model.encoder, model.decoder))

    path = tmp_path / "run.safetensors"
    settings = {"epochs": 2, "batch_size": 100, "progress": False, "transform": data.binarize}
    whole = small_vae()
    training.fit(whole, step, digits.images, optimizer=both(whole), checkpoint=path, **settings)
    tensors, _ = runs.load(path)
    assert {name.split(".")[1] for name in tensors if name.startswith("optimizer")} == {"0", "1"}
    again = small_vae()
    training.fit(again, step, digits.images, optimizer=both(again), checkpoint=path, **settings)
    assert same_weights(whole, again)


KILLED = """
import sys, torch
torch.set_num_threads(1)
from vaelib import data, runs, training, vae
runs.seed(0)
model = vae.VAE(64, 3, hidden=(16,))
images = data.digits()[0].images
training.fit(model, vae.train_step, images, epochs=30, batch_size=20, transform=data.binarize,
             progress=False, checkpoint=sys.argv[1])
runs.save(sys.argv[2], model.state_dict(), {})
"""


def test_a_run_killed_at_a_random_moment_resumes_to_the_same_weights(tmp_path):
    def start(name):
        command = [sys.executable, "-c", KILLED, tmp_path / f"{name}.safetensors", tmp_path / name]
        return subprocess.Popen(command, cwd=Path(training.__file__).parent.parent)

    assert start("whole").wait() == 0
    victim = start("killed")
    while not (tmp_path / "killed.safetensors").exists():
        assert victim.poll() is None, "the run ended before its first checkpoint"
        time.sleep(0.01)
    time.sleep(int.from_bytes(os.urandom(1), "big") / 400)  # anywhere in the epochs that follow
    victim.send_signal(signal.SIGKILL)
    victim.wait()
    assert not (tmp_path / "killed").exists(), "the run ended before it was killed"
    assert start("killed").wait() == 0
    whole, _ = runs.load(tmp_path / "whole")
    killed, _ = runs.load(tmp_path / "killed")
    assert all(torch.equal(whole[name], killed[name]) for name in whole)


def test_a_checkpoint_of_another_run_is_refused_with_the_difference(digits, tmp_path):
    path = tmp_path / "run.safetensors"
    train(small_vae(), digits.images, epochs=1, checkpoint=path)
    with pytest.raises(ValueError, match="seed was 0, now 1"):
        train(small_vae(), digits.images, epochs=1, seed=1, checkpoint=path)


def test_a_bernoulli_refuses_grey_pixels_before_the_first_step(digits):
    model = small_vae()
    before = {name: tensor.clone() for name, tensor in model.state_dict().items()}
    with pytest.raises(ValueError, match="only for pixels that are 0 or 1"):
        train(model, digits.images, transform=data.scale)
    assert all(torch.equal(before[name], tensor) for name, tensor in model.state_dict().items())


def test_nan_pixels_are_refused():
    model = ae.Autoencoder(4, 2)
    x = torch.zeros(8, 4)
    x[5, 1] = torch.nan
    with pytest.raises(ValueError, match="1 of 32 pixels are NaN"):
        training.fit(model, ae.train_step, x, epochs=1, transform=lambda x: x)


def test_an_empty_set_is_refused():
    with pytest.raises(ValueError, match="no images to train on"):
        train(small_vae(), torch.zeros(0, 64, dtype=torch.uint8))


def test_divergence_stops_the_run_and_names_the_epoch(digits):
    with pytest.raises(FloatingPointError, match=r"diverged in epoch 1.*smaller learning rate"):
        model = ae.Autoencoder(64, 3)
        sgd = torch.optim.SGD(model.parameters())
        training.fit(
            model, ae.train_step, digits.images, epochs=3, learning_rate=1e8, optimizer=sgd,
            schedule="constant", progress=False,
        )  # fmt: skip


def test_an_unknown_schedule_is_refused(digits):
    with pytest.raises(ValueError, match='"one-cycle" or "constant"'):
        train(small_vae(), digits.images, schedule="linear")


def test_the_one_cycle_rises_to_its_peak_and_falls_to_zero():
    values = [training.rate_factor("one-cycle", i / 1000) for i in range(1001)]
    assert values[0] == pytest.approx(0.04) and values[-1] == pytest.approx(0)
    assert max(values) == pytest.approx(1) and values.index(max(values)) == 300
    assert values[:301] == sorted(values[:301]) and values[300:] == sorted(values[300:])[::-1]


def test_validation_is_part_of_the_history(digits):
    seen = []

    def validate(model):
        seen.append(model.training)
        return {"answer": 42.0}

    history = train(small_vae(), digits.images, epochs=2, validate=validate)
    assert history["answer"] == [42.0, 42.0] and seen == [False, False]


class TwoOptimizers(ae.Autoencoder):
    """An autoencoder that says what it is trained with."""

    def optimizers(self, learning_rate=1e-3):
        halves = self.encoder, self.decoder
        return tuple(torch.optim.SGD(half.parameters(), lr=learning_rate) for half in halves)


def optimizers_in_a_run(images, **settings):
    """The optimizers that every step of a run was given."""
    seen = []

    def step(model, optimizers, x):
        seen.append(optimizers)
        return ae.ae_terms(model, x)

    settings |= {"epochs": 2, "batch_size": 1000, "progress": False}
    training.fit(TwoOptimizers(64, 3), step, images, **settings)
    return seen


def test_a_model_says_what_it_is_trained_with(digits):
    seen = optimizers_in_a_run(digits.images, learning_rate=0.5, schedule="constant")
    assert all(given is seen[0] for given in seen) and isinstance(seen[0], tuple)
    assert [type(o) for o in seen[0]] == [torch.optim.SGD] * 2
    assert {o.param_groups[0]["lr"] for o in seen[0]} == {0.5}


def test_an_optimizer_that_is_named_replaces_the_models_own(digits):
    own = torch.optim.Adam([torch.zeros(1, requires_grad=True)])
    assert all(given is own for given in optimizers_in_a_run(digits.images, optimizer=own))


def test_a_model_that_says_nothing_is_trained_by_adam_over_all_its_weights():
    model = ae.Autoencoder(4, 2)
    adam = training.default_optimizer(model)
    assert isinstance(adam, torch.optim.Adam)
    held = {id(p) for p in adam.param_groups[0]["params"]}
    assert held == {id(p) for p in model.parameters()}


def test_tensors_in_the_settings_are_part_of_what_a_checkpoint_is_of(digits, tmp_path):
    def step(model, optimizers, x, extra):
        return ae.ae_terms(model, x)

    def run(extra):
        settings = {"epochs": 1, "progress": False, "checkpoint": tmp_path / "run.safetensors"}
        training.fit(TwoOptimizers(64, 3), step, digits.images, extra=extra, **settings)

    pair = torch.ones(3, 2), torch.tensor([1, 2, 3])
    run(pair)
    run(tuple(part.clone() for part in pair))
    for other in [(pair[0], pair[1] + 1), (pair[0][:2], pair[1])]:
        with pytest.raises(ValueError, match="settings was"):
            run(other)


def test_settings_with_the_same_sum_are_told_apart():
    one, other = (training.described({"labelled": torch.tensor(y)}) for y in ([1, 2], [2, 1]))
    assert one != other
    assert one == training.described({"labelled": torch.tensor([1, 2])})
