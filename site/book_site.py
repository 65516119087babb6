"""What this book adds to Jupyter Book: measured numbers, chapter numbers, MathJax, lab buttons."""

import json
import re
import shutil
import tomllib
from importlib.resources import files
from pathlib import Path

from docutils import nodes
from sphinx.util import logging
from sphinx.util.docutils import SphinxRole

logger = logging.getLogger(__name__)

COLAB = "https://colab.research.google.com/github"
MATHJAX = ("tex-chtml.js", "input/tex/extensions", "output/chtml/fonts/woff-v2")


# -- {result}`01-autoencoder:pca.sse_test.30|.4f`: a number of results/01-autoencoder.json --------
class result(nodes.inline):
    """A measured number in running text."""


class ResultError(Exception):
    """What is wrong with a {result} role, in the author's terms."""


def read_result(folder, text):
    """The formatted number of a {result} role, and where it was measured."""
    match = re.fullmatch(r"([\w-]+):([^|]+)\|(.+)", text.strip())
    if not match:
        raise ResultError(f"write {{result}}`file:key|format`, not `{text}`")
    file, key, spec = match.groups()
    try:
        run = json.loads((Path(folder) / f"{file}.json").read_text(encoding="utf8"))
    except FileNotFoundError:
        raise ResultError(f"there is no results/{file}.json") from None
    except ValueError as error:
        raise ResultError(f"results/{file}.json is not JSON: {error}") from None
    value = run.get("values", {})
    for part in key.strip().split("."):
        try:
            value = value[int(part)] if isinstance(value, list) else value[part]
        except (KeyError, IndexError, TypeError, ValueError):
            reason = f"results/{file}.json has no value `{key}` (stopped at `{part}`)"
            raise ResultError(reason) from None
    try:
        shown = format(value, spec.strip())
    except (TypeError, ValueError) as error:
        raise ResultError(f"results/{file}.json: `{key}` does not fit `{spec}`: {error}") from None
    if isinstance(value, (int, float)):
        shown = shown.replace("-", "\N{MINUS SIGN}")
    return shown, measured(run.get("provenance", {}))


def measured(where):
    """One sentence: when, on what and with which seeds a number was measured."""
    parts = [f"Measured {where['date']}" if "date" in where else "Measured"]
    parts += [f"on {where['device']}"] if "device" in where else []
    parts += [f"with torch {where['torch']}"] if "torch" in where else []
    seeds = where.get("seeds")
    if isinstance(seeds, list):
        parts += ["seed" + "s" * (len(seeds) > 1) + " " + ", ".join(map(str, seeds))]
    elif seeds is not None:
        parts += [f"seed {seeds}"]
    return " ".join(parts) + "."


class Result(SphinxRole):
    """The role itself. An unknown file, key or format is a warning, so the build fails."""

    def run(self):
        folder = Path(self.env.srcdir, "results")
        try:
            shown, origin = read_result(folder, self.text)
        except ResultError as error:
            logger.warning("%s", error, location=self.get_location(), type="result")
            return [nodes.literal(self.text, self.text)], []
        self.env.note_dependency(str(folder / f"{self.text.strip().split(':')[0]}.json"))
        return [result(shown, shown, title=origin)], []


def visit_result(writer, node):
    writer.body.append(writer.starttag(node, "span", "", CLASS="result", title=node["title"]))


def depart_result(writer, node):
    writer.body.append("</span>")


# -- chapter 5 is book/05-vae.md, also while chapters 2 to 4 are not written ----------------------
def number_chapters_by_file_name():
    from sphinx_external_toc.collectors import TocTreeCollectorWithStyles as Collector

    assign = getattr(Collector, "assign_by_toctree", Collector.assign_section_numbers)

    def assign_section_numbers(self, env):
        before, changed = env.toc_secnumbers, set(assign(self, env))
        for page in sorted(env.all_docs):
            match = re.fullmatch(r"book/(\d\d)-.+", page)
            if match:
                number = int(match[1])
                title, *headings = env.tocs[page].findall(nodes.reference)
                env.toc_secnumbers[page] = {"": (number,)} | {h["anchorname"]: () for h in headings}
                env.titles[page]["secnumber"] = title["secnumber"] = [number]
            if env.toc_secnumbers.get(page, {}) != before.get(page, {}):
                changed.add(page)
        return sorted(changed)

    Collector.assign_by_toctree = assign
    Collector.assign_section_numbers = assign_section_numbers


