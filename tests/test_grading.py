"""Assignments: questions and their tests, what is built from them, and a class that is graded."""

import ast
import csv
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
import sympy

from grading import (
    autograder,
    build,
    by_hand,
    checks,
    inside,
    reports,
    runner,
    sandbox,
    scores,
    sources,
    submissions,
    verify,
)
from grading.__main__ import main

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = sorted(path.parent for path in (ROOT / "exercises").glob("*/set.yml"))
SETS = {folder.name: sources.assignment(folder) for folder in FOLDERS}
QUESTIONS = [(name, one.slug) for name, whole in SETS.items() for one in whole.questions]
apart = pytest.mark.skipif(not sandbox.isolated(), reason="no unshare with user namespaces here")

per_set = pytest.mark.parametrize("name", SETS)


def question(name, slug):
    return next(one for one in SETS[name].questions if one.slug == slug)


# -- questions -------------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "slug"), QUESTIONS, ids=["/".join(q) for q in QUESTIONS])
def test_right_answers_pass_and_every_wrong_one_is_refused(name, slug):
    assert list(verify.faults(SETS[name], question(name, slug))) == []


@per_set
def test_a_chapter_has_questions_of_every_kind(name):
    kinds = [one.kind for one in SETS[name].questions]
    assert 6 <= len(kinds) <= 10
    assert kinds.count("derive") >= 2 and kinds.count("code") >= 3
    assert kinds.count("bug") >= 1 and kinds.count("predict") >= 1
    graded = [one for one in SETS[name].questions if one.graded]
    assert len(graded) >= 3 and any(not one.graded for one in SETS[name].questions)


@per_set
def test_prompts_are_markdown_that_colab_shows(name):
    for one in SETS[name].questions:
        for text in (one.prompt, *one.hints, one.solution, one.rubric):
            assert "$$" not in text and not re.search(r"\{[a-z:]+\}`|^```\{|^:::", text, re.M), one
            assert not re.search(r"\b([Cc]learly|[Oo]bviously|[Oo]f course)\b", text), one.slug


@per_set
def test_what_is_built_is_what_was_committed(name):
    folder = ROOT / "exercises" / name
    built = folder / f"{name}-exercises.ipynb"
    assert built.read_text("utf8") == build.student(SETS[name]), "run `make exercises`"
    assert (folder / "page.md").read_text("utf8") == build.page(SETS[name]), "run `make exercises`"


@per_set
def test_the_students_notebook_is_plain_and_holds_no_solution(name):
    text = (ROOT / "exercises" / name / f"{name}-exercises.ipynb").read_text("utf8")
    notebook = nbformat.reads(text, as_version=4)
    nbformat.validate(notebook)
    code = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "code")
    assert not re.search(r"vaelib|pip install|^[!%]", code, re.M)
    for one in SETS[name].questions:
        assert secrets(one) & lines(text_of(notebook)) == set(), one.slug


@per_set
def test_the_page_of_the_book_holds_no_solution_of_a_graded_question(name):
    page = lines((ROOT / "exercises" / name / "page.md").read_text("utf8"))
    page |= lines(build.page(SETS[name]))
    for one in SETS[name].questions:
        if one.graded:
            assert (secrets(one) | lines(one.solution)) & page == set(), one.slug


def text_of(notebook):
    return "\n".join(cell.source for cell in notebook.cells)


def lines(text):
    """Its lines, without those that are too short or too common to give anything away."""
    every = (line.strip() for line in text.splitlines())
    return {line for line in every if len(line) > 25 and not line.startswith(("import ", "def "))}


def secrets(one):
    """Lines of the solution and of the hidden tests that the student's cell does not show."""
    return (lines(one.answer) | lines(one.hidden)) - lines(one.start) - lines(one.public)


# -- what the tests call ---------------------------------------------------------------------------


def refused(call, *arguments, **named):
    with pytest.raises(AssertionError) as caught:
        call(*arguments, **named)
    return str(caught.value)


def test_a_number_that_is_wrong_is_named_as_an_assistant_would():
    assert "half of what it should be" in refused(checks.close, 0.5, 1.0, "the KL")
    assert "the sign is wrong" in refused(checks.close, [-1.0, -2.0], [1.0, 2.0])
    assert "too large by 0.9189" in refused(checks.close, [1.9189, 2.9189], [1.0, 2.0])
    near = {"the ½ is missing.": 4.0}
    assert "the ½ is missing." in refused(checks.close, 4.0, 1.5, "the KL", near=near)
    assert "is a `return` missing?" in refused(checks.close, None, 1.0)
    assert "NaN" in refused(checks.close, float("nan"), 1.0)
    assert "should be real" in refused(checks.close, sympy.sqrt(-2), 1.0)
    assert "should be real" in refused(checks.close, [1j], 1.0)
    assert "infinite" in refused(checks.close, sympy.zoo, 1.0)
    assert "holds symbols: y" in refused(checks.close, (sympy.Symbol("y"),), 1.0)
    assert refused(checks.close, 1, 2.0) == "the result should be 2, and is 1."
    assert "and should be a number" in refused(checks.close, "C", 2.0)
    assert "hold 2 numbers" in refused(checks.close, 1.0, [1.0, 2.0])


def test_the_form_of_a_right_number_does_not_matter():
    import numpy as np
    import sympy as sp
    import torch

    for form in (
        0.5,
        torch.tensor(0.5),
        torch.tensor([0.5]),
        np.float32(0.5),
        [0.5],
        sp.Rational(1, 2),
    ):
        checks.close(form, 0.5)


