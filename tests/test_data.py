"""vaelib.data: files and mirrors, image sets, pixels and splits, toy sets. No network is used."""

import gzip
import hashlib
import json
import math
import os
import signal
import struct
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
import torch
import tqdm
from mirror import Mirror

from vaelib import data, downloads

TRAIN_IMAGES, TRAIN_LABELS, TEST_IMAGES, TEST_LABELS = downloads.FILES


def idx_file(values: np.ndarray) -> bytes:
    return struct.pack(f">HBB{values.ndim}I", 0, 8, values.ndim, *values.shape) + values.tobytes()


@pytest.fixture
def small(monkeypatch, tmp_path):
    """A small MNIST, 60 + 10 images of 5x4 pixels, on two mirrors, with its digests and a cache."""
    rng = np.random.default_rng(0)
    arrays = {
        TRAIN_IMAGES: rng.integers(0, 256, (60, 5, 4), dtype=np.uint8),
        TRAIN_LABELS: rng.integers(0, 10, 60, dtype=np.uint8),
        TEST_IMAGES: rng.integers(0, 256, (10, 5, 4), dtype=np.uint8),
        TEST_LABELS: rng.integers(0, 10, 10, dtype=np.uint8),
    }
    idx = {name: idx_file(values) for name, values in arrays.items()}
    served = {f"{name}.gz": gzip.compress(content) for name, content in idx.items()}
    first, second = Mirror(served), Mirror(served)
    published = downloads.MNIST._replace(
        mirrors=(first.url, second.url),
        sha256=tuple(hashlib.sha256(content).hexdigest() for content in idx.values()),
    )
    monkeypatch.setattr(downloads, "MNIST", published)
    monkeypatch.setattr("pooch.os_cache", lambda project: tmp_path / "cache" / project)
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.delenv("VAELIB_DATA", raising=False)
    yield SimpleNamespace(
        arrays=arrays,
        idx=idx,
        first=first,
        second=second,
        published=published,
        cache=tmp_path / "cache" / "vaelib" / "mnist",
        folder=tmp_path / "folder",
    )
    first.stop()
    second.stop()


def put_into_folder(small, monkeypatch):
    """Writes the small set to a folder as mnist/*.gz and names the folder in VAELIB_DATA."""
    monkeypatch.setenv("VAELIB_DATA", str(small.folder))
    (small.folder / "mnist").mkdir(parents=True)
    for name, content in small.idx.items():
        (small.folder / "mnist" / f"{name}.gz").write_bytes(gzip.compress(content))


def in_folder(small, name=TRAIN_IMAGES):
    return small.folder / "mnist" / f"{name}.gz"


def assert_whole(small, train, test):
    for part, images, labels in (
        (train, TRAIN_IMAGES, TRAIN_LABELS),
        (test, TEST_IMAGES, TEST_LABELS),
    ):
        assert part.images.dtype == torch.uint8 and part.labels.dtype == torch.int64
        assert part.shape == (5, 4) and part.name == "MNIST"
        assert np.array_equal(part.images.numpy().reshape(-1, 5, 4), small.arrays[images])
        assert np.array_equal(part.labels.numpy(), small.arrays[labels])


def assert_nothing_is_cached(small, name):
    assert not list(small.cache.glob(f"{name}*"))


# Faulty copies of a gzipped file, and the word the reader must see
def html(content):
    return b"\n<!DOCTYPE html><html><body>Please log in to the network.</body></html>"


def cut_gz(content):
    return gzip.compress(content)[:-200]


def garbled_gz(content):
    packed = bytearray(gzip.compress(content))
    packed[20:40] = bytes(20)
    return bytes(packed)


def one_pixel_changed(content):
    return gzip.compress(content[:-1] + bytes([content[-1] ^ 1]))


def cut_before_packing(content):
    return gzip.compress(content[:-7])


def another_idx(content):
    return gzip.compress(idx_file(np.zeros((60, 5, 4), np.uint8)))


def plain_text(content):
    return gzip.compress(b"these are no images, and no labels either")


def nothing(content):
    return b""


FAULTS = [
    (html, "web page"),
    (cut_gz, "truncated"),
    (garbled_gz, "corrupt"),
    (one_pixel_changed, "corrupt"),
    (cut_before_packing, "truncated: it has 1,209 bytes of 1,216"),
    (another_idx, "corrupt"),
    (plain_text, "wrong file"),
    (nothing, "empty"),
]
faults = pytest.mark.parametrize("fault, word", FAULTS, ids=[fault.__name__ for fault, _ in FAULTS])


