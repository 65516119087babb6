"""Questions that a page answers by itself: their form, their numbers, and what a reader sees."""

import re
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
