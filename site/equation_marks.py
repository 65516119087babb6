"""A small mark at each displayed equation leads to how it was checked; a page shows all checks."""

import json
import re
from hashlib import sha256
from pathlib import Path

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

logger = logging.getLogger(__name__)

PAGE = "book/equations"  # where the directive stands
NAMES = {"evaluated": "evaluated from its LaTeX", "by hand": "checked by hand-written code",
         "definition": "definition"}  # fmt: skip


def recorded(folder):
    path = Path(folder, "results", "equations.json")
    return json.loads(path.read_text(encoding="utf8")) if path.exists() else {"equations": {}}


def anchor(label):
    return f"check-{label}"


def summary(entry):
    """How many links were checked in which way, in one sentence."""
    kinds = [how for _, how, *_ in entry["links"]]
    parts = [f"{kinds.count(kind)} {name}" for kind, name in NAMES.items() if kind in kinds]
    if len(kinds) == 1:
        return NAMES[kinds[0]].capitalize()
    return f"{len(kinds)} links: " + ", ".join(parts)


class EquationChecks(SphinxDirective):
    """`{equation-checks}`: for each chapter, every equation with how its links were checked."""

    def run(self):
        self.env.note_dependency(str(Path(self.env.srcdir, "results", "equations.json")))
        record = recorded(self.env.srcdir)
        chapters = {}
        for label, entry in record["equations"].items():
            chapters.setdefault(entry["chapter"], []).append((label, entry))
        found = []
        for name in sorted(chapters):
            section = nodes.section(ids=[f"checks-{nodes.make_id(name)}"])
            section += nodes.title("", "", nodes.Text(f"Equations of {name}"))
            rows = [self.row(label, entry, record["about"]) for label, entry in chapters[name]]
            section += nodes.definition_list("", *rows, classes=["equation-checks"])
            found.append(section)
        return found

    def row(self, label, entry, about):
        term = nodes.term("", "", ids=[anchor(label)])
        if label.startswith("eq-"):
            term += [nodes.Text("Equation "), cross_reference(self.env, label), nodes.Text(" ")]
        term += nodes.literal("", label)
        by = dict.fromkeys(name for _, _, *names in entry["links"] for name in names)
        lines = [f"{name.replace('_', ' ')}: {about.get(name, '')}" for name in by]
        body = nodes.definition("", nodes.paragraph("", summary(entry) + "."))
        if lines:
            items = [nodes.list_item("", nodes.paragraph("", line)) for line in lines]
            body += nodes.bullet_list("", *items)
        return nodes.definition_list_item("", term, body)


class EquationTable(SphinxDirective):
    """A table from the recorded results; the file is a dependency of the page."""

    def run(self):
        self.env.note_dependency(str(Path(self.env.srcdir, "results", "equations.json")))
        head, *rows = self.rows(recorded(self.env.srcdir))
        table, group = nodes.table(), nodes.tgroup(cols=len(head))
        table += group
        group += [nodes.colspec(colwidth=1) for _ in head]
        for part, lines in ((nodes.thead(), [head]), (nodes.tbody(), rows)):
            for line in lines:
                cells = [nodes.entry("", nodes.paragraph("", "", *cell)) for cell in line]
                part += nodes.row("", *cells)
            group += part
        return [table] if rows else [nodes.paragraph("", "None.")]


class EquationCounts(EquationTable):
    """`{equation-counts}`: links and mutants, chapter by chapter."""

    def rows(self, record):
        links, mutants = record["values"]["links"], record["values"].get("mutants", {})
        yield [
            words(w) for w in ("chapter", "evaluated", "by hand", "defined", "mutants", "noticed")
        ]
        for name in sorted(links, key=lambda name: (name == "all", name)):
            count, killed = links[name], mutants.get(name, {})
            kinds = [count.get(kind, 0) for kind in ("evaluated", "by_hand", "definition")]
            rate = f"{killed['rate']:.1f} %" if killed else "–"
            yield [words(w) for w in (name, *map(str, kinds), str(killed.get("all", "–")), rate)]


class EquationSurvivors(EquationTable):
    """`{equation-survivors}`: what nothing noticed, and why."""

    def rows(self, record):
        yield [words(w) for w in ("equation", "changed", "it became", "why that is no mistake")]
        for label, kind, _, after, why in record.get("survivors", []):
            latex = re.sub(r"\\[bB]igg?[lr]?(?![a-zA-Z])", "", after)
            yield [
                [cross_reference(self.env, label)],
                words(kind),
                [nodes.math("", latex)],
                words(why),
            ]


def cross_reference(env, label):
    """The number of an equation, as a link to it."""
    attributes = {"refdomain": "math", "reftype": "eq", "reftarget": label, "refdoc": env.docname}
    return pending_xref("", nodes.Text(label), refexplicit=False, refwarn=True, **attributes)


def words(text):
    return [nodes.Text(text)]


def check_seals(app, doctree, docname):
    """An equation that was edited since it was checked is a warning, so the build fails."""
    equations = recorded(app.srcdir)["equations"]
    for block in doctree.findall(nodes.math_block):
        label = block.get("label")
        if label:
            entry = equations.get(label)
            seal = sha256("".join(block.astext().split()).encode()).hexdigest()[:8]
            if entry is None or entry["seal"] != seal:
                state = "was edited after it was checked" if entry else "was never checked"
                text = "%s %s: run `make equations`"
                logger.warning(text, label, state, location=block, type="equation")


def add_marks(app, pagename, templatename, context, doctree):
    """Puts the mark beside the number of each equation."""
    equations = recorded(app.srcdir)["equations"]

    def marked(match):
        label = match[2]
        address = f"{context['pathto'](PAGE)}#{anchor(label)}"
        title = f"{summary(equations[label])}: how equation {label} was checked"
        names = f'class="equation-mark" title="{title}" aria-label="{title}"'
        return f'{match[1]}<a {names} href="{address}">✓</a>'

    if context.get("body") and doctree is not None:
        pattern = r'(id="equation-([\w-]+)">\s*<span class="eqno">)'
        context["body"] = re.sub(
            pattern, lambda m: marked(m) if m[2] in equations else m[0], context["body"]
        )


def setup(app):
    app.add_directive("equation-checks", EquationChecks)
    app.add_directive("equation-counts", EquationCounts)
    app.add_directive("equation-survivors", EquationSurvivors)
    app.connect("doctree-resolved", check_seals)
    app.connect("html-page-context", add_marks, priority=600)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