# -- buttons: on labs only; the repository's where its address is known ---------------------------
def version_of(folder):
    text = Path(folder, "pyproject.toml").read_text(encoding="utf8")
    return tomllib.loads(text)["project"]["version"]


def switch_on_repository_buttons(app, config):
    known = bool(config.html_theme_options.get("repository_url"))
    config.html_theme_options |= {"use_repository_button": known, "use_issues_button": known}


def add_buttons(app, pagename, templatename, context, doctree):
    """On a lab, under its title; on a chapter, under its exercises, for their notebook."""
    body, chapter = context.get("body") or "", pagename.removeprefix("book/")
    exercises = f"exercises/{chapter}/{chapter}-exercises"
    if pagename.startswith("notebooks/"):
        copied = context["pathto"](f"_sources/{pagename}.ipynb", 1)
        row = buttons(app, pagename, copied)
        context["body"] = body.replace("</h1>", f"</h1>\n{row}", 1)
    elif Path(app.srcdir, f"{exercises}.ipynb").exists():
        row = buttons(app, exercises, context["pathto"](f"{exercises}.ipynb", 1))
        head = re.escape('<section id="exercises">') + r"\s*<h2>.*?</h2>"
        context["body"] = re.sub(head, lambda found: f"{found[0]}\n{row}", body, count=1)


def buttons(app, notebook, copied):
    """Colab opens the notebook of the release, so that it fits the library it installs."""
    links = []
    address = app.config.html_theme_options.get("repository_url", "").rstrip("/")
    if address.startswith("https://github.com/"):
        repository = address.removeprefix("https://github.com/")
        href = f"{COLAB}/{repository}/blob/v{version_of(app.srcdir)}/{notebook}.ipynb"
        links.append(f'<a class="btn lab-button lab-colab" href="{href}">Open in Colab</a>')
    links.append(f'<a class="btn lab-button" href="{copied}" download>Download notebook</a>')
    return f'<p class="lab-buttons">{" ".join(links)}</p>'


# -- after the build ------------------------------------------------------------------------------
def copy_mathjax(app):
    """MathJax from its Python package, so that no page asks another server for it."""
    source = files("mathjax") / "static" / "mathjax" / "es5"
    for name in MATHJAX:
        target = Path(app.outdir, "_static", "mathjax", name)
        if (source / name).is_dir():
            shutil.copytree(source / name, target, dirs_exist_ok=True)
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source / name, target)


def copy_exercises(app):
    """The students' notebooks, and nothing else of the exercises."""
    for path in Path(app.srcdir).glob("exercises/*/*-exercises.ipynb"):
        target = Path(app.outdir, path.relative_to(app.srcdir))
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)


def remove_deleted_pages(app):
    """Sphinx leaves the page of a deleted file behind. (Pages at the root are partly its own.)"""
    for folder, ending in ((Path(app.outdir), "*/*.html"), (Path(app.outdir, "_sources"), "*/*")):
        for path in folder.glob(ending):
            page = path.relative_to(folder).with_suffix("").as_posix()
            if not page.startswith("_") and page not in app.env.found_docs:
                path.unlink()


MEND = {
    # roles that docutils gives a bibliography and that no screen reader understands
    '<div role="list" class="citation-list">': '<div class="citation-list">',
    ' role="doc-biblioentry"': "",
    # the arrow beside a chapter in the sidebar has no name
    '<summary><span class="toctree-toggle"': (
        '<summary aria-label="Labs of this chapter"><span class="toctree-toggle"'
    ),
}


def mend_markup(app):
    for path in Path(app.outdir).rglob("*.html"):
        if "_static" in path.parts:
            continue
        old = new = path.read_text(encoding="utf8")
        for wrong, right in MEND.items():
            new = new.replace(wrong, right)
        # the builder describes a lab's figure by the name of its file
        new = re.sub(r'alt="[./]*_images/\w{64}\.\w+"', 'alt="Figure drawn by the cell above"', new)
        if new != old:
            path.write_text(new, encoding="utf8")


def finish(app, exception):
    if exception is None and app.builder.format == "html":
        copy_mathjax(app)
        copy_exercises(app)
        remove_deleted_pages(app)
        mend_markup(app)


def setup(app):
    number_chapters_by_file_name()
    app.add_role("result", Result())
    app.add_node(result, html=(visit_result, depart_result))
    app.connect("config-inited", switch_on_repository_buttons, priority=100)
    app.connect("html-page-context", add_buttons, priority=600)
    app.connect("build-finished", finish)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
