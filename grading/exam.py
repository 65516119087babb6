"""Exams with numbers of each student's own: papers to print, and the key.

A bank is a file `teaching/exams/NN_slug.py`. Each question is a function `ask_NAME(draw)`: from a
``random.Random`` it draws its parameters and returns ``Asked(text, answer)``. Its docstring is
`Title · minutes · points`. `again_NAME(draw)` computes the same answer by another route; a test
holds the two equal.
"""

from __future__ import annotations

import csv
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


class Asked(NamedTuple):
    """The text of a question, in Markdown with `$…$`, and its answer: a number, or words."""

    text: str
    answer: float | str
    digits: int = 2

    @property
    def key(self) -> str:
        return self.answer if isinstance(self.answer, str) else f"{self.answer:.{self.digits}f}"


class Item(NamedTuple):
    """A question of a bank. ``again`` is None where the answer is words."""

    name: str
    title: str
    minutes: int
    points: int
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
        head = (inspect.getdoc(ask) or "").splitlines()[:1]
        match = re.fullmatch(r"(.+) · (\d+) min · (\d+) points?", head[0] if head else "")
        if not match:
            raise SourceError(f"{path.name}: {name} begins with `Title · 5 min · 2 points`")
        again = getattr(module, name.replace("ask_", "again_", 1), None)
        found.append(Item(name[4:], match[1], int(match[2]), int(match[3]), ask, again))
    if not found:
        raise SourceError(f"{path} has no question `ask_NAME`")
    return found


def drawn(item: Item, seed: str, student: str) -> Asked:
    """A student's own variant: the same seed and name give the same numbers."""
    return item.ask(generator(item, seed, student))


def generator(item: Item, seed: str, student: str) -> random.Random:
    return random.Random(f"{seed}/{student}/{item.name}")


def paper(items: Iterable[Item], seed: str, student: str, title: str) -> str:
    """One student's paper: a page of HTML that prints; formulas are drawn by ``mathjax.js``."""
    items = list(items)
    total = sum(item.points for item in items)
    parts = [
        f"<h1>{html.escape(title)}</h1>",
        f"<p>{html.escape(student)}. {sum(item.minutes for item in items)} minutes, "
        f"{total} points.</p>",
    ]
    for number, item in enumerate(items, 1):
        text = html.escape(drawn(item, seed, student).text, quote=False)
        text = re.sub(r"`([^`]+)`", r"<code>\1</code>", text)
        paragraphs = "".join(f"<p>{part.strip()}</p>" for part in re.split(r"\n\s*\n", text))
        parts.append(
            f"<section><h2>{number}. {html.escape(item.title)} ({item.points} points)</h2>"
            f"{paragraphs}</section>"
        )
    return PAGE.format(title=html.escape(title), formulas=FORMULAS, body="\n".join(parts))


def key(items: Iterable[Item], seed: str, students: Iterable[str]) -> str:
    """The answers of all students, as a CSV file; before them each question's points, and how far
    from the key a number may lie: one unit of its last digit."""
    items, text = list(items), io.StringIO()
    lines = csv.writer(text, lineterminator="\n")
    lines.writerow(["student", *(item.name for item in items)])
    lines.writerow(["(points)", *(item.points for item in items)])
    students = list(students)
    first = [drawn(item, seed, students[0]) for item in items]
    lines.writerow(["(within)", *("" if isinstance(one.answer, str) else f"{10**-one.digits:g}"
                                  for one in first)])  # fmt: skip
    for student in students:
        lines.writerow([student, *(drawn(item, seed, student).key for item in items)])
    return text.getvalue()


def write(items: list[Item], seed: str, students: list[str], title: str, out: Path) -> None:
    """A paper for each student, the key, and MathJax beside them: all of it works offline."""
    mathjax(out)
    for number, student in enumerate(students, 1):
        name = re.sub(r"[^\w-]+", "_", student)
        file = out / f"{number:03d}-{name}.html"
        file.write_text(paper(items, seed, student, title), encoding="utf8")
    (out / "key.csv").write_text(key(items, seed, students), encoding="utf8")


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
PAGE = """\
<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{title}</title>
{formulas}
<style>
body {{ font: 12pt/1.45 Georgia, serif; max-width: 42rem; margin: 1.5rem auto; padding: 0 1rem; }}
section {{ break-inside: avoid; padding-bottom: 6rem; }} h2 {{ font-size: 1.05rem; }}
</style></head><body>
{body}
</body></html>
"""
