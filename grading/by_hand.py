"""Answers in words, which a person reads: a page to read them on, and a table for the points.

`by-hand.csv` has a line for each student and question. Whoever reads fills in `points` and
`comment`, and grades again: both are kept, and so is every column that the reader adds. `version`
names the words that a line shows; `read` holds the points with the version they were given for,
since points count for that version only.
"""

from __future__ import annotations

import codecs
import csv
import hashlib
import html
import io
import math
import re
from pathlib import Path
from typing import NamedTuple

NEEDED = ("student", "number", "question", "points", "words")
HEAD = ("student", "number", "question", "of", "points", "comment", "words", "version", "read")
NOTHING = "nothing"  # the version of no words
Key = tuple[str, str, str]  # student, number, question
csv.field_size_limit(10**9)  # an answer may be long


class Sheet(NamedTuple):
    """What `by-hand.csv` holds: its lines, and the names of the columns that the reader added."""

    lines: dict[Key, dict]
    own: list[str]


def key(student: str, number: str, question: str) -> Key:
    """A spreadsheet drops the zeros at the front of a number."""
    return student, number.lstrip("0"), question


def asked(rows: list[dict], about: dict) -> list[tuple[dict, dict, Key]]:
    """Each question that is read by hand with each row, and the key of its line."""
    return [
        (one, row, key(row["student"], row["number"], one["slug"]))
        for one in about["questions"] if not one["answers"]
        for row in rows
    ]  # fmt: skip


def shown(points: float) -> str:
    return f"{round(points, 2):g}"


# -- what was typed --------------------------------------------------------------------------------


def given(out: Path, about: dict) -> Sheet:
    """What stands in `by-hand.csv` in ``out``. Raises ValueError."""
    path = out / "by-hand.csv"
    if not path.exists():
        return Sheet({}, [])
    head, *body = cells(path) or [[]]
    if missing := [name for name in NEEDED if name not in head]:
        raise ValueError(f"{path} has no column {', '.join(missing)}: mend it, or move it away")
    places = {name: head.index(name) for name in HEAD if name in head}
    own = [place for place in range(len(head)) if place not in places.values()]
    own = [place for place in own if any(line[place] for line in (head, *body))]
    most = {one["slug"]: one["points"] for one in about["questions"]}
    found: dict[Key, dict] = {}
    for cell in body:
        line = {name: cell[places[name]] if name in places else "" for name in HEAD}
        line["own"] = [cell[place] for place in own]
        line["read"] = marked(line)
        other = found.setdefault(key(*(line[name] for name in HEAD[:3])), line)
        if fault := wrong(line, other, most.get(line["question"], math.inf)):
            raise ValueError(f"{path}: {fault}")
        if not typed(other):
            other |= line
    return Sheet(found, [head[place] for place in own])


def wrong(line: dict, other: dict, most: float) -> str:
    """What is wrong with a line, or nothing. ``other`` has the same key, ``most`` is the points
    that can be had: the assignment's, not what the file says."""
    who, points = f"{line['student']}, {line['question']}", value(line["points"])
    if points is not None and not 0 <= points <= most:
        return f"{line['points']!r} for {who} is no number from 0 to {most:g}"
    if typed(line) and typed(other) and typed(line) != typed(other):
        return f"{who} is there twice, with different points or comments: leave one line"
    return ""


def cells(path: Path) -> list[list[str]]:
    """The lines of a table that a spreadsheet saved, all of one length. Raises ValueError."""
    text = re.sub(r'\A"?sep=[^\r\n]*[\r\n]+', "", decoded(path), flags=re.IGNORECASE)
    parted = max(",;\t", key=text.partition("\n")[0].count)
    try:
        found = [line for line in csv.reader(io.StringIO(text, newline=""), delimiter=parted)
                 if any(line)]  # fmt: skip
    except csv.Error as error:
        raise ValueError(f"{path} cannot be read ({error}): save it as CSV UTF-8") from None
    width = max(map(len, found), default=0)
    plain = re.compile("^'(?=[=+@-])")  # reports.table put it there
    return [[plain.sub("", cell) for cell in line] + [""] * (width - len(line)) for line in found]


def decoded(path: Path) -> str:
    """The text of a file, in any encoding that spreadsheets write. Raises ValueError."""
    content = path.read_bytes()
    wide = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ["utf-16"] if wide else ["utf-8-sig", "cp1252"]:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            pass
    raise ValueError(f"{path} cannot be read: save it as CSV UTF-8")


def value(text: str) -> float | None:
    """Points as somebody typed them: None if nothing is there, NaN if it is no number."""
    text = text.strip().replace(",", ".")
    try:
        return float(text) if text else None
    except ValueError:
        return math.nan


def typed(line: dict) -> list[str]:
    """What the reader wrote into a line; empty if nothing."""
    found = [line["points"].strip(), line["comment"], *line["own"]]
    return found if any(found) else []


def version(words: str) -> str:
    """A short name of what a student wrote: no spreadsheet takes it for a number or changes it."""
    plain = "".join(words.split()).encode("utf8", "replace")
    return f"v{hashlib.sha256(plain).hexdigest()[:8]}" if plain else NOTHING


