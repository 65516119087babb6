"""Exam banks: answers by two routes, numbers of each student's own, tolerances that a student who
rounds keeps to, papers that print and a page for the marker."""

import copy
import csv
import inspect
import math
import re
import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest

from grading import exam
from grading.__main__ import main
from grading.sources import SourceError

ROOT = Path(__file__).resolve().parent.parent
BANKS = sorted((ROOT / "teaching" / "exams").glob("*.py"))
ITEMS = [(bank.stem, item) for bank in BANKS for item in exam.bank(bank)]
NAMES = [f"{bank}-{item.name}" for bank, item in ITEMS]
IN_WORDS = {"06_aae-network"}  # their answers are words, of which there are few
per_bank = pytest.mark.parametrize("path", BANKS, ids=[bank.stem for bank in BANKS])
per_item = pytest.mark.parametrize(("bank", "item"), ITEMS, ids=NAMES)


@per_bank
def test_a_bank_belongs_to_a_chapter_and_has_six_questions_or_more(path):
    items = exam.bank(path)
    assert (ROOT / "book" / f"{path.stem.replace('_', '-', 1)}.md").exists()
    assert len(items) >= 6 and sum(item.again is None for item in items) <= 2


@per_item
def test_an_answer_is_the_same_by_another_route(bank, item):
    for number in range(30):
        student = f"student {number}"
        asked = exam.drawn(item, "a seed", student)
        assert "$$" not in asked.text and asked.text.count("$") % 2 == 0
        if item.again is None:
            assert isinstance(asked.answer, str) and asked.answer
            continue
        again = item.again(exam.generator(item, "a seed", student))
        assert math.isfinite(asked.answer)
        assert again == pytest.approx(asked.answer, rel=1e-5, abs=1e-7)


@per_item
def test_few_students_share_the_numbers_of_a_question(bank, item):
    asked = [exam.drawn(item, "a seed", f"student {number}") for number in range(400)]
    texts, keys = len({one.text for one in asked}), len({one.key for one in asked})
    if f"{bank}-{item.name}" in IN_WORDS:
        assert texts > 10 and keys >= 3
    else:
        assert texts >= 150 and keys >= 90


@per_item
def test_a_tolerance_is_small_beside_the_answer_and_the_same_for_all(bank, item):
    asked = [exam.drawn(item, "a seed", f"student {number}") for number in range(400)]
    assert len({(one.margin, one.digits, one.decimals) for one in asked}) == 1
    if item.again is not None:
        assert float(asked[0].margin) <= 0.05 * min(abs(one.answer) for one in asked)
        wanted = f"{exam.WORDS[asked[0].digits]} decimal" if asked[0].digits else "in whole "
        assert wanted in asked[0].text.lower()


class Kept(float):
    """A number of a calculation on paper: each result is rounded to so many decimals."""

    decimals = 4

    def __new__(cls, value):
        return super().__new__(cls, round(float(value), cls.decimals))


def on_paper(name):
    plain = getattr(float, name)

    def rounded(self, *others):
        value = plain(self, *map(float, others))
        return Kept(value) if isinstance(value, float) else value

    return rounded


for name in "add radd sub rsub mul rmul truediv rtruediv pow rpow neg abs".split():
    setattr(Kept, f"__{name}__", on_paper(f"__{name}__"))


class Whole(int):
    """A whole number that was given: its quotients are rounded."""

    def __truediv__(self, other):
        return Kept(int(self) / other)

    def __rtruediv__(self, other):
        return Kept(other / int(self))


def as_given(value):
    """Numbers of a question as they stand in its text, ready to calculate with on paper."""
    if isinstance(value, tuple | list):
        return type(value)(map(as_given, value))
    if isinstance(value, int):
        return Whole(value)
    return float.__new__(Kept, value) if isinstance(value, float) else value


@per_item
def test_who_rounds_every_step_as_the_paper_says_stays_within_the_tolerance(
    bank, item, monkeypatch
):
    if item.again is None:
        return
    names = item.ask.__globals__
    numbers = next(one for one in (f"draw_{item.name}", f"{item.name}_numbers") if one in names)
    draws = [exam.generator(item, "a seed", f"student {number}") for number in range(200)]
    exact = [item.ask(copy.copy(draw)) for draw in draws]
    given = iter([as_given(names[numbers](draw)) for draw in draws])
    monkeypatch.setattr(Kept, "decimals", exact[0].decimals)
    monkeypatch.setitem(names, numbers, lambda draw: next(given))
    functions = {
        one: (lambda *values, f=f: Kept(f(*values))) if callable(f) else f
        for one, f in vars(math).items()
    }
    monkeypatch.setitem(names, "math", SimpleNamespace(**functions))
    for one in exact:
        rounded = item.ask(None)
        assert rounded.text == one.text and isinstance(rounded.answer, Kept)
        result = round(float(rounded.answer), one.digits)
        assert abs(result - float(one.key)) <= float(one.margin) * 1.001, one.text


