"""The benchmark: its arithmetic, its competitors, and a rehearsal on the digits set."""

import json
import mmap
import re
import subprocess
import sys
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import torch
import torch.nn.functional as F
from torch.utils.flop_counter import FlopCounterMode

from bench import (
    costs,
    floor,
    gan,
    loops,
    memory,
    ours,
    products,
    pythae_loop,
    quality,
    report,
    tutorial,
)
from bench.processes import Remote
from bench.run import prepared
from bench.timing import Epoch, Told, interleave, ratios, spread
from vaelib import aae, data, training, vae

ROOT = Path(__file__).resolve().parent.parent
CPU = torch.device("cpu")
needs_onednn = pytest.mark.skipif(
    not hasattr(torch.ops.mkldnn, "_linear_pointwise"), reason="this torch keeps it elsewhere"
)
needs_linux = pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="only Linux")


@pytest.fixture(scope="module")
def digits():
    train, _ = data.digits()
    return data.binarize_once(train._replace(images=train.images[:512], labels=train.labels[:512]))


# -- times -----------------------------------------------------------------------------------------


def scripted(*seconds):
    """A competitor whose epochs take these seconds; an error in their place is raised."""
    left = iter(seconds)

    def epoch():
        value = next(left)
        if isinstance(value, Exception):
            raise value
        return Epoch(value, 1.0)

    return lambda: epoch


def test_a_ratio_is_taken_round_by_round_and_the_median_of_the_rounds_counts():
    assert ratios([2.0, 9.0, 8.0], [1.0, 3.0, 2.0]) == {"median": 3.0, "min": 2.0, "max": 4.0}
    assert spread([3.0, 1.0]) == {"median": 2.0, "min": 1.0, "max": 3.0}


def test_the_first_epoch_warms_up_and_what_it_took_more_is_the_start():
    rows = interleave({"a": scripted(5.0, 1.0, 2.0, 3.0), "b": scripted(9, 4, 4, 3)}, 3, "a")
    assert rows["a"]["seconds"] == {"median": 2.0, "min": 1.0, "max": 3.0}
    assert rows["a"]["start"] == 3.0
    assert rows["b"]["start"] == 5.0
    assert rows["b"]["times"] == {"median": 2.0, "min": 1.0, "max": 4.0}


def test_competitors_take_turns():
    turns = []

    def make(name):
        return lambda: turns.append(name) or Epoch(1.0, 0.0)

    interleave({name: partial(make, name) for name in "ab"}, 2, "a")
    assert turns == list("ababab")


def test_a_loop_that_raises_is_a_row_with_its_sentence_and_the_others_go_on():
    def broken():
        raise Told("it is not installed")

    makers = {
        "ours": scripted(1.0, 1.0, 1.0),
        "broken": broken,
        "late": scripted(1.0, 1.0, ValueError("the loss\nis NaN")),
    }
    rows = interleave(makers, 2, "ours")
    assert rows["broken"] == {"why": "it is not installed"}
    assert rows["late"] == {"why": "ValueError: the loss is NaN"}
    assert rows["ours"]["times"]["median"] == 1.0
    rows = {name: {"label": name} | row for name, row in rows.items()}
    assert "it is not installed" in loops.show({"vae": {"128": rows}, "aae": {}, "mflop": {}})


def test_without_the_reference_times_stay_and_ratios_are_left_out():
    rows = interleave({"ours": scripted(ValueError("no")), "other": scripted(1.0, 2.0)}, 1, "ours")
    assert "times" not in rows["other"] and rows["other"]["seconds"]["median"] == 2.0
    rows = {name: {"label": name} | row for name, row in rows.items()}
    assert "ValueError: no" in loops.show({"vae": {"128": rows}, "aae": {}, "mflop": {}})


def test_a_fresh_process_gives_back_results_until_the_sentence_of_its_error():
    remote = Remote(partial, next, iter([7, 8]))
    assert [remote(), remote()] == [7, 8]
    with pytest.raises(Told, match="StopIteration: no reason given"):
        remote()
    remote.close()
    assert not remote.process.is_alive()


# -- the floor -------------------------------------------------------------------------------------


