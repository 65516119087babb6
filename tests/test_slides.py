"""Slides: an equation row by row, what a section becomes, and nothing from another server."""

import re
from pathlib import Path

import pytest
import slides
from bs4 import BeautifulSoup

ROOT = Path(__file__).resolve().parent.parent
PAGE = r"""
<article><section id="top"><h1>3. The KL</h1>
<section id="first"><h2>The definition<a class="headerlink" href="#x">#</a></h2>
<p>It is an <a href="y">average</a>.</p>
<div class="math notranslate"><span class="eqno">(3.1)</span>
\[\begin{split}\begin{aligned}a &= b \\ &= c\end{aligned}\end{split}\]</div>
<div class="proof theorem admonition" id="thm-a"><p>Theorem 1</p><p>It holds.</p></div>
<div class="proof admonition" id="proof"><p>Proof.</p>
<div class="math notranslate">\[x = y\]</div></div>
</section>
<section id="exercises"><h2>Exercises</h2><p>None.</p></section>
</section></article>
"""


@pytest.fixture
def book(tmp_path, monkeypatch):
    (tmp_path / "html" / "book").mkdir(parents=True)
    (tmp_path / "html" / "book" / "03-kl.html").write_text(PAGE, encoding="utf8")
    monkeypatch.setattr(slides, "HTML", tmp_path / "html")
    monkeypatch.setattr(slides, "OUT", tmp_path / "slides")
    return tmp_path


def test_an_equation_appears_row_by_row():
    found = slides.rows(r"\[\begin{split}\begin{aligned}a &= b \\ &= c\end{aligned}\end{split}\]")
    assert found == [
        r"\[\begin{aligned}a &= b \end{aligned}\]",
        r"\[\begin{aligned}a &= b \\ &= c\end{aligned}\]",
    ]
    assert slides.rows(r"\[a = b\]") == [r"\[a = b\]"]


def test_a_section_becomes_a_column_of_its_title_statements_and_equations(book):
    deck = BeautifulSoup(slides.deck("03-kl"), "html.parser")
    texts = [one.get_text(" ", strip=True) for one in deck.select("section > section")]
    assert texts[0].startswith("The definition It is an average")
    assert sum("a &= b" in text for text in texts) == 2
    assert any("It holds." in text for text in texts)
    assert any("x = y" in text for text in texts)  # a proof is shown line by line too
    assert "Exercises" not in deck.get_text() and not deck.select("a, .eqno")


def test_slides_ask_no_other_server(book):
    pytest.importorskip("sphinx_revealjs", reason="`make slides` installs it")
    assert slides.main() == 0
    page = (book / "slides" / "03-kl.html").read_text(encoding="utf8")
    for link in re.findall(r'(?:src|href)="([^"]+)"', page):
        assert "//" not in link and (book / "slides" / link).exists(), link


def test_without_a_built_book_one_is_asked_for(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(slides, "HTML", tmp_path)
    assert slides.main() == 1
    assert "make book" in capsys.readouterr().out