@per_item
def test_a_question_has_a_marking_note_whose_parts_sum_to_its_points(bank, item):
    lines = inspect.getdoc(item.ask).splitlines()[1:]
    assert 1 <= len([line for line in lines if line.strip()]) <= 3
    assert sum(map(int, re.findall(r"\b(\d+) for\b", item.note))) == item.points


def test_a_note_that_does_not_sum_to_the_points_is_named(tmp_path):
    (tmp_path / "b.py").write_text(
        "def ask_x(draw):\n    '''Title · 5 min · 3 points\n\n    1 for a; 1 for b.\n    '''\n"
    )
    with pytest.raises(SourceError, match="note of ask_x gives 2 points, .* has 3"):
        exam.bank(tmp_path / "b.py")


def test_an_answer_near_0_is_drawn_anew():
    def ask(draw):
        return exam.Asked("", draw.choice([0.0, 0.01, 5.0]))

    item = exam.Item("x", "X", 1, 1, "", ask, lambda draw: ask(draw).answer)
    assert {exam.drawn(item, "a", f"s{n}").answer for n in range(40)} == {5.0}
    assert {item.again(exam.generator(item, "a", f"s{n}")) for n in range(40)} == {5.0}


def test_a_student_gets_the_same_paper_again_and_another_one_gets_others():
    _, item = ITEMS[0]
    keys = {exam.drawn(item, "a", f"s{n}").key for n in range(20)}
    assert len(keys) > 1
    assert exam.drawn(item, "a", "s1") == exam.drawn(item, "a", "s1")


@pytest.fixture
def written(tmp_path):
    """Writes an exam on chapter 3 for some names, and returns its folder."""

    def write(names="Ada <b>\n\nMax\n", *words, code=0, seed="x", encoding="utf8"):
        (tmp_path / "names.txt").write_text(names, encoding=encoding)
        place = [str(tmp_path / "names.txt"), str(tmp_path / "out")]
        assert main(["exam", "03-kl", *place, "--seed", seed, *words]) == code
        return tmp_path / "out"

    return write


def contents(folder):
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_papers_and_key_are_written_for_every_student(written, capsys):
    out = written()
    printed = capsys.readouterr().out
    items = exam.bank(ROOT / "teaching" / "exams" / "03_kl.py")
    assert f"2 papers, each of {sum(item.minutes for item in items)} minutes, " in printed
    assert f"{sum(item.points for item in items)} points" in printed
    first = next(out.glob("papers/001-*.html")).read_text("utf8")
    assert "Ada &lt;b&gt;" in first
    lines = list(csv.DictReader((out / "key.csv").open(encoding="utf8", newline="")))
    assert [line["student"] for line in lines] == ["(points)", "(within)", "Ada <b>", "Max"]
    for item in items:
        asked = exam.drawn(item, "x", "Max")
        assert lines[3][item.name] == asked.key and lines[1][item.name] == asked.margin
        assert lines[0][item.name] == str(item.points)


def test_the_folder_to_print_holds_no_key_and_each_page_finds_its_formulas(written):
    out = written()
    assert sorted(path.name for path in out.iterdir()) == "key.csv key.html papers seed.txt".split()
    names = sorted(path.name for path in (out / "papers").iterdir())
    assert names == ["001-Ada_b_.html", "002-Max.html", "mathjax"]
    for page in [*out.glob("*.html"), *out.glob("papers/*.html")]:
        source = re.search(r'src="([^"]+)"', page.read_text("utf8"))[1]
        assert (page.parent / source).is_file()


def test_the_markers_page_has_text_answer_points_tolerance_and_note_of_each_question(written):
    out = written()
    page = (out / "key.html").read_text("utf8")
    _, *students = re.split(r"<section><h2>\d{3} ", page)
    assert [one.split("<")[0] for one in students] == ["Ada &lt;b&gt;", "Max"]
    for name, part in zip(("Ada <b>", "Max"), students, strict=True):
        lines = part.split('<details class="mathjax_ignore">')[1:]
        items = exam.bank(ROOT / "teaching" / "exams" / "03_kl.py")
        for item, line in zip(items, lines, strict=True):
            asked = exam.drawn(item, "x", name)
            head, folded = line.split("</summary>")
            assert f"<b>{asked.key}</b>" in head and f"within {asked.margin}<" in head
            assert f"{item.points} points" in head
            assert exam.rendered(asked.text) in folded and exam.rendered(item.note) in folded
            assert line.count("<p>") == exam.rendered(asked.text + "\n\n" + item.note).count("<p>")


def test_space_to_write_in_grows_with_the_points(written):
    out = written()
    page = (out / "papers" / "002-Max.html").read_text("utf8")
    found = re.findall(r"padding-bottom: ([\d.]+)cm.*?\((\d+) points?\)", page)
    assert len(found) == len(exam.bank(ROOT / "teaching" / "exams" / "03_kl.py"))
    assert {float(space) / int(points) for space, points in found} == {exam.SPACE}


