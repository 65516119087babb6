"""Finds the notebooks of a class, with the file names that Canvas, Moodle, Gradescope and Colab
give them.

- Canvas: `doejane_12345_67890_NAME.ipynb`, with `_LATE` after the name; its zip too
- Moodle: a folder `Jane Doe_12345_assignsubmission_file`, or files that begin so
- Gradescope: folders `submission_12345`, whose students are in `submission_metadata.yml`
- otherwise a folder for each student, or a file whose name holds the student's
"""

from __future__ import annotations

import os
import platform
import re
import shutil
import tempfile
import time
import zipfile
from pathlib import Path
from typing import NamedTuple

import yaml

MOODLE = re.compile(r"(?P<student>[^/]+?)_(?P<number>\d+)_assignsubmission_(?:file|onlinetext)_?")
CANVAS = re.compile(r"(?P<student>[^_/]+)(?P<late>_LATE)?_(?P<number>\d+)_\d+_(?P<name>.+)")
COPIES = re.compile(r"^(?:copy[ _]of(?:[ _]+|$))+|[ _-]*\(\d+\)$|[ _-]+\d+$", re.IGNORECASE)
UNPACKED = 200_000_000  # bytes of a zip, at most


class Submission(NamedTuple):
    """``path`` is None where a student handed in no notebook; ``note`` says what is unusual."""

    student: str
    number: str
    path: Path | None
    note: str = ""


class SubmissionsError(Exception):
    """What is wrong with a folder of submissions, in one sentence."""


def unpacked(place: Path, into: Path) -> Path:
    """The folder itself, or the content of a zip, put into ``into``."""
    if not place.exists():
        raise SubmissionsError(f"there is no {place}")
    if place.is_dir():
        return place
    if not zipfile.is_zipfile(place):
        raise SubmissionsError(f"{place} is neither a folder nor a zip of submissions")
    with zipfile.ZipFile(place) as archive:
        if sum(entry.file_size for entry in archive.infolist()) > UNPACKED:
            raise SubmissionsError(f"{place} holds more than {UNPACKED // 10**6} MB")
        for entry in archive.infolist():  # extract drops `..` and absolute paths
            place = archive.extract(entry, into)
            when = time.mktime((*entry.date_time, 0, 0, -1))
            os.utime(place, (when, when))
    return into


def found(folder: Path, assignment: str = "", without: Path | None = None) -> list[Submission]:
    """One submission for each student, in the order of names; none from the folder ``without``."""
    if not folder.is_dir():
        raise SubmissionsError(f"there is no folder {folder}")
    names = gradescope(folder)
    by_student: dict[tuple[str, str], list[tuple[Path, str]]] = {}
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder).parts
        if not path.is_file() or any(part.startswith((".", "__MACOSX")) for part in parts):
            continue
        if without and without.resolve() in path.resolve().parents:
            continue
        if path.name in ("submission_metadata.yml", "export_manifest.json"):
            continue
        student, number, note = owner(path, folder, names, assignment)
        by_student.setdefault((student, number), []).append((path, note))
    chosen = [choose(*who, files) for who, files in by_student.items()]
    if not any(one.path for one in chosen):
        raise SubmissionsError(f"{folder} holds no notebook (.ipynb)")
    return sorted(chosen, key=lambda one: (one.student.lower(), one.number))


def owner(path: Path, folder: Path, names: dict, assignment: str) -> tuple[str, str, str]:
    """Whose file it is: student, the number that the course system gave, and a note."""
    inside = path.relative_to(folder)
    top = inside.parts[0]
    if match := MOODLE.match(str(inside)):
        return match["student"], match["number"], ""
    if top in names:
        return *names[top], ""
    if len(inside.parts) == 1 and (match := CANVAS.fullmatch(path.name)):
        return match["student"], match["number"], "late" if match["late"] else ""
    if len(inside.parts) > 1:
        return top, "", ""
    words = [re.escape(word) for word in (*assignment.split("-"), "exercises") if word]
    stem = re.sub("[-_ ]*".join(words), "", path.stem, flags=re.IGNORECASE)
    while (shorter := COPIES.sub("", stem).strip(" _-")) != stem:
        stem = shorter
    return stem or path.stem, "", "" if stem else "the file's name holds no student"


def gradescope(folder: Path) -> dict[str, tuple[str, str]]:
    """For each folder of a Gradescope export, the names of its students and their numbers."""
    file = folder / "submission_metadata.yml"
    if not file.exists():
        return {}
    try:
        content = yaml.safe_load(file.read_text(encoding="utf8")) or {}
    except yaml.YAMLError as error:
        raise SubmissionsError(f"{file} cannot be read: {' '.join(str(error).split())}") from None
    found = {}
    for key, entry in content.items():
        people = entry.get(":submitters") or []
        names = " and ".join(str(one.get(":name", "")) for one in people) or str(key)
        found[str(key)] = (
            names,
            " ".join(str(one.get(":sid", "") or "") for one in people).strip(),
        )
    return found


def choose(student: str, number: str, files: list[tuple[Path, str]]) -> Submission:
    """The notebook that counts: the last one by time, if there are several."""
    notes = [note for _, note in files if note]
    notebooks = [path for path, _ in files if path.suffix.lower() == ".ipynb"]
    if not notebooks:
        kinds = ", ".join(sorted({path.suffix or path.name for path, _ in files}))
        return Submission(student, number, None, "; ".join([*notes, f"no notebook, only {kinds}"]))
    latest = max(notebooks, key=lambda path: (path.stat().st_mtime, path.name))
    if len(notebooks) > 1:
        notes.append(f"the latest of {len(notebooks)} notebooks: {latest.name}")
    return Submission(student, number, latest, "; ".join(notes))


def temporary() -> tempfile.TemporaryDirectory:
    """A folder that is removed in the end, or by a later run if this process is killed."""
    mark = f"grading-{platform.node()}-"
    for folder in Path(tempfile.gettempdir()).glob(f"{mark}*-*"):
        process = folder.name.removeprefix(mark).split("-")[0]
        if process.isdigit() and not alive(int(process)):
            shutil.rmtree(folder, ignore_errors=True)
    return tempfile.TemporaryDirectory(prefix=f"{mark}{os.getpid()}-")


def alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:  # somebody else's
        pass
    return True
