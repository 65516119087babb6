"""The benchmark: its arithmetic, its competitors, and a rehearsal on the digits set."""

import json
import mmap
import re
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest
import torch
import torch.nn.functional as F
from torch.utils.flop_counter import FlopCounterMode

from bench import floor, gan, loops, memory, ours, products, pythae_loop, quality, report, tutorial
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
    make, step, listed = {
        "vae": (ours.vae_model, vae.train_step, products.vae_products),
        "aae": (ours.aae_model, aae.train_step, products.aae_products),
    }[model]
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
    "onednn": ours.private,
    "gan": gan.aae_loop,
    "gan_ours": partial(gan.aae_loop, networks=gan.library),
    "pythae_vae": pythae_loop.vae_loop,
    "pythae_aae": pythae_loop.aae_loop,
}


@pytest.mark.parametrize("name", FOREIGN)
def test_a_foreign_loop_learns(name, digits):
    try:
        epoch = FOREIGN[name](digits, 64, CPU)
    except (Told, AttributeError) as missing:
        pytest.skip(str(missing))
    first, *_, last = [epoch() for _ in range(3)]
    assert last.loss < first.loss and last.seconds > 0


def test_our_own_row_is_what_fit_says_of_itself(digits):
    epoch = ours.fitted(ours.vae_model, vae.train_step, "eager", digits, 64, CPU)
    first, *_, last = [epoch() for _ in range(3)]
    assert last.loss < first.loss and last.start >= 0


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
    report.record(
        {"floor": {"square_gflops": 1.23456789}, "import": {}}, {"floor": 3.2, "import": 1}, CPU
    )
    report.record({"import": {"torch": 2.0}}, {"import": 9.0}, CPU)
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


def test_the_share_of_the_floor_is_floor_over_step():
    row = {"mflop": 1.0, "floor_ms": 3.0, "step_ms": spread([4.0]), "share": ratios([3.0], [4.0]),
           "share_default": ratios([3.5], [4.0])}  # fmt: skip
    values = {"vae": {"128": row}, "aae": {}, "square_side": 4, "square_gflops": 1.0}
    assert "75%" in floor.show(values)
