"""Every displayed equation of the book, found on the pages and in the labs, split into links."""

import json
import re
from dataclasses import dataclass
from pathlib import Path

from equations.syntax import RELATIONS, words

ROOT = Path(__file__).resolve().parent.parent

FENCE = re.compile(r"[ >]*(`{3,}|~{3,}|:{3,})(.*)")
ENVIRONMENTS = "align|alignat|eqnarray|equation|flalign|gather|multline"
HIDDEN = re.compile(r"\$\$|\\\[|\\begin\{(?:" + ENVIRONMENTS + r")\*?\}|\.\. math::")
LABEL = re.compile(r"^\s*:label:\s*(\S+)\s*$", re.M)
OPTION = re.compile(r"^\s*:[a-z]+:.*$\n?", re.M)
REASON = re.compile(r"&&(.*)$", re.S)


class Fault(Exception):
    """Something wrong with an equation: where it stands and what it is."""

    def __init__(self, equation: "Equation", what: str):
        super().__init__(equation, what)
        self.equation, self.what = equation, what

    def __str__(self):
        where = f"{self.equation.file}:{self.equation.line}"
        return f"{where}: {self.equation.label}: {self.what}"


@dataclass(frozen=True)
class Equation:
    """One displayed equation as the reader sees it."""

    label: str
    latex: str
    file: str
    line: int


@dataclass(frozen=True)
class Link:
    """Two sides and the relation between them. `reason` is the text at the right end of the row."""

    left: str
    relation: str
    right: str
    reason: str = ""


def from_page(path: Path, root: Path = ROOT) -> list[Equation]:
    """The equations of one Markdown page, in order. A display that hides is an error."""
    file = str(path.relative_to(root)) if path.is_relative_to(root) else path.name
    found: list[Equation] = []
    open_fences: list[str] = []  # the marks of the directives and code blocks around a line
    inside, body, start = "", [], 0
    for number, line in enumerate(path.read_text().splitlines(), start=1):
        mark, info = fence_of(line)
        closes = open_fences and info == "" and mark.startswith(open_fences[-1])
        if closes and inside:
            found += [equation_of(body, file, start)] if inside == "math" else []
            inside = ""
            open_fences.pop()
        elif inside:
            body.append(line)
        elif closes:
            open_fences.pop()
        elif mark:
            open_fences.append(mark)
            inside, body, start = verbatim(info), [], number
        elif hidden := HIDDEN.search(re.sub(r"`[^`]*`", "", line)):
            what = f"a displayed equation outside of {{math}}: {hidden[0]}"
            raise Fault(Equation("?", "", file, number), what)
    if open_fences:
        raise Fault(Equation("?", "", file, start), "a block that is never closed")
    return found


def fence_of(line: str) -> tuple[str, str]:
    """The mark of a line that opens or closes a block, and what follows it."""
    match = FENCE.fullmatch(line)
    return (match[1], match[2].strip()) if match else ("", "")


def verbatim(info: str) -> str:
    """Which block has no blocks in it: `math`, `code`, or none."""
    if info.startswith("{math}"):
        return "math"
    return "" if info.startswith("{") and not info.startswith("{code") else "code"


def equation_of(body: list[str], file: str, line: int) -> Equation:
    text = re.sub(r"^[ >]+", "", "\n".join(body), flags=re.M)
    label = LABEL.search(text)
    equation = Equation(label[1] if label else "?", OPTION.sub("", text).strip(), file, line)
    if not label:
        raise Fault(equation, "a displayed equation without a label")
    return equation


def from_lab(path: Path, root: Path = ROOT) -> list[Equation]:
    """The equations between double dollars in a lab; the cell is their label."""
    file = str(path.relative_to(root)) if path.is_relative_to(root) else path.name
    found = []
    for number, cell in enumerate(json.loads(path.read_text())["cells"], start=1):
        if cell["cell_type"] == "markdown":
            source = "".join(cell["source"])
            bodies = re.findall(r"\$\$(.*?)\$\$", source, re.S)
            hidden = HIDDEN.search(re.sub(r"\$\$.*?\$\$|`[^`]*`", "", source, flags=re.S))
            if hidden or re.search(r"^[`:~]{3,}\{math\}", source, re.M):
                where = Equation("?", "", file, number)
                raise Fault(where, "a displayed equation outside of double dollars")
            for part, body in enumerate(bodies, start=1):
                label = f"lab-{path.stem}-{cell.get('id', number)}" + (
                    f"-{part}" if part > 1 else ""
                )
                found.append(Equation(label, body.strip(), file, number))
    return found