def test_an_expression_is_right_in_any_form_and_wrong_with_a_reason():
    import sympy as sp

    x, other = sp.Symbol("x", positive=True), sp.Symbol("y")
    checks.same("exp(2*log(x)) + 1", x**2 + 1, {x: (1, 2)})
    checks.same(sp.Symbol("x") ** 2, x**2, {x: (1, 2)})  # another symbol of the same name
    assert "uses y" in refused(checks.same, other, x, {x: (1, 2)})
    assert "twice" in refused(checks.same, 2 * x, x, {x: (1, 2)})
    assert "cannot be read" in refused(checks.same, "x +* 1", x, {x: (1, 2)})
    assert "not written yet" in refused(checks.same, ..., x, {x: (1, 2)})
    assert "`*` between factors" in refused(checks.same, "2x", x, {x: (1, 2)})
    assert "uses h(…)" in refused(checks.same, "h(x)", x, {x: (1, 2)})
    assert "the number e" in refused(checks.same, "e**x", x, {x: (1, 2)})
    assert "not function" in refused(checks.same, refused, x, {x: (1, 2)})
    assert "not [x]" in refused(checks.same, [x], x, {x: (1, 2)})
    checks.same("sp.log(x)·2 − x²", 2 * sp.log(x) - x**2, {x: (1, 2)})


def test_the_first_wrong_step_of_a_chain_is_named():
    import sympy as sp

    x = sp.Symbol("x", positive=True)
    start = (x + 1) ** 2
    checks.chain([x**2 + 2 * x + 1, 1 + x * (2 + x)], start, {x: (1, 2)})
    assert "step 2 is not equal to step 1" in refused(
        checks.chain, [x**2 + 2 * x + 1, x**2 + x + 1], start, {x: (1, 2)}
    )
    assert "what is given" in refused(checks.chain, [x**2, x**2], start, {x: (1, 2)})
    assert "at least two" in refused(checks.chain, [start], start, {x: (1, 2)})


def test_an_endless_answer_is_ended():
    def test(loop):
        loop()

    def loop():
        while True:
            pass

    assert "endless loop" in checks.said(test, {"loop": loop}, seconds=0.2)
    checks.SLOW.clear()


def test_an_error_is_the_students_only_if_it_happened_in_their_code():
    def test(f):
        f()
        {}["a"]

    space = {"__name__": "__main__"}
    exec("def f():\n    raise ValueError('x')\ndef g():\n    pass", space)
    assert checks.said(test, {"f": space["f"]}) == "your code raised ValueError: x"
    assert "another form than the test expects" in checks.said(test, {"f": space["g"]})


def test_what_a_notebook_needs_of_the_checks_is_all_it_gets():
    code = sources.needed("close(1, 2)", Path(checks.__file__).read_text("utf8"))
    names = {node.name for node in ast.parse(code).body if isinstance(node, ast.FunctionDef)}
    assert {"close", "numbers", "evaluated", "fits", "relation", "expression"} == names
    space = {}
    exec(code, space)
    space["close"](1.0, 1.0)


def test_a_students_own_names_do_not_disturb_the_checks(capsys):
    test = 'def test_x(f):\n    """x is 1."""\n    close(f, 1.0)'
    space = {}
    exec(build.helpers(test), space)
    exec("f = ...\nvalues = close = numbers = 3\n" + test, space)
    exec('check(test_x, answers="f g")', space)
    said = capsys.readouterr().out.splitlines()
    assert said[0] == "not yet:  x is 1." and "the result is still `...`" in said[1]
    exec("f = 1.0\ng = 2\ncheck(test_x, answers='f g')", space)
    said = capsys.readouterr().out
    assert said.startswith("right:  x is 1.") and "not answered" not in said
    assert said.endswith("checked only when it is graded:  g\n")
    exec("g = [1, ...]\ncheck(test_x, answers='f g')", space)
    assert "not answered:  g" in capsys.readouterr().out


# -- sources with mistakes -------------------------------------------------------------------------


@pytest.fixture
def tree(tmp_path):
    """A copy of one assignment with one question, to be broken."""
    folder = tmp_path / "03-kl"
    shutil.copytree(ROOT / "exercises" / "03-kl" / "cholesky", folder / "cholesky")
    import yaml

    content = yaml.safe_load((ROOT / "exercises" / "03-kl" / "set.yml").read_text("utf8"))
    content["questions"] = {"cholesky": content["questions"]["cholesky"]}
    (folder / "set.yml").write_text(yaml.safe_dump(content), "utf8")
    return folder


def found_faults(tree):
    whole = sources.assignment(tree)
    return " | ".join(verify.faults(whole, whole.questions[0]))


def append(path, text):
    path.write_text(path.read_text("utf8") + text, "utf8")


def test_a_wrong_answer_that_passes_is_a_fault(tree):
    append(
        tree / "cholesky" / "wrong.py",
        f"\n# %% right: is right\n{(tree / 'cholesky' / 'answer.py').read_text('utf8')}",
    )
    assert "'right' passes every test" in found_faults(tree)


def test_a_wrong_answer_that_cannot_run_is_a_fault_and_no_refusal(tree):
    append(
        tree / "cholesky" / "wrong.py",
        "\n# %% typo: misspells\ndef gaussian_kl(a, b, c, d):\n    return kll\n",
    )
    assert "by a NameError" in found_faults(tree)
    append(tree / "cholesky" / "wrong.py", "\n# %% broken: is broken\ndef gaussian_kl(:\n")
    assert "cannot be run: SyntaxError" in found_faults(tree)


