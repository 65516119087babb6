"""Questions that a page answers by itself: their form, their numbers, and what a reader sees."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import self_check
import sympy

ROOT = Path(__file__).resolve().parent.parent
CHAPTERS = sorted((ROOT / "book").glob("[0-9][0-9]-*.md"))
CHOICE = """\
- [ ] The log-ratio.

  It is negative
  wherever $q<p$.
- [x] Its mean.

  By Jensen.
- [ ] Its square.

  Nobody asked.
"""


def asked(page):
    """(question, options, body) of every question of a page."""
    found = re.findall(r"(?ms)^(`{3,})\{ask\} (.+?)\n(.*?)^\1\s*$", page.read_text(encoding="utf8"))
    for _, question, body in found:
        options = dict(re.findall(r"(?m)^:(\w+): *(.+)$", body))
        yield question, options, re.sub(r"(?m)^:\w+:.*\n", "", body)


QUESTIONS = [(page.stem, *one) for page in CHAPTERS for one in asked(page)]


@pytest.mark.parametrize("page", CHAPTERS, ids=[page.stem for page in CHAPTERS])
def test_a_chapter_asks_choices_and_numbers(page):
    kinds = ["answer" in options for _, options, _ in asked(page)]
    assert kinds.count(True) >= 2 and kinds.count(False) >= 2


@pytest.mark.parametrize(
    ("page", "question", "options", "body"),
    QUESTIONS,
    ids=[f"{page}-{question[:30]}" for page, question, *_ in QUESTIONS],
)
def test_a_question_has_its_form_and_its_number_is_what_it_says(page, question, options, body):
    assert "`" not in question  # Markdown would not see the fence
    self_check.checked(question, options.get("answer"), body)
    if "answer" in options:
        answer = options["answer"]
        digits = len(answer.partition(".")[2])
        value = float(sympy.N(sympy.sympify(options["by"])))
        assert abs(value - float(answer)) <= 0.5000001 * 10**-digits
        said = re.search(r"\(([^()]*)\)$", question)[1]
        words = ["a whole number", "one decimal", "two decimals", "three decimals"]
        assert said == words[0] if not digits else said.endswith(f", {words[digits]}")
        wrong = [float(text) for _, text, _ in self_check.checked(question, answer, body)[0]]
        assert len(set(wrong)) == len(wrong) >= 2
        assert all(abs(number - float(answer)) > 0.98 * 10**-digits for number in wrong)


def test_the_place_of_the_right_choice_cannot_be_guessed_from_the_other_questions():
    def place(body):
        return [mark for mark, _, _ in self_check.parts(body)[0]].index("x")

    places = {
        page.stem: [place(body) for _, options, body in asked(page) if "answer" not in options]
        for page in CHAPTERS
    }
    each_once = [page for page, found in places.items() if sorted(found) == [0, 1, 2, 3]]
    assert len(each_once) <= len(places) / 2
    together = [one for found in places.values() for one in found]
    assert all(together.count(one) >= len(together) / 8 for one in range(4))


@pytest.mark.parametrize(
    ("docname", "serial", "number"),
    [("book/00-start", 0, "0.1"), ("book/03-kl", 4, "3.5"), ("book/speed", 1, "2")],
)
def test_a_question_has_the_number_of_its_chapter(docname, serial, number):
    assert self_check.number_of(docname, serial) == number


def test_choices_are_read_with_their_reasons():
    found, after = self_check.parts(CHOICE)
    assert [mark for mark, _, _ in found] == [" ", "x", " "] and not after
    assert found[0][1:] == ("The log-ratio.", "It is negative\nwherever $q<p$.")


def test_a_number_has_its_mistakes_and_then_its_explanation():
    found, after = self_check.checked("How much?", "4.11", "- 4.61\n\n  The ½.\n\nIt is this.\n")
    assert found == [(None, "4.61", "The ½.")] and after == "It is this."


@pytest.mark.parametrize(
    ("question", "answer", "body", "said"),
    [
        ("", None, CHOICE, "stands behind"),
        ("Which?", None, CHOICE.replace("[x]", "[ ]"), "one of them is"),
        ("Which?", None, "- [x] A.\n\n  Yes.\n- [ ] B.\n\n  No.\n", "three items"),
        ("Which?", None, CHOICE.replace("  By Jensen.\n", ""), "has no reason"),
        ("Which?", None, CHOICE.replace("  By", "By"), "is not indented|has no reason"),
        ("How much?", "many", "- 1\n\n  No.\n\nYes.", "many is not a number"),
        ("How much?", "4", "- 1\n\n  No.\n", "ends with its explanation"),
    ],
)
def test_a_question_of_a_wrong_form_is_refused_with_a_sentence(question, answer, body, said):
    with pytest.raises(self_check.AskError, match=said):
        self_check.checked(question, answer, body)


# -- in a browser: a small site with the directive, the script and the sheet of the book ----------
PAGE = """\
# A page

