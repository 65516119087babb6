"""Gears: the same run, carried out in another way."""

import contextlib
import subprocess
import sys
import threading
import warnings
from functools import partial
from pathlib import Path
from typing import NamedTuple

import pytest
import torch

from vaelib import (
    aae,
    aae_categories,
    ae,
    data,
    gears,
    memory,
    networks,
    priors,
    runs,
    training,
    vae,
)

ROOT = Path(__file__).resolve().parent.parent

CUDA = pytest.mark.skipif(not torch.cuda.is_available(), reason="no CUDA device")


@pytest.fixture(scope="module")
def images():
    return data.digits()[0].images[:700]  # 5 batches of 128 and one of 60


def makers():
    """A model, its step and its transform, for every family."""
    petals = partial(priors.petals, 10)
    return {
        "autoencoder": (partial(ae.Autoencoder, 64, 5, (32,)), ae.train_step, data.scale),
        "VAE": (partial(vae.VAE, 64, 5, (32,)), vae.train_step, data.binarize),
        "AAE": (partial(aae.AAE, 64, 2, (32,)), aae.train_step, data.scale),
        "AAE with petals": (partial(aae.AAE, 64, 2, (32,), petals), aae.train_step, data.scale),
        "AAE with a Gaussian encoder": (
            partial(aae.AAE, 64, 2, (32,), partial(priors.SwissRoll), "gaussian"),
            aae.train_step,
            data.scale,
        ),
        "categorical AAE": (
            partial(aae_categories.CategoricalAAE, 64, 2, 10, (32,)),
            aae_categories.train_step,
            data.scale,
        ),
    }


def run(family, images, gear, epochs=3, **settings):
    make, step, transform = makers()[family]
    runs.seed(0)
    model = make()
    return model, training.fit(
        model, step, images, epochs=epochs, transform=transform, progress=False, gear=gear,
        **settings,
    )  # fmt: skip


def assert_same_history(first, second, tolerance):
    assert first.keys() == second.keys()
    for name in first.keys() - {"seconds"}:
        one, other = torch.tensor(first[name]), torch.tensor(second[name])
        # MMD² is a difference of numbers near 1, so it is compared on their scale
        torch.testing.assert_close(
            one, other, rtol=tolerance, atol=tolerance if name == "mmd" else 0
        )


# Which gear


@pytest.mark.parametrize(
    "kind, make, gear",
    [
        ("cpu", torch.optim.Adam, "fast"),
        ("cpu", torch.optim.SGD, "fast"),
        ("cuda", torch.optim.Adam, "graph"),
        ("cuda", torch.optim.SGD, "fast"),
        ("mps", torch.optim.Adam, "eager"),
    ],
)
def test_the_fastest_gear_is_picked_for_device_and_optimizer(kind, make, gear):
    optimizers = [make([torch.zeros(1, requires_grad=True)], lr=0.1)]
    assert gears.pick(None, torch.device(kind), optimizers) == gear
    assert gears.pick("eager", torch.device(kind), optimizers) == "eager"


@pytest.mark.parametrize(
    "gear, kind, make, sentence",
    [
        ("quick", "cpu", torch.optim.Adam, "one of eager, fast, graph, got 'quick'"),
        ("graph", "cpu", torch.optim.Adam, "needs a CUDA device, and this run is on cpu"),
        ("graph", "cuda", torch.optim.SGD, "can be captured, as Adam; got SGD"),
        ("fast", "mps", torch.optim.Adam, "for CPU and CUDA, and this run is on mps"),
    ],
)
def test_a_gear_that_is_not_to_be_had_is_refused_in_words(gear, kind, make, sentence):
    optimizers = [make([torch.zeros(1, requires_grad=True)], lr=0.1)]
    with pytest.raises(ValueError, match=sentence):
        gears.pick(gear, torch.device(kind), optimizers)


# The same numbers


@pytest.mark.parametrize("family", makers())
def test_the_fast_gear_gives_the_loss_curve_of_the_eager_one(family, images):
    _, eager = run(family, images, "eager")
    _, fast = run(family, images, "fast")
    assert_same_history(eager, fast, 1e-4)
    assert eager["seconds"] != fast["seconds"]


def test_a_run_on_a_cpu_is_in_the_fast_gear_unless_it_is_told_otherwise(images, monkeypatch):
    seen = []

    def step(model, optimizer, x):
        seen.append(optimizer.param_groups[0]["fused"])
        return vae.train_step(model, optimizer, x)

    for gear in (None, "eager"):
        model = vae.VAE(64, 5, (32,))
        training.fit(
            model, step, images, epochs=1, batch_size=700, transform=data.binarize,
            progress=False, device="cpu", gear=gear,
        )  # fmt: skip
    assert seen == [True, None]


