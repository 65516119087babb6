"""The autograder of an assignment: a zip for `make grade`, for otter and for Gradescope.

otter-grader makes the zip and runs it. Each test of a question becomes a test case of otter's that
calls ``checks.said``. Beside otter's own files lies `assignment.json`: the questions, and what the
tests say of every wrong answer we know.
"""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
import zipfile
from pathlib import Path

from grading import checks, verify
from grading.sources import Assignment, Question, chosen, needed, tests

MADE = (2020, 1, 1, 0, 0, 0)  # the time of every file, so that the same sources give the same zip
MADE_IN = Path("_build", "exercises")  # where `make exercises` puts them
REQUIREMENTS = ["torch", "numpy", "sympy", "scikit-learn", "matplotlib"]
FRAME = """\
import random
import sys

from otter.test_files import test_case

OK_FORMAT = False
name = {slug!r}
points = None
SOURCE = {source!r}
HELD = {{}}
exec(compile(SOURCE, name, "exec"), HELD)  # by itself: its names cannot meet those of otter


def graded(test, env):
    random.seed(0)
    for module, function in (("numpy.random", "seed"), ("torch", "manual_seed")):
        if module in sys.modules:
            getattr(sys.modules[module], function)(0)
    message = HELD["said"](test, env)
    assert not message, message


def case(test, points, hidden):
    return test_case(name=test.__doc__.splitlines()[0], points=points, hidden=hidden)(
        lambda env: graded(test, env)
    )


{cases}
"""


def test_file(assignment: Assignment, question: Question, worth: dict[str, float]) -> str:
    """The tests of one question, as a file for otter."""
    both = f"{question.public}\n\n\n{question.hidden}"
    library = Path(checks.__file__).read_text(encoding="utf8")
    shown = tests(question.public)
    cases = "\n".join(
        f'case_{n} = case(HELD["{test}"], {worth[test]!r}, {test not in shown})'
        for n, test in enumerate(worth, 1)
    )
    source = "\n\n".join([assignment.setup, needed(both + "\nsaid", library), both])
    return FRAME.format(slug=question.slug, source=source, cases=cases)


def described(assignment: Assignment) -> dict:
    """What the runner must know: questions, points, and the fingerprints of wrong answers."""
    questions = []
    for number, one in enumerate(assignment.questions, 1):
        both = tests(one.public) | tests(one.hidden)
        wrong = {
            name: {"reason": one.reasons[name], "says": verify.outcomes(assignment, one, code)}
            for name, code in one.wrong.items()
        }
        untouched = verify.outcomes(assignment, one, one.start) if one.answers else {}
        says = [found["says"] for found in wrong.values()]
        questions.append({
            "slug": one.slug, "number": number, "title": one.title, "points": one.points,
            "graded": one.graded, "prompt": one.prompt, "rubric": one.rubric,
            "answers": list(one.answers), "tests": both, "public": list(tests(one.public)),
            "worth": verify.worth(one, untouched, says) if one.answers else {},
            "untouched": untouched, "wrong": wrong,
        })  # fmt: skip
    return {"slug": assignment.slug, "title": assignment.title, "questions": questions}


def write(assignment: Assignment, path: Path) -> Path:
    """Write the zip."""
    from otter.generate import main as generate

    path.parent.mkdir(parents=True, exist_ok=True)
    about = described(assignment)
    worth = {one["slug"]: one["worth"] for one in about["questions"]}
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        os.mkdir("tests")
        for one in assignment.questions:
            if not one.by_hand:
                code = test_file(assignment, one, worth[one.slug])
                Path("tests", f"{one.slug}.py").write_text(code, "utf8")
        Path("requirements.txt").write_text("\n".join(REQUIREMENTS), "utf8")
        Path("otter_config.json").write_text(json.dumps({"show_hidden": False}), "utf8")
        generate(tests_dir="tests", output_path="made.zip", requirements="requirements.txt",
                 config="otter_config.json", no_environment=True)  # fmt: skip
        with zipfile.ZipFile("made.zip") as made:
            files = {name: made.read(name) for name in made.namelist()}
    files["assignment.json"] = json.dumps(about, indent=1, ensure_ascii=False).encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, MADE)
            entry.external_attr = (
                0o755 << 16 if name in ("run_autograder", "setup.sh") else 0o644 << 16
            )
            archive.writestr(entry, files[name], zipfile.ZIP_DEFLATED)
    return path


def some(about: dict, names: str | None) -> dict:
    """A description with some questions: those that are ``graded``, or `slug,slug`."""
    if not names:
        return about
    wanted = chosen(about["slug"], {q["slug"]: q["graded"] for q in about["questions"]}, names)
    return about | {"questions": [one for one in about["questions"] if one["slug"] in wanted]}


def read(path: Path) -> dict:
    """The description in a zip. Raises ValueError for another zip."""
    try:
        with zipfile.ZipFile(path) as archive:
            return json.loads(archive.read("assignment.json"))
    except (OSError, KeyError, zipfile.BadZipFile) as error:
        near = ", ".join(str(one) for one in sorted(MADE_IN.glob("*.zip")))
        there = f"There are {near}." if near else "`make exercises` makes them."
        raise ValueError(f"{path} is no autograder ({error}). {there}") from None
