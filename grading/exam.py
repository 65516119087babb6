"""Exams with numbers of each student's own: papers to print, and the key.

A bank is a file `teaching/exams/NN_slug.py`. Each question is a function `ask_NAME(draw)`: from a
``random.Random`` it draws its parameters and returns ``Asked(text, answer)``. Its docstring is
`Title · minutes · points`, and below it a note for the marker: `2 for …; 1 for …`, which sum to
the points. `again_NAME(draw)` computes the same answer by another route; a test holds the two
equal.
"""

from __future__ import annotations

import csv
import hashlib
import html
import importlib.util
import inspect
import io
import random
import re
import shutil
from collections.abc import Callable, Iterable
from importlib import resources
from pathlib import Path
from typing import NamedTuple

from grading.sources import SourceError

SPACE = 1.5  # centimetres to write in, for each point
WORDS = "no one two three four five six seven eight nine".split()


class Asked(NamedTuple):
    """The text of a question, in Markdown with `$…$`, and its answer: a number, or words.

    The answer is wanted to ``digits`` decimals. Up to ``within`` from the key is right (one unit
    of the last digit if absent): so far leads who rounds every step to ``keep`` decimals
    (``digits + 2`` if absent). A test rounds that way. ``within`` and ``keep`` belong to the
    question: they are the same for every student.
    """

    text: str
    answer: float | str
    digits: int = 2
    within: float | None = None
    keep: int | None = None

    @property
    def key(self) -> str:
        return self.answer if isinstance(self.answer, str) else f"{self.answer:.{self.digits}f}"

    @property
    def margin(self) -> str:
        """How far from the key a number may lie; nothing where the answer is words."""
        if isinstance(self.answer, str):
            return ""
        return f"{self.within or 10**-self.digits:g}"

    @property
    def decimals(self) -> int:
        """How many to keep on the way."""
        return self.digits + 2 if self.keep is None else self.keep

    @property
    def precision(self) -> str:
        if isinstance(self.answer, str):
            return ""
        return (
            f"Keep at least {WORDS[self.decimals]} decimals on the way. "
            f"A number within {self.margin} of the key is right."
        )


class Item(NamedTuple):
    """A question of a bank. ``again`` is None where the answer is words."""

    name: str
    title: str
    minutes: int
    points: int
    note: str
    ask: Callable[[random.Random], Asked]
    again: Callable[[random.Random], float] | None


def bank(path: Path) -> list[Item]:
    """The questions in a file, in its order. Raises ``SourceError``."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    if spec is None or not path.exists():
        raise SourceError(f"there is no bank {path}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    found = []
    functions = inspect.getmembers(module, inspect.isfunction)
    for name, ask in sorted(functions, key=lambda one: one[1].__code__.co_firstlineno):
        if not name.startswith("ask_"):
            continue
        head, _, note = (inspect.getdoc(ask) or "").partition("\n")
        match = re.fullmatch(r"(.+) · (\d+) min · (\d+) points?", head)
        if not match:
            raise SourceError(f"{path.name}: {name} begins with `Title · 5 min · 2 points`")
        title, minutes, points = match[1], int(match[2]), int(match[3])
        note = " ".join(note.split())
        parts = [int(part) for part in re.findall(r"\b(\d+) for\b", note)]
        if note and sum(parts) != points:
            raise SourceError(
                f"{path.name}: the note of {name} gives {sum(parts)} points, as `1 for …`, "
                f"but the question has {points}"
            )
        again = getattr(module, name.replace("ask_", "again_", 1), None)
        found.append(Item(name[4:], title, minutes, points, note, ask, again))
    if not found:
        raise SourceError(f"{path} has no question `ask_NAME`")
    return found


def drawn(item: Item, seed: str, student: str) -> Asked:
    """A student's own variant: the same seed and name give the same numbers."""
    return item.ask(generator(item, seed, student))


def generator(item: Item, seed: str, student: str) -> random.Random:
    """Where a student's variant is drawn from. A variant with an answer so near 0 that the margin
    is more than a twentieth of it is drawn anew."""
    name = f"{seed}/{student}/{item.name}"
    for _ in range(50):
        asked = item.ask(random.Random(name))
        if not asked.margin or abs(asked.answer) >= 20 * float(asked.margin):
            break
        name += "/anew"
    return random.Random(name)


