"""Slides of every chapter from the built book: `python tools/slides.py`, after `make book`.

A section of the page is a column: its title, then its statements, figures and equations, an
equation row by row, as at the blackboard. The lab follows: what to predict, what comes out, why.
reveal.js and MathJax lie beside the slides, so that they work without a network.
"""

from __future__ import annotations

import re
import shutil
import sys
from importlib import resources
from pathlib import Path

from bs4 import BeautifulSoup, Tag

ROOT = Path(__file__).resolve().parent.parent
HTML, OUT = ROOT / "_build" / "html", ROOT / "_build" / "slides"
LEFT_OUT = {"exercises", "sources", "in-code", "what-you-need", "checked-by"}
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
<script>window.MathJax = {{chtml: {{scale: 0.9}}}};</script>
<script src="mathjax/tex-chtml.js" defer></script></head>
<body><div class="reveal"><div class="slides">
{slides}
</div></div>
<script src="reveal/dist/reveal.js"></script><script src="reveal/plugin/notes/notes.js"></script>
<script>Reveal.initialize({{hash: true, slideNumber: "h.v", plugins: [RevealNotes]}});</script>
</body></html>
"""
STYLE = """\
body { background: #fff; color: #222; } .reveal { font: 30px/1.35 system-ui, sans-serif; }
.reveal p, .reveal h1, .reveal h2, .reveal h3, .reveal ul, .reveal ol { margin: .4em 0; }
.reveal ul, .reveal ol { padding-left: 1.2em; } .reveal .slides { text-align: center; }
.reveal h1, .reveal h2 { text-transform: none; font: 600 1.4em/1.2 system-ui, sans-serif; }
.reveal h3 { text-transform: none; font: 600 .8em/1.2 system-ui, sans-serif; color: #555; }
.reveal p, .reveal li, .reveal details { font-size: .85em; text-align: left; }
.reveal .before { color: #555; } .reveal img { max-height: 60vh; }
.reveal mjx-container[display="true"] { overflow-x: auto; overflow-y: hidden; }
.reveal .said { border-left: 4px solid #0072b2; padding-left: 1rem; text-align: left; }
.reveal pre { font-size: .5em; width: 100%; } .reveal summary { cursor: pointer; }
"""


def article(path: Path) -> Tag:
    """The text of a page, without links, marks and buttons."""
    soup = BeautifulSoup(path.read_text(encoding="utf8"), "html.parser")
    found = soup.select_one("article") or soup
    for extra in found.select(".eqno, .headerlink, .lab-buttons, form, .ask-near, .cell_input"):
        extra.decompose()
    for link in found.select("a"):
        link.unwrap()
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


def slide(head: str, content: str) -> str:
    return f"<section><h3>{head}</h3>\n{content}\n</section>"


def column(section: Tag) -> list[str]:
    """The slides of one section of a chapter."""
    head = section.find(["h2"]).get_text(" ", strip=True)
    first = section.find("p", recursive=False)
    made = [f"<section><h2>{head}</h2>\n{first or ''}</section>"]
    before = ""
    for part in section.descendants:
        if not isinstance(part, Tag):
            continue
        kind = " ".join(part.get("class", []))
        if part.find_parent(class_=["proof", "admonition", "ask", "dropdown"]):
            if "math notranslate" in kind and part.name == "div" and in_proof(part):
                made += equation(head, "", part)
        elif part.name == "p":
            before = str(part)
        elif part.name == "div" and "math notranslate" in kind:
            made += equation(head, before, part)
        elif part.name == "figure":
            made.append(slide(head, pictures(part)))
        elif "proof" in kind.split() and "proof-content" not in kind and not in_proof(part):
            made.append(slide(head, f"<div class=said>{part.decode_contents()}</div>"))
        elif "museum" in kind or "ask" in kind.split():
            made.append(slide(head, f"<div class=said>{part.decode_contents()}</div>"))
    return made


def in_proof(part: Tag) -> bool:
    """Whether this is, or lies in, the proof of a statement, and not in the statement."""
    holder = part if "proof" in part.get("class", []) else part.find_parent(class_="proof")
    return bool(holder) and str(holder.get("id", "")).startswith("proof")


def equation(head: str, before: str, part: Tag) -> list[str]:
    text = f'<div class="before">{before}</div>' if before else ""
    return [slide(head, f"{text}<p>{row}</p>") for row in rows(part.get_text())]


def pictures(part: Tag) -> str:
    """The picture of a figure or an output, copied beside the slides."""
    made = []
    for image in part.select("img"):
        name = Path(image["src"]).name
        source = HTML / "_images" / name
        if source.exists():
            (OUT / "images").mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, OUT / "images" / name)
            alt = (image.get("alt") or "").replace('"', "&quot;")
            made.append(f'<img src="images/{name}" alt="{alt}">')
    return "".join(made)


def lab(page: Tag) -> list[str]:
    """Predict, then the pictures that came out, then why: a column for each section of a lab."""
    made = []
    for section in page.select("section"):
        title = section.find("h2", recursive=False)
        if not title:
            continue
        head, slides = title.get_text(" ", strip=True), []
        for part in section.find_all(["p", "div"]):
            text = part.get_text(" ", strip=True)
            if part.name == "p" and text.startswith(("Predict.", "Read.", "Why.")):
                slides.append(slide(head, str(part)))
            elif "cell_output" in part.get("class", []) and (shown := pictures(part)):
                slides.append(slide(head, shown))
        if slides:
            made.append("<section>" + "\n".join(slides) + "</section>")
    return made


def deck(slug: str) -> str:
    """The slides of a chapter and its lab, as a page."""
    page = article(HTML / "book" / f"{slug}.html")
    title = page.find("h1").get_text(" ", strip=True)
    columns = [f"<section><h1>{title}</h1></section>"]
    for section in page.select("section > section"):
        if section.find("h2", recursive=False) and section.get("id") not in LEFT_OUT:
            columns.append("<section>" + "\n".join(column(section)) + "</section>")
    notebook = HTML / "notebooks" / f"{slug}.html"
    if notebook.exists():
        columns += lab(article(notebook))
    return PAGE.format(title=title, slides="\n".join(columns))


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
    for slug in chapters:
        made = deck(slug)
        (OUT / f"{slug}.html").write_text(made, encoding="utf8")
        print(f"_build/slides/{slug}.html: {made.count('<section>')} slides and columns")
    return 0


if __name__ == "__main__":
    sys.exit(main())
