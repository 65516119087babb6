"""From a clone to a site: bootstrapping, its errors in one sentence, addresses, the setup cell."""

import functools
import http.server
import os
import shutil
import stat
import subprocess
import sys
import threading
import time
import zipfile
from pathlib import Path

import environment
import pytest
import repository
import tidy
from setup_cell import setup_cell

import book

ROOT = Path(__file__).resolve().parent.parent
COPIED = (
    "Makefile",
    "pyproject.toml",
    "requirements.txt",
    "_config.yml",
    "CITATION.cff",
    "README.md",
)


@pytest.fixture
def clone(tmp_path):
    """What a fresh clone has of the files that the first steps need."""
    folder = tmp_path / "clone"
    folder.mkdir()
    for name in COPIED:
        shutil.copy(ROOT / name, folder)
    for name in ("tools", "notebooks"):
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name)
    return folder


def make(folder, *words, **variables):
    """`make …` there, with nothing of this run's pip settings."""
    keep = {
        name: text for name, text in os.environ.items() if not name.startswith(("PIP_", "MAKE"))
    }
    done = subprocess.run(
        ["make", *words], cwd=folder, env=keep | variables, capture_output=True, text=True
    )
    return done.returncode, done.stdout + done.stderr


def python_that(change, folder):
    """An executable that is this Python after a line of code, as if it were another one."""
    run = "import sys, runpy; del sys.argv[0]; runpy.run_path(sys.argv[0], run_name='__main__')"
    path = folder / "python-other"
    path.write_text(f'#!/bin/sh\nexec "{sys.executable}" -c "import sys; {change}; {run}" "$@"\n')
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


def sentence(said):
    """The one line that make's own last word leaves."""
    lines = [line for line in said.splitlines() if line and not line.startswith("make")]
    assert "Traceback" not in said
    return lines[-1]


# -- the environment -------------------------------------------------------------------------------


def test_a_python_that_is_too_old_is_named_with_what_to_do(clone):
    python = python_that("sys.version_info = (3, 9, 2, 'final', 0)", clone)
    status, said = make(clone, "book", f"PYTHON={python}")
    assert status and "needs Python 3.11 or newer" in sentence(said)
    assert "3.9.2" in sentence(said) and "PYTHON=" in sentence(said)
    assert not (clone / ".venv").exists()


def test_a_python_that_is_missing_is_named_with_what_to_do(clone):
    status, said = make(clone, "test", "PYTHON=python3.nowhere")
    assert status and "There is no python3.nowhere" in sentence(said)


def test_a_python_without_venv_is_told_the_package_to_install(clone):
    python = python_that("sys.modules['ensurepip'] = None", clone)
    status, said = make(clone, "book", f"PYTHON={python}")
    assert status and f"sudo apt install python3.{sys.version_info[1]}-venv" in sentence(said)


def test_no_network_is_one_sentence_and_a_broken_environment_is_made_anew(clone):
    (clone / ".venv" / "bin").mkdir(parents=True)
    (clone / ".venv" / "bin" / "python").symlink_to("/nowhere/python3")
    status, said = make(
        clone,
        "book",
        f"PYTHON={sys.executable}",
        PIP_INDEX_URL="http://127.0.0.1:9/simple",
        PIP_CONFIG_FILE=os.devnull,
        PIP_RETRIES="0",
    )
    assert status and sentence(said) == environment.OFFLINE
    assert subprocess.run([clone / ".venv" / "bin" / "python", "-c", ""]).returncode == 0
    assert not (clone / ".venv" / "installed").exists()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_disk_is_one_sentence_during_installation():
    fill = "file = open('/dev/full', 'w'); file.write('x'); file.flush()"
    with pytest.raises(environment.Stop, match="The disk is full"):
        environment.run([sys.executable, "-c", fill], "Filling the disk")


def test_a_full_disk_is_one_sentence_during_the_build(monkeypatch, tmp_path):
    monkeypatch.setattr(book, "BUILD", tmp_path)
    monkeypatch.setattr(book, "STATE", tmp_path / "state.json")
    monkeypatch.setattr(book, "which_data", lambda: "digits")
    said = "OSError: [Errno 28] No space left on device"
    monkeypatch.setattr(book, "jupyter_book", lambda everything: (1, [], said))
    with pytest.raises(SystemExit, match="The disk is full"):
        book.build()


def test_a_package_whose_unpacking_was_killed_is_installed_again(monkeypatch, tmp_path):
    packages = tmp_path / "lib" / "python3.11" / "site-packages"
    for name in ("half-1.0.dist-info", "whole-1.0.dist-info"):
        (packages / name).mkdir(parents=True)
    (packages / "whole-1.0.dist-info" / "RECORD").write_text("")
    monkeypatch.setattr(environment, "VENV", str(tmp_path))
    environment.forget_half_installed()
    assert [path.name for path in packages.iterdir()] == ["whole-1.0.dist-info"]


@pytest.mark.skipif(
    environment.installed() != environment.wanted(), reason="requirements changed since `make`"
)
def test_a_second_run_with_nothing_changed_starts_within_seconds():
    began = time.monotonic()
    status, said = make(ROOT, "environment", f"PYTHON={sys.executable}")
    assert status == 0 and said.strip() == "", said
    assert time.monotonic() - began < 5


