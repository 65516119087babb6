"""Slides of every chapter from the built book: `python tools/slides.py`, after `make book`.

A section of the page is a column: statements, figures, lists, tables and equations, an equation row
by row, as at the blackboard. Prose between them is in the speaker's notes. The lab follows.
reveal.js and MathJax lie beside the slides, so that they work without a network.
"""

from __future__ import annotations

import re
import shutil
import sys
from dataclasses import dataclass, field
from html import escape
from importlib import resources
from math import ceil
from pathlib import Path

from bs4 import BeautifulSoup, Tag

ROOT = Path(__file__).resolve().parent.parent
HTML, OUT = ROOT / "_build" / "html", ROOT / "_build" / "slides"
LEFT_OUT = {"Exercises", "Sources", "In code", "What you need", "Checked by"}
EXTRA = ".equation-mark, .headerlink, .lab-buttons, form, .ask-near, .cell_input"
LINES, WIDTH, NOTES = 16, 88, 700  # of a slide; letters of a line; letters of the notes of a slide
LISTS, SHOWN = ("ul", "ol", "table"), ("Predict.", "Read.", "Why.")
MATHJAX = ("tex-chtml.js", "output/chtml/fonts/woff-v2")
REVEAL = ("dist/reveal.js", "dist/reveal.css", "dist/reset.css", "plugin/notes/notes.js")
ROWS = re.compile(r"\\\\(?:\[[^\]]*\])?")
WRAPPED = r"\\begin\{(split|aligned|align\*?)\}(.*)\\end\{\1\}"
PAGE = """\
<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="reveal/dist/reset.css">
<link rel="stylesheet" href="reveal/dist/reveal.css">
<link rel="stylesheet" href="slides.css">
<script src="slides.js"></script><script src="mathjax/tex-chtml.js" defer></script></head>
<body><div class="reveal"><div class="slides">
{slides}
</div></div>
<script src="reveal/dist/reveal.js"></script><script src="reveal/plugin/notes/notes.js"></script>
<script>start();</script>
</body></html>
"""
SCRIPT = """\
window.MathJax = {
  chtml: {scale: 1, matchFontHeight: false},  // the same size on slides that are still hidden
  options: {enableMenu: false},
  startup: {pageReady: () => MathJax.startup.defaultPageReady().then(fit)},
};

function start() {
  Reveal.initialize({width: 1280, height: 720, margin: 0.07, hash: true, slideNumber: "h.v",
                     plugins: [RevealNotes]});
  addEventListener("toggle", (event) => {
    shrink([event.target.closest("section")]);
    Reveal.layout();
  }, true);
}

async function fit() {
  const stage = document.querySelector(".slides");
  stage.classList.add("measured");
  if (stage.offsetHeight) await document.fonts.ready;  // the layout asks for the fonts of formulas
  shrink([...stage.querySelectorAll("section:not(:has(section))")]);
  stage.classList.remove("measured");
  Reveal.layout();
}

// Letters become smaller until no slide is larger than the stage.
function shrink(large) {
  for (let size = 1; large.length && size > 0.4; size -= 0.05) {
    for (const slide of large) slide.style.fontSize = size + "em";
    large = large.filter((one) => one.scrollHeight > 720 || one.scrollWidth > one.clientWidth);
  }
}
"""
STYLE = """\
body { background: #fff; color: #222; } .reveal { font: 30px/1.35 system-ui, sans-serif; }
.reveal .slides { text-align: left; } .measured section { display: block !important; }
.reveal .measured section:not(.present) { visibility: hidden; }
.reveal h1, .reveal h2, .reveal p, .reveal ul, .reveal ol, .reveal figure { margin: .4em 0; }
.reveal h1 { font-size: 1.7em; font-weight: 600; } .reveal .contents { columns: 2; }
.reveal h2 { font-size: 1em; font-weight: 600; line-height: 1.2; color: #555; }
.reveal section > section:first-child h2 { font-size: 1.5em; color: #222; }
.reveal small { display: block; font-size: 20px; font-weight: 400; color: #555; }
.reveal ul, .reveal ol { padding-left: 1.2em; } .reveal li { margin: .3em 0; }
.reveal img { display: block; height: 17em; max-width: 100%; object-fit: contain; margin: auto; }
.reveal figcaption { font-size: .7em; color: #555; } .reveal strong { font-weight: 600; }
.reveal .said { border-left: 4px solid #0072b2; padding-left: 1rem; margin: .8em 0; }
.reveal .admonition-title { font-weight: 600; color: #0072b2; }
.reveal div.math { display: flex; align-items: center; } .reveal .eqno { order: 2; color: #555; }
.reveal mjx-assistive-mml { height: 1px; }
.reveal div.math mjx-container { flex: 1; margin: .4em 0 !important; }
.reveal table { font-size: .85em; margin: .6em 0; } .reveal em { font-style: italic; }
.reveal td, .reveal th { padding: .2em .6em; border-bottom: 1px solid #ccc; text-align: left; }
.reveal th { font-weight: 600; } .reveal .text-right { text-align: right; }
.reveal code { font: .9em monospace; } .reveal a { color: #0072b2; }
.reveal .said { counter-reset: choice; } .reveal summary { cursor: pointer; padding: .2em 0; }
.reveal summary span { display: inline; } .reveal .ask-reason { padding-left: 1.2em; }
.reveal .ask-reason p { display: inline; }
.reveal .ask-choice summary { list-style: none; counter-increment: choice; }
.reveal .ask-choice summary::before { content: counter(choice, upper-alpha) ". "; }
.reveal .ask-right[open] summary { color: #00846b; }
.reveal .ask-wrong[open] summary { color: #c4551d; }
"""


