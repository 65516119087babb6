"""What comes out of grading: grades.csv, gradebooks, a page for each student, a class report."""

from __future__ import annotations

import csv
import html
import io
import re
import statistics
from collections import Counter, defaultdict
from pathlib import Path

from grading import by_hand, exam
from grading.by_hand import boxed, shown
from grading.runner import written_text
from grading.scores import UNTOUCHED

UNDEFINED = "is not defined: run its cell"
EMPTY = ("still `...`", "not written yet", "is None", UNDEFINED, "is not run")
BOM = "\ufeff"  # so that a spreadsheet reads UTF-8
STYLE = """
body { font: 16px/1.5 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; } th, td { text-align: left; padding: .3rem .6rem;
border-bottom: 1px solid #ccc; vertical-align: top; } .words { white-space: pre-wrap;
border-left: 3px solid #0072b2; padding-left: .8rem; overflow-wrap: anywhere; }
td.n, th.n { text-align: right; }
.bar { background: #0072b2; height: .8rem; } .right { color: #00664b; } .wrong { color: #a03c00; }
"""


PAGE = """\
<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>{title}</title>
<style>{style}</style>{head}</head><body>
{body}
</body></html>
"""


def points(row: dict, question: dict) -> str:
    """A question's points as text; nothing where it is not read yet."""
    found = row["questions"][question["slug"]]["points"]
    return "" if found is None else shown(found)


def total(row: dict) -> float:
    return round(sum(one["points"] or 0.0 for one in row["questions"].values()), 4)


def of(row: dict, about: dict) -> float:
    """The points that this student could have had so far."""
    return sum(one["points"] for one in about["questions"] if points(row, one))


def remarks(row: dict) -> str:
    """What a student may know: the note of a row, with the first cell that ended in an error."""
    errors = [f"a cell ended in an error: {text}" for text in row.get("errors", ())[:1]]
    return "; ".join(filter(None, [row["note"], *errors]))


def most(about: dict) -> float:
    """The points that can be had: what is read by hand counts as soon as it is read."""
    return sum(one["points"] for one in about["questions"] if one["answers"] or one.get("read"))