# ----------------------------------------------- downloads


def test_a_download_gives_the_published_images_and_keeps_them_uncompressed(small):
    assert_whole(small, *data.mnist())
    assert {path.name: path.read_bytes() for path in small.cache.iterdir()} == small.idx


def test_a_second_run_reads_the_cache_and_asks_no_mirror(small):
    data.mnist()
    small.first.asked.clear()
    assert_whole(small, *data.mnist())
    assert not small.first.asked


def test_a_progress_bar_counts_the_bytes_of_each_file(small, monkeypatch):
    seen = {}

    class Bar(tqdm.tqdm):
        def close(self):
            seen[self.desc] = (self.n, self.total)
            super().close()

    monkeypatch.setattr(tqdm, "tqdm", Bar)
    data.mnist()
    sizes = {name: len(small.first.files[f"{name}.gz"]) for name in small.idx}
    assert seen == {name: (size, size) for name, size in sizes.items()}


def test_the_second_mirror_serves_when_the_first_is_down(small):
    small.first.stop()
    assert_whole(small, *data.mnist())
    assert small.second.asked == [f"{name}.gz" for name in small.idx]


def test_the_second_mirror_serves_a_file_that_the_first_lacks(small):
    del small.first.files[f"{TEST_LABELS}.gz"]
    assert_whole(small, *data.mnist())
    assert small.second.asked == [f"{TEST_LABELS}.gz"]


@faults
def test_a_faulty_file_from_one_mirror_is_refused_and_fetched_from_the_next(small, fault, word):
    small.first.files[f"{TRAIN_IMAGES}.gz"] = fault(small.idx[TRAIN_IMAGES])
    assert_whole(small, *data.mnist())
    assert small.second.asked == [f"{TRAIN_IMAGES}.gz"]


@faults
def test_a_faulty_file_on_every_mirror_is_named_and_explained_and_not_kept(small, fault, word):
    for mirror in (small.first, small.second):
        mirror.files[f"{TRAIN_IMAGES}.gz"] = fault(small.idx[TRAIN_IMAGES])
    with pytest.raises(data.DataUnavailable) as error:
        data.mnist()
    assert TRAIN_IMAGES in str(error.value) and "VAELIB_DATA" in str(error.value)
    assert str(error.value).count(word) == 2  # one reason for each mirror
    assert_nothing_is_cached(small, TRAIN_IMAGES)


def test_a_labels_file_under_the_name_of_the_images_is_recognised(small):
    for mirror in (small.first, small.second):
        mirror.files[f"{TRAIN_IMAGES}.gz"] = mirror.files[f"{TRAIN_LABELS}.gz"]
    with pytest.raises(data.DataUnavailable, match=f"wrong file: it holds MNIST's {TRAIN_LABELS}"):
        data.mnist()
    assert_nothing_is_cached(small, TRAIN_IMAGES)


def test_a_mirror_may_send_the_file_unpacked(small):
    small.first.files[f"{TRAIN_IMAGES}.gz"] = small.idx[TRAIN_IMAGES]
    assert_whole(small, *data.mnist())
    assert not small.second.asked


def test_a_download_that_breaks_off_is_completed_by_running_again(small):
    for mirror in (small.first, small.second):
        mirror.broken.add(f"{TEST_IMAGES}.gz")
    with pytest.raises(data.DataUnavailable, match="the connection broke off"):
        data.mnist()
    assert {path.name for path in small.cache.iterdir()} == {TRAIN_IMAGES, TRAIN_LABELS}
    small.first.broken.clear()
    small.first.asked.clear()
    assert_whole(small, *data.mnist())
    assert small.first.asked == [f"{TEST_IMAGES}.gz", f"{TEST_LABELS}.gz"]  # only what is missing


def test_every_mirror_is_named_with_its_reason_when_all_fail(small):
    small.first.files.clear()
    small.second.stop()
    with pytest.raises(data.DataUnavailable) as error:
        data.mnist()
    first, second = (url.split("/")[2] for url in small.published.mirrors)
    assert f"{first}: the server answered 404" in str(error.value)
    assert f"{second}: no connection" in str(error.value)


