"""Slides: what a section becomes, nothing empty, nothing too large, nothing from another server."""

import re
import shutil
from pathlib import Path

import pytest
import slides
from bs4 import BeautifulSoup

ROOT = Path(__file__).resolve().parent.parent
LONG = "Words that fill a line of the slide, and then one more. "
ITEMS = "".join(f"<li><p>Item {n}. {LONG * 2}</p></li>" for n in range(12))
LINES = r" \\ ".join([r"a &= \frac{1}{2} + \frac12 && \text{algebra: a reason}"] * 14)
PAGE = rf"""
<article><section id="top"><h1>3. The KL</h1>
<section id="first"><h2>The definition<a class="headerlink" href="#x">#</a></h2>
<p>It is an <a href="02-elbo.html#y">average</a>.</p>
<p>Said, not shown.</p>
<p>By (3.1) in short:</p>
<div class="math notranslate" id="equation-a"><span class="eqno"><a class="equation-mark">✓</a>(3.1)
<a class="headerlink" href="#equation-a">#</a></span>
\[\begin{{split}}\begin{{aligned}}a &= b \\ &= c &lt;d\end{{aligned}}\end{{split}}\]</div>
<div class="proof theorem admonition" id="thm-a"><p class="admonition-title">Theorem 3.1</p>
<section class="theorem-content" id="proof-content"><p>It holds by <a href="#equation-a">(3.1)</a>
and by <a href="02-elbo.html#equation-a">(2.6)</a>, as <a href="#ex-a">asked</a>.</p></section>
</div>
<div class="proof admonition" id="proof"><p>Proof. Insert.</p>
<div class="math notranslate">\[x = y\]</div></div>
<section id="deeper"><h3>Deeper</h3>
<p>{LONG * 9}</p><p>Second. {LONG * 9}</p><p>Third. {LONG * 9}</p>
<p><strong>Checked by</strong> <code>test_a</code>.</p></section>
</section>
<section id="what-to-remember"><h2>What to remember</h2>
<ol class="simple">{ITEMS}</ol>
<div class="pst-scrollable-table-container"><table><thead><tr><th>law</th></tr></thead>
<tbody><tr><td>Gaussian</td></tr></tbody></table></div></section>
<section id="large"><h2>Large</h2>
<div class="math notranslate">\[\begin{{aligned}}{LINES}\end{{aligned}}\]</div>
<div class="museum admonition"><p class="admonition-title">Bug museum: a</p>
<p>{LONG * 20}</p><p>{LONG * 20}</p></div></section>
<section id="ask-yourself"><h2>Ask yourself</h2>
<div class="ask docutils container"><p class="ask-question">Which law?</p>
<details class="ask-choice ask-wrong"><summary><span>This one.</span></summary>
<div class="ask-reason"><strong>Not this.</strong><p>{LONG * 30}</p></div></details>
<details class="ask-choice ask-right"><summary><span>That one.</span></summary>
<div class="ask-reason"><strong>Right.</strong><p>It is that one.</p></div></details></div>
<div class="ask docutils container"><p class="ask-question">How many?</p>
<form class="ask-number"><button>Check</button></form><div class="ask-near"><p>Nearly.</p></div>
<details class="ask-answer"><summary><span>Answer</span></summary><p>Seven.</p></details></div>
</section>
<section id="exercises"><h2>Exercises</h2><p>None.</p></section>
</section></article>
"""
LAB = """
<article><section id="lab"><h1>Lab 3</h1><section id="one"><h2>1 · Measure</h2>
<p>Two laws are compared.</p><p><strong>Predict.</strong> Which is larger?</p>
<div class="cell"><div class="cell_input">print(1)</div><div class="cell_output">
<img src="../_images/a.png"></div></div><p>In passing.</p>
<p><strong>Why.</strong> It counts.</p></section></section></article>
"""


@pytest.fixture
def book(tmp_path, monkeypatch):
    for name, page in [("book", PAGE), ("notebooks", LAB)]:
        (tmp_path / "html" / name).mkdir(parents=True)
        (tmp_path / "html" / name / "03-kl.html").write_text(page, encoding="utf8")
    (tmp_path / "html" / "_images").mkdir()
    (tmp_path / "html" / "_images" / "a.png").write_bytes(b"")
    monkeypatch.setattr(slides, "HTML", tmp_path / "html")
    monkeypatch.setattr(slides, "OUT", tmp_path / "slides")
    return tmp_path


@pytest.fixture
def deck(book):
    return BeautifulSoup(slides.deck("03-kl"), "html.parser")