## Ask yourself

```{ask} Which of them?
- [ ] The log-ratio.

  It is negative somewhere.
- [x] Its mean.

  By Jensen.
- [ ] Its square.

  Nobody asked.
```

```{ask} What is the rate? (nats, two decimals)
:answer: 2.83

- 5.66

  The half is missing.
- 2.82

  The last decimal was cut off.
- 0.00

  It has not collapsed.

It is this.
```

```{ask} What is the variance? (a whole number)
:answer: 11487

- 11503

  This is the mean square.
- 187

  The constant enters squared.

It is that.
```

```{ask} What share? (between 0 and 1, two decimals)
:answer: 0.65

- 65

  Write it as a share.
- 0.70

  This is the example.

It is the mean.
```

```{ask} What is the residual? (unit 1/pixel, with its sign, two decimals)
:answer: -0.30

- -0.60

  Divide it.
- 0.30

  The sign.

It is negative.
```

```{ask} How many nats? (nats, one decimal)
:answer: 79.6

- 80.0

  You rounded on the way.
- 17.3

  You divided.

It is low.
```
"""
PLAIN = "Write a plain number, such as 0.25: no unit, no fraction, no percent sign."
NOT = "Not this. Try again, or open the answer."
TYPED = [
    (2, "2.83", "Right."),
    (2, " 2,83 ", "Right."),
    (2, "2.8", "Right."),
    (2, "2.8301", "Right."),
    (2, "2.84", "Right, up to the last decimal."),
    (2, "2.82", "Not this. The last decimal was cut off."),
    (2, "2.85", NOT),
    (2, "2.7", NOT),
    (2, "3", NOT),
    (2, "5.7", "Not this. The half is missing."),
    (2, "0", "Not this. It has not collapsed."),
    (2, "0.1", NOT),
    (2, "1,000", NOT),
    (3, "11487", "Right."),
    (3, "11,487", "Right."),
    (3, "11 487", "Right."),
    (3, "11\N{NO-BREAK SPACE}487", "Right."),
    (3, "11\N{NARROW NO-BREAK SPACE}487", "Right."),
    (3, "11,487.0", "Right."),
    (3, "11488", NOT),
    (3, "11486", NOT),
    (3, "11,503", "Not this. This is the mean square."),
    (4, "0.65", "Right."),
    (4, ".65", "Right."),
    (4, "0.66", "Right, up to the last decimal."),
    (4, "0.6", NOT),
    (4, "0.7", "Not this. This is the example."),
    (4, "65", "Not this. Write it as a share."),
    (4, "65 %", PLAIN),
    (4, "13/20", PLAIN),
    (4, "sqrt(26)", PLAIN),
    (4, "0.65 nats", PLAIN),
    (4, "0x1", PLAIN),
    (4, "", PLAIN),
    (5, "-0.30", "Right."),
    (5, "\N{MINUS SIGN}0,3", "Right."),
    (5, "\N{EN DASH} 0.30", "Right."),
    (5, "0.3", "Not this. The sign."),
    (6, "79.6", "Right."),
    (6, "79.5", "Right, up to the last decimal."),
    (6, "80", "Not this. You rounded on the way."),
    (6, "79", NOT),
]


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The small site, and the address of its page: `book/03-page`."""
    source = tmp_path_factory.mktemp("site")
    (source / "book").mkdir()
    (source / "book" / "03-page.md").write_text(PAGE, encoding="utf8")
    (source / "index.md").write_text("# A book\n\n```{toctree}\nbook/03-page\n```\n", "utf8")
    (source / "conf.py").write_text(
        "extensions = ['myst_parser', 'self_check']\nhtml_theme = 'basic'\n"
        f"html_static_path = [{str(ROOT / 'site' / 'assets')!r}]\n"
        "html_css_files, html_js_files = ['book.css'], ['book.js']\n"
    )
    command = [sys.executable, "-m", "sphinx", "-W", "-q", str(source), str(source / "html")]
    environment = os.environ | {"PYTHONPATH": str(ROOT / "site")}
    done = subprocess.run(command, capture_output=True, text=True, env=environment)
    assert done.returncode == 0, done.stdout + done.stderr
    return (source / "html" / "book" / "03-page.html").as_uri()


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


