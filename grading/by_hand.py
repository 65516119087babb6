"""Answers in words, which a person reads: a page to read them on, and a table for the points.

`by-hand.csv` has a line for each student and question. Whoever reads fills in the column `points`
and grades again: the points are kept, and from then on they count.
"""

from __future__ import annotations

import csv
import html
import io
from pathlib import Path

HEAD = ("student", "number", "question", "of", "points", "words")
Key = tuple[str, str, str]  # student, number, question


def given(out: Path) -> dict[Key, tuple[float, str]]:
    """The points in ``out``, each with the words they were given for. Raises ValueError."""
    path = out / "by-hand.csv"
    if not path.exists():
        return {}
    text = path.read_text(encoding="utf-8-sig")
    first = text.partition("\n")[0]
    lines = csv.DictReader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=first.count))
    if missing := [name for name in HEAD if name not in (lines.fieldnames or ())]:
        raise ValueError(f"{path} has no column {', '.join(missing)}: mend it, or move it away")
    found = {}
    for line in lines:
        if not (points := (line["points"] or "").strip().replace(",", ".")):
            continue
        try:
            value, most = float(points), float(line["of"].replace(",", "."))
        except ValueError:
            value, most = -1.0, 0.0
        who = f"{line['student']}, {line['question']}"
        if not 0 <= value <= most:
            raise ValueError(f"{path}: {points!r} for {who} is no number from 0 to {line['of']}")
        key = tuple((line[name] or "").removeprefix("'") for name in HEAD[:3])
        found[key] = value, line["words"] or ""
    return found


def counted(rows: list[dict], about: dict, points: dict[Key, tuple[float, str]]) -> dict:
    """Put the points into the rows; returns ``about`` with what was ``read``: it counts now.

    A question is read as soon as one of its answers has points. Who wrote nothing has 0 then, and
    whose words have no points yet is ``waiting``.
    """
    read = {question for _, _, question in points}
    number = {one["slug"]: one["number"] for one in about["questions"]}
    for row in rows:
        for slug, one in row["questions"].items():
            if slug not in read or one["points"] is not None:
                continue
            words = one.get("words", "")
            value, of = points.get((row["student"], row["number"], slug), (None, words))
            one["points"] = value if words or value is not None else 0.0
            if value is None and words:
                remark(row, f"question {number[slug]} is not read yet")
                row["waiting"] = True
            elif "".join(of.removeprefix("'").split()) != "".join(words.split()):
                remark(row, f"the answer to question {number[slug]} changed after it was read")
    questions = [one | {"read": one["slug"] in read} for one in about["questions"]]
    return about | {"questions": questions}


def remark(row: dict, text: str) -> None:
    row["note"] = "; ".join(filter(None, [row["note"], text]))


def lines(rows: list[dict], about: dict) -> list[list]:
    """The lines of `by-hand.csv`."""
    return [list(HEAD), *(
        [row["student"], row["number"], one["slug"], f"{one['points']:g}",
         "" if (points := row["questions"][one["slug"]]["points"]) is None else f"{points:g}",
         row["questions"][one["slug"]].get("words", "")]
        for one in about["questions"] if not one["answers"]
        for row in rows
    )]  # fmt: skip


def parts(rows: list[dict], about: dict) -> list[str]:
    """The page to read from: for each question its rubric, then what each student wrote."""
    made = [f"<h1>{html.escape(about['title'])}: to read</h1>",
            "<p>Write the points into <code>by-hand.csv</code> and grade again.</p>"]  # fmt: skip
    for one in about["questions"]:
        if one["answers"]:
            continue
        made.append(f"<h2>{one['number']}. {html.escape(one['title'])}, {one['points']:g} points</h2>"
                    f"<div class=words>{html.escape(one['rubric'])}</div>")  # fmt: skip
        for row in rows:
            words = row["questions"][one["slug"]].get("words", "")
            points = row["questions"][one["slug"]]["points"]
            mark = "" if points is None or not words else f": {points:g}"
            made.append(f"<h3>{html.escape(row['student'])}{mark}</h3>"
                        f"<div class=words>{html.escape(words or 'nothing')}</div>")  # fmt: skip
    return made