def marked(line: dict) -> str:
    """The column `read`: points typed anew were given for the words that the line shows."""
    if (points := value(line["points"])) is None:
        return ""
    begin = f"{points:g} for "
    if line["read"].startswith(begin):
        return line["read"]
    return begin + (line["version"] or version(line["words"]))


# -- what it means ---------------------------------------------------------------------------------


def counted(rows: list[dict], about: dict, sheet: Sheet) -> dict:
    """Put points and comments into the rows; returns ``about`` with what is ``read``: it counts.

    A question is read as soon as one of its answers here has points. Who wrote nothing has 0 then.
    """
    every = [(one, row, sheet.lines.get(who)) for one, row, who in asked(rows, about)]
    read = {one["slug"] for one, _, line in every if line and line["read"]}
    for one, row, line in every:
        if one["slug"] in read:
            found = row["questions"][one["slug"]]
            found |= judged(line or {"read": "", "comment": ""}, found.get("words", ""), one)
    questions = [one | {"read": one["slug"] in read} for one in about["questions"]]
    return about | {"questions": questions}


def judged(line: dict, words: str, question: dict) -> dict:
    """Points and comment of an answer, or why it ``waits``."""
    if line["read"].endswith(f" for {version(words)}"):
        return {"points": value(line["points"]), "comment": line["comment"]}
    if line["read"]:
        return {"waits": f"the answer to question {question['number']} changed after it was read"}
    if words:
        return {"waits": f"question {question['number']} is not read yet"}
    return {"points": 0.0, "comment": line["comment"]}


def waits(row: dict) -> list[str]:
    """What the reader has to do for a row, in sentences: nothing of it is for the student."""
    return [one["waits"] for one in row["questions"].values() if one.get("waits")]


def strangers(rows: list[dict], about: dict, sheet: Sheet) -> list[dict]:
    """The lines that belong to no submission here."""
    here = {who for _, _, who in asked(rows, about)}
    return [line for who, line in sheet.lines.items() if who not in here]


def said(rows: list[dict], about: dict, sheet: Sheet) -> list[str]:
    """What the reader has to know, in sentences."""
    made = []
    for one in about["questions"]:
        name = f"Question {one['number']}, {one['title']}:"
        found = [(row["student"], row["questions"][one["slug"]]) for row in rows]
        answers = [answer for _, answer in found if answer.get("words")]
        read = sum(answer["points"] is not None for answer in answers)
        if read < len(answers):
            made.append(f"{name} {read} of {len(answers)} answers read. "
                        "See by-hand.html, write into by-hand.csv.")  # fmt: skip
        changed = [student for student, answer in found if "changed" in answer.get("waits", "")]
        if changed:
            made.append(f"{name} the answer changed after it was read: {', '.join(changed)}. "
                        "Type other points, or empty the cell `read`.")  # fmt: skip
    if kept := strangers(rows, about, sheet):
        names = [f"{line['student']} {line['number']}".strip() for line in kept]
        names = [*dict.fromkeys(names)]
        more = f" and {len(names) - 5} more" if len(names) > 5 else ""
        count = "1 line of by-hand.csv has no submission here: it is kept"
        if len(kept) > 1:
            count = f"{len(kept)} lines of by-hand.csv have no submission here: they are kept"
        made.append(f"{count} ({', '.join(names[:5])}{more}).")
    return made


# -- what is written -------------------------------------------------------------------------------


def lines(rows: list[dict], about: dict, sheet: Sheet) -> list[list]:
    """The lines of `by-hand.csv`; at the end those that belong to no submission here."""
    empty = dict.fromkeys(HEAD, "") | {"own": [""] * len(sheet.own)}
    made = []
    for one, row, who in asked(rows, about):
        words = row["questions"][one["slug"]].get("words", "")
        made.append(sheet.lines.get(who, empty) | {
            "student": row["student"], "number": row["number"], "question": one["slug"],
            "of": shown(one["points"]), "words": words, "version": version(words),
        })  # fmt: skip
    made += strangers(rows, about, sheet)
    return [[*HEAD, *sheet.own]] + [[line[name] for name in HEAD] + line["own"] for line in made]


def parts(rows: list[dict], about: dict) -> list[str]:
    """The page to read from: each question with its rubric, then what each student wrote."""
    made = [
        f"<h1>{html.escape(about['title'])}: to read</h1>",
        "<p>Write points and comments into <code>by-hand.csv</code>, grade again.</p>",
    ]
    for one in about["questions"]:
        if one["answers"]:
            continue
        made.append(
            f"<h2>{one['number']}. {html.escape(one['title'])}, {shown(one['points'])} "
            f"points</h2>{boxed(one['prompt'])}<h3>Rubric</h3>{boxed(one['rubric'])}"
        )
        for row in rows:
            found = row["questions"][one["slug"]]
            mark = "" if found["points"] is None else f": {shown(found['points'])}"
            mark = f": {found['waits']}" if found.get("waits") else mark
            nothing = "nothing" if row["status"] == "graded" else row["note"]
            made.append(
                f"<h3>{html.escape(row['student'] + mark)}</h3>"
                f"{boxed(found.get('words') or nothing)}"
            )
    return made


def boxed(text: str) -> str:
    return f"<div class=words>{html.escape(text)}</div>"
