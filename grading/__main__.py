"""`python -m grading verify|build|grade|exam`: assignments, from their sources to grades."""

import argparse
import os
import sys
import unicodedata
from pathlib import Path

from grading import build, sources, verify

ROOT = Path(__file__).resolve().parent.parent


def given(text: str) -> Path:
    """A path that was named: an empty one would be the folder we stand in."""
    if not text.strip():
        raise argparse.ArgumentTypeError("it is empty")
    return Path(text)


def main(words: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m grading", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    for name, help in (
        ("verify", "hold the tests of questions to right and wrong answers"),
        ("build", "make notebooks, the exercises of pages, and autograders"),
    ):
        command = commands.add_parser(name, help=help)
        command.add_argument("names", nargs="*", help="as 03-kl, or 03-kl/QUESTION; all if absent")
        command.add_argument("--exercises", type=Path, default=ROOT / "exercises", metavar="DIR")
        command.add_argument("--out", type=Path, help="of what is built; `_build` of its exercises")
        command.add_argument("--questions", help="some of them, for build: graded, or their names")
    command = commands.add_parser("grade", help="grade a folder of notebooks")
    command.add_argument("zip", type=given, help="the autograder, from build")
    command.add_argument("submissions", type=given, help="a folder or a zip from a course system")
    command.add_argument("out", type=given, help="where grades.csv and all else is written")
    command.add_argument("--questions", help="count only some of them: graded, or their names")
    command.add_argument("--jobs", type=int, help="notebooks at once; as many as cores if absent")
    command.add_argument("--dask", metavar="ADDRESS", help="use this Dask cluster")
    command.add_argument("--seconds", type=float, default=180, help="limit for one notebook")
    command.add_argument("--memory", type=float, default=6, metavar="GB", help="limit for one")
    command.add_argument(
        "--no-sandbox", action="store_true", help="do not set notebooks apart from this machine"
    )
    command = commands.add_parser("exam", help="write a paper for each student, and the key")
    command.add_argument("name", help="as 03-kl")
    command.add_argument("students", type=given, help="a file with a name on each line")
    command.add_argument("out", type=given, help="where papers and their key are written")
    command.add_argument(
        "--seed", required=True, type=lambda text: str(given(text)), help="keep it secret"
    )
    command.add_argument("--questions", help="some of the bank, as bits,valley; all if absent")
    command.add_argument("--banks", type=Path, default=ROOT / "teaching" / "exams", metavar="DIR")
    chosen = parser.parse_args(words)
    calls = {"verify": verified, "build": built, "grade": graded, "exam": examined}
    try:
        return calls[chosen.command](chosen)
    except (sources.SourceError, ValueError) as error:
        print(error)
    except OSError as error:
        print(f"{error.filename or ''}: {error.strerror}")
    except KeyboardInterrupt:
        print("\nStopped. The same command goes on where it was.", flush=True)
        os._exit(130)  # what is under way ends with this process
    return 1


def folders(chosen) -> list[tuple[Path, str | None]]:
    """The assignments that were named, or all; with a question if one was named."""
    if not chosen.names:
        found = [(path.parent, None) for path in sorted(chosen.exercises.glob("*/set.yml"))]
        if not found:
            raise sources.SourceError(f"{chosen.exercises} holds no assignment (SLUG/set.yml)")
        return found
    found = []
    for word in chosen.names:
        folder, _, question = word.partition("/")
        found.append((chosen.exercises / folder, question or None))
    return found


def verified(chosen) -> int:
    return min(1, sum(verify.report(folder, only) for folder, only in folders(chosen)))