def test_a_wrong_answer_that_looks_like_none_is_a_fault(tree):
    append(tree / "cholesky" / "wrong.py", "\n# %% same: as given\ndef gaussian_kl(*_):\n    ...\n")
    assert "'the untouched cell' and 'same' apart" in found_faults(tree)


def test_an_answer_that_no_public_test_looks_at_is_a_fault(tree):
    path = tree / "cholesky" / "public.py"
    path.write_text(path.read_text("utf8").replace("(gaussian_kl)", "(other)"), "utf8")
    assert "no public test looks at gaussian_kl" in found_faults(tree)
    append(path, "\n\nhelper = 1\n")
    assert "public.py holds more than tests" in found_faults(tree)


def test_a_test_that_nothing_fails_is_a_fault(tree):
    append(tree / "cholesky" / "hidden.py", '\n\ndef test_idle(gaussian_kl):\n    """Idle."""\n')
    assert "no wrong answer fails test_idle" in found_faults(tree)


def test_a_right_answer_that_fails_is_a_fault(tree):
    append(
        tree / "cholesky" / "right.py",
        "\n# %% zero\ndef gaussian_kl(a, b, c, d):\n    return torch.zeros(())\n",
    )
    assert "the right answer 'zero' fails" in found_faults(tree)


def test_a_test_is_worth_more_if_more_mistakes_fail_it():
    one = question("03-kl", "cholesky")._replace(points=4)
    untouched = {"form": "x", "value": "x", "free": ""}
    wrong = [{"form": "x", "value": "x", "free": "x"}, {"form": "", "value": "x", "free": ""},
             {"form": "", "value": "x", "free": ""}]  # fmt: skip
    assert verify.worth(one, untouched, wrong) == {"form": 1.0, "value": 3.0, "free": 0.0}
    thirds = {name: "x" for name in "abc"}
    assert sum(verify.worth(one, thirds, [thirds]).values()) == 4


def test_a_missing_file_or_entry_is_named(tree):
    (tree / "cholesky" / "hidden.py").unlink()
    with pytest.raises(sources.SourceError, match="cholesky has no hidden.py"):
        sources.assignment(tree)
    (tree / "cholesky" / "question.md").write_text("No hints.", "utf8")
    with pytest.raises(sources.SourceError, match="Hint 1"):
        sources.assignment(tree)


def test_a_wrong_name_is_no_sound_question(tmp_path, capsys):
    assert main(["verify", "--exercises", str(tmp_path)]) == 1
    assert "holds no assignment" in capsys.readouterr().out
    assert main(["verify", "03-kl/nope"]) == 1
    assert "03-kl has no question nope, but finite" in capsys.readouterr().out


def test_some_questions_make_a_notebook_of_their_own(tree, tmp_path, capsys):
    words = ["build", "03-kl", "--exercises", str(tree.parent), "--questions", "graded"]
    assert main(words) == 1 and "--out" in capsys.readouterr().out
    whole = SETS["03-kl"]
    graded = sources.some(whole, "graded").questions
    assert {one.slug for one in graded} == {q.slug for q in whole.questions if q.graded}
    two = sources.some(whole, "laplace,finite")
    assert [one.slug for one in two.questions] == ["laplace", "finite"]
    assert "## 1. " in build.student(two) and "## 3. " not in build.student(two)


# -- submissions -----------------------------------------------------------------------------------


def put(folder, *names):
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("{}", "utf8")
    return {(one.student, one.number): one for one in submissions.found(folder, "03-kl")}


def test_the_names_of_every_course_system_are_understood(tmp_path):
    canvas = put(tmp_path / "canvas", "doejane_123_456_03-kl-exercises.ipynb",
                 "roemax_LATE_124_457_03-kl-exercises-1.ipynb")  # fmt: skip
    assert set(canvas) == {("doejane", "123"), ("roemax", "124")}
    assert canvas["roemax", "124"].note == "late"
    moodle = put(tmp_path / "moodle", "Jane Doe_77_assignsubmission_file/x.ipynb",
                 "Max Roe_78_assignsubmission_file_03-kl-exercises.ipynb")  # fmt: skip
    assert set(moodle) == {("Jane Doe", "77"), ("Max Roe", "78")}
    colab = put(tmp_path / "colab", "Copy_of_03-kl-exercises_Ada.ipynb",
                "Copy of Copy of 03-kl-exercises Bob (1).ipynb",
                "Eve/03-kl-exercises.ipynb")  # fmt: skip
    assert set(colab) == {("Ada", ""), ("Bob", ""), ("Eve", "")}


def test_gradescopes_export_names_its_students(tmp_path):
    folder = tmp_path / "export"
    folder.mkdir()
    (folder / "submission_metadata.yml").write_text(
        "submission_5:\n  :submitters:\n  - :name: Jane Doe\n    :sid: '99'\n"
    )
    found = put(folder, "submission_5/notebook.ipynb")
    assert set(found) == {("Jane Doe", "99")}


def test_of_several_notebooks_the_latest_counts_and_none_is_said(tmp_path):
    put(tmp_path, "Jane/old.ipynb", "Jane/new.ipynb", "Max/essay.pdf")
    os.utime(tmp_path / "Jane" / "old.ipynb", (1, 1))
    jane, max_ = submissions.found(tmp_path)
    assert jane.path.name == "new.ipynb" and "latest of 2" in jane.note
    assert max_.path is None and "no notebook, only .pdf" in max_.note


def test_a_name_without_a_student_is_said(tmp_path):
    put(tmp_path, "02-elbo-exercises (1).ipynb", "Copy of 02-elbo-exercises.ipynb")
    put(tmp_path, "02_elbo_exercises_Hana.ipynb")
    found = {one.student: one.note for one in submissions.found(tmp_path, "02-elbo")}
    assert found.pop("Hana") == ""
    assert set(found.values()) == {"the file's name holds no student"}