@faults
def test_a_damaged_cache_file_is_named_and_downloaded_again(small, capsys, fault, word):
    data.mnist()
    cached = small.cache / TRAIN_IMAGES
    cached.write_bytes(fault(small.idx[TRAIN_IMAGES]))
    small.first.asked.clear()
    assert_whole(small, *data.mnist())
    assert small.first.asked == [f"{TRAIN_IMAGES}.gz"]
    assert cached.read_bytes() == small.idx[TRAIN_IMAGES]
    printed = capsys.readouterr().out
    assert str(cached) in printed and word in printed


def test_images_are_usable_when_the_cache_cannot_be_written(small, capsys):
    small.cache.parent.parent.mkdir(parents=True)
    small.cache.parent.write_text("a file where the cache folder should be")
    assert_whole(small, *data.mnist())
    assert f"{small.cache / TEST_LABELS} could not be kept" in capsys.readouterr().out


# ----------------------------------------------- killed and simultaneous runs

CHILD = """
import json, os, pathlib, signal, sys
import pooch
from vaelib import data, downloads
settings = json.loads(sys.argv[1])
sha256 = tuple(settings["sha256"])
downloads.MNIST = downloads.MNIST._replace(mirrors=settings["mirrors"], sha256=sha256)
pooch.os_cache = lambda project: pathlib.Path(settings["cache"])

def before_the_first_file_gets_its_name(*paths, replace=os.replace):
    if settings["killed"]:
        os.kill(os.getpid(), signal.SIGKILL)
    print("written", flush=True)
    sys.stdin.readline()
    os.replace = replace
    replace(*paths)

os.replace = before_the_first_file_gets_its_name
train, test = data.mnist()
print(train.images.long().sum().item(), flush=True)
"""


