"""Every lab runs from top to bottom: on digits without network, on MNIST where it is at hand."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import labs as tool
import nbformat
import pytest
import tidy

ROOT = Path(__file__).resolve().parent.parent
LABS = tidy.labs()
NOWHERE = "http://127.0.0.1:9"  # nothing listens there


def per_lab(test):
    return pytest.mark.parametrize("lab", LABS, ids=[lab.stem for lab in LABS])(test)


@pytest.fixture
def offline(tmp_path, monkeypatch):
    """No network, no cache of earlier downloads, no VAELIB_DATA."""
    monkeypatch.delenv("VAELIB_DATA", raising=False)
    monkeypatch.setenv("MPLCONFIGDIR", str(ROOT / "_build" / "matplotlib"))  # its list of fonts
    (tmp_path / "home").mkdir()
    for name in ("HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"):
        monkeypatch.setenv(name, NOWHERE)


def outputs(run, kind):
    return [o for cell in run.notebook.cells for o in cell.get("outputs", []) if kind(o)]


def warnings_of(run):
    said = outputs(run, lambda output: output.get("name") == "stderr")
    return [output.text for output in said if "Warning" in output.text]


@per_lab
def test_a_lab_runs_on_digits_without_network_and_says_so(lab, offline, tmp_path):
    folder = tmp_path / "alone"
    folder.mkdir()
    run = tool.run_lab(lab, folder)
    assert run.facts["data"] in {"digits", "none"}
    assert warnings_of(run) == []
    assert isinstance(run.found, dict) and run.found
    if run.facts["data"] == "digits":
        said = "".join(o.text for o in outputs(run, lambda o: o.output_type == "stream"))
        assert "digits" in said


@per_lab
@pytest.mark.skipif(not os.environ.get("VAELIB_DATA"), reason="VAELIB_DATA names no folder")
def test_a_lab_runs_on_mnist_and_finds_what_was_recorded(lab, tmp_path):
    run = tool.run_lab(lab, tmp_path)
    assert run.facts["data"] in {"mnist", "none"}
    assert warnings_of(run) == []
    recorded = tool.ROOT / "results" / f"{lab.stem}.json"
    assert set(run.found) == set(json.loads(recorded.read_text())["values"])


@pytest.fixture(scope="session")
def site_with_the_wheel(tmp_path_factory):
    """A folder of packages that holds vaelib as its wheel installs it, away from the clone."""
    built = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "-q"]
    options = ["--no-deps", "--no-build-isolation", str(ROOT), "-w", str(built)]
    subprocess.run([*pip, "wheel", *options], check=True)
    (wheel,) = built.glob("vaelib-*.whl")
    subprocess.run(
        [*pip, "install", "--no-deps", "--target", str(built / "site"), str(wheel)], check=True
    )
    return built / "site"


def test_the_wheel_carries_the_library_and_the_recorded_runs(site_with_the_wheel):
    inside = {path.name for path in (site_with_the_wheel / "vaelib").iterdir()}
    assert {path.name for path in (ROOT / "vaelib").glob("*.py")} <= inside
    recorded = {path.name for path in (site_with_the_wheel / "vaelib" / "_results").iterdir()}
    assert recorded == {path.name for path in (ROOT / "results").iterdir()}


@pytest.mark.skipif(not LABS, reason="no lab yet")
def test_a_lab_alone_in_an_empty_folder_runs_with_the_wheel(
    site_with_the_wheel, offline, tmp_path, monkeypatch
):
    folder = tmp_path / "downloads"
    folder.mkdir()
    lab = Path(shutil.copy(LABS[0], folder))
    monkeypatch.setenv("PYTHONPATH", str(site_with_the_wheel))
    notebook = nbformat.read(lab, as_version=4)
    where = "import vaelib; assert (pathlib.Path(vaelib.__file__).parent / '_results').is_dir()"
    notebook.cells.append(nbformat.v4.new_code_cell(where, id="where"))
    nbformat.write(notebook, lab)
    run = tool.run_lab(lab, folder)
    assert warnings_of(run) == []


# -- the tool that runs them -----------------------------------------------------------------------


def lab_of(tmp_path, *cells):
    new = nbformat.v4
    code = [new.new_code_cell(text) for text in cells]
    path = tmp_path / "09-try.ipynb"
    nbformat.write(new.new_notebook(cells=[new.new_markdown_cell("# Try"), *code]), path)
    return path


def test_a_lab_that_fails_names_the_cell_and_the_reason(tmp_path):
    lab = lab_of(tmp_path, "raise ValueError('expected')", "found = {'x': 1 / 0}")
    notebook = nbformat.read(lab, as_version=4)
    notebook.cells[1].metadata["tags"] = ["raises-exception"]
    nbformat.write(notebook, lab)
    with pytest.raises(tool.LabError, match="(?s)ZeroDivisionError.*cell 2.*1 / 0"):
        tool.run_lab(lab, tmp_path)


def test_numbers_of_a_lab_come_back_with_tensors_turned_into_numbers(tmp_path):
    lab = lab_of(tmp_path, "import torch", "found = {'sse': {30: torch.tensor(1.5)}, 'seeds': [0]}")
    assert tool.run_lab(lab, tmp_path).found == {"sse": {"30": 1.5}, "seeds": [0]}


def test_a_rerun_switches_the_long_sweep_on_in_the_copy_only(tmp_path):
    lab = lab_of(tmp_path, "RERUN = False", "if RERUN:\n    sweeps = {'beta': [1, 2]}")
    assert tool.run_lab(lab, tmp_path).sweeps is None
    assert tool.run_lab(lab, tmp_path, rerun=True).sweeps == {"beta": [1, 2]}
    assert "RERUN = False" in lab.read_text()


def test_a_run_on_digits_is_never_recorded():
    run = tool.Run(1.0, None, {"data": "digits"}, {"sse": 1.0}, None)
    with pytest.raises(tool.LabError, match="digits"):
        tool.record("01-autoencoder", run, rerun=False, time_only=False)


def test_the_time_line_lists_processors_before_graphics_cards():
    slow = {"seconds": 78, "date": "2026-11-21", "torch": "2.13.0"}
    line = tidy.time_line({"NVIDIA T4": slow | {"seconds": 150}, "2 CPU cores": slow})
    assert line == (
        "**Time.** about 78 s on 2 CPU cores (measured 2026-11-21, torch 2.13.0); "
        "about 2.5 min on NVIDIA T4 (measured 2026-11-21, torch 2.13.0)."
    )