def table(lines: list[list]) -> str:
    """Text of a CSV file. A cell that a spreadsheet would take for a formula is made harmless."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    for line in lines:
        writer.writerow([f"'{cell}" if str(cell)[:1] in ("=", "+", "-", "@") and
                         not re.fullmatch(r"[+-]?[\d.]*", str(cell)) else cell
                         for cell in line])  # fmt: skip
    return text.getvalue()


def grades(rows: list[dict], about: dict) -> str:
    """One line for each student, one column for each question."""
    questions = about["questions"]
    head = ["student", "number", "file", "status", "seconds", "total", "of",
            *(one["slug"] for one in questions), "note"]  # fmt: skip
    return table([head, *(
        [row["student"], row["number"], row["file"], row["status"], f"{row['seconds']:.1f}",
         shown(total(row)), shown(of(row, about)), *(points(row, one) for one in questions),
         "; ".join(filter(None, [remarks(row), *by_hand.waits(row)]))]
        for row in rows
    )])  # fmt: skip


def canvas(rows: list[dict], about: dict) -> str:
    """For Canvas: Grades, Import. The first line after the head holds the possible points."""
    head = ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", about["title"]]
    possible = ["    Points Possible", "", "", "", "", shown(most(about))]
    lines = [[row["student"], row["number"], "", "", "", exported(row)] for row in rows]
    return table([head, possible, *lines])


def exported(row: dict) -> str:
    """The points for a gradebook: an empty cell where any are not given yet, which is no zero."""
    return shown(total(row)) if row["status"] == "graded" and not by_hand.waits(row) else ""


def moodle(rows: list[dict], about: dict) -> str:
    """For Moodle: the offline grading worksheet of an assignment."""
    head = ["Identifier", "Full name", "Status", "Grade", "Maximum Grade", "Grade can be changed",
            "Last modified (submission)", "Last modified (grade)", "Feedback comments"]  # fmt: skip
    lines = [
        [f"Participant {row['number']}" if row["number"] else "", row["student"],
         "", exported(row), shown(most(about)), "Yes", "-", "-", remarks(row)]
        for row in rows
    ]  # fmt: skip
    return table([head, *lines])


def feedback(row: dict, about: dict) -> str:
    """A page for one student: every question, every test, and what it says."""
    unread = unread_questions(row, about)
    parts = [
        f"<h1>{html.escape(about['title'])}</h1>",
        f"<p>{html.escape(row['student'])}: {shown(total(row))} of {shown(of(row, about))} points."
        + "".join(f" Question {one['number']} is not read yet." for one in unread) + "</p>",
    ]  # fmt: skip
    if row["note"]:
        parts.append(f"<p class=wrong>{html.escape(row['note'])}</p>")
    if errors := row.get("errors"):
        parts.append("<p>These cells ended in an error, so what they define is missing:</p><ul>")
        parts += [f"<li><code>{html.escape(text)}</code></li>" for text in errors] + ["</ul>"]
    for question in about["questions"]:
        found = row["questions"][question["slug"]]
        given = f"{points(row, question)} of {shown(question['points'])}"
        if found["points"] is None:
            given = "not read yet"
            if question not in unread:
                continue
        parts.append(f"<h2>{question['number']}. {html.escape(question['title'])}: {given}</h2>")
        parts += in_words(found, question)
        lines = []
        for name, sentence in question["tests"].items():
            if name in found["says"]:
                message = found["says"][name]
                kind, mark = ("wrong", "not yet") if message else ("right", "right")
                worth = question["worth"].get(name, 0)
                lines.append(
                    f"<tr><td>{html.escape(sentence)}</td><td class=n>{shown(worth)}</td>"
                    f"<td class={kind}>{mark}</td><td>{html.escape(message)}</td></tr>"
                )
        if lines:
            head = "<tr><th>test</th><th class=n>points</th><th></th><th></th></tr>"
            parts.append(f"<table>{head}{''.join(lines)}</table>")
    return page(f"{row['student']}: {about['title']}", parts)


def unread_questions(row: dict, about: dict) -> list[dict]:
    """The questions that somebody still has to read: none of a notebook that nobody can read."""
    unread = [one for one in about["questions"] if not points(row, one)]
    graded = row["status"] == "graded"
    return [one for one in unread if graded or row["questions"][one["slug"]].get("words")]


def in_words(found: dict, question: dict) -> list[str]:
    """What a student wrote, and as soon as it is read the comment and the rubric."""
    parts = [boxed(found["words"])] if found.get("words") else []
    if found.get("comment"):
        parts += ["<h3>Comment</h3>", boxed(found["comment"])]
    if found["points"] is not None and question["rubric"]:
        parts += ["<h3>How points are given</h3>", boxed(question["rubric"])]
    return parts


def report(rows: list[dict], about: dict) -> str:
    """The class: how points spread, question by question, and which mistakes are frequent."""
    handed = [row for row in rows if row["status"] == "graded"]
    totals = [total(row) for row in handed if not by_hand.waits(row)]
    seconds = statistics.median([row["seconds"] for row in handed] or [0])
    parts = [f"<h1>{html.escape(about['title'])}: the class</h1>",
             f"<p>{len(rows)} students, {len(handed)} notebooks graded; {seconds:.1f} seconds each "
             "(median).</p>", spread(totals, most(about))]  # fmt: skip
    for question in about["questions"]:
        found = [row["questions"][question["slug"]] for row in handed]
        values = [one["points"] for one in found if one["points"] is not None]
        parts.append(f"<h2>{question['number']}. {html.escape(question['title'])}</h2>")
        parts.append(spread(values, question["points"]) if values else "<p>Not read yet.</p>")
        lines = [
            f"<tr><td class=n>{len(names)}</td><td>{text}<details><summary>who</summary>"
            f"{html.escape(', '.join(names))}</details></td></tr>"
            for text, names in mistakes(handed, question)
        ]
        if lines:
            parts.append("<table><tr><th class=n>students</th><th>mistake</th></tr>"
                         + "".join(lines) + "</table>")  # fmt: skip
    left = [row for row in rows if row["status"] != "graded"]
    if left:
        parts.append("<h2>Not graded</h2><table>" + "".join(
            f"<tr><td>{html.escape(row['student'])}</td><td>{html.escape(row['note'])}</td></tr>"
            for row in left
        ) + "</table>")  # fmt: skip
    return page(f"{about['title']}: the class", parts)


def mistakes(rows: list[dict], question: dict) -> list[tuple[str, list[str]]]:
    """Mistakes, as HTML, with who made them: known ones, what else the tests say, no answer."""
    named, other, rest = defaultdict(list), defaultdict(list), defaultdict(list)
    for row in rows:
        found = row["questions"][question["slug"]]
        says = [text for text in found["says"].values() if text]
        if found["mistake"] == UNTOUCHED:
            rest[UNTOUCHED].append(row["student"])
        elif name := found["mistake"]:
            reason = html.escape(question["wrong"][name]["reason"])
            named[f"<b>{html.escape(name)}</b>: {reason}"].append(row["student"])
        else:
            if row.get("errors") and any(UNDEFINED in text for text in says):
                rest["a cell ended in an error"].append(row["student"])
            for text in dict.fromkeys(says):
                if not any(word in text for word in EMPTY):
                    other[html.escape(text)].append(row["student"])
    frequent = [sorted(kind.items(), key=lambda one: -len(one[1]))[:5] for kind in (named, other)]
    return [*frequent[0], *frequent[1], *rest.items()]


SHARES = {
    "none": lambda share: share <= 0, "up to a quarter": lambda share: share <= 0.25,
    "up to a half": lambda share: share <= 0.5, "up to three quarters": lambda share: share <= 0.75,
    "more": lambda share: share < 0.999, "all": lambda share: True,
}  # fmt: skip


def spread(values: list[float], largest: float) -> str:
    """Mean and median, and how many have which share of the points, as bars."""
    shares = [value / largest for value in values]
    counts = Counter(next(name for name, fits in SHARES.items() if fits(s)) for s in shares)
    lines = [
        f"<tr><td>{name}</td><td class=n>{counts[name]}</td><td style='width:60%'><div class=bar "
        f"style='width:{100 * counts[name] / max(1, len(values)):.0f}%'></div></td></tr>"
        for name in SHARES
    ]
    head = "<tr><th>points</th><th class=n>students</th><th></th></tr>"
    values = values or [0.0]
    mean, median = statistics.mean(values), statistics.median(values)
    said = f"<p>Of {shown(largest)} points: mean {mean:.2f}, median {median:.2f}.</p>"
    return f"{said}<table>{head}{''.join(lines)}</table>"


def page(title: str, parts: list[str], head: str = "") -> str:
    body = "\n".join(parts)
    return PAGE.format(title=html.escape(title), style=STYLE, head=head, body=body)


def write(rows: list[dict], about: dict, out: Path) -> list[str]:
    """All of it, each file whole or not at all; returns what the reader has to know.

    `by-hand.csv` is read just before it is written, since points may be typed while a run grades.
    """
    counting = [one["slug"] for one in about["questions"]]
    rows = [row | {"questions": {slug: row["questions"][slug] for slug in counting}}
            for row in rows]  # fmt: skip
    sheet = by_hand.given(out, about)
    about = by_hand.counted(rows, about, sheet)
    if any(not one["answers"] for one in about["questions"]):
        put(out / "by-hand.csv", BOM + table(by_hand.lines(rows, about, sheet)))
        put(out / "by-hand.html", page("to read", by_hand.parts(rows, about), exam.FORMULAS))
        exam.mathjax(out)
    put(out / "grades.csv", BOM + grades(rows, about))
    put(out / "canvas.csv", canvas(rows, about))
    put(out / "moodle.csv", moodle(rows, about))
    put(out / "report.html", report(rows, about))
    (out / "feedback").mkdir(exist_ok=True)
    used: Counter = Counter()
    written = set()
    for row in rows:
        name = re.sub(r"[^\w.-]+", "_", f"{row['student']}_{row['number']}").strip("_") or "student"
        used[name] += 1
        name += f"_{used[name]}" if used[name] > 1 else ""
        put(out / "feedback" / f"{name}.html", feedback(row, about))
        written.add(f"{name}.html")
    for path in (out / "feedback").glob("*.html"):  # of students who are no more in the class
        if path.name not in written:
            path.unlink()
    return by_hand.said(rows, about, sheet)


def put(path: Path, text: str) -> None:
    """Write a file. What no file can hold, as half of a surrogate pair in a notebook, is a `?`."""
    written_text(path, text.encode("utf8", "replace").decode("utf8"))