def test_the_products_of_a_vae_step_are_those_of_a_count_by_hand():
    batch, wide, narrow, back = 128, 784 * 400, 400 * 40, 20 * 400
    forwards = wide + narrow + back + wide
    by_hand = 2 * batch * (3 * forwards - wide)  # the pixels have no gradient
    assert sum(product.flops for product in products.vae_products(784, batch)) == by_hand


@pytest.mark.parametrize("model", ["vae", "aae"])
def test_the_products_that_are_counted_are_those_that_a_step_carries_out(model, monkeypatch):
    monkeypatch.setattr(aae, "match", lambda real, *_: (real.mean(), real.mean()))  # no training
    make, step = ours.MODELS[model]
    listed = {"vae": products.vae_products, "aae": products.aae_products}[model]
    network = make(64)
    with FlopCounterMode(display=False) as counter:
        step(network, training.default_optimizer(network), torch.rand(32, 64))
    assert counter.get_total_flops() == sum(product.flops for product in listed(64, 32))


@pytest.mark.parametrize(
    ("networks", "critic"), [("published", "CRITIC"), ("library", "OUR_CRITIC")]
)
def test_the_operations_of_the_published_loop_are_counted_right(networks, critic, digits):
    epoch = gan.aae_loop(digits, 64, CPU, networks=getattr(gan, networks))
    with FlopCounterMode(display=False) as counter:
        epoch()
    per_image = counter.get_total_flops() / 1e6 / len(digits.labels)
    assert per_image == pytest.approx(gan.mflop(64, getattr(gan, critic)))


@pytest.mark.parametrize("kind", ["forward", "by weight", "by input"])
def test_every_way_of_a_product_gives_the_same_numbers(kind):
    torch.manual_seed(0)
    first, *others = [way() for way in products.ways(products.Product(8, 6, 4, kind), CPU)]
    for other in others:
        assert torch.allclose(first, other, atol=1e-5)
    shape = {"forward": (8, 4), "by weight": (4, 6), "by input": (8, 6)}[kind]
    assert first.shape == shape


@needs_onednn
def test_the_private_linear_has_the_values_and_gradients_of_the_public_one():
    torch.manual_seed(0)
    x, weight, bias = torch.randn(8, 6), torch.randn(4, 6), torch.randn(4)
    both = []
    for linear in (F.linear, ours.OneDNN.apply):
        inputs = [tensor.clone().requires_grad_() for tensor in (x, weight, bias)]
        y = linear(*inputs)
        both.append([y, *torch.autograd.grad(y.square().sum(), inputs)])
    for mine, theirs in zip(*both, strict=True):
        assert torch.allclose(mine, theirs, rtol=1e-5, atol=1e-5)


# -- the competitors -------------------------------------------------------------------------------


def test_the_tutorials_network_and_ours_have_the_same_loss_at_the_same_weights(digits):
    torch.manual_seed(0)
    mine, theirs = ours.vae_model(64), tutorial.Network(64)
    mean, log_var = (part for part in mine.encoder[2].weight.chunk(2))
    biases = mine.encoder[2].bias.chunk(2)
    theirs.load_state_dict({
        "seen.weight": mine.encoder[0].weight, "seen.bias": mine.encoder[0].bias,
        "mean.weight": mean, "mean.bias": biases[0],
        "log_var.weight": log_var, "log_var.bias": biases[1],
        "back.weight": mine.decoder[0].weight, "back.bias": mine.decoder[0].bias,
        "drawn.weight": mine.decoder[2].weight, "drawn.bias": mine.decoder[2].bias,
    })  # fmt: skip
    x = data.scale(digits.images[:32])
    torch.manual_seed(1)
    loss = vae.vae_terms(mine, x).loss
    torch.manual_seed(1)
    drawn, mean, log_var = theirs(x)
    summed = tutorial.summed_loss(drawn, x, mean, log_var)
    assert summed.item() / 32 == pytest.approx(loss.item(), rel=1e-5)


def test_the_tutorials_pictures_are_the_pixels_that_ours_are(digits):
    pictures = tutorial.Pictures(digits)
    x, label = pictures[3]
    assert x.shape == (1, 8, 8) and label == digits.labels[3]
    assert torch.equal(x.flatten(), data.scale(digits.images[3]))
    resized, _ = tutorial.Pictures(digits, gan.Normalized(32))[3]
    assert resized.shape == (1, 32, 32) and resized.min() >= -1 and resized.max() <= 1