@dataclass
class Slide:
    """What is shown under a head (both HTML), and what is said."""

    head: str
    content: str
    notes: list[Tag] = field(default_factory=list)

    def html(self) -> str:
        notes = "".join(map(str, self.notes))
        aside = f'\n<aside class="notes">{notes}</aside>' if notes else ""
        return f"<section><h2>{self.head}</h2>\n{self.content}{aside}</section>"


def article(path: Path) -> Tag:
    """The text of a page, without marks and buttons."""
    soup = BeautifulSoup(path.read_text(encoding="utf8"), "html.parser")
    found = soup.select_one("article") or soup
    for extra in found.select(EXTRA):
        extra.decompose()
    for part in found.select("p"):
        if part.get_text().startswith("Checked by"):
            part.decompose()
    for inner in found.select(".admonition section, .pst-scrollable-table-container"):
        inner.unwrap()  # reveal.js would count a section as a slide
    return found


def rows(equation: str) -> list[str]:
    """An equation, then with each row one more: the alignment stays."""
    match = re.fullmatch(r"\s*\\\[(.*)\\\]\s*", equation, re.DOTALL)
    body = (match[1] if match else equation).strip()
    single = True
    while inner := re.fullmatch(WRAPPED, body, re.DOTALL):
        body, single = inner[2].strip(), False
    if single:
        return [rf"\[{body}\]"]
    parts = ROWS.split(body)
    return [
        r"\[\begin{aligned}" + r"\\".join(parts[:n]) + r"\end{aligned}\]"
        for n in range(1, len(parts) + 1)
    ]


def size(part: Tag) -> float:
    """About how many lines a part takes on a slide."""
    text = part.get_text()
    inner = len(part.select("li")) / 2 + 2 * (len(ROWS.findall(text)) + text.count(r"\["))
    return inner + max(1, len(re.sub(r"\\[a-zA-Z]+|[{}\\]", "", text)) / WIDTH) + 0.4


