"""Exam banks: answers by two routes, numbers of each student's own, papers that print."""

import csv
import math
from pathlib import Path

import pytest

from grading import exam
from grading.__main__ import main
from grading.sources import SourceError

ROOT = Path(__file__).resolve().parent.parent
BANKS = sorted((ROOT / "teaching" / "exams").glob("*.py"))
ITEMS = [(bank.stem, item) for bank in BANKS for item in exam.bank(bank)]
per_bank = pytest.mark.parametrize("path", BANKS, ids=[bank.stem for bank in BANKS])


@per_bank
def test_a_bank_belongs_to_a_chapter_and_has_six_questions_or_more(path):
    items = exam.bank(path)
    assert (ROOT / "book" / f"{path.stem.replace('_', '-', 1)}.md").exists()
    assert len(items) >= 6 and sum(item.again is None for item in items) <= 2


@pytest.mark.parametrize(
    ("bank", "item"), ITEMS, ids=[f"{bank}-{item.name}" for bank, item in ITEMS]
)
def test_an_answer_is_the_same_by_another_route(bank, item):
    texts = set()
    for number in range(20):
        student = f"student {number}"
        asked = exam.drawn(item, "a seed", student)
        texts.add(asked.text)
        assert "$$" not in asked.text and asked.text.count("$") % 2 == 0
        if item.again is None:
            assert isinstance(asked.answer, str) and asked.answer
            continue
        again = item.again(exam.generator(item, "a seed", student))
        assert math.isfinite(asked.answer)
        assert again == pytest.approx(asked.answer, rel=1e-5, abs=1e-7)
    assert len(texts) > 3


def test_a_student_gets_the_same_paper_again_and_another_one_gets_others():
    _, item = ITEMS[0]
    keys = {exam.drawn(item, "a", f"s{n}").key for n in range(20)}
    assert len(keys) > 1
    assert exam.drawn(item, "a", "s1") == exam.drawn(item, "a", "s1")


def test_papers_and_key_are_written_for_every_student(tmp_path):
    names = tmp_path / "names.txt"
    names.write_text("Ada <b>\n\nMax\n", encoding="utf8")
    out = tmp_path / "out"
    assert main(["exam", "03-kl", str(names), str(out), "--seed", "x"]) == 0
    first = next(out.glob("001-*.html")).read_text("utf8")
    assert "Ada &lt;b&gt;" in first and (out / "mathjax" / "tex-chtml.js").exists()
    lines = list(csv.DictReader((out / "key.csv").open(encoding="utf8", newline="")))
    assert [line["student"] for line in lines] == ["(points)", "(within)", "Ada <b>", "Max"]
    item = exam.bank(ROOT / "teaching" / "exams" / "03_kl.py")[0]
    assert lines[3][item.name] == exam.drawn(item, "x", "Max").key
    assert lines[0][item.name] == str(item.points) and float(lines[1][item.name]) < 0.1


def test_a_key_is_not_lost_to_another_seed(tmp_path, capsys):
    names = tmp_path / "names.txt"
    names.write_text("\ufeffAda\n", encoding="utf8")
    words = ["exam", "03-kl", str(names), str(tmp_path / "out"), "--seed"]
    assert main([*words, "x"]) == 0 and main([*words, "x"]) == 0
    assert (tmp_path / "out" / "key.csv").read_text("utf8").splitlines()[3].startswith("Ada,")
    assert main([*words, "y"]) == 1
    assert "holds another exam" in capsys.readouterr().out


def test_a_missing_bank_or_student_is_named(tmp_path, capsys):
    names = tmp_path / "names.txt"
    names.write_text("Ada\nAda\n")
    assert main(["exam", "03-kl", str(names), str(tmp_path), "--seed", "x"]) == 1
    assert "none of them twice" in capsys.readouterr().out
    assert main(["exam", "09-none", str(names), str(tmp_path), "--seed", "x"]) == 1
    assert "there is no bank" in capsys.readouterr().out
    with pytest.raises(SourceError, match="begins with"):
        (tmp_path / "b.py").write_text("def ask_x(draw):\n    'No head.'\n")
        exam.bank(tmp_path / "b.py")
