"""The built site: what its pages must have and must not have, and that a build notices changes."""

import json
import os
import re
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

import nbformat
import pytest
import repository
import tidy
from bs4 import BeautifulSoup

from equations import verify

ROOT = Path(__file__).resolve().parent.parent
SITE = ROOT / "_build" / "html"
TOC = re.findall(r"(?:root|file): (\S+)", (ROOT / "_toc.yml").read_text(encoding="utf8"))
OURS = ("site", "tools", "vaelib", "_config.yml", "pyproject.toml", "requirements.txt")


def build(folder, **environment):
    command = [sys.executable, str(folder / "tools" / "book.py")]
    environment = os.environ | {"PYTHONPATH": str(folder)} | environment
    return subprocess.run(command, capture_output=True, text=True, env=environment)


@cache
def soup(path):
    return BeautifulSoup(path.read_text(encoding="utf8"), "html.parser")


@pytest.fixture(scope="session")
def pages():
    """Every page of the book, built now if anything changed: {name: parsed page}."""
    built = build(ROOT)
    assert built.returncode == 0, built.stdout[-3000:] + built.stderr[-3000:]
    names = (path.relative_to(SITE).as_posix() for path in sorted(SITE.rglob("*.html")))
    return {name: soup(SITE / name) for name in names if not name.startswith("_static/")}


def test_every_page_of_the_table_of_contents_is_built_and_no_other(pages):
    inside = {name for name in pages if name.startswith(("book/", "notebooks/", "teaching/"))}
    assert inside == {f"{name}.html" for name in TOC if "/" in name}
    assert "index.html" in pages


def test_no_lab_shows_an_error_that_is_not_part_of_the_lesson(pages):
    for name, page in pages.items():
        for cell in page.select("div.cell:not(.tag_raises-exception) div.cell_output"):
            assert "Traceback (most recent call last)" not in cell.text, (
                f"{name}: {cell.text[-300:]}"
            )
            assert not cell.select(".output.traceback, .output.stderr"), name


def test_every_lab_was_executed(pages):
    for lab in tidy.labs():
        cells = [c for c in nbformat.read(lab, as_version=4).cells if c.cell_type == "code"]
        visible = [c for c in cells if re.search(r"^(print|plt\.show)\(", c.source, re.MULTILINE)]
        outputs = pages[f"notebooks/{lab.stem}.html"].select("div.cell div.cell_output")
        assert len(outputs) >= len(visible) > 3, f"{lab.stem}: {len(outputs)} of {len(visible)}"


def references(page):
    for tag, attribute in (("a", "href"), ("link", "href"), ("script", "src"), ("img", "src"),
                           ("source", "src"), ("iframe", "src"), ("object", "data")):  # fmt: skip
        for node in page.find_all(tag):
            if node.get(attribute):
                yield node, node[attribute]


def test_no_internal_link_is_broken(pages):
    for name, page in pages.items():
        for _node, link in references(page):
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            target = (SITE / name).parent / unquote(parts.path) if parts.path else SITE / name
            target = target / "index.html" if target.is_dir() else target
            assert target.exists(), f"{name} links to {link}"
            if parts.fragment and target.suffix == ".html":
                there = soup(target).find(id=unquote(parts.fragment))
                assert there is not None, f"{name} links to {link}"


def test_no_page_asks_another_server_for_anything(pages):
    for name, page in pages.items():
        for node, link in references(page):
            if node.name != "a" and urlsplit(link).netloc:
                assert node.get("rel") in (["canonical"], ["license"]), f"{name} loads {link}"
        for script in page.find_all("script"):
            assert not re.search(r"https?://(cdn|unpkg|cdnjs)", script.text), name
    for sheet in (SITE / "_static").rglob("*.css"):
        text = sheet.read_text(encoding="utf8")
        assert not re.search(r"url\(['\"]?(https?:)?//|@import ['\"]?https?:", text), sheet.name


def test_formulas_are_drawn_by_files_of_the_site(pages):
    script = pages["book/01-autoencoder.html"].find(
        "script", src=re.compile("mathjax/tex-chtml.js")
    )
    assert script is not None
    fonts = SITE / "_static" / "mathjax" / "output" / "chtml" / "fonts" / "woff-v2"
    assert (fonts / "MathJax_Main-Regular.woff").exists()


def test_every_displayed_equation_of_the_book_has_its_mark(pages):
    for name, page in pages.items():
        for block in page.select('div.math[id^="equation-eq-"]'):
            mark = block.select_one("a.equation-mark")
            assert mark is not None, f"{name}: {block['id']} has no mark"
            assert mark["href"].endswith(block["id"].replace("equation-", "#check-", 1))