def built(chosen) -> int:
    from grading import autograder

    public = chosen.exercises == ROOT / "exercises"
    out = chosen.out or (ROOT / "_build" if public else chosen.exercises / "_build") / "exercises"
    if chosen.questions and not chosen.out:
        raise ValueError("name a folder of its own for some of the questions: --out FOLDER")
    for folder, _ in folders(chosen):
        assignment = sources.assignment(folder)
        if chosen.questions:
            assignment, folder = sources.some(assignment, chosen.questions), out
        made = build.write(assignment, folder, out)
        made.append(autograder.write(assignment, out / f"{assignment.slug}.zip"))
        for path in made:
            print(os.path.relpath(path))
    return 0


def graded(chosen) -> int:
    from grading import autograder, by_hand, reports, runner, sandbox, submissions

    about = autograder.some(autograder.read(chosen.zip), chosen.questions)
    apart = not chosen.no_sandbox
    if apart and not sandbox.isolated():
        print(
            "This system does not set a notebook apart (it needs Linux with unshare and user "
            "namespaces): a hostile notebook could read and write what you can. Grade in a "
            "container, or go on with --no-sandbox."
        )
        return 1
    limits = sandbox.Limits(chosen.seconds, int(chosen.memory * 2**30))
    executor, close = runner.dask(chosen.dask) if chosen.dask else (None, lambda: None)
    chosen.out.mkdir(parents=True, exist_ok=True)
    try:
        by_hand.given(chosen.out, about)  # a fault in it is said before an hour of grading
        with runner.alone(chosen.out, about["slug"]), submissions.temporary() as folder:
            place = submissions.unpacked(chosen.submissions, Path(folder))
            found = submissions.found(place, about["slug"], chosen.out)
            rows = runner.graded(
                chosen.zip, found, chosen.out, chosen.jobs, executor, limits, apart
            )
            count = sum(row["status"] == "graded" for row in rows)
            said = reports.write(rows, about, chosen.out) if count else []
    except (submissions.SubmissionsError, sandbox.SandboxError) as error:
        print(error)
        return 1
    finally:
        close()
    for row in rows:
        if row["status"] != "graded":
            print(f"{row['student']}: {row['status']}, {row['note']}")
    if not count:
        print(f"No notebook of {about['slug']} could be graded: nothing was written.")
        return 1
    print(
        f"{count} of {len(rows)} graded. {chosen.out}: grades.csv, canvas.csv, moodle.csv, "
        "report.html, feedback/"
    )
    for sentence in said:
        print(sentence)
    return 0


def examined(chosen) -> int:
    from grading import exam

    items = exam.bank(chosen.banks / f"{chosen.name.replace('-', '_', 1)}.py")
    if chosen.questions:
        known = {item.name: item for item in items}
        wanted = [name.strip() for name in chosen.questions.split(",")]
        if unknown := [name for name in wanted if name not in known]:
            raise ValueError(f"there is no question {', '.join(unknown)}, but {', '.join(known)}")
        if len(set(wanted)) < len(wanted):
            raise ValueError(f"--questions {chosen.questions} names a question twice")
        items = [known[name] for name in wanted]
    try:
        lines = chosen.students.read_text(encoding="utf-8-sig").splitlines()
    except OSError as error:
        raise ValueError(f"{chosen.students} cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise ValueError(
            f"{chosen.students} is not in UTF-8 but, perhaps, in Latin-1. Save it as UTF-8, or: "
            f"iconv -f latin1 -t utf8 {chosen.students} > names-utf8.txt"
        ) from None
    students = [unicodedata.normalize("NFC", line.strip()) for line in lines if line.strip()]
    if not students or len(set(students)) < len(students):
        raise ValueError(f"{chosen.students} should hold a name on each line, none of them twice")
    chapter = chosen.name[:2]
    title = f"Exam on chapter {int(chapter)}" if chapter.isdigit() else f"Exam {chosen.name}"
    exam.write(chosen.name, items, chosen.seed, students, title, chosen.out)
    print(f"{len(students)} papers, each of {exam.length(items)}: {chosen.out / 'papers'}")
    print(f"For the marker: key.html and key.csv in {chosen.out}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
