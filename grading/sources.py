"""The source of an assignment: a folder with `set.yml` and one folder for each question.

    set.yml         title, setup (imports for everyone) and the questions in order
    QUESTION/
      question.md   the prompt; then `## Hint 1` to `## Hint 3`, and `## Rubric` if read by hand
      answer.py     the cell of the question: what lies between `# BEGIN SOLUTION` and
                    `# END SOLUTION` is the solution; students get `...` there, or what lies between
                    `# BEGIN START` and `# END START`
      solution.md   the worked solution, in words
      public.py     tests that the notebook shows
      hidden.py     tests that only grading knows
      right.py      right answers in other forms: cells that begin with `# %% name`
      wrong.py      plausible wrong answers: `# %% name: what is wrong with it, in a sentence`

A question that is read by hand has no answers in set.yml, and `question.md` and `solution.md` only.
"""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import NamedTuple

import yaml

KINDS = ("derive", "code", "bug", "predict", "think")
KEYS = {"title", "label", "stars", "minutes", "kind", "points", "objective", "answers"}
LEVELS = 3  # of hints


class SourceError(Exception):
    """What is wrong with a source, in one sentence, and where."""


class Question(NamedTuple):
    """One question. ``right`` and ``wrong`` map names to code, ``reasons`` wrong ones to words."""

    slug: str
    title: str
    label: str
    stars: int
    minutes: int
    kind: str
    points: int
    objective: str
    answers: tuple[str, ...]
    graded: bool
    prompt: str
    hints: tuple[str, ...]
    rubric: str
    start: str
    answer: str
    solution: str
    public: str
    hidden: str
    right: dict[str, str]
    wrong: dict[str, str]
    reasons: dict[str, str]

    @property
    def by_hand(self) -> bool:
        return not self.answers


class Assignment(NamedTuple):
    slug: str
    title: str
    setup: str
    questions: tuple[Question, ...]


def assignment(folder: Path) -> Assignment:
    """The assignment in a folder. Raises ``SourceError``."""
    folder = Path(folder)
    try:
        content = yaml.safe_load((folder / "set.yml").read_text(encoding="utf8"))
    except FileNotFoundError:
        raise SourceError(f"{folder} holds no assignment: it has no set.yml") from None
    except yaml.YAMLError as error:
        raise SourceError(f"{folder / 'set.yml'}: {' '.join(str(error).split())}") from None
    for key in ("title", "setup", "questions"):
        if not isinstance(content, dict) or key not in content:
            raise SourceError(f"{folder / 'set.yml'} has no entry {key!r}")
    found = {path.parent.name for path in folder.glob("*/question.md")}
    listed = set(content["questions"])
    if found != listed:
        names = ", ".join(sorted(found ^ listed))
        raise SourceError(f"{folder}: a folder without an entry in set.yml, or reverse: {names}")
    questions = [
        question(folder / slug, settings) for slug, settings in content["questions"].items()
    ]
    names = [name for one in questions for name in one.answers]
    if twice := sorted({name for name in names if names.count(name) > 1}):
        raise SourceError(f"{folder}: two questions ask for {', '.join(twice)}")
    return Assignment(folder.name, content["title"], content["setup"].strip(), tuple(questions))


def some(assignment: Assignment, names: str) -> Assignment:
    """The same with some questions: those that are ``graded``, or `slug,slug`."""
    known = {one.slug: one for one in assignment.questions}
    slugs = chosen(assignment.slug, {one.slug: one.graded for one in known.values()}, names)
    return assignment._replace(questions=tuple(known[slug] for slug in slugs))


def chosen(assignment: str, graded: dict[str, bool], names: str) -> list[str]:
    """The slugs that `graded` or `slug,slug` means; ``graded`` says of each slug if it is."""
    if names == "graded":
        return [slug for slug, is_graded in graded.items() if is_graded]
    if unknown := [name for name in names.split(",") if name not in graded]:
        text = f"{assignment} has no question {', '.join(unknown)}, but {', '.join(graded)}"
        raise SourceError(text)
    return names.split(",")


