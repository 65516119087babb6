"""Grades a class: every notebook in a sandbox of its own, several at once, with a progress bar.

Each result is written as soon as it is there. A run that was killed goes on where it stopped: what
was finished is read, and only what was under way is done again.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import json
import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor, as_completed
from pathlib import Path
from typing import NamedTuple

from tqdm.auto import tqdm

from grading import autograder, sandbox, scores
from grading.submissions import Submission, temporary

HERE = Path(__file__).resolve().parent.parent


class Task(NamedTuple):
    """All that grading one notebook needs, so that it can be done on another machine."""

    key: str
    zipped: bytes
    notebook: bytes
    limits: sandbox.Limits
    apart: bool


def graded(
    zipped: Path,
    submissions: Iterable[Submission],
    out: Path,
    jobs: int | None = None,
    executor: Executor | None = None,
    limits: sandbox.Limits = sandbox.Limits(),  # noqa: B008  a tuple
    apart: bool = True,
    progress: bool = True,
) -> list[dict]:
    """A row for every submission, in their order. ``executor`` is local processes by default."""
    content = zipped.read_bytes()
    about = autograder.read(zipped)
    kept = out / "results"
    kept.mkdir(parents=True, exist_ok=True)
    rows: dict[int, dict] = {}
    tasks: dict[int, Task] = {}
    submissions = list(submissions)
    words: dict[int, dict[str, str]] = {}
    for place, one in enumerate(submissions):
        if one.path is None:
            rows[place] = scores.refused(about, one.note)
            continue
        notebook = one.path.read_bytes()
        if reason := scores.unfit(notebook, about):
            rows[place] = scores.refused(about, reason)
            continue
        words[place] = scores.in_words(notebook, about)
        how = f"{limits}{apart}".encode()
        key = hashlib.sha256(b"\0".join([content, notebook, how])).hexdigest()[:32]
        if (kept / f"{key}.json").exists():
            rows[place] = json.loads((kept / f"{key}.json").read_text(encoding="utf8"))
            continue
        tasks[place] = Task(key, content, notebook, limits, apart)
    run_all(tasks, rows, kept, about, jobs, executor, progress, len(submissions))
    return [
        {"student": one.student, "number": one.number, "file": one.path.name if one.path else "",
         **rows[place],
         "note": "; ".join(dict.fromkeys(filter(None, [one.note, rows[place]["note"]]))),
         "questions": {slug: found | {"words": words.get(place, {}).get(slug, "")}
                       for slug, found in rows[place]["questions"].items()}}
        for place, one in enumerate(submissions)
    ]  # fmt: skip


@contextlib.contextmanager
def alone(out: Path, slug: str) -> Iterator[None]:
    """Hold the folder ``out`` for one run of one assignment. Raises ValueError if it is taken."""
    kept = out / "results"
    kept.mkdir(parents=True, exist_ok=True)
    mark = kept / "assignment.txt"
    if mark.exists() and (other := mark.read_text(encoding="utf8")) != slug:
        raise ValueError(f"{out} holds the grades of {other}: name another folder for {slug}")
    with open(kept / "lock", "w") as lock:
        for wait in (0.2, 0.5, 1, 2, None):  # the workers of a run just killed end, too
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if wait is None:
                    raise ValueError(f"another run writes into {out}: let it end") from None
                time.sleep(wait)
        try:
            yield
            if any(kept.glob("*.json")):
                mark.write_text(slug, encoding="utf8")
        finally:
            fcntl.flock(lock, fcntl.LOCK_UN)


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
            row = scores.scored(outcome, about)
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


def one(task: Task) -> dict:
    """Grade one notebook: seconds, otter's tests or None, and why it ended early."""
    with temporary() as folder:
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
            ended = sandbox.run(words, work, task.limits, task.apart)
        finally:
            os.environ["PYTHONPATH"] = before
        seconds = time.perf_counter() - begin
        try:
            text = (work / "out" / "results.json").read_text(encoding="utf8")
            errors = json.loads((work / "out" / "errors.json").read_text(encoding="utf8"))
            tests = json.loads(text)["tests"]
            return {"seconds": seconds, "why": "", "tests": tests, "errors": errors[:5]}
        except (OSError, ValueError, KeyError, TypeError):
            said = " ".join(ended.printed.strip().splitlines()[-1:])[:300]
            why = ended.why or f"the notebook ended its own kernel or broke it: {said}"
            return {"seconds": seconds, "why": why, "tests": None}


def dask(address: str) -> tuple[Executor, Callable[[], None]]:
    """An executor on a Dask cluster, and what ends the connection."""
    from distributed import Client

    client = Client(address)
    return client.get_executor(), client.close
