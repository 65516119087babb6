"""A class of simulated students, graded through the real autograder: every row must be right."""

import csv
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import nbformat
import pytest

from grading import autograder, build, runner, sandbox, sources, submissions

ROOT = Path(__file__).resolve().parent.parent
SETS = sorted(path.parent for path in (ROOT / "exercises").glob("*/set.yml"))
CHAPTER = ROOT / "exercises" / "03-kl"
pytest.importorskip("otter", reason="otter-grader is not installed: `make test` installs it")
pytestmark = pytest.mark.skipif(not sandbox.isolated(), reason="no unshare here")


def handed_in(whole, answers, more=(), first=()):
    """A student's notebook with the given code for some questions, and more cells."""
    notebook = nbformat.reads(build.student(whole), as_version=4)
    starts = {one.start: one.slug for one in whole.questions if one.answers}
    for cell in notebook.cells:
        cell.source = answers.get(starts.get(cell.source), cell.source)
    notebook.cells[1:1] = [nbformat.v4.new_code_cell(source) for source in first]
    notebook.cells += [nbformat.v4.new_code_cell(source) for source in more]
    return nbformat.writes(notebook)


def checked(whole):
    return [one for one in whole.questions if one.answers]


def right(whole):
    return {one.slug: one.answer for one in checked(whole)}


def packs(whole):
    """Notebooks that hold every wrong answer once; in each, another question is right."""
    left = {one.slug: list(one.wrong) for one in checked(whole)}
    number = 0
    while any(left.values()):
        spared = list(left)[number % len(left)]
        yield {slug: names.pop() for slug, names in left.items() if names and slug != spared}
        number += 1


def with_wrong(whole, wrong):
    by_slug = {one.slug: one for one in checked(whole)}
    return right(whole) | {slug: by_slug[slug].wrong[name] for slug, name in wrong.items()}


def found_in(folder):
    with open(folder / "grades.csv", encoding="utf-8-sig", newline="") as file:
        return {line["student"]: line for line in csv.DictReader(file)}


def command(zipped, folder, out, *words):
    call = [sys.executable, "-m", "grading", "grade", zipped, folder, out]
    return [*map(str, call), "--jobs", "2", "--seconds", "60", *words]


def graded(*words):
    return subprocess.run(command(*words), cwd=ROOT, capture_output=True, text=True)


@pytest.mark.parametrize("folder", SETS, ids=[folder.name for folder in SETS])
def test_through_the_zip_a_wrong_answer_loses_points_on_its_own_question_only(folder, tmp_path):
    whole = sources.assignment(folder)
    zipped = autograder.write(whole, tmp_path / "a.zip")
    every = list(packs(whole))
    tasks = []
    for number, wrong in enumerate([{}, *every]):
        path = tmp_path / "class" / f"{number:02d}" / "n.ipynb"
        path.parent.mkdir(parents=True)
        path.write_text(handed_in(whole, with_wrong(whole, wrong)), encoding="utf8")
        tasks.append(submissions.Submission(f"{number:02d}", "", path))
    rows = runner.graded(zipped, tasks, tmp_path / "out", jobs=2, progress=False)
    for wrong, row in zip([{}, *every], rows, strict=True):
        assert row["status"] == "graded", row["note"]
        for one in checked(whole):
            found = row["questions"][one.slug]
            if one.slug in wrong:
                assert found["points"] < one.points, (one.slug, wrong[one.slug])
                assert found["mistake"] == wrong[one.slug], found["says"]
            else:
                assert found["points"] == pytest.approx(one.points, abs=1e-3), found["says"]


HOSTILE = {
    "crash": dict(more=["1 / 0"]),
    "endless": dict(more=["while True: pass"]),
    "hungry": dict(more=["block = bytearray(10**12)"]),
    "exit": dict(first=["import os\nos._exit(3)"]),
    "writes": dict(more=[f"open({str(ROOT / 'evil')!r}, 'w').write('x')"]),
    "network": dict(more=["import socket\nsocket.create_connection(('1.1.1.1', 53), 3)"]),
    "patches": dict(first=["import torch\ntorch.allclose = lambda *a, **k: True"]),
    "magics": dict(first=["!pip install numpy", "from google.colab import drive"]),
}