@pytest.fixture
def real(tmp_path, monkeypatch):
    if not list((slides.HTML / "book").glob("0*.html")):
        pytest.skip("there is no built book: make book")
    monkeypatch.setattr(slides, "OUT", tmp_path / "slides")
    pytest.importorskip("sphinx_revealjs", reason="`make slides` installs it")
    assert slides.main() == 0
    return tmp_path


@pytest.fixture(scope="module")
def chromium():
    api = pytest.importorskip("playwright.sync_api")
    found = shutil.which("chromium") or shutil.which("google-chrome")
    if found is None:
        pytest.skip("there is no browser: apt install chromium")
    with api.sync_playwright() as play:
        browser = play.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield browser
        browser.close()


def opened(chromium, path):
    """The slides in a browser, once the formulas are set; an error of the page fails the test."""
    tab, errors = chromium.new_page(viewport={"width": 1280, "height": 720}), []
    tab.on("pageerror", lambda error: errors.append(str(error)))
    tab.goto(path.as_uri() + "?transition=none")
    set_formulas(tab)
    assert not errors
    return tab


def set_formulas(tab):
    tab.wait_for_function("window.MathJax?.startup?.promise", timeout=120_000)
    tab.evaluate("MathJax.startup.promise.then(() => null)")


@pytest.fixture
def tab(chromium, book):
    pytest.importorskip("sphinx_revealjs", reason="`make slides` installs it")
    assert slides.main() == 0
    return opened(chromium, book / "slides" / "03-kl.html")


def leaves(deck):
    return [one for one in deck.select("section") if not one.select("section")]


def shown(one):
    """The text of a slide, or its picture, without heading and notes."""
    extra = one.select("h1, h2, aside")
    text = one.get_text(" ", strip=True)
    for part in extra:
        text = text.replace(part.get_text(" ", strip=True), "", 1)
    return text.strip() or "".join(map(str, one.select("img")))


def too_large(tab):
    return tab.evaluate("""() => {
      const stage = document.querySelector(".slides");
      stage.classList.add("measured");
      const found = [...stage.querySelectorAll("section:not(:has(section))")]
        .filter((one) => one.scrollHeight > 720 || one.scrollWidth > one.clientWidth)
        .map((one) => one.innerText.slice(0, 80));
      stage.classList.remove("measured");
      return found;
    }""")


def test_an_equation_appears_row_by_row():
    found = slides.rows(r"\[\begin{split}\begin{aligned}a &= b \\ &= c\end{aligned}\end{split}\]")
    assert found == [
        r"\[\begin{aligned}a &= b \end{aligned}\]",
        r"\[\begin{aligned}a &= b \\ &= c\end{aligned}\]",
    ]
    assert slides.rows(r"\[a = b\]") == [r"\[a = b\]"]


def test_a_section_becomes_a_column_of_its_statements_and_equations(deck):
    column = deck.select_one("section#first")
    texts = [one.get_text(" ", strip=True) for one in column.select("section")]
    assert texts[0].startswith("The definition It is an average")
    assert sum("a &= b" in text for text in texts) == 2
    assert sum("&= c <d" in text for text in texts) == 1  # a sign, not a tag
    assert any("It holds" in text for text in texts)
    assert any("x = y" in text for text in texts)  # a proof is shown line by line too
    assert "Exercises" not in deck.get_text() and "#" not in deck.select_one("h2").get_text()


def test_lists_and_tables_are_shown_and_long_ones_continue(deck):
    column = deck.select("section#what-to-remember > section")
    assert [item["value"] for item in deck.select("ol > li")] == [str(n) for n in range(1, 13)]
    assert len(column) == 3 and all(one.select("ol, table") for one in column)
    assert column[-1].select_one("table").get_text(" ", strip=True) == "law Gaussian"
    counts = [len(one.select("li")) for one in column[:2]]
    assert max(counts) - min(counts) <= 1  # no slide with one forlorn item


def test_every_slide_shows_more_than_its_heading(deck):
    assert [one for one in leaves(deck) if not shown(one)] == []


def test_every_slide_of_the_book_shows_more_than_its_heading(real):
    for path in sorted((real / "slides").glob("*.html")):
        made = leaves(BeautifulSoup(path.read_text(encoding="utf8"), "html.parser"))
        assert [str(one) for one in made if not shown(one)] == [], path.name


def test_equations_keep_their_number_and_references_lead_to_them_in_the_same_deck(deck):
    assert [one.get_text(strip=True) for one in deck.select(".eqno")] == ["(3.1)"] * 2
    theorem = next(one for one in leaves(deck) if "It holds" in one.get_text())
    assert [(link.get_text(), link["href"]) for link in theorem.select("a")] == [
        ("(3.1)", "#/equation-a")
    ]
    assert "(2.6)" in theorem.get_text() and "average" in deck.get_text()  # elsewhere: text
    (named,) = deck.select("#equation-a")
    assert "&= c <d" in named.find_parent("section").get_text()  # every row is there


