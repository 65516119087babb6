"""From a notebook, and what otter says of it, to points and mistakes: the row of a submission."""

from __future__ import annotations

import re

import nbformat

from grading import build

UNTOUCHED = "not answered"


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


def in_words(notebook: bytes, about: dict) -> dict[str, str]:
    """What a student wrote to the questions that are read by hand."""
    content = nbformat.reads(notebook.decode("utf8"), as_version=4)
    return {
        one["slug"]: build.words(content, one["number"])
        for one in about["questions"]
        if not one["answers"]
    }


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
            "note": note, "errors": outcome["errors"]}  # fmt: skip


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