@pytest.fixture(scope="module")
def class_of_sixty(tmp_path_factory):
    """(assignment, zip, folder): 60 students, each with a notebook of their own."""
    whole = sources.assignment(CHAPTER)
    place = tmp_path_factory.mktemp("class")
    folder = place / "handed-in"
    folder.mkdir()
    notebooks = {f"right{n}": handed_in(whole, right(whole), [f"n = {n}"]) for n in range(4)}
    for number in range(2):
        others = {one.slug: list(one.right.values())[number] for one in checked(whole)}
        notebooks[f"other{number}"] = handed_in(whole, others)
    for name, cells in HOSTILE.items():
        notebooks[name] = handed_in(whole, right(whole), **cells)
    patched = with_wrong(whole, next(packs(whole)))
    notebooks["patches"] = handed_in(whole, patched, **HOSTILE["patches"])
    notebooks["untouched"] = handed_in(whole, {})
    notebooks["broken"] = '{"cells": ['
    notebooks["empty"] = ""
    other = sources.assignment(next(one for one in SETS if one != CHAPTER))
    notebooks["foreign"] = handed_in(other, right(other))
    singles = [(one.slug, name) for one in checked(whole) for name in one.wrong]
    for slug, name in singles[: 60 - len(notebooks)]:
        notebooks[f"{slug}!{name}"] = handed_in(whole, with_wrong(whole, {slug: name}))
    for student, text in notebooks.items():
        (folder / student).mkdir()
        (folder / student / f"Copy_of_{whole.slug}-exercises.ipynb").write_text(text, "utf8")
    assert len(notebooks) == 60
    return whole, autograder.write(whole, place / "a.zip"), folder


def test_a_class_of_sixty_is_graded_with_every_row_right_and_survives_a_kill(
    class_of_sixty, tmp_path
):
    whole, zipped, folder = class_of_sixty
    out = tmp_path / "out"
    process = subprocess.Popen(
        command(zipped, folder, out), cwd=ROOT, start_new_session=True, stderr=subprocess.DEVNULL
    )
    while len(list(out.glob("results/*.json"))) < 5 and process.poll() is None:
        time.sleep(0.5)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    kept = {path: path.stat().st_mtime_ns for path in out.glob("results/*.json")}
    begin = time.perf_counter()
    done = graded(zipped, folder, out)
    assert done.returncode == 0, done.stdout + done.stderr
    print(f"the rest of the class took {time.perf_counter() - begin:.0f} s")
    assert kept == {path: path.stat().st_mtime_ns for path in kept}, "started twice"

    rows = found_in(out)
    most = sum(one.points for one in checked(whole))
    assert len(rows) == 60 and not (ROOT / "evil").exists()
    for student, row in rows.items():
        points = {one.slug: float(row[one.slug]) for one in checked(whole)}
        if student.startswith(("right", "other")) or student in (
            "crash", "endless", "hungry", "writes", "network", "magics",
        ):  # fmt: skip
            assert row["status"] == "graded", (student, row["note"])
            assert float(row["total"]) == pytest.approx(most, abs=0.01), student
        elif "!" in student:
            slug, _, name = student.partition("!")
            expected = {one.slug: one.points for one in checked(whole) if one.slug != slug}
            assert {s: p for s, p in points.items() if s != slug} == pytest.approx(
                expected, abs=0.01
            ), student
            assert points[slug] < next(one.points for one in checked(whole) if one.slug == slug)
        elif student == "patches":
            wrong = next(packs(whole))
            assert all(points[one.slug] < one.points for one in checked(whole) if one.slug in wrong)
        else:
            assert float(row["total"]) == 0, student
    assert rows["exit"]["status"] == "stopped" and rows["exit"]["note"]
    assert "not a notebook" in rows["broken"]["note"]
    assert "not a notebook" in rows["empty"]["note"]
    assert "another notebook" in rows["foreign"]["note"]
    before = (out / "grades.csv").read_bytes()
    assert graded(zipped, folder, out).returncode == 0
    assert (out / "grades.csv").read_bytes() == before


def test_a_dask_cluster_of_two_workers_gives_the_same_grades(tmp_path):
    distributed = pytest.importorskip("distributed")
    whole = sources.assignment(CHAPTER)
    zipped = autograder.write(whole, tmp_path / "a.zip")
    for number in range(2):
        path = tmp_path / "class" / f"s{number}" / "n.ipynb"
        path.parent.mkdir(parents=True)
        path.write_text(handed_in(whole, right(whole), [f"n = {number}"]), "utf8")
    cluster = distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None)
    with cluster:
        address = cluster.scheduler_address
        done = graded(zipped, tmp_path / "class", tmp_path / "out", "--dask", address)
    assert done.returncode == 0, done.stdout + done.stderr
    assert {row["status"] for row in found_in(tmp_path / "out").values()} == {"graded"}