def start_child(small, killed=False):
    settings = {
        "mirrors": small.published.mirrors,
        "sha256": small.published.sha256,
        "cache": str(small.cache.parent),
        "killed": killed,
    }
    root = Path(data.__file__).parents[1]
    return subprocess.Popen(
        [sys.executable, "-c", CHILD, json.dumps(settings)],
        env={**os.environ, "PYTHONPATH": str(root)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def test_a_process_killed_before_the_file_has_its_name_leaves_nothing_that_is_trusted(small):
    child = start_child(small, killed=True)
    child.communicate()
    assert child.returncode == -signal.SIGKILL
    assert len(list(small.cache.glob("*.part"))) == 1  # it had written all the bytes
    assert not (small.cache / TRAIN_IMAGES).exists()
    small.first.asked.clear()
    assert_whole(small, *data.mnist())
    assert small.first.asked == [f"{name}.gz" for name in small.idx]


def test_two_processes_that_download_at_once_both_succeed(small):
    children = [start_child(small) for _ in range(2)]
    for child in children:  # each has written the first file, none has named it
        assert child.stdout.readline() == "written\n"
    total = int(small.arrays[TRAIN_IMAGES].sum(dtype=np.int64))
    assert [child.communicate("go on\n")[0] for child in children] == [f"{total}\n"] * 2
    assert {path.name: path.read_bytes() for path in small.cache.iterdir()} == small.idx


# ----------------------------------------------- the folder VAELIB_DATA


def test_the_folder_vaelib_data_is_used_first(small, monkeypatch):
    put_into_folder(small, monkeypatch)
    assert_whole(small, *data.mnist())
    assert not small.first.asked and not small.cache.exists()


def test_plain_idx_files_in_vaelib_data_are_read(small, monkeypatch):
    put_into_folder(small, monkeypatch)
    for name, content in small.idx.items():
        in_folder(small, name).unlink()
        (small.folder / "mnist" / name).write_bytes(content)
    assert_whole(small, *data.mnist())
    assert not small.first.asked


def test_vaelib_data_is_never_written_to(small, monkeypatch):
    put_into_folder(small, monkeypatch)
    in_folder(small, TEST_LABELS).unlink()  # so that one file is downloaded
    before = {path: path.stat().st_mtime_ns for path in small.folder.rglob("*")}
    for path in (*before, small.folder):
        path.chmod(0o555 if path.is_dir() else 0o444)
    try:
        assert_whole(small, *data.mnist())
        assert {path: path.stat().st_mtime_ns for path in small.folder.rglob("*")} == before
    finally:
        for path in (small.folder, *before):
            path.chmod(0o755)
    assert [path.name for path in small.cache.iterdir()] == [TEST_LABELS]


@faults
@pytest.mark.parametrize("load", [data.mnist, data.mnist_or_digits])
def test_a_faulty_file_in_vaelib_data_is_named_and_never_replaced_silently(
    small, monkeypatch, load, fault, word
):
    put_into_folder(small, monkeypatch)
    in_folder(small).write_bytes(fault(small.idx[TRAIN_IMAGES]))
    with pytest.raises(data.DataError) as error:
        load()
    assert not isinstance(error.value, data.DataUnavailable)
    message = str(error.value)
    assert str(in_folder(small)) in message and word in message and "Replace it" in message
    assert not small.first.asked


def test_a_missing_folder_in_vaelib_data_is_an_error(small, monkeypatch):
    monkeypatch.setenv("VAELIB_DATA", str(small.folder))
    with pytest.raises(data.DataError, match="not a folder. Correct or unset it."):
        data.mnist_or_digits()


def test_a_file_that_vaelib_data_lacks_is_downloaded(small, monkeypatch):
    put_into_folder(small, monkeypatch)
    in_folder(small, TEST_IMAGES).unlink()
    assert_whole(small, *data.mnist())
    assert small.first.asked == [f"{TEST_IMAGES}.gz"]


def test_fashion_mnist_has_its_own_folder(small, monkeypatch):
    put_into_folder(small, monkeypatch)
    monkeypatch.setattr(
        downloads, "FASHION_MNIST", downloads.FASHION_MNIST._replace(sha256=small.published.sha256)
    )
    (small.folder / "mnist").rename(small.folder / "fashion-mnist")
    train, _ = data.fashion_mnist()
    assert train.name == "Fashion-MNIST"
    assert np.array_equal(train.images.numpy().reshape(-1, 5, 4), small.arrays[TRAIN_IMAGES])


# ----------------------------------------------- MNIST or digits


def test_mnist_is_used_when_it_can_be_had(small, capsys):
    assert_whole(small, *data.mnist_or_digits())
    assert capsys.readouterr().out == ""


def test_with_no_network_and_no_files_digits_are_used_and_the_output_says_so(small, capsys):
    small.first.stop()
    small.second.stop()
    train, test = data.mnist_or_digits()
    assert train.name == test.name == "digits" and train.shape == (8, 8)
    printed = capsys.readouterr().out
    for word in ("MNIST could not be had", "no connection", "VAELIB_DATA", "digits are used"):
        assert word in printed


def test_the_sentence_about_digits_names_a_vaelib_data_without_mnist(small, monkeypatch, capsys):
    small.folder.mkdir()
    monkeypatch.setenv("VAELIB_DATA", str(small.folder))
    small.first.stop()
    small.second.stop()
    data.mnist_or_digits()
    assert f"not in {small.folder / 'mnist'}" in capsys.readouterr().out


# ----------------------------------------------- image sets


def test_digits_are_scikit_learns_digits_stretched_to_255_and_split_without_loss():
    from sklearn.datasets import load_digits

    train, test = data.digits()
    assert train.images.shape == (1437, 64) and test.images.shape == (360, 64)
    assert train.images.dtype == torch.uint8 and train.labels.dtype == torch.int64

    def rows(images, labels):
        return sorted(map(tuple, np.column_stack([images, labels]).tolist()))

    ours = rows(torch.cat([train.images, test.images]), torch.cat([train.labels, test.labels]))
    levels, labels = load_digits(return_X_y=True)
    assert ours == rows(np.rint(levels * 255 / 16).astype(int), labels)


def test_digits_are_shuffled_and_always_split_alike():
    train, test = data.digits()
    again, _ = data.digits("cpu")
    assert torch.equal(train.images, again.images) and torch.equal(train.labels, again.labels)
    assert train.labels[:10].tolist() != list(range(10))  # scikit-learn's own order
    assert set(test.labels.tolist()) == set(range(10))


def test_a_device_may_be_a_name_or_a_torch_device(small):
    for device in ("meta", torch.device("meta")):
        for part in (*data.mnist(device), *data.digits(device)):
            assert part.images.device.type == part.labels.device.type == "meta"


def test_real_mnist_has_its_known_sizes_mean_and_digit_counts():
    folder = os.environ.get("VAELIB_DATA")
    if not folder or not (Path(folder) / "mnist").is_dir():
        pytest.skip("VAELIB_DATA does not name a folder with MNIST")
    train, test = data.mnist()
    assert train.images.shape == (60000, 784) and test.images.shape == (10000, 784)
    assert train.shape == test.shape == (28, 28)
    # Known facts about MNIST: mean pixel, and how many images there are of each digit
    assert train.images.double().mean().item() / 255 == pytest.approx(0.1306605, abs=1e-6)
    assert test.images.double().mean().item() / 255 == pytest.approx(0.1325146, abs=1e-6)
    counts = [5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949]
    assert train.labels.bincount().tolist() == counts
    counts = [980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009]
    assert test.labels.bincount().tolist() == counts


def test_every_published_file_has_two_mirrors_and_its_own_digest():
    digests = []
    for published in (downloads.MNIST, downloads.FASHION_MNIST):
        assert len({mirror.split("/")[2] for mirror in published.mirrors}) >= 2
        digests += published.sha256
    assert len(set(digests)) == 8 and all(len(bytes.fromhex(digest)) == 32 for digest in digests)


# ----------------------------------------------- pixels and splits


def some_images(num_images=50, num_pixels=6):
    generator = torch.Generator().manual_seed(1)
    pixels = torch.randint(256, (num_images, num_pixels), dtype=torch.uint8, generator=generator)
    return data.Images(pixels, torch.arange(num_images), (2, 3), "test")


def test_scaled_pixels_run_from_0_to_1():
    scaled = data.scale(torch.tensor([0, 51, 255], dtype=torch.uint8))
    assert scaled.dtype == torch.float32
    assert scaled.tolist() == pytest.approx([0.0, 0.2, 1.0])


@pytest.mark.parametrize("function", [data.scale, data.binarize])
def test_pixels_that_are_already_scaled_are_refused(function):
    with pytest.raises(TypeError, match="expected uint8 pixels from 0 to 255, got torch.float32"):
        function(torch.rand(3, 4))


def test_binarising_scaled_images_once_is_refused():
    images = some_images()
    with pytest.raises(TypeError):
        data.binarize_once(images._replace(images=images.images / 255))


def test_the_mean_of_binarised_pixels_is_the_pixel():
    torch.manual_seed(0)
    num_draws = 20000
    pixels = torch.tensor([0, 1, 64, 128, 200, 254, 255], dtype=torch.uint8)
    drawn = data.binarize(pixels.expand(num_draws, 7))
    assert drawn.dtype == torch.float32 and set(drawn.unique().tolist()) == {0.0, 1.0}
    probability = pixels.double() / 255
    standard_error = (probability * (1 - probability) / num_draws).sqrt()
    assert ((drawn.double().mean(0) - probability).abs() <= 5 * standard_error).all()


def test_stochastic_binarisation_is_fresh_at_each_call_and_follows_the_global_seed():
    pixels = some_images().images
    torch.manual_seed(0)
    first, second = data.binarize(pixels), data.binarize(pixels)
    torch.manual_seed(0)
    assert torch.equal(first, data.binarize(pixels))
    assert not torch.equal(first, second)


def test_static_binarisation_is_the_same_each_time_and_leaves_the_global_generator_alone():
    images = some_images()
    before = torch.get_rng_state()
    once = data.binarize_once(images)
    assert torch.equal(torch.get_rng_state(), before)
    assert torch.equal(once.images, data.binarize_once(images, seed=0).images)
    assert not torch.equal(once.images, data.binarize_once(images, seed=1).images)
    assert once.images.dtype == torch.uint8 and set(once.images.unique().tolist()) == {0, 255}
    assert torch.equal(once.labels, images.labels) and once[2:] == images[2:]


def test_the_mean_of_statically_binarised_pixels_is_the_pixel():
    images = some_images(num_images=1)
    many = images._replace(images=images.images.expand(20000, 6))
    probability = images.images[0].double() / 255
    mean = data.binarize_once(many).images.double().mean(0) / 255
    standard_error = (probability * (1 - probability) / 20000).sqrt()
    assert ((mean - probability).abs() <= 5 * standard_error).all()


def test_a_split_is_disjoint_and_complete_and_keeps_images_with_their_labels():
    images = some_images()
    train, validation = data.split(images, num_validation=12)
    assert len(train.labels) == 38 and len(validation.labels) == 12
    assert sorted(torch.cat([train.labels, validation.labels]).tolist()) == list(range(50))
    for part in (train, validation):
        assert torch.equal(part.images, images.images[part.labels]) and part[2:] == images[2:]


def test_a_split_follows_its_seed_and_is_shuffled():
    images = some_images()
    _, validation = data.split(images, 12)
    assert torch.equal(validation.labels, data.split(images, 12, seed=0)[1].labels)
    assert not torch.equal(validation.labels, data.split(images, 12, seed=1)[1].labels)
    assert validation.labels.tolist() not in (list(range(12)), list(range(38, 50)))


@pytest.mark.parametrize("num_validation", [0, 50, -1])
def test_a_split_that_leaves_a_part_empty_is_refused(num_validation):
    with pytest.raises(ValueError, match="num_validation must be from 1 to 49"):
        data.split(some_images(), num_validation)


# ----------------------------------------------- toy sets


@pytest.mark.parametrize(
    "toy, num_labels", [(data.gaussian_mixture, 10), (data.swiss_roll, 10), (data.two_moons, 2)]
)
def test_a_toy_set_has_points_and_labels_and_follows_its_seed(toy, num_labels):
    before = torch.get_rng_state()
    points, labels = toy(500)
    assert torch.equal(torch.get_rng_state(), before)
    assert points.shape == (500, 2) and points.dtype == torch.float32
    assert labels.shape == (500,) and labels.dtype == torch.int64
    assert set(labels.tolist()) == set(range(num_labels))
    again, other = toy(500, seed=0), toy(500, seed=1)
    assert torch.equal(points, again[0]) and torch.equal(labels, again[1])
    assert not torch.equal(points, other[0])


def test_a_mixture_component_lies_at_its_angle_and_is_elongated_along_the_radius():
    points, labels = data.gaussian_mixture(
        70000, num_components=7, radius=5.0, radial_scale=0.8, tangential_scale=0.2
    )
    for k in range(7):
        component = points[labels == k].double()
        n = len(component)
        assert n == pytest.approx(10000, abs=5 * math.sqrt(70000 * 1 / 7 * 6 / 7))
        angle = 2 * math.pi * k / 7
        outward = torch.tensor([math.cos(angle), math.sin(angle)], dtype=torch.float64)
        across = torch.tensor([-math.sin(angle), math.cos(angle)], dtype=torch.float64)
        along, beside = component @ outward, component @ across
        assert along.mean().item() == pytest.approx(5.0, abs=5 * 0.8 / math.sqrt(n))
        assert beside.mean().item() == pytest.approx(0.0, abs=5 * 0.2 / math.sqrt(n))
        # the standard error of a standard deviation is σ/√(2n)
        assert along.std().item() == pytest.approx(0.8, abs=5 * 0.8 / math.sqrt(2 * n))
        assert beside.std().item() == pytest.approx(0.2, abs=5 * 0.2 / math.sqrt(2 * n))


def test_the_swiss_roll_makes_two_turns_and_its_labels_go_outwards():
    points, labels = data.swiss_roll(5000, noise=0.0)
    distance = points.norm(dim=1).double()
    angle = torch.atan2(points[:, 1], points[:, 0]).double()
    turns = 2 * distance / 3  # two turns end at distance 3
    off = (angle / (2 * math.pi) - turns) % 1
    assert torch.minimum(off, 1 - off).max() < 1e-5
    assert distance.max() == pytest.approx(3.0, abs=0.01)
    for k in range(9):
        assert distance[labels == k].max() <= distance[labels == k + 1].min()
    assert (labels.bincount() - 500).abs().max() <= 5 * math.sqrt(5000 * 0.1 * 0.9)
    # evenly along the roll: the share within a distance d is (d/3)², so (d/3)² is uniform
    assert ((distance / 3) ** 2).mean().item() == pytest.approx(0.5, abs=5 / math.sqrt(12 * 5000))


def test_the_two_moons_are_half_circles_that_do_not_touch():
    points, labels = data.two_moons(5000, noise=0.0)
    upper, lower = points[labels == 0], points[labels == 1]
    assert (upper.norm(dim=1) - 1).abs().max() < 1e-5
    assert ((lower - torch.tensor([1.0, 0.5])).norm(dim=1) - 1).abs().max() < 1e-5
    assert upper[:, 1].min() > -1e-5 and lower[:, 1].max() < 0.5 + 1e-5
    assert torch.cdist(upper, lower).min() > 0.3
    assert len(upper) == pytest.approx(2500, abs=5 * math.sqrt(5000 / 4))


@pytest.mark.parametrize("toy", [data.swiss_roll, data.two_moons])
def test_noise_is_the_standard_deviation_added_to_each_coordinate(toy):
    difference = toy(20000, noise=0.3)[0] - toy(20000, noise=0.0)[0]
    assert (difference.std(dim=0) - 0.3).abs().max() <= 5 * 0.3 / math.sqrt(40000)
    assert difference.mean(dim=0).abs().max() <= 5 * 0.3 / math.sqrt(20000)