def test_make_alone_lists_the_commands(clone):
    status, said = make(clone)
    assert status == 0 and "make book" in said and "make test" in said


# -- the repository's address ----------------------------------------------------------------------


def contents(folder):
    return {p: p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def test_stamping_an_address_reaches_every_copy_and_can_be_undone(clone):
    repository.stamp("", clone)
    unset, url = contents(clone), "https://github.com/somebody/some-book"
    repository.stamp(url, clone)
    once = contents(clone)
    assert repository.stale(clone) == [] and tidy.repository(clone) == url
    assert "# The one place" in (clone / "_config.yml").read_text(), "the comments stay"
    for name in ("CITATION.cff", "pyproject.toml", *(f"notebooks/{p.name}" for p in tidy.labs())):
        assert url in (clone / name).read_text(), name
    assert (clone / "README.md").read_text().count("colab-badge") == len(tidy.labs())
    repository.stamp(url, clone)
    assert contents(clone) == once
    repository.stamp("", clone)
    assert contents(clone) == unset


def test_a_copy_that_differs_from_the_configuration_is_found(clone):
    repository.stamp("https://github.com/somebody/some-book", clone)
    citation = clone / "CITATION.cff"
    citation.write_text(citation.read_text().replace("somebody", "somebody-else"))
    assert repository.stale(clone) == ["CITATION.cff"]


@pytest.mark.parametrize(
    "url", ["", "github.com/a/b", "https://github.com/a", "https://example.com/a/b", "https://github.com/a/b/c"]
)  # fmt: skip
def test_an_address_that_leads_nowhere_is_refused_with_an_example(url):
    with pytest.raises(ValueError, match="https://github.com/owner/name"):
        repository.checked(url)


def test_an_address_may_end_as_git_writes_it():
    assert repository.checked("https://github.com/a/b.git/") == "https://github.com/a/b"
    assert repository.checked("none") == ""


# -- the setup cell --------------------------------------------------------------------------------

RUNS = "def report(lab):\n    print('report', lab)\n"
BACKEND = """
import zipfile
def build_wheel(folder, config_settings=None, metadata_directory=None):
    name = "vaelib-0.1.0-py3-none-any.whl"
    info = "vaelib-0.1.0.dist-info/"
    with zipfile.ZipFile(f"{folder}/{name}", "w") as wheel:
        wheel.write("vaelib/__init__.py")
        wheel.write("vaelib/runs.py")
        wheel.writestr(info + "METADATA", "Metadata-Version: 2.1\\nName: vaelib\\nVersion: 0.1.0\\nRequires-Dist: torch\\n")
        wheel.writestr(info + "WHEEL", "Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n")
        wheel.writestr(info + "RECORD", "")
    return name
"""  # noqa: E501


@pytest.fixture(scope="module")
def bare_python(tmp_path_factory):
    """A Python with pip and without vaelib, as in Colab."""
    folder = tmp_path_factory.mktemp("bare")
    subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    return folder / "bin" / "python"


def run_cell(python, folder, address=""):
    folder.mkdir(parents=True, exist_ok=True)
    clean = {
        name: text for name, text in os.environ.items() if not name.startswith(("PIP_", "PYTHON"))
    }
    done = subprocess.run(
        [python, "-c", setup_cell("05-vae", address)],
        cwd=folder,
        env=clean,
        capture_output=True,
        text=True,
    )
    return done.returncode, done.stdout, done.stderr


def test_the_setup_cell_far_from_the_clone_says_what_to_set(bare_python, tmp_path):
    status, _, said = run_cell(bare_python, tmp_path / "alone")
    assert status and "set REPOSITORY" in said and len(said.splitlines()) == 1


def test_the_setup_cell_in_a_copy_of_the_book_uses_that_copy(bare_python, tmp_path):
    (tmp_path / "vaelib").mkdir()
    (tmp_path / "vaelib" / "__init__.py").write_text("")
    (tmp_path / "vaelib" / "runs.py").write_text(RUNS)
    status, said, errors = run_cell(bare_python, tmp_path / "notebooks")
    assert status == 0 and said == "report 05-vae\n", errors


def test_the_setup_cell_installs_the_release_and_nothing_else(bare_python, tmp_path):
    files = {
        "vaelib/__init__.py": "",
        "vaelib/runs.py": RUNS,
        "backend.py": BACKEND,
        "pyproject.toml": '[build-system]\nrequires = []\nbuild-backend = "backend"\n'
        'backend-path = ["."]\n[project]\nname = "vaelib"\nversion = "0.1.0"\n',
    }
    archive = tmp_path / "served" / "archive" / "refs" / "tags" / f"v{repository.version(ROOT)}.zip"
    archive.parent.mkdir(parents=True)
    with zipfile.ZipFile(archive, "w") as packed:
        for name, text in files.items():
            packed.writestr(f"some-book-0.1.0/{name}", text)
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=tmp_path / "served")
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}"
        status, said, errors = run_cell(bare_python, tmp_path / "alone", address)
        server.shutdown()
    assert status == 0 and said.endswith("report 05-vae\n"), errors
    listed = subprocess.run([bare_python, "-m", "pip", "list"], capture_output=True, text=True)
    assert "vaelib" in listed.stdout and "torch" not in listed.stdout