def test_a_formula_keeps_its_full_stop():
    text = exam.rendered("A law $p < q$. It (or $r$), too: `a $b`.")
    assert '<span class="whole">$p &lt; q$.</span> It' in text
    assert '(or <span class="whole">$r$),</span> too: <code>' in text
    assert ".whole { white-space: nowrap; }" in exam.PAGE.format(title="", formulas="", body="")


def test_the_same_command_gives_the_same_files_and_students_can_be_added(written):
    out = written("Ada\nMax\n")
    before = contents(out)
    assert contents(written("Ada\nMax\n")) == before
    after = contents(written("Ada\n Max \nZoe\n"))
    assert set(after) - set(before) == {out / "papers" / "003-Zoe.html"}
    assert all(after[one] == before[one] for one in before if one.parent.name == "papers")
    assert "\nZoe," in (out / "key.csv").read_text("utf8")


def test_letters_of_two_parts_name_the_same_student(written):
    before = contents(written("\u00c9mile\n"))
    assert contents(written("E\u0301mile\n")) == before


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"seed": "y"}, "holds another exam"),
        ({"names": "Ada\n"}, "for other students"),
        ({"names": "Max\nAda\n"}, "for other students"),
        ({"names": "Émile\nAda\nMax\n"}, "for other students"),
        ({"questions": "bits"}, "with other questions: bits, valley"),
        ({"questions": "valley,bits"}, "with other questions"),
    ],
)
def test_papers_of_another_exam_are_not_mixed_with_those_of_a_folder(written, capsys, change, said):
    given = {"names": "Ada\nMax\n", "questions": "bits, valley", "seed": "x"}
    for number, one in enumerate((given, given | change)):
        words = ("--questions", one["questions"])
        out = written(one["names"], *words, seed=one["seed"], code=number)
        if not number:
            before = contents(out)
    assert said in capsys.readouterr().out and contents(out) == before


def test_a_bank_that_has_changed_does_not_replace_the_key_of_printed_papers(
    written, capsys, tmp_path
):
    banks = tmp_path / "banks"
    banks.mkdir()
    text = (ROOT / "teaching" / "exams" / "03_kl.py").read_text("utf8")
    (banks / "03_kl.py").write_text(text, encoding="utf8")
    out = written("Ada\n", "--banks", str(banks))
    (banks / "03_kl.py").write_text(text.replace("with 0 log 0", "where 0 log 0"), encoding="utf8")
    written("Ada\n", "--banks", str(banks), code=0)  # a note may be mended
    before = contents(out)
    assert "where 0 log 0" in (out / "key.html").read_text("utf8")
    (banks / "03_kl.py").write_text(text.replace("A source sends", "One sends"), encoding="utf8")
    written("Ada\n", "--banks", str(banks), code=1)
    assert "the bank has changed since" in capsys.readouterr().out and contents(out) == before


def test_a_folder_with_papers_of_unknown_origin_is_refused_and_one_with_names_is_not(
    written, capsys
):
    out = written()
    (out / "seed.txt").write_text("03-kl x\n")
    written(code=1)
    assert "does not say which questions and students" in capsys.readouterr().out
    (out / "seed.txt").unlink()
    written(code=1)
    assert "no seed.txt of theirs" in capsys.readouterr().out
    for one in ("key.csv", "key.html"):
        (out / one).unlink()
    shutil.rmtree(out / "papers")
    (out / "students.txt").write_text("Ada\n")
    written()


def test_a_list_that_is_not_in_utf8_gets_a_sentence(written, capsys):
    written("Émile\n", code=1, encoding="latin1")
    printed = capsys.readouterr().out
    assert "is not in UTF-8" in printed and "iconv" in printed and "codec" not in printed
    written("\ufeffÉmile\n")


def test_a_missing_bank_a_name_or_a_question_given_twice_is_named(tmp_path, capsys):
    names = tmp_path / "names.txt"
    names.write_text("Ada\nAda\n")
    words = [str(names), str(tmp_path / "out"), "--seed", "x"]
    assert main(["exam", "03-kl", *words]) == 1
    assert "none of them twice" in capsys.readouterr().out
    assert main(["exam", "09-none", *words]) == 1
    assert "there is no bank" in capsys.readouterr().out
    assert main(["exam", "03-kl", *words, "--questions", "bits,bits"]) == 1
    assert "a question twice" in capsys.readouterr().out
    with pytest.raises(SourceError, match="begins with"):
        (tmp_path / "b.py").write_text("def ask_x(draw):\n    'No head.'\n")
        exam.bank(tmp_path / "b.py")


def test_a_bank_of_ones_own_may_have_any_name(tmp_path):
    (tmp_path / "midterm.py").write_text(
        "from grading.exam import Asked\n\n"
        "def ask_x(draw):\n    'Title · 5 min · 3 points'\n    return Asked('One?', 'one')\n"
    )
    (tmp_path / "names.txt").write_text("Ada\n")
    words = ["exam", "midterm", str(tmp_path / "names.txt"), str(tmp_path / "out")]
    assert main([*words, "--seed", "x", "--banks", str(tmp_path)]) == 0
    assert "Exam midterm" in (tmp_path / "out" / "papers" / "001-Ada.html").read_text("utf8")