def test_in_a_zip_the_latest_notebook_counts_by_its_date(tmp_path):
    import zipfile

    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr(zipfile.ZipInfo("Jane/new.ipynb", (2026, 5, 1, 0, 0, 0)), "{}")
        archive.writestr(zipfile.ZipInfo("Jane/old.ipynb", (2026, 4, 1, 0, 0, 0)), "{}")
    (tmp_path / "out").mkdir()
    (jane,) = submissions.found(submissions.unpacked(tmp_path / "a.zip", tmp_path / "out"))
    assert jane.path.name == "new.ipynb"


def test_grades_inside_the_submissions_are_no_student(tmp_path):
    put(tmp_path, "Jane/n.ipynb", "grades/feedback/Jane.html")
    (jane,) = submissions.found(tmp_path, without=tmp_path / "grades")
    assert jane.student == "Jane"


def test_a_folder_without_a_notebook_is_refused(tmp_path):
    with pytest.raises(submissions.SubmissionsError, match="holds no notebook"):
        submissions.found(tmp_path)


# -- the sandbox -----------------------------------------------------------------------------------


def in_sandbox(tmp_path, code, **settings):
    return sandbox.run([sys.executable, "-c", code], tmp_path, sandbox.Limits(20), **settings)


@apart
def test_a_command_writes_in_its_own_folder_only(tmp_path):
    elsewhere = tmp_path / "elsewhere"
    work = tmp_path / "work"
    elsewhere.mkdir(), work.mkdir()
    code = f"open('mine','w').write('x')\nopen({str(elsewhere / 'evil')!r},'w')"
    ended = in_sandbox(work, code)
    assert (work / "mine").exists() and not (elsewhere / "evil").exists()
    assert "No such file" in ended.printed


@apart
def test_a_command_sees_the_system_python_and_its_own_folder_and_nothing_else(tmp_path):
    course, work = tmp_path / "course: 101", tmp_path / "my work"
    course.mkdir(), work.mkdir()
    (course / "grades.csv").write_text("secret")
    code = f"""import os, socket, subprocess
print([os.path.exists(path) for path in {[str(course), str(ROOT / "exercises")]!r}])
print(os.listdir({str(tmp_path)!r}), os.path.exists("/home"), os.listdir("/old"))
for words in ("umount /usr", "mount -t tmpfs none /etc", "unshare --user --map-root-user true"):
    print(subprocess.run(words.split(), capture_output=True).returncode != 0)
try:
    open("/usr/evil", "w")
except OSError as error:
    print(error.strerror)
socket.create_connection(("1.1.1.1", 53), 2)"""
    ended = in_sandbox(work, code)
    lines = ended.printed[ended.printed.index("[False") :].splitlines()
    assert lines[0] == "[False, False]"
    assert lines[1] == "['my work'] False []"
    assert lines[2:5] == ["True"] * 3 and lines[5] == "Read-only file system"
    assert "unreachable" in ended.printed


@apart
def test_a_sandbox_that_cannot_be_made_is_nobodys_zero(tmp_path, monkeypatch):
    monkeypatch.setattr(sandbox, "SCRIPT", "exit 1")
    with pytest.raises(sandbox.SandboxError, match="cannot be made"):
        in_sandbox(tmp_path, "print(1)")


def test_after_an_endless_answer_its_other_tests_are_not_run():
    def first(loop):
        loop()

    def second(loop):
        raise AssertionError("it was run")

    def loop():
        while True:
            pass

    assert "endless loop" in checks.said(first, {"loop": loop}, seconds=0.2)
    assert "took too long" in checks.said(second, {"loop": loop})
    checks.SLOW.clear()


def test_a_command_has_its_time_and_its_memory(tmp_path):
    endless, large = (
        [sys.executable, "-c", code] for code in ("while True: 1", "bytearray(10**9)")
    )
    ended = sandbox.run(endless, tmp_path, sandbox.Limits(1), apart=False)
    assert ended.why == "it took longer than 1 seconds"
    small = sandbox.Limits(20, memory=2**28)
    ended = sandbox.run(large, tmp_path, small, apart=False)
    assert "MemoryError" in ended.printed


# -- what comes out --------------------------------------------------------------------------------

ABOUT = {
    "slug": "03-kl", "title": "KL", "questions": [
        {"slug": "a", "number": 1, "title": "A", "points": 4, "answers": ["f"], "rubric": "",
         "graded": True, "tests": {"test_x": "x is x."}, "worth": {"test_x": 4},
         "untouched": {"test_x": "f is None."},
         "wrong": {"half": {"reason": "forgets ½", "says": {"test_x": "it is half."}}}},
        {"slug": "b", "number": 2, "title": "B", "points": 2, "answers": [], "rubric": "Fine.",
         "prompt": "Why is $x < y$?",
         "graded": False, "tests": {}, "worth": {}, "untouched": {}, "wrong": {}},
    ],
}  # fmt: skip


def row(student="Jane", points=2.0, mistake="half", **more):
    found = {"a": {"points": points, "says": {"test_x": "it is half."}, "mistake": mistake},
             "b": {"points": None, "says": {}, "mistake": ""}}  # fmt: skip
    return {"student": student, "number": "7", "file": "n.ipynb", "status": "graded",
            "seconds": 5.0, "questions": found, "note": ""} | more  # fmt: skip