def test_adam_made_by_hand_is_fused_too_and_is_afterwards_as_it_was(images):
    model = vae.VAE(64, 5, (32,))
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)
    training.fit(
        model, vae.train_step, images, epochs=1, transform=data.binarize, progress=False,
        optimizer=optimizer, gear="fast",
    )  # fmt: skip
    group = optimizer.param_groups[0]
    assert group["fused"] is None and group["capturable"] is False
    assert isinstance(group["lr"], float)
    optimizer.step()  # it goes on by hand


def test_optimizers_are_as_they_were_after_a_step_that_fails(images):
    model = vae.VAE(64, 5, (32,))
    optimizer = networks.adam(model.parameters())

    def step(model, optimizer, x):
        assert optimizer.param_groups[0]["fused"]
        raise KeyError("stop")

    with pytest.raises(KeyError, match="stop"):
        training.fit(
            model, step, images, epochs=1, transform=data.binarize, progress=False,
            optimizer=optimizer, gear="fast",
        )  # fmt: skip
    assert optimizer.param_groups[0]["fused"] is None


def test_relative_learning_rates_are_kept_in_every_gear(images):
    model = vae.VAE(64, 5, (32,))
    optimizer = networks.adam(model.parameters(), relative=0.25)
    for gear in ("eager", "fast"):
        training.fit(
            model, vae.train_step, images, epochs=1, transform=data.binarize, progress=False,
            optimizer=optimizer, gear=gear, schedule="constant", learning_rate=0.004,
        )  # fmt: skip
        assert optimizer.param_groups[0]["lr"] == 0.001


def test_a_checkpoint_of_another_gear_is_refused(images, tmp_path):
    run("VAE", images, "fast", epochs=1, checkpoint=tmp_path / "run")
    with pytest.raises(ValueError, match="gear was fast, now eager"):
        run("VAE", images, "eager", epochs=1, checkpoint=tmp_path / "run")


# The graph, with a recording that is a plain call


@pytest.fixture
def recordings(monkeypatch):
    """On a CPU, the gear "graph" with a recorder that notes what it recorded and replayed."""
    seen = {"recorded": 0, "replayed": 0}

    def record(function):
        seen["recorded"] += 1

        def replay():
            seen["replayed"] += 1
            function()

        return replay

    @contextlib.contextmanager
    def engaged(gear, step, optimizers, batch_size, device):
        with gears.switched(optimizers, device, capturable=True):
            yield gears.Graph(step, optimizers, batch_size, record)

    monkeypatch.setattr(gears, "engaged", engaged)
    monkeypatch.setattr(gears.Graph, "watched", gears.Eager.batch)  # on a CPU a step may draw
    return seen


@pytest.mark.parametrize("family", makers())
def test_a_replayed_step_gives_the_loss_curve_of_the_eager_one(family, images, recordings):
    _, replayed = run(family, images, None)
    # 3 epochs of 5 whole batches, of which 3 warm up; the odd batch of 60 is never replayed
    assert recordings == {"recorded": 1, "replayed": 12}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(gears, "engaged", lambda gear, step, optimizers, *_: contextlib.nullcontext(
            gears.Eager(step, optimizers)
        ))  # fmt: skip
        _, eager = run(family, images, "eager")
    assert_same_history(eager, replayed, 1e-4)


def test_a_captured_optimizer_reads_its_rate_from_a_tensor_that_stays(images, recordings):
    seen = []

    def step(model, optimizer, x):
        seen.append(optimizer.param_groups[0]["lr"])
        return vae.train_step(model, optimizer, x)

    model = vae.VAE(64, 5, (32,))
    optimizer = networks.adam(model.parameters())
    training.fit(
        model, step, images, epochs=2, transform=data.binarize, progress=False, optimizer=optimizer
    )
    assert all(rate is seen[0] for rate in seen) and isinstance(seen[0], torch.Tensor)
    assert isinstance(optimizer.param_groups[0]["lr"], float)


def test_a_replayed_run_resumes_bit_for_bit(images, recordings, tmp_path):
    whole, _ = run("VAE", images, None, epochs=4)

    epochs = iter(range(9))

    def stop(model):
        if next(epochs) == 1:
            raise KeyboardInterrupt
        return {}

    with pytest.raises(KeyboardInterrupt):
        run("VAE", images, None, epochs=4, checkpoint=tmp_path / "run", validate=stop)
    again, _ = run("VAE", images, None, epochs=4, checkpoint=tmp_path / "run")
    for one, other in zip(whole.parameters(), again.parameters(), strict=True):
        assert torch.equal(one, other)


WATCHED = gears.Graph.watched