FOREIGN = {
    "tutorial": partial(tutorial.vae_loop, workers=0),
    "textbook": ours.textbook,
    "lean": ours.lean,
    "onednn": ours.private,
    "gan": gan.aae_loop,
    "gan_resized": partial(gan.aae_loop, size=32),
    "gan_ours": partial(gan.aae_loop, networks=gan.library),
    "pythae_vae": pythae_loop.vae_loop,
    "pythae_aae": pythae_loop.aae_loop,
}


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=[needs_onednn] * (name == "onednn")) for name in FOREIGN]
)
def test_a_foreign_loop_learns(name, digits):
    try:
        epoch = FOREIGN[name](digits, 64, CPU)
    except Told as missing:  # pythae, which only the benchmark installs
        pytest.skip(str(missing))
    first, *_, last = [epoch() for _ in range(3)]
    assert last.loss < first.loss and last.seconds > 0


def test_our_own_row_is_what_fit_says_of_itself(digits):
    epoch = ours.fitted(*ours.MODELS["vae"], "eager", digits, 64, CPU)
    first, *_, last = [epoch() for _ in range(3)]
    assert last.loss < first.loss
    said = {"loss": [3.0, 2.0], "seconds": [9.0, 8.0]}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(training, "fit", lambda *_, **__: said)
        assert epoch() == Epoch(seconds=8.0, loss=2.0)


def test_the_reference_is_the_gear_that_is_chosen_by_itself():
    from vaelib import gears

    optimizer = torch.optim.Adam([torch.zeros(1)])
    assert loops.GEARS["cpu"][0] == gears.pick(None, CPU, (optimizer,))
    assert loops.GEARS["cuda"][0] == gears.pick(None, torch.device("cuda"), (optimizer,))


# -- the other parts -------------------------------------------------------------------------------


@needs_linux
def test_the_peak_of_memory_is_that_of_the_block():
    block = mmap.mmap(-1, 200_000_000)  # new pages: malloc may give what earlier tests freed
    with memory.watched(CPU) as found:
        torch.frombuffer(block, dtype=torch.uint8).fill_(1)
    assert 195 < found["beyond"] < 260


def test_the_negative_elbo_of_a_model_is_the_same_however_often_it_is_asked():
    with prepared(CPU, 1, None, quick=True) as run:
        torch.manual_seed(0)
        model = vae.VAE(64, 4, (16,))
        assert quality.negative_elbo(model, run) == quality.negative_elbo(model, run)


def test_a_target_that_is_not_reached_is_a_row_with_a_sentence(monkeypatch):
    monkeypatch.setattr(quality, "TARGETS", (1,))
    with prepared(CPU, 1, None, quick=True) as run:
        values = quality.measure(run)
    assert values["to_1"] == {"why": "no length reaches 1 nats"}
    assert "no length reaches 1 nats" in quality.show(values)


def test_a_part_that_is_measured_again_leaves_the_others_as_they_were(tmp_path, monkeypatch):
    monkeypatch.setattr(report, "ROOT", tmp_path)
    now = report.facts(CPU)
    both = {"floor": {"square_gflops": 1.23456789}, "import": {}}
    report.record(both, {"floor": 3.2, "import": 1}, CPU, now)
    report.record({"import": {"torch": 2.0}}, {"import": 9.0}, CPU, now)
    content = json.loads((tmp_path / "results" / "bench-cpu.json").read_text(encoding="utf8"))
    assert content["values"] == {"floor": {"square_gflops": 1.234568}, "import": {"torch": 2.0}}
    where = content["provenance"]
    assert {"date", "device", "torch", "data", "commit", "pythae"} <= set(where)
    assert {part: entry["seconds"] for part, entry in where["parts"].items()} == {
        "floor": 3, "import": 9,
    }  # fmt: skip


def test_the_extra_packages_change_none_of_the_pins():
    def pins(name):
        return dict(re.findall(r"(?m)^([\w.-]+)==([\w.]+)", (ROOT / name).read_text("utf8")))

    assert not set(pins("bench/requirements.txt")) & set(pins("requirements.txt"))
    assert pins("bench/requirements.txt")["pythae"] == "0.1.2"