def test_a_statement_is_one_slide_for_reveal(deck):
    statement = next(one for one in leaves(deck) if "It holds" in one.get_text())
    assert statement.find_parent("section")["id"] == "first"
    assert all(len(one.find_parents("section")) <= 1 for one in deck.select("section"))


def test_prose_that_is_not_shown_is_in_the_notes(deck):
    notes = [one.get_text(" ", strip=True) for one in deck.select("aside.notes")]
    assert "Said, not shown." in notes and "In passing." in notes
    assert not any("By (3.1) in short" in text for text in notes)  # shown with its equation
    assert "test_a" not in deck.get_text()
    deeper = [one for one in leaves(deck) if "Deeper" in str(one.h2)]
    assert ["Second." in shown(one) for one in deeper] == [False, False]
    assert "Third." in shown(deeper[1])  # the notes were full
    assert max(map(len, notes)) < slides.NOTES


def test_a_lab_shows_what_to_predict_what_came_out_and_why(deck):
    column = deck.select("section#one > section")
    assert [shown(one)[:8] for one in column] == ["Two laws", "Predict.", "<img alt", "Why. It "]
    assert "print" not in deck.get_text()


def test_a_question_shows_its_choices_and_folds_the_answers(deck):
    first, second = deck.select("section#ask-yourself > section")
    assert [one.get_text() for one in first.select("summary")] == ["This one.", "That one."]
    assert second.select_one("details").get_text().startswith("Answer")
    assert not deck.select("details[open], form, .ask-near")


def test_no_slide_is_larger_than_the_stage(tab):
    assert too_large(tab) == []
    tab.evaluate("Reveal.slide(4, 0)")
    tab.locator("section.present .ask-wrong summary").click()
    tab.wait_for_function("Reveal.getCurrentSlide().style.fontSize != '1em'")  # it is a long answer
    assert too_large(tab) == []


def test_no_slide_of_the_book_is_larger_than_the_stage_or_hard_to_read(real, chromium):
    for path in sorted((real / "slides").glob("*.html")):
        tab = opened(chromium, path)
        assert (path.name, too_large(tab)) == (path.name, [])
        sizes = tab.evaluate("Reveal.getSlides().map((one) => parseFloat(one.style.fontSize || 1))")
        assert min(sizes) > 0.6, path.name
        assert tab.locator("mjx-merror").count() == 0, path.name
        tab.close()


def off_centre(tab):
    return tab.evaluate("""() => {
      const slide = Reveal.getCurrentSlide().getBoundingClientRect();
      return Math.abs(slide.top - (innerHeight - slide.bottom));
    }""")


def test_every_slide_stands_in_the_middle(tab):
    for across, down in [(0, 0), (1, 0), (1, 3), (2, 0), (4, 0), (3, 9)]:
        tab.evaluate(f"Reveal.slide({across}, {down})")
        assert off_centre(tab) < 3, (across, down)
    tab.wait_for_url("**#/3/9")
    tab.reload()  # now this slide is the first
    set_formulas(tab)
    assert tab.evaluate("Reveal.getIndices().v") == 9
    assert off_centre(tab) < 3


def test_a_reference_leads_to_the_slide_and_an_answer_opens_where_it_is(tab):
    tab.evaluate("Reveal.slide(1, 3)")
    tab.locator("section.present section.present a").click()
    tab.wait_for_function("Reveal.getIndices().v == 2")
    tab.evaluate("Reveal.slide(4, 0)")
    right = tab.locator("section.present section.present .ask-right")
    assert not right.locator("p").is_visible()
    right.locator("summary").click()
    assert right.locator("p").is_visible()
    assert tab.evaluate("Reveal.getIndices().h") == 4


def test_the_speakers_view_has_notes(tab):
    tab.evaluate("Reveal.slide(1, 0)")
    with tab.expect_popup() as popup:
        tab.keyboard.press("s")
    popup.value.get_by_text("Said, not shown.").wait_for()


def test_slides_ask_no_other_server(book):
    pytest.importorskip("sphinx_revealjs", reason="`make slides` installs it")
    assert slides.main() == 0
    page = (book / "slides" / "03-kl.html").read_text(encoding="utf8")
    for link in re.findall(r'(?:src|href)="([^#"][^"]*)"', page):
        assert "//" not in link and (book / "slides" / link).exists(), link


def test_without_a_built_book_one_is_asked_for(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(slides, "HTML", tmp_path)
    assert slides.main() == 1
    assert "make book" in capsys.readouterr().out