def test_a_step_that_waits_for_the_device_is_not_recorded_and_says_where(
    images, recordings, monkeypatch
):
    monkeypatch.setattr(gears.Graph, "watched", WATCHED)
    found = contextlib.nullcontext(["step.py, line 7"])
    monkeypatch.setattr(gears, "waits_for_device", lambda: found)
    with pytest.warns(UserWarning, match="it waits for the GPU.*: step.py, line 7"):
        run("VAE", images, None)
    assert recordings == {"recorded": 0, "replayed": 0}


def test_a_step_that_draws_on_the_cpu_is_not_recorded_and_says_so(images, recordings, monkeypatch):
    monkeypatch.setattr(gears.Graph, "watched", WATCHED)
    monkeypatch.setattr(gears, "waits_for_device", lambda: contextlib.nullcontext([]))
    with pytest.warns(UserWarning, match="random numbers on the CPU"):
        run("VAE", images, None)  # which draws its noise there, when it is there
    assert recordings == {"recorded": 0, "replayed": 0}


def test_a_step_is_recorded_again_when_its_weights_were_moved(images, recordings):
    def moves(model):
        weight = next(model.parameters())
        weight.data = weight.data.clone()
        return {}

    _, moved = run("AAE", images, None, validate=moves)
    assert recordings["recorded"] == 3
    recordings["recorded"] = 0
    _, stayed = run("AAE", images, None, validate=lambda model: {})
    assert recordings["recorded"] == 1
    assert_same_history(moved, stayed, 0)


def test_a_captured_run_keeps_relative_rates_and_switches_back(images, recordings):
    model = vae.VAE(64, 5, (32,))
    optimizer = networks.adam(model.parameters(), relative=0.25)
    rates = []

    def step(model, optimizer, x):
        rates.append(optimizer.param_groups[0]["lr"].item())
        return vae.train_step(model, optimizer, x)

    training.fit(
        model, step, images, epochs=1, transform=data.binarize, progress=False,
        optimizer=optimizer, schedule="constant", learning_rate=0.004,
    )  # fmt: skip
    assert rates == pytest.approx([0.001] * 6)
    group = optimizer.param_groups[0]
    assert (group["capturable"], group["fused"]) == (False, None)
    optimizer.step()  # it goes on by hand


def test_a_captured_rate_is_in_single_precision_whatever_the_default(double_precision):
    weight = torch.zeros(3, dtype=torch.float32, requires_grad=True)
    optimizer = torch.optim.Adam([weight])
    with gears.switched([optimizer], torch.device("cpu"), capturable=True):
        assert optimizer.param_groups[0]["lr"].dtype == torch.float32


def test_what_an_optimizer_counts_lies_beside_captured_weights_and_else_on_the_cpu():
    weight = torch.zeros(3, requires_grad=True)
    optimizer = torch.optim.NAdam([weight])
    weight.grad = torch.ones(3)
    optimizer.step()
    entries = optimizer.state.pop(weight)
    elsewhere = torch.zeros(3, device="meta", requires_grad=True)  # stands for a GPU
    optimizer.param_groups[0]["params"] = [elsewhere]
    optimizer.state[elsewhere] = entries
    for capturable, kind in ((False, "cpu"), (True, "meta")):
        optimizer.param_groups[0]["capturable"] = capturable
        gears.move_counters([optimizer])
        assert {entries[name].device.type for name in ("step", "mu_product")} == {kind}


def test_only_adam_and_its_kin_are_fused():
    for make, fused in ((torch.optim.AdamW, True), (torch.optim.SGD, None)):
        optimizer = make([torch.zeros(3, requires_grad=True)], lr=0.1)
        with gears.switched([optimizer], torch.device("cpu"), capturable=False):
            assert optimizer.param_groups[0]["fused"] is fused


def test_totals_stay_where_a_recording_adds_to_them(images):
    def step(index):
        return vae.VAETerms(*torch.ones(3))

    engine = gears.Eager(step, ())
    engine.epoch(torch.arange(10), 5, lambda fraction: 1.0)
    places = {name: total.data_ptr() for name, total in engine.totals.items()}
    assert engine.epoch(torch.arange(10), 5, lambda fraction: 1.0)["loss"] == 1.0
    assert places == {name: total.data_ptr() for name, total in engine.totals.items()}


def test_a_recording_that_fails_says_what_to_do(monkeypatch):
    @contextlib.contextmanager
    def graph(*arguments, **settings):
        yield

    monkeypatch.setattr(torch.cuda, "CUDAGraph", lambda: None)
    monkeypatch.setattr(torch.cuda, "graph", graph)

    def function():
        raise RuntimeError("operation not permitted")

    with pytest.raises(RuntimeError, match='gear="fast".*operation not permitted'):
        gears.recorded(None, function)


# Memory


def test_weights_whose_memory_is_kept_stay_what_and_where_they_are(images):
    weight = torch.randn(600, 600)
    before, place = weight.clone(), weight.data_ptr()
    assert memory.keep([weight]) in (True, False)
    assert weight.data_ptr() == place and torch.equal(weight, before)