def test_every_image_has_a_text_for_those_who_cannot_see_it(pages):
    for name, page in pages.items():
        for image in page.select("article img"):
            alt = image.get("alt", "")
            assert len(alt) > 10 and "_images/" not in alt, f"{name}: {image}"


def test_every_page_can_be_read_on_a_phone_and_described_by_a_search_engine(pages):
    for name, page in pages.items():
        assert page.find("meta", attrs={"name": "viewport"}), name
        assert page.find("meta", attrs={"name": "description"})["content"], name
        assert page.find("link", rel="icon") or page.find("link", rel="shortcut icon"), name


def test_a_chapter_has_the_number_of_its_file(pages):
    for name, page in pages.items():
        if match := re.match(r"book/0?(\d+)-", name):
            assert page.select_one("article h1").text.startswith(f"{match[1]}. "), (
                f"{name}: {page.select_one('article h1').text}"
            )


def test_buttons_stand_on_labs_and_exercises_only_and_lead_somewhere(pages):
    address = tidy.repository()
    for name, page in pages.items():
        links = [node["href"] for node in page.find_all("a", href=True)]
        colab = [link for link in links if "colab.research.google.com" in link]
        lab = name.startswith("notebooks/")
        slug = Path(name).stem if name.startswith("book/") else ""
        exercises = (ROOT / "exercises" / slug / f"{slug}-exercises.ipynb").exists()
        assert len(colab) == (1 if (lab or exercises) and address else 0), f"{name}: {colab}"
        buttons = page.select("a.lab-button[download]")
        assert len(buttons) == (lab or exercises), name
        for button in buttons:
            assert (SITE / name).parent.joinpath(button["href"]).exists(), name
        if not address:
            assert not page.select(".dropdown-source-buttons, .btn-source-repository-button"), name


# -- a tiny book: what a build must notice ---------------------------------------------------------


@pytest.fixture(scope="module")
def tiny(tmp_path_factory):
    """A book of one chapter and one lab with our own configuration, extension and tools."""
    book = tmp_path_factory.mktemp("tiny")
    for name in OURS:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, book / name)
    for name in ("book", "notebooks", "results"):
        (book / name).mkdir()
    (book / "_toc.yml").write_text(
        "format: jb-book\nroot: index\nchapters:\n- file: book/07-one\n"
        "  sections:\n  - file: notebooks/07-one\n- file: book/extra\n- file: book/equations\n"
    )
    (book / "index.md").write_text("# Tiny\n\nSee {doc}`book/07-one`.\n")
    (book / "book" / "extra.md").write_text("# Extra\n")
    (book / "book" / "equations.md").write_text("# Checks\n\n```{equation-checks}\n```\n")
    entry = {"chapter": "07-one", "seal": verify.seal_of("a = b"), "links": [["=", "evaluated"]],
             "by": {"two_letters": "Two equal numbers."}}  # fmt: skip
    record = {"values": {}, "provenance": {}, "equations": {"eq-one-a": entry}}
    (book / "results" / "equations.json").write_text(json.dumps(record))
    (book / "book" / "references.bib").write_text("")
    (book / "results" / "07-one.json").write_text(
        '{"values": {"sse": {"30": -13.86634}}, "provenance": {"date": "2026-11-21", '
        '"device": "2 CPU cores", "torch": "2.13.0", "seeds": [0, 1]}}'
    )
    write_page(book, "07-one:sse.30|.4f")
    cell = nbformat.v4.new_code_cell("import vaelib\nprint(getattr(vaelib, 'colour', 'grey'))")
    cells = [nbformat.v4.new_markdown_cell("# Lab 7"), cell]
    nbformat.write(nbformat.v4.new_notebook(cells=cells), book / "notebooks" / "07-one.ipynb")
    tidy.tidy(book)
    return book


def write_page(book, role):
    (book / "book" / "07-one.md").write_text(
        f"# One\n\nIt is {{result}}`{role}`, see {{eq}}`eq-one-a`.\n\n"
        "```{math}\n:label: eq-one-a\na = b\n```\n"
    )


def page_of(book, name):
    return BeautifulSoup(
        (book / "_build" / "html" / name).read_text(encoding="utf8"), "html.parser"
    )


def built(book):
    done = build(book, VAELIB_DATA="", HTTPS_PROXY="http://127.0.0.1:9", XDG_CACHE_HOME=str(book))
    return done.returncode, done.stdout + done.stderr


