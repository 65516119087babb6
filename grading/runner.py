"""Grades a class: every notebook in a sandbox of its own, several at once, with a progress bar.

Each result is written as soon as it is there. A run that was killed goes on where it stopped: what
was finished is read, and only what was under way is done again.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from concurrent.futures import Executor, ProcessPoolExecutor, as_completed
from pathlib import Path
from typing import NamedTuple

import nbformat
from tqdm.auto import tqdm

from grading import autograder, sandbox
from grading.submissions import Submission

UNTOUCHED = "not answered"
HERE = Path(__file__).resolve().parent.parent


class Task(NamedTuple):
    """All that grading one notebook needs, so that it can be done on another machine."""

    key: str
    zipped: bytes
    notebook: bytes
    limits: sandbox.Limits
    apart: bool
    hidden: tuple[str, ...] = ()


def graded(
    zipped: Path,
    submissions: Iterable[Submission],
    out: Path,
    jobs: int | None = None,
    executor: Executor | None = None,
    limits: sandbox.Limits = sandbox.Limits(),  # noqa: B008  a tuple
    apart: bool = True,
    hidden: Iterable[Path] = (),
    progress: bool = True,
) -> list[dict]:
    """A row for every submission, in their order. ``executor`` is local processes by default.

    What lies in the folders ``hidden`` and in ``out`` no notebook sees, if it is set ``apart``.
    """
    content = zipped.read_bytes()
    about = autograder.read(zipped)
    kept = out / "results"
    kept.mkdir(parents=True, exist_ok=True)
    rows: dict[int, dict] = {}
    tasks: dict[int, Task] = {}
    submissions = list(submissions)
    for place, one in enumerate(submissions):
        if one.path is None:
            rows[place] = refused(about, one.note)
            continue
        notebook = one.path.read_bytes()
        if reason := unfit(notebook, about):
            rows[place] = refused(about, reason)
            continue
        how = f"{limits}{apart}".encode()
        key = hashlib.sha256(b"\0".join([content, notebook, how])).hexdigest()[:32]
        if (kept / f"{key}.json").exists():
            rows[place] = json.loads((kept / f"{key}.json").read_text(encoding="utf8"))
            continue
        unseen = tuple(str(folder.resolve()) for folder in (out, *hidden))
        tasks[place] = Task(key, content, notebook, limits, apart, unseen)
    run_all(tasks, rows, kept, about, jobs, executor, progress, len(submissions))
    return [
        {"student": one.student, "number": one.number, "file": one.path.name if one.path else "",
         **rows[place],
         "note": "; ".join(dict.fromkeys(filter(None, [one.note, rows[place]["note"]])))}
        for place, one in enumerate(submissions)
    ]  # fmt: skip


def run_all(tasks, rows, kept, about, jobs, executor, progress, count) -> None:
    """Carry the tasks out, equal ones once, and write each result down."""
    if not tasks:
        return
    same: dict[str, list[int]] = {}
    for place, task in tasks.items():
        same.setdefault(task.key, []).append(place)
    own = executor is None
    if own:
        workers = jobs or os.cpu_count() or 1
        executor = ProcessPoolExecutor(workers, initializer=sandbox.die_with_parent)
    bar = tqdm(total=count, initial=count - len(tasks), unit="notebook", disable=not progress)
    try:
        under_way = {executor.submit(one, tasks[places[0]]): key for key, places in same.items()}
        for future in as_completed(under_way):
            key = under_way[future]
            try:
                outcome = future.result()
            except sandbox.SandboxError:
                raise
            except Exception as error:  # a worker that died: the class goes on
                why = f"the grader failed, so run the same command again: {error!r}"
                outcome = {"seconds": 0.0, "why": why, "tests": None}
            row = scored(outcome, about)
            if outcome["tests"] is not None or not outcome["why"].startswith("the grader failed"):
                written_text(kept / f"{key}.json", json.dumps(row, ensure_ascii=False))
            for place in same[key]:
                rows[place] = row
            bar.update(len(same[key]))
    finally:
        bar.close()
        if own:
            executor.shutdown(wait=False, cancel_futures=True)


def written_text(path: Path, text: str) -> None:
    """Write a file whole or not at all."""
    part = path.with_name(path.name + ".part")
    part.write_text(text, encoding="utf8")
    os.replace(part, path)


def unfit(notebook: bytes, about: dict) -> str:
    """Why these bytes are not a notebook of this assignment, or nothing."""
    try:
        content = nbformat.reads(notebook.decode("utf8"), as_version=4)
        code = "\n".join(cell.source for cell in content.cells if cell.cell_type == "code")
        rest = "\n".join(cell.source for cell in content.cells if cell.cell_type == "markdown")
    except Exception as error:
        return f"not a notebook: it cannot be read ({type(error).__name__})"
    titles = re.findall(r"(?m)^# Exercises (\d+) ·", rest)
    if titles and about["slug"].split("-")[0].lstrip("0") not in titles:
        return f"another notebook: its title says Exercises {titles[0]}, not {about['slug']}"
    names = [name for question in about["questions"] for name in question["answers"]]
    if not any(re.search(rf"\b{re.escape(name)}\b", code) for name in names):
        return f"another notebook: it names none of the answers of {about['slug']}"
    return ""


def one(task: Task) -> dict:
    """Grade one notebook: seconds, otter's tests or None, and why it ended early."""
    with tempfile.TemporaryDirectory(prefix="grade-") as folder:
        work = Path(folder)
        (work / "autograder.zip").write_bytes(task.zipped)
        (work / "submission.ipynb").write_bytes(task.notebook)
        (work / "out").mkdir()
        words = [sys.executable, "-m", "grading.inside", str(work / "autograder.zip"),
                 str(work / "submission.ipynb"), str(work / "out")]  # fmt: skip
        before = os.environ.get("PYTHONPATH", "")
        os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, [str(HERE), before]))
        begin = time.perf_counter()
        try:
            hidden = [Path(path) for path in task.hidden if Path(path).is_dir()]
            hidden = [path for path in hidden if path not in work.parents]
            ended = sandbox.run(words, work, task.limits, hidden, task.apart)
        finally:
            os.environ["PYTHONPATH"] = before
        seconds = time.perf_counter() - begin
        try:
            text = (work / "out" / "results.json").read_text(encoding="utf8")
            return {"seconds": seconds, "why": "", "tests": json.loads(text)["tests"]}
        except (OSError, ValueError, KeyError, TypeError):
            said = " ".join(ended.printed.strip().splitlines()[-1:])[:300]
            why = ended.why or f"the notebook ended its own kernel or broke it: {said}"
            return {"seconds": seconds, "why": why, "tests": None}


