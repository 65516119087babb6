"""Seeds, devices, and runs that are saved whole or not at all."""

import json

import pytest
import torch

from vaelib import runs


def test_the_same_seed_gives_the_same_numbers():
    runs.seed(7)
    first = torch.randn(3)
    runs.seed(7)
    assert torch.equal(first, torch.randn(3))


def test_a_device_that_is_not_there_is_refused_in_plain_words(monkeypatch):
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    with pytest.raises(RuntimeError, match="no cuda device"):
        runs.pick_device("cuda")


@pytest.mark.parametrize(
    ("cuda", "mps", "expected"),
    [(True, True, "cuda"), (False, True, "mps"), (False, False, "cpu")],
)
def test_the_device_is_cuda_then_mps_then_cpu(monkeypatch, cuda, mps, expected):
    monkeypatch.setattr(torch.cuda, "is_available", lambda: cuda)
    monkeypatch.setattr(torch.backends.mps, "is_available", lambda: mps)
    assert runs.pick_device().type == expected


def test_what_is_saved_is_loaded(tmp_path):
    tensors = {"weight": torch.randn(2, 3), "step": torch.tensor(4.0)}
    settings = {"epochs": 3, "history": {"loss": [1.5, 1.25]}}
    runs.save(tmp_path / "new" / "run.safetensors", tensors, settings)
    loaded, read = runs.load(tmp_path / "new" / "run.safetensors")
    assert read == settings
    assert all(torch.equal(loaded[name], tensors[name]) for name in tensors)


def test_a_full_disk_leaves_the_earlier_file_as_it_was(tmp_path, monkeypatch):
    path = tmp_path / "run.safetensors"
    runs.save(path, {"weight": torch.ones(2)}, {"epoch": 1})

    def full(tensors, partial, metadata):
        partial.write_bytes(b"half")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("safetensors.torch.save_file", full)
    with pytest.raises(OSError, match="No space left"):
        runs.save(path, {"weight": torch.zeros(2)}, {"epoch": 2})
    tensors, settings = runs.load(path)
    assert settings == {"epoch": 1} and torch.equal(tensors["weight"], torch.ones(2))
    assert [file.name for file in tmp_path.iterdir()] == ["run.safetensors"]


@pytest.mark.parametrize("damage", ["truncated", "foreign", "empty"])
def test_a_damaged_file_is_named_and_not_used(tmp_path, damage):
    path = tmp_path / "run.safetensors"
    runs.save(path, {"weight": torch.ones(100)}, {"epoch": 1})
    whole = path.read_bytes()
    path.write_bytes({"truncated": whole[:-50], "foreign": b"<html>", "empty": b""}[damage])
    with pytest.raises(ValueError, match=r"run\.safetensors is damaged"):
        runs.load(path)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(FileNotFoundError, match="no saved run at"):
        runs.load(tmp_path / "nothing.safetensors")


def test_the_tensors_that_a_recorded_run_kept_are_read_back(monkeypatch, tmp_path):
    monkeypatch.setattr(runs, "__file__", str(tmp_path / "vaelib" / "runs.py"))
    codes = torch.randn(5, 2)
    runs.save(tmp_path / "results" / "long.safetensors", {"codes": codes}, {})
    assert runs.recorded_tensors("long")["codes"].equal(codes)
    with pytest.raises(FileNotFoundError, match="'shorter'"):
        runs.recorded_tensors("shorter")


def test_a_recorded_run_that_does_not_exist_is_named():
    with pytest.raises(FileNotFoundError, match="'nothing'"):
        runs.recorded("nothing")


def test_the_report_names_the_expected_minutes(capsys, monkeypatch, tmp_path):
    (tmp_path / "results").mkdir()
    table = {"05-vae": {"2 CPU cores": {"seconds": 150}}}
    (tmp_path / "results" / "labs.json").write_text(json.dumps(table))
    monkeypatch.setattr(runs, "__file__", str(tmp_path / "vaelib" / "runs.py"))
    runs.report("05-vae")
    out = capsys.readouterr().out
    assert "Python 3." in out and torch.__version__ in out
    assert "about 2.5 minutes on 2 CPU cores" in out
    runs.report("06-aae")
    assert "has not been timed yet" in capsys.readouterr().out
