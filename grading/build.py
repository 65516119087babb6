"""What students and readers get: notebooks and the exercises of a page."""

from __future__ import annotations

import re
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from grading import checks
from grading.sources import Assignment, Question, needed, tests

KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}
KIND_WORDS = {
    "derive": "derive",
    "code": "code",
    "bug": "spot the bug",
    "predict": "predict, then run",
    "think": "think",
}
SHOW = '''\
#@title Checks
import types

CHECKS = types.ModuleType("checks")  # apart, so that no name of yours can disturb it
exec({source}, vars(CHECKS))
globals().update({{name: one for name, one in vars(CHECKS).items() if name[0] != "_"}})


def check(*tests, answers=""):
    """Say of each test whether your answers pass it, and what is not answered yet."""
    CHECKS.SLOW.clear()
    for test in tests:
        names = globals() | vars(CHECKS)
        held = types.FunctionType(test.__code__, names, test.__name__, test.__defaults__)
        message = CHECKS.said(held, globals())
        print("not yet: " if message else "right: ", test.__doc__.strip())
        if message:
            print("    ", message)
    values = {{name: globals().get(name, ...) for name in answers.split()}}
    left = [name for name, one in values.items() if one is ... or
            isinstance(one, (list, tuple)) and any(part is ... for part in one)]
    looked = {{name for test in tests for name in test.__code__.co_varnames}}
    if left:
        print("not answered: ", ", ".join(left))
    if unseen := [name for name in values if name not in looked and name not in left]:
        print("answered, and checked only when it is graded: ", ", ".join(unseen))
'''
FOLDED = {"cellView": "form", "jupyter": {"source_hidden": True}}
WORDS = "*Your answer, in place of this line.*"
INTRODUCTION = """\
# Exercises {number} · {title}

Write your answers where you find `...`, or mend the code that stands there, and keep the names.
The folded cell after each answer checks a part of it; more tests decide about the points.
Nothing has to be installed.
A formula is a sympy expression: write `sp.log`, `sp.sqrt`, or the text `"log(x)"`.
What stands under **For yourself** is not handed in.
Before you hand this in, choose *Restart and run all*.
{lines}
"""


def heading(question: Question) -> str:
    """Stars, minutes, kind and points, in one line."""
    points = f"{question.points} point" + "s" * (question.points != 1)
    parts = ["★" * question.stars, f"{question.minutes} min", KIND_WORDS[question.kind], points]
    return " · ".join(parts)


def numbered(assignment: Assignment) -> str:
    """The chapter's number."""
    return str(int(assignment.slug.split("-")[0]))


def student(assignment: Assignment) -> str:
    """The student's notebook, as the text of its file."""
    lines = "\n".join(
        f"{n}. {one.title}: {heading(one)}" for n, one in enumerate(assignment.questions, 1)
    )
    introduction = INTRODUCTION.format(
        number=numbered(assignment), title=assignment.title, lines="\n" + lines
    )
    cells = [
        new_markdown_cell(introduction),
        new_code_cell(assignment.setup),
        new_markdown_cell(
            "The next cell holds what checks your answers. Run it; you need not read it."
        ),
        new_code_cell(
            helpers("\n".join(one.public for one in assignment.questions)),
            metadata=FOLDED,
        ),
    ]
    for number, one in enumerate(assignment.questions, 1):
        cells.append(new_markdown_cell(asked(one, number)))
        if one.by_hand:
            cells.append(new_markdown_cell(WORDS))
            continue
        cells.append(new_code_cell(one.start))
        title = f"#@title Check question {number}\n"
        cells.append(new_code_cell(title + called(one, one.public), metadata=FOLDED))
    return written(cells)


def helpers(code: str) -> str:
    """What the tests call, and ``check``."""
    library = needed(code + "\nsaid", Path(checks.__file__).read_text(encoding="utf8"))
    return SHOW.format(source=f"r'''\n{library}\n'''").strip()


