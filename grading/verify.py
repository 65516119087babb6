"""Holds the tests of a question to its answers: right ones pass, wrong ones do not. No kernel."""

from __future__ import annotations

import ast
import contextlib
import io
import random
from collections.abc import Iterator
from pathlib import Path

from grading import checks
from grading.sources import Assignment, Question, SourceError, tests

RIGHT, WRONG = 2, 5  # answers of each kind, at least


def defined(setup: str, code: str) -> dict:
    """What a student's notebook holds after its setup and this cell."""
    space: dict = {"__name__": "answer"}
    with contextlib.redirect_stdout(io.StringIO()):
        exec(compile(setup, "setup", "exec"), space)
        seed(space)
        exec(compile(code, "answer", "exec"), space)
    return space


def seed(space: dict) -> None:
    """The same random numbers for every cell and every test."""
    random.seed(0)
    for name in ("np", "numpy"):
        if name in space:
            space[name].random.seed(0)
    if "torch" in space:
        space["torch"].manual_seed(0)


def outcomes(assignment: Assignment, question: Question, code: str) -> dict[str, str]:
    """For every test "" if it passes, otherwise what it says: the fingerprint of an answer."""
    space = defined(assignment.setup, code)
    answers = {name: space[name] for name in question.answers if name in space}
    source = f"{question.public}\n\n\n{question.hidden}"
    checks.SLOW.clear()
    held = dict(vars(checks))
    exec(compile(assignment.setup, "setup", "exec"), held)
    exec(compile(source, "tests", "exec"), held)
    found = {}
    for name in tests(source):
        seed(space)
        with contextlib.redirect_stdout(io.StringIO()):
            found[name] = checks.said(held[name], answers)
    return found


def faults(assignment: Assignment, question: Question) -> Iterator[str]:
    """What is wrong with a question, in sentences; nothing if it is sound."""
    if question.by_hand:
        if not question.rubric:
            yield "it is read by hand and has no `## Rubric`"
        return
    names = [*tests(question.public), *tests(question.hidden)]
    if not tests(question.public) or not tests(question.hidden):
        yield "it needs a public and a hidden test at least"
    body = ast.parse(question.public).body
    shown = [node for node in body if getattr(node, "name", "").startswith("test_")]
    if len(shown) < len(body):
        yield "public.py holds more than tests: names of students could disturb it"
    looked = {argument.arg for node in shown for argument in node.args.args}
    if unseen := [name for name in question.answers if name not in looked]:
        yield f"no public test looks at {', '.join(unseen)}, not even at its form"
    if len(names) != len(set(names)):
        yield "two of its tests have the same name"
    sentences = [*tests(question.public).values(), *tests(question.hidden).values()]
    if len(sentences) != len(set(sentences)):
        yield "two of its tests have the same sentence"
    if len(question.right) < RIGHT:
        yield f"it has {len(question.right)} other right answers, and needs {RIGHT}"
    if len(question.wrong) < WRONG:
        yield f"it has {len(question.wrong)} wrong answers, and needs {WRONG}"
    for name, code in {"solution": question.answer, **question.right}.items():
        for test, message in outcomes(assignment, question, code).items():
            if message:
                yield f"the right answer {name!r} fails {test}: {message}"
    failed: set[str] = set()
    start = outcomes(assignment, question, question.start)
    prints: dict[tuple, str] = {tuple(start.values()): "the untouched cell"}
    for name, code in question.wrong.items():
        if not question.reasons[name]:
            yield f"the wrong answer {name!r} has no sentence"
        try:
            found = outcomes(assignment, question, code)
        except Exception as error:
            yield f"the wrong answer {name!r} cannot be run: {type(error).__name__}: {error}"
            continue
        mine = {test for test, message in found.items() if message}
        if not mine:
            yield f"the wrong answer {name!r} passes every test"
        for test in mine:
            if "your code raised NameError" in found[test]:
                yield f"the wrong answer {name!r} fails {test} by a NameError: it is no mistake"
        failed |= mine
        if (other := prints.setdefault(tuple(found.values()), name)) != name:
            yield f"the tests cannot tell the wrong answers {other!r} and {name!r} apart"
    for test in names:
        if test not in failed:
            yield f"no wrong answer fails {test}"
    if not any(start.values()):
        yield "the cell that students start from passes every test"
    for line in question.answer.splitlines():
        if len(line) > 100:
            yield "a line of answer.py is longer than 100 characters"


def worth(question: Question, untouched: dict[str, str], wrong: list[dict]) -> dict[str, float]:
    """Points of each test, in proportion to how many wrong answers fail it, to 0.01.

    ``untouched`` and ``wrong`` are ``outcomes``. What the untouched cell passes is worth nothing.
    """
    failed = {test: sum(bool(says[test]) for says in wrong) for test in untouched}
    earned = {test: count for test, count in failed.items() if untouched[test]}
    points = {
        test: round(question.points * earned.get(test, 0) / sum(earned.values()), 2)
        for test in untouched
    }
    points[max(earned, key=earned.get)] += question.points - sum(points.values())
    return {test: round(value, 2) for test, value in points.items()}


def report(folder: Path, only: str | None = None) -> int:
    """Prints a line for each question; returns how many are not sound."""
    from grading.sources import assignment, some

    whole, bad = assignment(folder), 0
    for question in some(whole, only).questions if only else whole.questions:
        try:
            said = list(faults(whole, question))
        except SourceError as error:
            said = [str(error)]
        kind = "read by hand" if question.by_hand else (
            f"{len(tests(question.public))}+{len(tests(question.hidden))} tests, "
            f"{1 + len(question.right)} right, {len(question.wrong)} wrong"
        )  # fmt: skip
        print(f"{'FAULT' if said else 'sound'}  {whole.slug}/{question.slug}: {kind}")
        for sentence in said:
            print(f"       {sentence}")
        bad += bool(said)
    return bad