def question(folder: Path, settings: dict) -> Question:
    """One question; ``settings`` is its entry in set.yml."""
    if missing := sorted(KEYS - set(settings)):
        raise SourceError(f"{folder.name} in set.yml has no {', '.join(missing)}")
    if unknown := sorted(set(settings) - KEYS - {"graded"}):
        raise SourceError(f"{folder.name} in set.yml: what is {', '.join(unknown)}?")
    if settings["kind"] not in KINDS:
        raise SourceError(f"{folder.name}: kind is one of {', '.join(KINDS)}")
    prompt, hints, rubric = parts(folder / "question.md")
    answers = tuple(settings["answers"] or ())
    code = text(folder / "answer.py") if answers else ""
    wrong = cells(folder / "wrong.py") if answers else {}
    values = dict(settings) | {
        "slug": folder.name,
        "answers": answers,
        "graded": bool(settings.get("graded", False)),
        "prompt": prompt,
        "hints": hints,
        "rubric": rubric,
        "start": started(code, folder) if answers else "",
        "answer": solved(code),
        "solution": text(folder / "solution.md"),
        "public": text(folder / "public.py") if answers else "",
        "hidden": text(folder / "hidden.py") if answers else "",
        "right": {name: code for name, (_, code) in cells(folder / "right.py").items()}
        if answers
        else {},
        "wrong": {name: code for name, (_, code) in wrong.items()},
        "reasons": {name: reason for name, (reason, _) in wrong.items()},
    }
    return Question(**values)


def text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf8").strip()
    except FileNotFoundError:
        raise SourceError(
            f"{path.parent.parent.name}/{path.parent.name} has no {path.name}"
        ) from None


def parts(path: Path) -> tuple[str, tuple[str, ...], str]:
    """Prompt, hints and rubric of a `question.md`."""
    prompt, *sections = re.split(r"(?m)^## +(.+)$", text(path))
    named = dict(zip(sections[::2], (part.strip() for part in sections[1::2]), strict=True))
    hints = tuple(named.pop(f"Hint {n}", "") for n in range(1, LEVELS + 1))
    rubric = named.pop("Rubric", "")
    if not all(hints) or named:
        raise SourceError(
            f"{path}: after the prompt come `## Hint 1` to `## Hint {LEVELS}`, and `## Rubric`"
        )
    return prompt.strip(), hints, rubric


BLOCK = re.compile(r"(?ms)^( *)# BEGIN (START|SOLUTION)\n(.*?)^ *# END \2\n")


def started(code: str, folder: Path) -> str:
    """The cell as a student gets it: a START beside a SOLUTION stands for it, otherwise `...`."""
    code += "\n"
    blocks = list(BLOCK.finditer(code))
    if not any(block[2] == "SOLUTION" for block in blocks):
        raise SourceError(
            f"{folder.name}/answer.py has no # BEGIN SOLUTION with its # END SOLUTION"
        )
    starts = [block for block in blocks if block[2] == "START"]
    edges = {edge for block in starts for edge in block.span()}

    def seen(block):
        if block[2] == "START":
            return block[3]
        return "" if edges & set(block.span()) else f"{block[1]}...  # your answer\n"

    return BLOCK.sub(seen, code).strip()


def solved(code: str) -> str:
    """The cell with its solution, without the marks."""
    return BLOCK.sub(lambda block: block[3] * (block[2] == "SOLUTION"), code + "\n").strip()


def cells(path: Path) -> dict[str, tuple[str, str]]:
    """The cells of `right.py` or `wrong.py`: for each name, the sentence and the code."""
    first, *rest = re.split(r"(?m)^# %% *(.+)$", text(path))
    if first.strip() or not rest:
        raise SourceError(f"{path} is made of cells that begin with `# %% name: sentence`")
    found = {}
    for head, code in zip(rest[::2], rest[1::2], strict=True):
        name, _, sentence = (part.strip() for part in head.partition(":"))
        if name in found:
            raise SourceError(f"{path} has two cells {name!r}")
        found[name] = (sentence, code.strip())
    return found


def tests(code: str) -> dict[str, str]:
    """The tests in a file, by name: each with its sentence, the first line of its docstring."""
    found = {}
    for node in ast.parse(code).body:
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            sentence = ast.get_docstring(node)
            if not sentence:
                raise SourceError(f"{node.name} has no docstring: students read its first line")
            found[node.name] = sentence.split("\n")[0]
    return found


def needed(code: str, library: str) -> str:
    """What ``code`` needs of ``library``: imports, constants, functions called at any depth."""
    body = ast.parse(library).body
    functions = {node.name: node for node in body if isinstance(node, ast.FunctionDef)}
    wanted, rest = set(), [ast.parse(code)]
    while rest:
        for node in ast.walk(rest.pop()):
            if isinstance(node, ast.Name) and node.id in functions and node.id not in wanted:
                wanted.add(node.id)
                rest.append(functions[node.id])
    imports = [node for node in body if isinstance(node, (ast.Import, ast.ImportFrom, ast.Assign))]
    kept = [ast.get_source_segment(library, node) for node in imports]
    for name, node in functions.items():
        if name in wanted:
            first = min([node.lineno, *(mark.lineno for mark in node.decorator_list)])
            kept.append("\n\n" + "\n".join(library.splitlines()[first - 1 : node.end_lineno]))
    return "\n".join(kept)