def called(question: Question, code: str) -> str:
    """The cell that runs tests."""
    return f'{code}\n\n\ncheck({", ".join(tests(code))}, answers="{" ".join(question.answers)}")'


def asked(question: Question, number: int) -> str:
    """The prompt of a question, with its hints folded."""
    hints = "\n\n".join(
        f"<details><summary>Hint {n}</summary>\n\n{hint}\n\n</details>"
        for n, hint in enumerate(question.hints, 1)
    )
    head = f"## {number}. {question.title}\n\n{heading(question)}"
    return f"{head}\n\n{question.prompt}\n\n{hints}"


def words(notebook: nbformat.NotebookNode, number: int) -> str:
    """What a student wrote to question ``number``, in any cell between its prompt and the next."""
    said, here = [], False
    for cell in notebook.cells:
        text = cell.source
        if cell.cell_type == "markdown" and (head := re.match(r"\s*## (\d+)\. ", text)):
            here = int(head[1]) == number
            text = text.rpartition("</details>")[2]  # some write below the hints
        if here:
            said.append(text.replace(WORDS, "").strip())
            said += ["(a picture: see the notebook)"] * bool(cell.get("attachments"))
    return "\n\n".join(filter(None, said))


def solutions(assignment: Assignment) -> str:
    """The instructor's notebook: every prompt, solution, code and test."""
    every = "\n".join(f"{one.public}\n{one.hidden}" for one in assignment.questions)
    cells = [
        new_markdown_cell(f"# Solutions {numbered(assignment)} · {assignment.title}"),
        new_code_cell(assignment.setup),
        new_code_cell(helpers(every)),
    ]
    for number, one in enumerate(assignment.questions, 1):
        cells.append(new_markdown_cell(asked(one, number)))
        rubric = f"\n\n**Rubric.**\n\n{one.rubric}" if one.rubric else ""
        cells.append(new_markdown_cell(f"**Solution.** {one.solution}{rubric}"))
        if one.answer:
            cells.append(new_code_cell(one.answer))
        if not one.by_hand:
            cells.append(new_code_cell(called(one, f"{one.public}\n\n\n{one.hidden}")))
    return written(cells)


def written(cells: list) -> str:
    """A notebook's text: the same bytes for the same cells."""
    for number, cell in enumerate(cells):
        cell.id = f"cell-{number:02d}"
    notebook = new_notebook(cells=cells)
    notebook.metadata = {"kernelspec": KERNEL, "language_info": {"name": "python"}}
    return nbformat.writes(notebook, indent=1) + "\n"


def page(assignment: Assignment) -> str:
    """The exercises of the book's page; graded questions without their solutions."""
    return "\n\n".join(shown(one) for one in assignment.questions) + "\n"


def shown(question: Question) -> str:
    hints = "\n\n".join(
        f"```{{dropdown}} Hint {n}\n{hint}\n```" for n, hint in enumerate(question.hints, 1)
    )
    head = f"````{{exercise}} {question.title}\n:label: {question.label}\n\n{heading(question)}."
    cell = f"\n\n```python\n{question.start}\n```" if question.kind in ("bug", "predict") else ""
    text = f"{head}\n\n{question.prompt}{cell}\n````\n\n{hints}"
    if question.graded:
        return text
    code = f"\n\n```python\n{question.answer}\n```" if question.answer else ""
    return (
        f"{text}\n\n````{{solution}} {question.label}\n:class: dropdown\n\n"
        f"{question.solution}{code}\n````"
    )


def write(assignment: Assignment, folder: Path, out: Path) -> list[Path]:
    """Writes the notebook and the page beside the sources, the solutions into ``out``."""
    made = {
        folder / f"{assignment.slug}-exercises.ipynb": student(assignment),
        folder / "page.md": page(assignment),
        out / f"{assignment.slug}-solutions.ipynb": solutions(assignment),
    }
    for path, content in made.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf8")
    return list(made)