def scored(outcome: dict, about: dict) -> dict:
    """The row of a submission: points and what the tests say, question by question."""
    if outcome["tests"] is None:
        return refused(about, outcome["why"], "stopped", outcome["seconds"])
    by_name = {test.get("name"): test for test in outcome["tests"]}
    questions = {}
    for question in about["questions"]:
        if not question["answers"]:
            questions[question["slug"]] = {"points": None, "says": {}, "mistake": ""}
            continue
        found = by_name.get(question["slug"])
        if not found:
            broken = str(by_name.get("Autograder Error", {}).get("output", ""))[:300]
            why = "the notebook ended its own kernel before the tests" if not broken else broken
            return refused(about, why, "stopped", outcome["seconds"])
        says = messages(str(found.get("output", "")), question["tests"])
        points = min(max(float(found.get("score") or 0), 0.0), question["points"])
        questions[question["slug"]] = {
            "points": round(points, 4), "says": says, "mistake": mistake(says, question),
        }  # fmt: skip
    asked = [questions[one["slug"]] for one in about["questions"] if one["answers"]]
    note = "nothing is answered" if all(one["mistake"] == UNTOUCHED for one in asked) else ""
    return {"status": "graded", "seconds": round(outcome["seconds"], 1), "questions": questions,
            "note": note}  # fmt: skip


def refused(about: dict, why: str, status: str = "not graded", seconds: float = 0.0) -> dict:
    """The row of a submission that gets no points, with the reason."""
    questions = {
        one["slug"]: {"points": 0.0 if one["answers"] else None, "says": {}, "mistake": ""}
        for one in about["questions"]
    }
    return {"status": status, "seconds": round(seconds, 1), "questions": questions, "note": why}


def messages(output: str, sentences: dict[str, str]) -> dict[str, str]:
    """What each test says, out of otter's text: "" if it passes."""
    if "All test cases passed!" in output:
        return dict.fromkeys(sentences, "")
    places = {name: output.find(f"{text} result:") for name, text in sentences.items()}
    ends = sorted(place for place in places.values() if place >= 0) + [len(output)]
    found = {}
    for name, place in places.items():
        if place < 0:
            found[name] = "it was not run"
            continue
        block = output[place : ends[ends.index(place) + 1]]
        passed = "Test case passed" in block
        found[name] = "" if passed else flat(block.rpartition("AssertionError: ")[2])
    return found


def flat(message: str) -> str:
    """A message as otter gives it back: in one line, without quotes at its ends."""
    return " ".join(message.split()).strip("'")


def mistake(says: dict[str, str], question: dict) -> str:
    """The name of the known wrong answer, or of no answer, of which the tests say the same."""
    if any(says.values()) and says == {t: flat(m) for t, m in question["untouched"].items()}:
        return UNTOUCHED
    for name, wrong in question["wrong"].items():
        if {test: flat(text) for test, text in wrong["says"].items()} == says and any(
            says.values()
        ):
            return name
    return ""


def dask(address: str) -> tuple[Executor, Callable[[], None]]:
    """An executor on a Dask cluster, and what ends the connection."""
    from distributed import Client

    client = Client(address)
    return client.get_executor(), client.close