def length(items: Iterable[Item]) -> str:
    items = list(items)
    return f"{sum(item.minutes for item in items)} minutes, {sum(i.points for i in items)} points"


def rendered(text: str) -> str:
    """Paragraphs of HTML. What stands close to a formula stays in its line: a full stop, too."""
    text = html.escape(text, quote=False)
    text = re.sub(r"`([^`]+)`", r"<code>\1</code>", text)
    text = re.sub(r"((?:[^\s<>$]*\$[^$]+\$)+[^\s<>$]*)", r'<span class="whole">\1</span>', text)
    return "".join(f"<p>{part.strip()}</p>" for part in re.split(r"\n\s*\n", text))


def counted(points: int) -> str:
    return f"{points} point{'' if points == 1 else 's'}"


def paper(items: Iterable[Item], seed: str, student: str, title: str) -> str:
    """One student's paper: a page of HTML that prints; formulas are drawn by ``mathjax.js``."""
    items = list(items)
    parts = [f"<h1>{html.escape(title)}</h1>", f"<p>{html.escape(student)}. {length(items)}.</p>"]
    for number, item in enumerate(items, 1):
        asked = drawn(item, seed, student)
        small = f'<p class="small">{asked.precision}</p>' if asked.precision else ""
        parts.append(
            f'<section style="padding-bottom: {SPACE * item.points:g}cm">'
            f"<h2>{number}. {html.escape(item.title)} ({counted(item.points)})</h2>"
            f"{rendered(asked.text)}{small}</section>"
        )
    return PAGE.format(title=html.escape(title), formulas=FORMULAS, body="\n".join(parts))


def key(items: Iterable[Item], seed: str, students: Iterable[str]) -> str:
    """The answers of all students, as a CSV file; before them each question's points, and how far
    from the key a number may lie."""
    items, students, text = list(items), list(students), io.StringIO()
    lines = csv.writer(text, lineterminator="\n")
    lines.writerow(["student", *(item.name for item in items)])
    lines.writerow(["(points)", *(item.points for item in items)])
    lines.writerow(["(within)", *(drawn(item, seed, students[0]).margin for item in items)])
    for student in students:
        lines.writerow([student, *(drawn(item, seed, student).key for item in items)])
    return text.getvalue()


def marking(items: Iterable[Item], seed: str, students: Iterable[str], title: str) -> str:
    """The marker's page: how each question is marked, then each student's answers, with the text
    that the student had folded below them."""
    items = list(items)
    parts = [
        f"<h1>Key. {html.escape(title)}</h1>",
        f"<p>{length(items)}. A number is right if it lies no farther from the key than stands "
        "beside it. Where it does not, parts count as said here; a step that goes on rightly from "
        "a wrong number has its points. A click on a line opens the text that the student has.</p>",
    ]
    for number, item in enumerate(items, 1):
        parts.append(
            f"<h2>{number}. {html.escape(item.title)} ({counted(item.points)})</h2>"
            f"{rendered(item.note)}"
        )
    for count, student in enumerate(students, 1):
        rows = []
        for number, item in enumerate(items, 1):
            asked = drawn(item, seed, student)
            within = f"within {asked.margin}" if asked.margin else ""
            rows.append(
                f'<details class="mathjax_ignore"><summary>'
                f"<span>{number}. {html.escape(item.title)}</span>"
                f"<b>{html.escape(asked.key)}</b><span>{within}</span>"
                f"<span>{counted(item.points)}</span></summary>"
                f'{rendered(asked.text)}<div class="small">{rendered(item.note)}</div></details>'
            )
        parts.append(
            f"<section><h2>{count:03d} {html.escape(student)}</h2>{''.join(rows)}</section>"
        )
    formulas = FORMULAS.replace('"mathjax/', '"papers/mathjax/') + UNFOLDED
    return PAGE.format(title=html.escape(title), formulas=formulas, body="\n".join(parts))


def record(name: str, items: list[Item], seed: str, students: list[str]) -> list[str]:
    """What a folder of papers was made from, a line each: the exam and its seed, the questions,
    a fingerprint of all that was drawn, the students."""
    asked = [tuple(drawn(item, seed, one)) for one in students for item in items]
    return [
        f"{name} {seed}",
        f"questions: {', '.join(item.name for item in items)}",
        f"drawn: {hashlib.sha256(repr(asked).encode()).hexdigest()[:16]}",
        *students,
    ]