def test_grades_have_a_line_for_each_student_and_a_column_for_each_question():
    text = reports.grades([row()], ABOUT).splitlines()
    assert text[0] == "student,number,file,status,seconds,total,of,a,b,note"
    assert text[1] == "Jane,7,n.ipynb,graded,5.0,2,4,2,,"
    thirds = row(points=1 / 3)
    assert reports.grades([thirds], ABOUT).splitlines()[1].endswith(",0.33,4,0.33,,")
    assert "0.33 of 4 points" in reports.feedback(thirds, ABOUT)
    assert reports.canvas([thirds], ABOUT).endswith(",0.33\n")


def test_some_questions_count_alone():
    few = autograder.some(ABOUT, "graded")
    assert reports.most(few) == 4 and [one["slug"] for one in few["questions"]] == ["a"]
    assert autograder.some(ABOUT, "b,a") == autograder.some(ABOUT, None) == ABOUT
    with pytest.raises(sources.SourceError, match="no question c, but a, b"):
        autograder.some(ABOUT, "c")


def test_a_question_that_does_not_count_adds_no_points(tmp_path):
    one = row()
    one["questions"]["b"] |= {"points": 2.0}
    reports.write([one], autograder.some(ABOUT, "a"), tmp_path)
    line = (tmp_path / "grades.csv").read_text("utf-8-sig").splitlines()[1]
    assert line == "Jane,7,n.ipynb,graded,5.0,2,4,2,"


def test_a_name_that_a_spreadsheet_would_calculate_is_made_harmless():
    assert "'=HYPERLINK" in reports.grades([row("=HYPERLINK(1)")], ABOUT)


def test_gradebooks_have_the_columns_that_canvas_and_moodle_document():
    canvas = reports.canvas([row()], ABOUT).splitlines()
    assert canvas[0].split(",")[:5] == ["Student", "ID", "SIS User ID", "SIS Login ID", "Section"]
    assert canvas[1].strip().startswith("Points Possible") and canvas[2].startswith("Jane,7,")
    refused = reports.canvas([row(status="stopped")], ABOUT).splitlines()
    assert refused[2].endswith(",,,,")  # an empty cell is no zero
    moodle = reports.moodle([row()], ABOUT).splitlines()
    assert {"Grade", "Last modified (grade)"} <= set(moodle[0].split(","))
    assert moodle[0].startswith("Identifier,Full name,") and moodle[1].startswith(
        "Participant 7,Jane,,2,4,Yes,-,-,"
    )


def test_the_class_report_names_the_mistake_and_feedback_says_what_is_wrong():
    page = reports.report([row(), row("Max")], ABOUT)
    assert "not answered" in reports.report([row(mistake="not answered")], ABOUT)
    assert "forgets ½" in page and "<td class=n>2</td>" in page
    assert "it is half." in reports.feedback(row(), ABOUT)
    assert "Of 4 points: mean 2.00, median 2.00" in page and "1. A</h2>" in page
    assert "<script>" not in reports.feedback(row("<script>alert(1)</script>"), ABOUT)


def test_the_class_report_lists_who_made_a_mistake_and_whose_cell_ended_in_an_error():
    undefined = "`f` is not defined: run its cell, and keep the name."
    max_, zoe = row("Max", mistake="", errors=["f( … SyntaxError"]), row("Zoe", mistake="")
    max_["questions"]["a"]["says"] = zoe["questions"]["a"]["says"] = {"test_x": undefined}
    page = reports.report([row(), row("Ann"), max_, zoe], ABOUT)
    assert "forgets ½<details><summary>who</summary>Jane, Ann</details>" in page
    assert "a cell ended in an error<details><summary>who</summary>Max</details>" in page
    zoe["questions"]["a"]["says"] = {"test_x": "your code raised NameError: 'g' is not defined"}
    assert "NameError: &#x27;g&#x27; is not defined<details>" in reports.report([zoe], ABOUT)


# -- what is read by hand --------------------------------------------------------------------------


def by_hand_row(student="Jane", words="because", **more):
    one = row(student, **more)
    one["questions"]["b"] |= {"words": words}
    return one


def written(out, *rows):
    """What the reader is told, after all that grading these rows writes."""
    return " ".join(reports.write(list(rows), ABOUT, out))