def collect(root: Path = ROOT) -> dict[str, Equation]:
    """All equations of the book by label, in the order of reading."""
    found: dict[str, Equation] = {}
    for path in [root / "index.md", *sorted((root / "book").glob("*.md"))]:
        for equation in from_page(path, root) if path.exists() else []:
            add(found, equation)
    for path in sorted((root / "notebooks").glob("*.ipynb")):
        for equation in from_lab(path, root):
            add(found, equation)
    return found


def add(found: dict[str, Equation], equation: Equation) -> None:
    if equation.label in found:
        other = found[equation.label]
        raise Fault(equation, f"the label stands already at {other.file}:{other.line}")
    found[equation.label] = equation


def links(equation: Equation) -> list[Link]:
    """The links of an equation: a chain a = b = c has two."""
    body = re.sub(r"\\(?:begin|end)\{(?:aligned|align|split|gathered)\}", "", equation.latex)
    found: list[Link] = []
    left = ""  # what stands left of the next relation
    for row, reason in rows(body):
        pieces = at_top_level(row, r"\qquad")
        for piece in pieces:
            sides, relations = split_relations(piece)
            if not relations:
                if left:
                    raise Fault(equation, f"a row without a relation: {piece.strip()!r}")
                left = piece.strip()
                continue
            left = sides[0] or left
            for relation, right in zip(relations, sides[1:], strict=True):
                if not left or not right:
                    side = "right of the relation in" if left else "left of"
                    raise Fault(equation, f"nothing stands {side} {piece.strip()!r}")
                found.append(Link(left, relation, right, reason))
                left = right
        if len(pieces) > 1:  # equations side by side: the next row begins anew
            left = ""
    if not found:
        raise Fault(equation, "no relation: neither =, ≥, ≤, ≈, ∝ nor :=")
    return found


def rows(body: str) -> list[tuple[str, str]]:
    """Rows without their alignment marks, each with its reason; continued rows are joined."""
    found: list[tuple[str, str]] = []
    for row in at_top_level(body, r"\\"):
        reason = REASON.search(row)
        content = REASON.sub("", row).replace("&", " ").strip()
        text = reason[1].strip() if reason else ""
        if not content:
            continue
        if found and not split_relations(content)[1]:
            above, earlier = found.pop()
            content, text = f"{above} {clean(content)}", text or earlier
        found.append((content, text))
    return found


def split_relations(row: str) -> tuple[list[str], list[str]]:
    """The sides of a row and the relations between them, outside of all brackets."""
    sides, relations, start = [], [], 0
    for word, place, depth in with_depth(row):
        if depth == 0 and word in RELATIONS:
            sides.append(clean(row[start:place]))
            relations.append(RELATIONS[word])
            start = place + len(word)
    sides.append(clean(row[start:]))
    return sides, relations


def clean(side: str) -> str:
    side = re.sub(r"^(?:\s|\\quad|\\qquad|\\,|\\;|\\textstyle\b)+", "", side)
    return re.sub(r"(?:\s|\\quad|\\qquad|\\,|\\;|[.;]|,)+$", "", side)


def at_top_level(text: str, mark: str) -> list[str]:
    """`text` cut at each `mark` that no bracket encloses."""
    pieces, start, depth = [], 0, 0
    for match in re.finditer(r"\\\\|\\[a-zA-Z]+|\\.|[{}]", text):
        word = match.group()
        depth += (word == "{") - (word == "}")
        if word == mark and depth == 0:
            pieces.append(text[start : match.start()])
            start = match.end()
    return [*pieces, text[start:]]


def with_depth(text: str):
    """The words of LaTeX with their place and how many brackets are open around them."""
    depth = 0
    for word, place in words(text):
        if word in ("{", "(", "[", r"\lVert", r"\lvert", r"\{"):
            depth += 1
        elif word in ("}", ")", "]", r"\rVert", r"\rvert", r"\}"):
            depth -= 1
        yield word, place, depth