def test_memory_is_not_kept_outside_the_main_thread_or_without_glibc(monkeypatch):
    answers = []
    thread = threading.Thread(target=lambda: answers.append(memory.keep()))
    thread.start()
    thread.join()
    assert answers == [False]
    monkeypatch.setattr(memory, "library", lambda: None)
    assert memory.keep() is False


def test_a_c_library_without_these_settings_is_none_at_all(monkeypatch):
    def without(name):
        raise OSError(name)

    monkeypatch.setattr(memory.ctypes, "CDLL", without)
    assert memory.library.__wrapped__() is None


@pytest.mark.skipif(memory.library() is None, reason="this is not Linux with glibc")
def test_large_tensors_come_back_from_kept_memory_without_new_pages():
    code = """
import resource, sys, torch
from vaelib import memory
if sys.argv[1] == "kept":
    memory.keep()
for _ in range(3):
    torch.ones(2**22)
before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
for _ in range(20):
    first, second = torch.ones(2**22), torch.ones(2**21)
    del first, second
print(resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before)
"""
    faults = {
        how: int(subprocess.run([sys.executable, "-c", code, how], capture_output=True, text=True,
                                check=True, cwd=ROOT).stdout)
        for how in ("kept", "plain")
    }  # fmt: skip
    assert 10 * faults["kept"] < faults["plain"]


def test_a_prior_is_made_once_for_each_device_and_precision():
    made = []

    def prior(like):
        made.append((like.device, like.dtype))
        return priors.petals(10, like=like)

    model = aae.AAE(64, 2, (8,), prior)
    assert model.prior is model.prior
    assert len(made) == 1
    model.double()
    assert model.prior.sample().dtype == torch.float64 and len(made) == 2


# On a GPU


@CUDA
@pytest.mark.parametrize("family", makers())
def test_on_cuda_the_graph_gives_the_loss_curve_of_the_eager_gear(family, images):
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # no step falls back
        _, graph = run(family, images, "graph", device="cuda")
    _, eager = run(family, images, "eager", device="cuda")
    assert_same_history(eager, graph, 1e-3)


@CUDA
def test_on_cuda_an_epoch_waits_only_for_its_means(images):
    model = vae.VAE(64, 5, (32,)).cuda()
    optimizer, images = networks.adam(model.parameters()), images.cuda()
    device = torch.device("cuda", torch.cuda.current_device())

    def step(index):
        return vae.train_step(model, optimizer, data.binarize(images.index_select(0, index)))

    with gears.engaged("graph", step, (optimizer,), 100, device) as engine:
        order = torch.randperm(len(images), device=device)
        engine.epoch(order, 100, lambda fraction: 1e-3)
        assert engine.replay is not None
        with gears.waits_for_device() as found:
            for start in range(0, 700, 100):
                engine.batch(order[start : start + 100], 1e-3)
    assert not found


@CUDA
def test_on_cuda_noise_is_drawn_afresh_in_each_replay_and_repeats_with_the_seed(images):
    class Terms(NamedTuple):
        loss: torch.Tensor

    def step(model, optimizer, x):
        vae.train_step(model, optimizer, x)
        return Terms(torch.randn((), device=x.device))

    histories = []
    for _ in range(2):
        runs.seed(0)
        histories.append(training.fit(
            vae.VAE(64, 5, (32,)), step, images, epochs=5, batch_size=700, progress=False,
            transform=data.binarize, device="cuda", gear="graph",
        ))  # fmt: skip
    assert len(set(histories[0]["loss"])) == 5
    assert histories[0]["loss"] == histories[1]["loss"]


@CUDA
def test_on_cuda_an_optimizer_goes_on_in_a_second_run_and_in_another_gear(images):
    model = vae.VAE(64, 5, (32,))
    model.cuda()
    optimizer = networks.adam(model.parameters())
    losses = [
        training.fit(
            model, vae.train_step, images, epochs=3, transform=data.binarize, progress=False,
            optimizer=optimizer, device="cuda", gear=gear,
        )["loss"][-1]
        for gear in ("graph", "graph", "fast", "eager")
    ]  # fmt: skip
    assert losses == sorted(losses, reverse=True)


@CUDA
def test_on_cuda_a_step_that_waits_falls_back_and_trains_on(images):
    def step(model, optimizer, x):
        terms = vae.train_step(model, optimizer, x)
        assert terms.loss.item() > 0
        return terms

    model = vae.VAE(64, 5, (32,))
    with pytest.warns(UserWarning, match="it waits for the GPU"):
        history = training.fit(
            model, step, images, epochs=2, transform=data.binarize, progress=False, device="cuda"
        )
    assert history["loss"][1] < history["loss"][0]