def sheet(out):
    with open(out / "by-hand.csv", encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def type_into(out, who, **typed):
    found = sheet(out)
    for line in found:
        line.update(typed if line["student"] == who else dict.fromkeys(typed, "") | line)
    with open(out / "by-hand.csv", "w", encoding="utf-8-sig", newline="") as file:
        table = csv.DictWriter(file, found[0])
        table.writeheader()
        table.writerows(found)


def graded_as(out, student="Jane"):
    """The line of a student in grades.csv."""
    with open(out / "grades.csv", encoding="utf-8-sig", newline="") as file:
        return next(line for line in csv.DictReader(file) if line["student"] == student)


def test_words_count_as_soon_as_somebody_gave_them_points(tmp_path):
    written(tmp_path, by_hand_row(), by_hand_row("Max"), by_hand_row("Zoe", words=""))
    assert graded_as(tmp_path)["of"] == "4" and graded_as(tmp_path, "Max")["note"] == ""
    type_into(tmp_path, "Jane", points="1.5")
    rows = [by_hand_row(), by_hand_row("Max"), by_hand_row("Zoe", words="")]
    written(tmp_path, *rows)
    assert [reports.total(one) for one in rows] == [3.5, 2, 2]
    assert [reports.exported(one) for one in rows] == ["3.5", "", "2"]  # Max is waiting
    assert "because" in (tmp_path / "by-hand.html").read_text("utf8")


def test_points_are_of_what_was_given_to_this_student(tmp_path):
    max_ = by_hand_row("Max")
    written(tmp_path, by_hand_row(), max_)
    type_into(tmp_path, "Jane", points="1.5")
    written(tmp_path, by_hand_row(), max_)
    assert [graded_as(tmp_path)[name] for name in ("total", "of")] == ["3.5", "6"]
    line = graded_as(tmp_path, "Max")
    assert (line["total"], line["of"], line["note"]) == ("2", "4", "question 2 is not read yet")
    page = (tmp_path / "feedback" / "Max_7.html").read_text("utf8")
    assert "2 of 4 points. Question 2 is not read yet." in page and "B: not read yet" in page
    assert "Fine." not in page  # the rubric
    assert (tmp_path / "canvas.csv").read_text("utf8").splitlines()[1].endswith(",6")
    assert "not read" not in (tmp_path / "moodle.csv").read_text("utf8")


def test_no_zero_is_typed_for_who_wrote_nothing(tmp_path):
    written(tmp_path, by_hand_row(), by_hand_row("Max", words=""))
    type_into(tmp_path, "Jane", points="2")
    written(tmp_path, by_hand_row(), by_hand_row("Max", words=""))
    assert sheet(tmp_path)[1]["points"] == "" and graded_as(tmp_path, "Max")["b"] == "0"
    told = written(tmp_path, by_hand_row(), by_hand_row("Max", words="late words"))
    assert graded_as(tmp_path, "Max")["b"] == "" and "1 of 2 answers read" in told


def test_lines_without_a_submission_are_kept_and_named(tmp_path):
    written(tmp_path, by_hand_row(), by_hand_row("Max"))
    type_into(tmp_path, "Max", points="1", comment="short")
    before = sheet(tmp_path)[1]
    told = written(tmp_path, by_hand_row())
    assert "1 line of by-hand.csv has no submission here: it is kept (Max 7)." in told
    told = written(tmp_path, by_hand_row("Ann"))
    assert "2 lines of by-hand.csv have no submission here: they are kept (Jane 7, Max 7)." in told
    assert [line["student"] for line in sheet(tmp_path)] == ["Ann", "Jane", "Max"]
    assert "no submission" not in written(tmp_path, *map(by_hand_row, ("Ann", "Jane", "Max")))
    assert sheet(tmp_path)[2] == before | {"read": f"1 for {before['version']}"}
    assert graded_as(tmp_path, "Max")["b"] == "1"


def test_points_of_strangers_do_not_make_a_question_read(tmp_path):
    written(tmp_path, by_hand_row())
    type_into(tmp_path, "Jane", points="1", student="Jnae")
    told = written(tmp_path, by_hand_row())
    assert "0 of 1 answers read" in told and "kept (Jnae 7)" in told
    assert graded_as(tmp_path)["note"] == "" and graded_as(tmp_path)["of"] == "4"


def test_a_number_may_lose_the_zeros_at_its_front(tmp_path):
    written(tmp_path, by_hand_row(number="007"))
    type_into(tmp_path, "Jane", points="1", number="7")
    assert "no submission" not in written(tmp_path, by_hand_row(number="007"))
    assert graded_as(tmp_path)["b"] == "1" and sheet(tmp_path)[0]["number"] == "007"


def test_words_that_changed_wait_until_they_are_read_again(tmp_path):
    written(tmp_path, by_hand_row())
    type_into(tmp_path, "Jane", points="2", comment="good")
    assert "changed" not in written(tmp_path, by_hand_row())
    note = "the answer to question 2 changed after it was read"
    for _ in range(2):  # and it is said in every run
        told = written(tmp_path, by_hand_row(words="because of y"))
        assert "changed after it was read: Jane." in told and "0 of 1 answers read" in told
        line = graded_as(tmp_path)
        assert (line["b"], line["total"], line["note"]) == ("", "2", note)
        assert sheet(tmp_path)[0]["points"] == "2"
        assert (tmp_path / "canvas.csv").read_text("utf8").endswith(",\n")
        assert "changed after" not in (tmp_path / "moodle.csv").read_text("utf8")
        assert "changed" not in (page := (tmp_path / "feedback" / "Jane_7.html").read_text("utf8"))
        assert "not read yet" in page and "good" not in page
    type_into(tmp_path, "Jane", points="1")
    assert "changed" not in written(tmp_path, by_hand_row(words="because of y"))
    assert graded_as(tmp_path)["b"] == "1"
    assert "changed" in written(tmp_path, by_hand_row())
    type_into(tmp_path, "Jane", read="")
    assert "changed" not in written(tmp_path, by_hand_row())


def test_points_are_for_the_words_that_were_shown_and_not_for_later_ones(tmp_path):
    written(tmp_path, by_hand_row())
    type_into(tmp_path, "Jane", points="2")
    assert "changed" in written(tmp_path, by_hand_row(words="because of y"))
    written(tmp_path, by_hand_row("Max", words=""))
    type_into(tmp_path, "Max", points="0")
    assert "changed" in written(tmp_path, by_hand_row("Max", words="late words"))


def test_an_old_sheet_without_versions_is_read(tmp_path):
    head = "student,number,question,of,points,words\n"
    (tmp_path / "by-hand.csv").write_text(head + "Jane,7,b,2,2,be cause\nMax,7,b,2,2,other\n")
    assert "read: Max." in written(tmp_path, by_hand_row(), by_hand_row("Max"))
    assert graded_as(tmp_path)["b"] == "2"


def test_comments_and_columns_of_ones_own_are_kept_and_comments_are_for_the_student(tmp_path):
    written(tmp_path, by_hand_row(words="x < y"), by_hand_row("Max"))
    comment = "-1 for <b> is\nmuch; \N{GREEK SMALL LETTER ALPHA} 'tis"
    type_into(tmp_path, "Jane", points="1", comment=comment, mine="=A1", other="ask\n\nher")
    for _ in range(2):
        written(tmp_path, by_hand_row(words="x < y"), by_hand_row("Max"))
    line = sheet(tmp_path)[0]
    assert (line["comment"], line["mine"], line["other"]) == (
        "'" + comment, "'=A1", "ask\n\nher"
    )  # fmt: skip
    page = (tmp_path / "feedback" / "Jane_7.html").read_text("utf8")
    for text in ("x &lt; y", "-1 for &lt;b&gt; is\nmuch;", "Fine.", "B: 1 of 2"):
        assert text in page
    assert "ask" not in page and "&#x27;-1" not in page


@pytest.mark.parametrize("name", ["=Eve", "-Eve", "'t Hooft"])
def test_names_that_begin_with_a_sign_keep_their_points(tmp_path, name):
    written(tmp_path, by_hand_row(name))
    type_into(tmp_path, sheet(tmp_path)[0]["student"], points="1")
    assert "no submission" not in written(tmp_path, by_hand_row(name))


def test_cells_without_a_head_are_kept(tmp_path):
    path = tmp_path / "by-hand.csv"
    path.write_text("student,number,question,points,words,note,note\nJane,7,b,1,,p,q,r\n,,,,,,\n")
    written(tmp_path, by_hand_row())
    line = path.read_text("utf-8-sig").splitlines()
    assert line[0].endswith(",read,note,note,") and line[1].endswith(",p,q,r") and len(line) == 2


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf8", "utf-16", "cp1252"])
def test_a_sheet_is_read_as_spreadsheets_save_it(tmp_path, encoding):
    words = "weil das Maß über \N{GREEK SMALL LETTER ALPHA} geht"
    jane = by_hand_row("Jänë", words=words)
    written(tmp_path, jane)
    path = tmp_path / "by-hand.csv"
    lines = list(csv.reader(path.read_text("utf-8-sig").splitlines()))
    lines[1][4] = "1,5"
    text = "\r\n".join(";".join(line) for line in lines) + "\r\n"
    path.write_bytes(f"sep=;\r\n{text}".encode(encoding, "replace"))
    assert "changed" not in written(tmp_path, jane)
    assert graded_as(tmp_path, "Jänë")["b"] == "1.5"


def test_tables_for_a_spreadsheet_say_that_they_are_in_utf_8(tmp_path):
    written(tmp_path, by_hand_row("Jänë"))
    marked = {path.name for path in tmp_path.glob("*.csv") if path.read_bytes()[:1] == b"\xef"}
    assert marked == {"by-hand.csv", "grades.csv"}


@pytest.mark.parametrize("content", [b"\xff\xfex", b"student,\x81\x8d", b"student,number\nx,y"])
def test_a_sheet_that_cannot_be_read_is_named(tmp_path, content, monkeypatch):
    path = tmp_path / "by-hand.csv"
    path.write_bytes(content)
    before = by_hand.csv.field_size_limit()
    with pytest.raises(ValueError, match="by-hand.csv (cannot be read|has no column)"):
        by_hand.given(tmp_path, ABOUT)
    by_hand.csv.field_size_limit(3)
    try:
        path.write_text("student,number\n")
        with pytest.raises(ValueError, match="by-hand.csv cannot be read.*CSV UTF-8"):
            by_hand.given(tmp_path, ABOUT)
    finally:
        by_hand.csv.field_size_limit(before)


def test_no_words_are_too_long_or_too_strange_to_be_written_and_read(tmp_path):
    jane = by_hand_row(words="x" * 200_000 + "\ud800")
    written(tmp_path, jane)
    type_into(tmp_path, "Jane", points="1")
    assert written(tmp_path, jane) == "" and graded_as(tmp_path)["b"] == "1"


def test_points_that_are_no_points_are_refused(tmp_path):
    path = tmp_path / "by-hand.csv"
    head = "student;number;question;of;points;comment;words\n"
    for points in ("9", "-1", "two", "nan"):  # 9 of the 10 that the file claims
        path.write_text(f"{head}Jane;7;b;10;{points};;a\n")
        with pytest.raises(ValueError, match=f"'{points}' for Jane, b is no number from 0 to 2"):
            by_hand.given(tmp_path, ABOUT)
    path.write_text("student,points\nJane,3\n")
    with pytest.raises(ValueError, match="has no column number, question, words"):
        by_hand.given(tmp_path, ABOUT)


def test_a_student_who_is_there_twice_with_different_points_is_refused(tmp_path):
    path = tmp_path / "by-hand.csv"
    head = "student,number,question,points,comment,words\n"
    path.write_text(f"{head}Jane,7,b,,,a\nJane,07,b,1,,a\nJane,7,b,1,,a\nJane,7,b,,,a\n")
    (line,) = by_hand.given(tmp_path, ABOUT).lines.values()
    assert line["points"] == "1"
    for other in ("Jane,7,b,2,,a", "Jane,7,b,1,good,a"):
        path.write_text(f"{head}Jane,7,b,1,,a\n{other}\n")
        with pytest.raises(ValueError, match="Jane, b is there twice, with different points"):
            by_hand.given(tmp_path, ABOUT)


def test_the_page_to_read_from_shows_what_was_asked_and_why_there_is_nothing(tmp_path):
    refused = by_hand_row("Max", words="", status="not graded", note="not a notebook")
    written(tmp_path, by_hand_row(), refused, by_hand_row("Zoe", words=""))
    page = (tmp_path / "by-hand.html").read_text("utf8")
    texts = ["Why is $x &lt; y$?", "Fine.", "because", "Max", "not a notebook", "Zoe", "nothing"]
    places = [page.index(text) for text in texts]
    assert places == sorted(places)
    page = (tmp_path / "feedback" / "Max_7.html").read_text("utf8")
    assert "not a notebook" in page and "2. B" not in page and "read" not in page


def test_what_is_left_to_read_is_said_until_all_is_read(tmp_path):
    rows = [by_hand_row(), by_hand_row("Max"), by_hand_row("Zoe", words="")]
    assert "Question 2, B: 0 of 2 answers read." in written(tmp_path, *rows)
    type_into(tmp_path, "Jane", points="0")
    assert "Question 2, B: 1 of 2 answers read." in written(tmp_path, *rows)
    type_into(tmp_path, "Max", points="1")
    rows = [by_hand_row(), by_hand_row("Max"), by_hand_row("Zoe", words="")]
    assert written(tmp_path, *rows) == ""


def test_points_that_are_typed_while_a_run_grades_are_kept(tmp_path, monkeypatch, capsys):
    from grading import __main__, autograder

    written(tmp_path, by_hand_row(), by_hand_row("Max"))

    def grade(*_):
        type_into(tmp_path, "Jane", points="2", comment="good")
        return [by_hand_row(), by_hand_row("Max")]

    monkeypatch.setattr(autograder, "read", lambda path: ABOUT)
    monkeypatch.setattr(sandbox, "isolated", lambda: True)
    monkeypatch.setattr(submissions, "found", lambda *_: [])
    monkeypatch.setattr(runner, "graded", grade)
    assert __main__.main(["grade", "a.zip", str(tmp_path), str(tmp_path)]) == 0
    assert sheet(tmp_path)[0]["comment"] == "good" and graded_as(tmp_path)["b"] == "2"
    assert "1 of 2 answers read" in capsys.readouterr().out
    type_into(tmp_path, "Jane", points="9")
    monkeypatch.setattr(runner, "graded", lambda *_: pytest.fail("it was graded all the same"))
    assert __main__.main(["grade", "a.zip", str(tmp_path), str(tmp_path)]) == 1
    assert "'9' for Jane, b" in capsys.readouterr().out


def test_words_are_found_wherever_a_student_wrote_them():
    whole = SETS["01-autoencoder"]
    number = next(n for n, one in enumerate(whole.questions, 1) if one.by_hand)
    notebook = nbformat.reads(build.student(whole), as_version=4)
    assert build.words(notebook, number) == ""
    place = next(n for n, cell in enumerate(notebook.cells) if cell.source == build.WORDS)
    notebook.cells[place].source = "In the cell."
    notebook.cells[place - 1].source += "\n\nBelow the hints."
    notebook.cells.insert(place + 1, nbformat.v4.new_code_cell("# in code"))
    assert build.words(notebook, number) == "Below the hints.\n\nIn the cell.\n\n# in code"


def test_a_folder_belongs_to_one_run_of_one_assignment(tmp_path):
    with runner.alone(tmp_path, "03-kl"):
        command = "import sys; from pathlib import Path; from grading import runner\n"
        command += f"with runner.alone(Path({str(tmp_path)!r}), '03-kl'): pass"
        other = subprocess.run([sys.executable, "-c", command], cwd=ROOT, capture_output=True)
        assert b"another run writes into" in other.stderr
    with runner.alone(tmp_path, "03-kl"):
        (tmp_path / "results" / "x.json").touch()
    with pytest.raises(ValueError, match="holds the grades of 03-kl"):
        with runner.alone(tmp_path, "04-reparameterization"):
            pass


def test_what_a_killed_run_left_is_removed_by_the_next(tmp_path, monkeypatch):
    monkeypatch.setattr(submissions.tempfile, "tempdir", str(tmp_path))
    code = "import os; from grading import submissions as s; x = s.temporary(); os._exit(9)"
    killed = subprocess.run([sys.executable, "-c", f"import tempfile; tempfile.tempdir = "
                             f"{str(tmp_path)!r}; {code}"], cwd=ROOT)  # fmt: skip
    assert killed.returncode == 9 and len(list(tmp_path.iterdir())) == 1
    with submissions.temporary() as folder:
        assert [str(path) for path in tmp_path.iterdir()] == [folder]
        with submissions.temporary() as other:
            assert folder != other and Path(folder).exists()


def test_a_cell_that_ended_in_an_error_is_named():
    cell = nbformat.v4.new_code_cell("# mine\ndef f(:\n    pass")
    cell.outputs = [
        nbformat.v4.new_output("error", ename="SyntaxError", evalue="invalid (7.py, line 1)")
    ]
    (text,) = inside.errors(nbformat.v4.new_notebook(cells=[cell]))
    assert text == "def f(: … SyntaxError: invalid (line 1)"
    assert "def f(: … SyntaxError" in reports.feedback(row(errors=[text]), ABOUT)


def test_otters_words_are_read_back_test_by_test():
    text = ("a results:\n    x is x. result:\n        ❌ Test case failed\n        Error at line 3 "
            "in test a:\n            call\n        AssertionError: it is 'half'.")  # fmt: skip
    says = scores.messages(text, {"test_x": "x is x."})
    assert says == {"test_x": "it is 'half'."}
    assert scores.messages("All test cases passed!", {"test_x": "x is x."}) == {"test_x": ""}
    assert scores.mistake({"test_x": "it is half."}, ABOUT["questions"][0]) == "half"