def test_a_rehearsal_without_pythae_prints_its_tables_and_records_nothing():
    before = {path: path.read_bytes() for path in (ROOT / "results").iterdir()}
    code = (
        "import sys; sys.modules['pythae'] = None; from bench.__main__ import main; "
        "sys.exit(main(['--quick', '--device', 'cpu', '--only', "
        "'loops,floor,costs,memory,quality,evaluation']))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    for expected in (
        "vaelib, gear fast", "tutorial, one worker", "pythae 0.1.2 is not installed",
        "PyTorch-GAN's loop", "GFLOP/s", "overhead", "to 105 nats", "NLL, 50",
    ):  # fmt: skip
        assert expected in done.stdout
    assert not re.findall(r"\w+Error: .*|its process ended", done.stdout)
    assert before == {path: path.read_bytes() for path in (ROOT / "results").iterdir()}


def test_a_wrong_word_on_the_command_line_is_refused_with_a_sentence(capsys):
    from bench.__main__ import main

    for words, said in (
        (["--only", "speed"], "there is no part speed"),
        (["--quick", "--record"], "is not recorded"),
    ):
        with pytest.raises(SystemExit):
            main(words)
        assert said in capsys.readouterr().err


def test_the_share_of_the_floor_is_floor_over_step(monkeypatch):
    monkeypatch.setattr(floor, "products_alone", lambda *_: (0.003, 0.0035))
    monkeypatch.setattr(ours, "fitted", lambda *_: lambda: Epoch(0.004 * 512 / 128, 1.0))
    with prepared(CPU, 2, None, quick=True) as run:
        values = floor.measure(run)
    row = values["vae"]["128"]
    assert row["floor_ms"] == pytest.approx(3) and row["step_ms"]["median"] == pytest.approx(4)
    assert row["share"]["median"] == pytest.approx(0.75)
    assert row["share_default"]["median"] == pytest.approx(0.875)
    assert "75%" in floor.show(values)


def test_what_an_event_costs_is_counted_once_and_in_its_group():
    class Event(NamedTuple):
        name: str
        self_cpu_time_total: float
        cpu_parent: Any = None
        device_type: Any = None

    adam = Event("Optimizer.step#Adam.step", 100.0)
    events = [
        adam, Event("aten::mul_", 900.0, adam), Event("aten::addmm", 4000.0),
        Event("aten::exp", 2000.0), Event("data", 300.0), Event("autograd::engine", 5000.0),
        Event("aten::div", 700.0, Event("data", 300.0)),
    ]  # fmt: skip
    assert costs.grouped(events, cuda=False, wall=0.020, steps=2) == pytest.approx({
        "optimizer": 0.5, "products": 2.0, "elementwise": 1.0, "data": 0.5, "overhead": 6.0,
        "profiled": 10.0,
    })  # fmt: skip


def test_a_part_of_the_costs_that_fails_is_a_row_with_its_sentence(monkeypatch):
    def broken(*_):
        raise Told("its process ended (out of memory?)")

    monkeypatch.setattr(costs, "profiled", broken)
    with prepared(CPU, 1, None, quick=True) as run:
        values = costs.measure(run)
    assert values["ours"]["128"] == {"why": "its process ended (out of memory?)"}
    assert "out of memory?" in costs.show(values)


def test_a_target_counts_as_reached_if_the_median_of_the_seeds_reaches_it(monkeypatch):
    reached = {(4, 0): 104.0, (4, 1): 106.0, (4, 2): 107.0, (5, 0): 103.0, (5, 1): 104.0,
               (5, 2): 105.5}  # fmt: skip
    monkeypatch.setattr(quality, "LENGTHS", (4, 5))
    monkeypatch.setattr(
        quality, "trained",
        lambda run, epochs, seed: {"seconds": epochs, "negative_elbo": reached[epochs, seed]},
    )  # fmt: skip
    with prepared(CPU, 1, None, quick=True) as run:
        values = quality.measure(run._replace(quick=False))
    assert values["to_105"]["epochs"] == 5 and values["to_105"]["negative_elbo"]["median"] == 104
    assert "why" in values["to_100"]