def same(name: str, items: list[Item], seed: str, students: list[str], out: Path) -> None:
    """Raises ``SourceError`` if ``out`` holds an exam already, and not this one. Students may be
    added to it after the others."""
    mark, instead = out / "seed.txt", "Name another folder."
    if not mark.exists():
        if any((out / one).exists() for one in ("papers", "key.csv", "key.html")):
            raise SourceError(f"{out} holds papers or a key, but no seed.txt of theirs. {instead}")
        return
    lines = mark.read_text(encoding="utf8", errors="replace").rstrip("\n").split("\n")
    if lines[0] != f"{name} {seed}":
        raise SourceError(f"{out} holds another exam and its key. {instead}")
    if len(lines) < 4:
        raise SourceError(f"{mark} does not say which questions and students it is for. {instead}")
    _, questions, digest, *before = lines
    if students[: len(before)] != before:
        raise SourceError(
            f"{out} holds this exam for other students. Names can be added after the "
            f"{len(before)} in {mark}, which stay as they are. For others, name another folder."
        )
    now = record(name, items, seed, before)
    if questions != now[1]:
        raise SourceError(f"{out} holds this exam with other {questions}. {instead}")
    if digest != now[2]:
        raise SourceError(
            f"{out} holds this exam, but the bank has changed since: papers would get other "
            f"numbers. {instead}"
        )


def write(
    name: str, items: list[Item], seed: str, students: list[str], title: str, out: Path
) -> None:
    """Into ``papers`` a paper for each student with MathJax beside them: all of it works offline.
    Into ``out`` the key for the marker and as a table, and what all of it was made from."""
    same(name, items, seed, students, out)
    papers = out / "papers"
    papers.mkdir(parents=True, exist_ok=True)
    lines = record(name, items, seed, students)
    (out / "seed.txt").write_text("\n".join(lines) + "\n", encoding="utf8")
    mathjax(papers)
    for number, student in enumerate(students, 1):
        plain = re.sub(r"[^\w-]+", "_", student)
        (papers / f"{number:03d}-{plain}.html").write_text(
            paper(items, seed, student, title), encoding="utf8"
        )
    (out / "key.csv").write_text(key(items, seed, students), encoding="utf8")
    (out / "key.html").write_text(marking(items, seed, students, title), encoding="utf8")


def mathjax(out: Path) -> None:
    """Put MathJax into ``out``, for the pages there that begin with ``FORMULAS``."""
    source = resources.files("mathjax") / "static" / "mathjax" / "es5"
    with resources.as_file(source) as folder:
        target = out / "mathjax"
        target.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(folder / "tex-chtml.js", target / "tex-chtml.js")
        fonts = Path("output", "chtml", "fonts", "woff-v2")
        shutil.copytree(folder / fonts, target / fonts, dirs_exist_ok=True)


FORMULAS = """\
<script>window.MathJax = {tex: {inlineMath: [["$", "$"]]}};</script>
<script src="mathjax/tex-chtml.js" defer></script>"""
UNFOLDED = """
<script>document.addEventListener("toggle", ({target}) => {
  if (target.classList.replace("mathjax_ignore", "drawn")) MathJax.typesetPromise([target]);
}, true);</script>"""  # thousands of formulas, each drawn when it is looked at
PAGE = """\
<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{title}</title>
{formulas}
<style>
@page {{ margin: 2cm; }}
body {{ font: 12pt/1.45 Georgia, serif; max-width: 42rem; margin: 1.5rem auto; padding: 0 1rem; }}
@media print {{ body {{ font-size: 11pt; margin: 0 auto; padding: 0; }} }}
section {{ break-inside: avoid; }} h2 {{ font-size: 1.05rem; break-after: avoid; }}
.whole {{ white-space: nowrap; }} .small {{ font-size: 0.85em; }}
details {{ border-bottom: 1px solid #bbb; padding: 0.2rem 0; }}
summary {{ display: grid; grid-template-columns: 1fr 7rem 7rem 4.5rem; cursor: pointer; }}
summary > :first-child::before {{ content: "▸ "; }}
details[open] > summary > :first-child::before {{ content: "▾ "; }}
</style></head><body>
{body}
</body></html>
"""