def pages(head: str, parts: list[Tag], opening: str, closing: str, lead: str) -> list[Slide]:
    """The parts on as many slides as they need, between opening and closing; first the lead."""
    sizes = [size(part) for part in parts]
    room = max(1, LINES - size(BeautifulSoup(lead + opening, "html.parser")))
    each = sum(sizes) / max(1, ceil(sum(sizes) / room))
    filled, used = [opening], 0.0
    for part, lines in zip(parts, sizes, strict=True):
        if used + lines / 2 > each:
            filled, used = [*filled, opening], 0.0
        filled[-1] += str(part)
        used += lines
    return [Slide(head, text + closing) for text in [lead + filled[0], *filled[1:]]]


def listing(head: str, part: Tag, lead: str) -> list[Slide]:
    """A list or a table, by its items or rows."""
    if part.name in ("ul", "ol"):
        items = part.find_all("li", recursive=False)
        for number, item in enumerate(items, int(part.get("start", 1))):
            if part.name == "ol":
                item["value"] = number
        return pages(head, items, f"<{part.name}>", f"</{part.name}>", lead)
    top = part.find("thead") or ""
    return pages(head, part.select("tbody tr"), f"<table>{top}<tbody>", "</tbody></table>", lead)


def equation(head: str, part: Tag, lead: str) -> list[Slide]:
    """Row by row with its number; references lead to the last slide."""
    number = part.select_one(".eqno")
    label = str(number.extract()) if number else ""
    texts = [f'{lead}<div class="math">{label}{escape(row)}</div>' for row in rows(part.get_text())]
    return [Slide(head, text) for text in texts[:-1]] + [Slide(head, anchor(part) + texts[-1])]


def boxed(head: str, part: Tag) -> list[Slide]:
    """A statement, a warning, an exhibit or a question."""
    if "ask" in part["class"]:
        return [Slide(head, f'<div class="said">{part.decode_contents()}</div>')]
    title = part.find(class_="admonition-title", recursive=False)
    opening = f'<div class="said">{title.extract() if title else ""}'
    return pages(head, part.find_all(True, recursive=False), opening, "</div>", anchor(part))


def figure(head: str, part: Tag) -> list[Slide]:
    """The pictures of a figure or of a lab's cell, copied beside the slides."""
    made = []
    for image in part.select("img"):
        name = Path(image["src"]).name
        if (HTML / "_images" / name).exists():
            (OUT / "images").mkdir(parents=True, exist_ok=True)
            shutil.copyfile(HTML / "_images" / name, OUT / "images" / name)
            made.append(f'<img src="images/{name}" alt="{escape(image.get("alt") or "")}">')
    text = f"{''.join(made)}{part.find('figcaption') or ''}"
    return [Slide(head, f"{anchor(part)}<figure>{text}</figure>")] if made else []


def anchor(part: Tag) -> str:
    return f'<span id="{part["id"]}"></span>' if part.get("id") else ""


def say(made: list[Slide], head: str, prose: Tag | None) -> None:
    """A note to the slide before; a slide where there is none or its notes are full."""
    if prose is None:
        return
    if made and sum(len(p.get_text()) for p in [*made[-1].notes, prose]) < NOTES:
        made[-1].notes.append(prose)
    else:
        made.append(Slide(head, str(prose)))


def shown(head: str, part: Tag, lead: str) -> list[Slide]:
    """The slides of a part that is not prose; none of a heading or of a cell without pictures."""
    kind = part.get("class", [])
    if part.name in LISTS:
        return listing(head, part, lead)
    if is_equation(part):
        return equation(head, part, lead)
    if "proof" in kind and str(part.get("id")).startswith("proof") and part.select("div.math"):
        return flow(part, head)
    if "admonition" in kind or "ask" in kind:
        return boxed(head, part)
    if part.name == "p":
        return [Slide(head, str(part))]
    return figure(head, part)


def is_equation(part: Tag) -> bool:
    return part.name == "div" and "math" in part.get("class", [])