def test_a_number_from_a_run_shows_its_value_and_where_it_was_measured(tiny):
    status, said = built(tiny)
    assert status == 0, said
    number = page_of(tiny, "book/07-one.html").select_one("span.result")
    assert number.text == "\N{MINUS SIGN}13.8663"
    assert number["title"] == "Measured 2026-11-21 on 2 CPU cores with torch 2.13.0 seeds 0, 1."
    assert "7. One" in page_of(tiny, "book/07-one.html").select_one("article h1").text
    assert "(7.1)" in page_of(tiny, "book/07-one.html").select_one(".eqno").text
    assert "make serve" in said and "digits" in said


@pytest.mark.parametrize(
    "role, reason",
    [
        ("07-two:sse.30|.4f", "there is no results/07-two.json"),
        ("07-one:sse.31|.4f", "no value `sse.31`"),
        ("07-one:sse.30|.4q", "does not fit"),
    ],
)
def test_an_unknown_number_stops_the_build_and_names_the_page(tiny, role, reason):
    write_page(tiny, role)
    try:
        status, said = built(tiny)
        assert status == 1 and reason in said and "book/07-one.md" in said
        assert "Traceback" not in said
        if role.startswith("07-two"):
            status, said = built(tiny)
            assert status == 1 and reason in said, "the second build forgot the error"
    finally:
        write_page(tiny, "07-one:sse.30|.4f")


def edit(path, old, new):
    text = path.read_text(encoding="utf8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf8")


def test_an_equation_shows_a_mark_that_leads_to_how_it_was_checked(tiny):
    assert built(tiny)[0] == 0
    mark = page_of(tiny, "book/07-one.html").select_one(".eqno a.equation-mark")
    assert mark["href"] == "equations.html#check-eq-one-a"
    assert mark["aria-label"].startswith("Evaluated from its LaTeX")
    entry = page_of(tiny, "book/equations.html").find(id="check-eq-one-a")
    assert "two letters: Two equal numbers." in entry.find_next("dd").text


def test_an_equation_that_was_edited_after_its_check_stops_the_build(tiny):
    page = tiny / "book" / "07-one.md"
    edit(page, "a = b", "a = -b")
    try:
        status, said = built(tiny)
        assert status == 1 and "eq-one-a was edited after it was checked" in said
    finally:
        edit(page, "a = -b", "a = b")
    assert built(tiny)[0] == 0


def test_a_new_number_reaches_the_pages_that_show_it(tiny):
    edit(tiny / "results" / "07-one.json", "13.86", "14.25")
    assert built(tiny)[0] == 0
    assert page_of(tiny, "book/07-one.html").select_one("span.result").text.endswith("14.2563")


def test_a_change_of_the_style_sheet_alone_reaches_the_site(tiny):
    edit(
        tiny / "site" / "assets" / "book.css", "span.result {", ".new { color: red }\nspan.result {"
    )
    assert built(tiny)[0] == 0
    assert ".new" in (tiny / "_build" / "html" / "_static" / "book.css").read_text()


def test_a_change_of_the_library_runs_the_labs_again(tiny):
    edit(tiny / "vaelib" / "__init__.py", "__version__ =", "colour = 'red'\n__version__ =")
    assert built(tiny)[0] == 0
    assert "red" in page_of(tiny, "notebooks/07-one.html").select_one("div.cell_output").text


def test_a_deleted_page_does_not_linger(tiny):
    page = tiny / "_build" / "html" / "book" / "extra.html"
    assert page.exists()
    (tiny / "book" / "extra.md").unlink()
    edit(tiny / "_toc.yml", "- file: book/extra\n", "")
    assert built(tiny)[0] == 0
    assert not page.exists()


def test_with_an_address_each_lab_opens_in_colab_at_the_tag_of_this_version(tiny):
    for name in ("CITATION.cff", "README.md"):
        shutil.copy(ROOT / name, tiny / name)
    repository.stamp("https://github.com/somebody/some-book", tiny)
    status, said = built(tiny)
    assert status == 0, said
    links = [a["href"] for a in page_of(tiny, "notebooks/07-one.html").select("a.lab-colab")]
    version = repository.version(tiny)
    path = f"github/somebody/some-book/blob/v{version}/notebooks/07-one.ipynb"
    assert links == [f"https://colab.research.google.com/{path}"]
    for name in ("index.html", "book/07-one.html"):
        page = page_of(tiny, name)
        assert not page.select("a.lab-button") and "colab.research" not in str(page)
        assert page.select("a[href='https://github.com/somebody/some-book']")
