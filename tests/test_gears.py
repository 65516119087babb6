"""Gears: the same run, carried out in another way."""

import contextlib
import warnings
from functools import partial

import pytest
import torch

from vaelib import aae, aae_categories, ae, data, gears, networks, priors, runs, training, vae

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
        "AAE": (partial(aae.AAE, 64, 2, (32,), petals), aae.train_step, data.scale),
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
        with gears.switched(optimizers, fused=True, capturable=True):
            yield gears.Graph(step, optimizers, batch_size, record)

    monkeypatch.setattr(gears, "engaged", engaged)
    monkeypatch.setattr(gears, "waits_for_device", lambda: contextlib.nullcontext([]))
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


def test_a_step_that_waits_for_the_device_is_not_recorded_and_says_so(
    images, recordings, monkeypatch
):
    @contextlib.contextmanager
    def waits():
        yield [warnings.WarningMessage("called a synchronizing operation", UserWarning, "", 1)]

    monkeypatch.setattr(gears, "waits_for_device", waits)
    with pytest.warns(UserWarning, match="waits for the GPU.*synchronizing operation"):
        run("VAE", images, None)
    assert recordings == {"recorded": 0, "replayed": 0}


# Memory


def test_keeping_memory_says_whether_the_c_library_can(monkeypatch):
    assert gears.keep_memory() in (True, False)

    def without(name):
        raise OSError(name)

    monkeypatch.setattr(gears.ctypes, "CDLL", without)
    assert gears.keep_memory.__wrapped__() is False


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
def test_on_cuda_a_step_that_waits_falls_back_and_trains_on(images):
    def step(model, optimizer, x):
        terms = vae.train_step(model, optimizer, x)
        assert terms.loss.item() > 0
        return terms

    model = vae.VAE(64, 5, (32,))
    with pytest.warns(UserWarning, match="waits for the GPU"):
        history = training.fit(
            model, step, images, epochs=2, transform=data.binarize, progress=False, device="cuda"
        )
    assert history["loss"][1] < history["loss"][0]