def flow(parent: Tag, head: str, name: str = "") -> list[Slide]:
    """The slides of a section or of a proof, in the order of its parts.

    The paragraph before an equation, a list or a table is shown with it, other prose is said.
    """
    made: list[Slide] = []
    before = None
    for part in parent.find_all(True, recursive=False):
        if part.name not in LISTS and not is_equation(part):
            say(made, head, before)
            before = None
        if part.name == "section":
            made += section(part, name)
        elif part.name == "p" and not part.get_text().startswith(SHOWN):
            before = part
        else:
            made += shown(head, part, str(before or ""))
            before = None
    say(made, head, before)
    return made


def section(part: Tag, above: str) -> list[Slide]:
    """The slides of a section, headed by what stands above it and by its name."""
    name = part.find(["h2", "h3", "h4"], recursive=False).get_text().strip()
    above = f"<small>{escape(above)}</small>" if above else ""
    return [] if name in LEFT_OUT else flow(part, above + escape(name), name)


def columns(page: Tag, above: str = "") -> list[tuple[str, str]]:
    """For each section of a chapter or a lab its link and its column."""
    made = []
    for part in page.select("section"):
        title = part.find("h2", recursive=False)
        if title and (slides := section(part, above)):
            inner = "\n".join(slide.html() for slide in slides)
            link = f'<a href="#{part["id"]}">{escape(title.get_text().strip())}</a>'
            made.append((link, f'<section id="{part["id"]}">{inner}</section>'))
    return made


def linked(slides: str, slug: str) -> str:
    """References lead to what is shown in the same deck; others are plain text."""
    soup = BeautifulSoup(slides, "html.parser")
    names = {part["id"] for part in soup.select("[id]")}
    for link in soup.select("a"):
        path, _, name = link.get("href", "").partition("#")
        if Path(path).stem in ("", slug) and name in names and not link.find_parent("aside"):
            link.attrs = {"href": f"#/{name}"}
        else:
            link.unwrap()
    return str(soup)


def deck(slug: str) -> str:
    """The slides of a chapter and its lab, as a page."""
    page = article(HTML / "book" / f"{slug}.html")
    title = escape(page.find("h1").get_text().strip())
    made = columns(page)
    lines = [f"<li>{link}</li>" for link, _ in made]
    notebook = HTML / "notebooks" / f"{slug}.html"
    if notebook.exists():
        lab = article(notebook)
        made += columns(lab, lab.find("h1").get_text().strip())
    first = f'<section><h1>{title}</h1><ul class="contents">{"".join(lines)}</ul></section>'
    return PAGE.format(title=title, slides=linked("\n".join([first, *(c for _, c in made)]), slug))


def copy(package: str, inside: str, names: tuple[str, ...], target: Path) -> None:
    with resources.as_file(resources.files(package).joinpath(inside)) as folder:
        for name in names:
            place = target / name
            place.parent.mkdir(parents=True, exist_ok=True)
            if (folder / name).is_dir():
                shutil.copytree(folder / name, place, dirs_exist_ok=True)
            else:
                shutil.copyfile(folder / name, place)


def main() -> int:
    chapters = sorted(path.stem for path in (HTML / "book").glob("[0-9][0-9]-*.html"))
    if not chapters:
        print("The slides are made from the built book: run `make book` first.")
        return 1
    shutil.rmtree(OUT, ignore_errors=True)
    OUT.mkdir(parents=True)
    copy("sphinx_revealjs", "_static/revealjs", REVEAL, OUT / "reveal")
    copy("mathjax", "static/mathjax/es5", MATHJAX, OUT / "mathjax")
    (OUT / "slides.css").write_text(STYLE, encoding="utf8")
    (OUT / "slides.js").write_text(SCRIPT, encoding="utf8")
    for slug in chapters:
        made = deck(slug)
        (OUT / f"{slug}.html").write_text(made, encoding="utf8")
        print(f"_build/slides/{slug}.html: {made.count('<h2>') + 1} slides")
    return 0


if __name__ == "__main__":
    sys.exit(main())