@pytest.fixture(scope="module")
def opened(chromium, built):
    tab, errors = chromium.new_page(), []
    tab.on("pageerror", lambda error: errors.append(str(error)))
    tab.goto(built)
    return tab, errors


@pytest.fixture
def tab(opened):
    tab, errors = opened
    yield tab
    assert not errors


def question(tab, number):
    box = tab.locator(f"#ask-3-{number}")
    return box, box.locator("input"), box.locator("output"), box.locator("details.ask-answer")


def heard(said):
    return " ".join(said.inner_text().split())


@pytest.mark.parametrize(("number", "typed", "verdict"), TYPED)
def test_a_typed_number_gets_its_verdict_and_its_note_in_one_place(tab, number, typed, verdict):
    _, field, said, answer = question(tab, number)
    field.fill(typed)
    field.press("Enter")
    assert heard(said) == verdict
    assert (answer.get_attribute("open") is not None) == verdict.startswith("Right")


def test_a_verdict_and_its_note_go_while_a_new_number_is_typed(tab):
    _, field, said, _ = question(tab, 2)
    for first in ("5.66", "1.11", "2.83"):
        field.fill(first)
        field.press("Enter")
        assert heard(said)
        field.press("9")
        assert heard(said) == ""
    field.fill("5.66")  # a note can be shown again
    field.press("Enter")
    assert heard(said) == "Not this. The half is missing."


def test_an_answer_that_a_right_number_opened_closes_again_and_one_the_reader_opened_stays(tab):
    _, field, _, answer = question(tab, 2)
    for typed, opened in (("2.83", True), ("1.11", False)):
        field.fill(typed)
        field.press("Enter")
        assert (answer.get_attribute("open") is not None) == opened
    answer.locator("summary").click()
    field.fill("1.12")
    field.press("Enter")
    assert answer.get_attribute("open") is not None
    answer.locator("summary").click()


def test_a_number_is_typed_with_a_minus_and_its_field_names_its_question(tab):
    box, field, _, _ = question(tab, 5)
    assert field.get_attribute("inputmode") == "text"
    described = tab.locator(f"#{field.get_attribute('aria-describedby')}")
    assert described.inner_text().startswith("3.5 What is the residual?")
    assert box.locator(".ask-near").is_hidden()


def test_a_page_says_once_what_to_do(tab):
    first = tab.locator("#ask-yourself > p.ask-how")
    assert tab.locator(".ask-how").count() == 1 and first.is_visible()
    assert first.inner_text() == " ".join(self_check.HOW)


def test_without_a_script_notes_and_answers_can_be_opened_and_frames_are_seen(chromium, built):
    tab = chromium.new_context(java_script_enabled=False).new_page()
    tab.goto(built)
    assert tab.locator("form").first.is_hidden() and tab.locator(".ask-script").is_hidden()
    box = tab.locator("#ask-3-2")
    known = box.locator("details.ask-near")
    known.locator("summary").click()
    assert known.inner_text().split("\n")[0] == "Known wrong numbers"
    assert "5.66" in known.inner_text() and "The half is missing." in known.inner_text()
    assert "\N{MINUS SIGN}0.60" in tab.locator("#ask-3-5 .ask-near").text_content()
    for part in (box, box.locator("summary").first):
        assert part.evaluate("part => getComputedStyle(part).borderLeftStyle") == "solid"


def test_a_printed_page_has_no_form(chromium, built):
    tab = chromium.new_page()
    tab.goto(built)
    tab.emulate_media(media="print")
    assert not tab.locator("form, button, input, output").evaluate_all(
        "parts => parts.some(part => part.checkVisibility())"
    )
    assert tab.locator(".ask-question").first.is_visible()
