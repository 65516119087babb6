"""A small mark at each displayed equation leads to how it was checked; a page shows all checks."""

import itertools
import json
import re
from hashlib import sha256
from pathlib import Path

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

logger = logging.getLogger(__name__)

PAGE = "book/equations"  # where the directives stand
NAMES = {
    "evaluated": "evaluated from its LaTeX",
    "by hand": "checked by hand-written code",
    "definition": "definition",
}


def recorded(folder):
    """How every equation was checked, as `make equations` has written it."""
    return json.loads(Path(folder, "results", "equations.json").read_text(encoding="utf8"))


def summary(entry):
    """How many links were checked in which way, in one sentence."""
    kinds = [how for _, how in entry["links"]]
    if len(kinds) == 1:
        name = NAMES[kinds[0]]
        return name[0].upper() + name[1:]
    parts = [f"{kinds.count(kind)} {name}" for kind, name in NAMES.items() if kind in kinds]
    return f"{len(kinds)} links: " + ", ".join(parts)


def seal_of(latex):
    """The same seal as in `equations.verify`."""
    return sha256("".join(latex.split()).encode()).hexdigest()[:8]


# -- the page -------------------------------------------------------------------------------------
class FromRecord(SphinxDirective):
    """A directive without content that shows a part of the record."""

    def run(self):
        self.env.note_dependency(str(Path(self.env.srcdir, "results", "equations.json")))
        return list(self.parts(recorded(self.env.srcdir)))

    def equation(self, label):
        """The words "Equation (2.4)", which lead there; the label for an equation of a lab."""
        if not label.startswith("eq-"):
            return [nodes.literal("", label)]
        reference = pending_xref(
            "", nodes.Text(label), refdomain="math", reftype="eq", reftarget=label,
            refexplicit=False, refwarn=True, refdoc=self.env.docname,
        )  # fmt: skip
        return [nodes.Text("Equation "), reference]


def entry_of(term, says, lines):
    """A term, a sentence about it, and a list."""
    body = nodes.definition("", nodes.paragraph("", says))
    if lines:
        items = [nodes.list_item("", nodes.paragraph("", "", *line)) for line in lines]
        body += nodes.bullet_list("", *items)
    return nodes.definition_list_item("", term, body)


class EquationCounts(FromRecord):
    """`{equation-counts}`: links and mutants, chapter by chapter."""

    def parts(self, record):
        links, mutants = record["values"]["links"], record["values"]["mutants"]
        rows = [("chapter", "evaluated", "by hand", "defined", "mutants", "no value", "noticed")]
        for name in sorted(links, key=lambda name: (name == "all", name)):
            count, fates = links[name], mutants[name]
            kinds = [count.get(kind, 0) for kind in ("evaluated", "by_hand", "definition")]
            number = re.sub(r"^0?(\d+)-.*", r"\1", name)
            senseless = fates.get("undefined", 0)
            rows.append((number, *kinds, fates["all"], senseless, f"{fates['rate']:.1f} %"))
        table, group = nodes.table(), nodes.tgroup(cols=len(rows[0]))
        table += group
        group += [nodes.colspec(colwidth=1) for _ in rows[0]]
        for part, lines in ((nodes.thead(), rows[:1]), (nodes.tbody(), rows[1:])):
            for line in lines:
                part += nodes.row(
                    "", *[nodes.entry("", nodes.paragraph("", str(cell))) for cell in line]
                )
            group += part
        yield table


class EquationSurvivors(FromRecord):
    """`{equation-survivors}`: what nothing noticed, and why."""

    def parts(self, record):
        found = nodes.definition_list(classes=["equation-checks"])
        for label, group in itertools.groupby(record["survivors"], lambda survivor: survivor[0]):
            survivors, lines = list(group), []
            for _, kind, _, after, _ in survivors:
                latex = re.sub(r"\\[bB]igg?[lr]?(?![a-zA-Z])", "", after)
                lines.append([nodes.Text(f"{kind}: "), nodes.math("", latex)])
            why = survivors[0][-1]
            found += entry_of(nodes.term("", "", *self.equation(label)), why, lines)
        yield found


class EquationChecks(FromRecord):
    """`{equation-checks}`: for each chapter, every equation with how its links were checked."""

    def parts(self, record):
        equations = record["equations"].items()
        for name in sorted({entry["chapter"] for _, entry in equations}):
            section = nodes.section(ids=[f"checks-{nodes.make_id(name)}"])
            section += nodes.title("", "", nodes.Text(f"Equations of {name}"))
            found = nodes.definition_list(classes=["equation-checks"])
            for label, entry in equations:
                if entry["chapter"] == name:
                    found += self.check(label, entry)
            section += found
            yield section

    def check(self, label, entry):
        term = nodes.term("", "", *self.equation(label), ids=[f"check-{label}"])
        by = entry["by"].items()
        lines = [[nodes.Text(f"{name.replace('_', ' ')}: {about}")] for name, about in by]
        return entry_of(term, summary(entry) + ".", lines)


# -- the marks ------------------------------------------------------------------------------------
def check_seals(app, doctree, docname):
    """An equation that was edited since it was checked is a warning, so the build fails."""
    equations = recorded(app.srcdir)["equations"]
    for block in doctree.findall(nodes.math_block):
        label = block.get("label")
        if label and equations.get(label, {}).get("seal") != seal_of(block.astext()):
            state = "was edited after it was checked" if label in equations else "was never checked"
            text = "%s %s: run `make equations`"
            logger.warning(text, label, state, location=block, type="equation")


def add_marks(app, pagename, templatename, context, doctree):
    """Puts the mark beside the number of each equation."""
    if doctree is None or not context.get("body"):
        return
    equations = recorded(app.srcdir)["equations"]

    def marked(match):
        label = match[1]
        if label not in equations:
            return match[0]
        title = f"{summary(equations[label])}: how equation {label} was checked"
        names = f'class="equation-mark" title="{title}" aria-label="{title}"'
        address = f"{context['pathto'](PAGE)}#check-{label}"
        return f'{match[0]}<a {names} href="{address}">✓</a>'

    number = r'id="equation-([\w-]+)">\s*<span class="eqno">'
    context["body"] = re.sub(number, marked, context["body"])


def setup(app):
    app.add_directive("equation-counts", EquationCounts)
    app.add_directive("equation-survivors", EquationSurvivors)
    app.add_directive("equation-checks", EquationChecks)
    app.connect("doctree-resolved", check_seals)
    app.connect("html-page-context", add_marks, priority=600)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
