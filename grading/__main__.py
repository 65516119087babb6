"""`python -m grading verify|build|grade|exam`: assignments, from their sources to grades."""

import argparse
import os
import sys
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
    command.add_argument("out", type=given, help="where papers and key.csv are written")
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

    about = autograder.read(chosen.zip)
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
        points = by_hand.given(chosen.out)
        with runner.alone(chosen.out, about["slug"]), submissions.temporary() as folder:
            place = submissions.unpacked(chosen.submissions, Path(folder))
            found = submissions.found(place, about["slug"], chosen.out)
            rows = runner.graded(
                chosen.zip, found, chosen.out, chosen.jobs, executor, limits, apart
            )
    except (submissions.SubmissionsError, sandbox.SandboxError) as error:
        print(error)
        return 1
    finally:
        close()
    count = sum(row["status"] == "graded" for row in rows)
    for row in rows:
        if row["status"] != "graded":
            print(f"{row['student']}: {row['status']}, {row['note']}")
    if not count:
        print(f"No notebook of {about['slug']} could be graded: nothing was written.")
        return 1
    reports.write(rows, by_hand.counted(rows, about, points), chosen.out)
    print(
        f"{count} of {len(rows)} graded. {chosen.out}: grades.csv, canvas.csv, moodle.csv, "
        "report.html, feedback/"
    )
    if left := [one["title"] for one in about["questions"] if not one["answers"]]:
        print(f"To read yourself: {', '.join(left)}. {chosen.out}: by-hand.html, by-hand.csv")
    return 0


def examined(chosen) -> int:
    from grading import exam

    items = exam.bank(chosen.banks / f"{chosen.name.replace('-', '_', 1)}.py")
    if chosen.questions:
        known = {item.name: item for item in items}
        wanted = chosen.questions.split(",")
        if unknown := [name for name in wanted if name not in known]:
            raise ValueError(f"there is no question {', '.join(unknown)}, but {', '.join(known)}")
        items = [known[name] for name in wanted]
    try:
        lines = chosen.students.read_text(encoding="utf-8-sig").splitlines()
    except OSError as error:
        raise ValueError(f"{chosen.students} cannot be read: {error.strerror}") from None
    students = [line.strip() for line in lines if line.strip()]
    if not students or len(set(students)) < len(students):
        raise ValueError(f"{chosen.students} should hold a name on each line, none of them twice")
    mark, line = chosen.out / "seed.txt", f"{chosen.name} {chosen.seed}\n"
    if mark.exists() and mark.read_text(encoding="utf8") != line:
        raise ValueError(f"{chosen.out} holds another exam and its key: name another folder")
    exam.write(items, chosen.seed, students, f"Exam on chapter {int(chosen.name[:2])}", chosen.out)
    mark.write_text(line, encoding="utf8")
    print(f"{len(students)} papers and key.csv: {chosen.out}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
