"""Bring every lab into its one form: `python tools/tidy.py [--check]`.

No outputs, no execution counts; the setup cell with the repository's address; the measured time in
the first cell; the same bytes for the same content.
"""

import json
import re
import sys
from pathlib import Path

import nbformat
import yaml
from setup_cell import setup_cell

ROOT = Path(__file__).resolve().parent.parent
TIME = re.compile(r"^\*\*Time\.\*\*.*$", re.MULTILINE)
KEPT = ("tags", "mystnb")  # of a cell's metadata; mystnb holds the figure's alternative text
KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}


def labs(root=ROOT):
    """The labs of the book, in order."""
    return sorted((root / "notebooks").glob("*.ipynb"))


def repository(root=ROOT):
    """The repository's address, or nothing: _config.yml is the one place of it."""
    config = yaml.safe_load((root / "_config.yml").read_text(encoding="utf8"))
    return config["repository"]["url"] or ""


def times(root=ROOT):
    """{lab: {device: {"seconds": …, "date": …, "torch": …}}}, from results/labs.json."""
    path = root / "results" / "labs.json"
    return json.loads(path.read_text(encoding="utf8")) if path.exists() else {}


def duration(seconds):
    return f"{seconds:.0f} s" if seconds < 120 else f"{seconds / 60:.1f} min"


def time_line(measured):
    """The sentence about a lab's time, CPUs first."""
    if not measured:
        return "**Time.** not measured yet."
    devices = sorted(measured, key=lambda device: ("CPU" not in device, device))
    parts = [
        f"{duration(run['seconds'])} on {device} (measured {run['date']}, torch {run['torch']})"
        for device, run in ((device, measured[device]) for device in devices)
    ]
    return f"**Time.** about {'; about '.join(parts)}."


def tidied(path, root=ROOT):
    """The text that a lab's file must have."""
    notebook = nbformat.read(path, as_version=4)
    notebook.metadata = {"kernelspec": KERNEL, "language_info": {"name": "python"}}
    for number, cell in enumerate(notebook.cells):
        cell.id = f"cell-{number:02d}"
        cell.metadata = {key: cell.metadata[key] for key in KEPT if cell.metadata.get(key)}
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
            if cell.source.startswith("# Setup, the same in every lab"):
                cell.source = setup_cell(path.stem, repository(root))
    first = notebook.cells[0]
    first.source = TIME.sub(time_line(times(root).get(path.stem)), first.source)
    return nbformat.writes(notebook, version=nbformat.NO_CONVERT) + "\n"


def tidy(root=ROOT):
    """Rewrite the labs that are not tidy, and return their names."""
    changed = []
    for path in labs(root):
        text = tidied(path, root)
        if text != path.read_text(encoding="utf8"):
            path.write_text(text, encoding="utf8")
            changed.append(path.stem)
    return changed


if __name__ == "__main__":
    if sys.argv[1:] == ["--check"]:
        untidy = [p.stem for p in labs() if tidied(p) != p.read_text(encoding="utf8")]
        sys.exit(f"Not tidy: {', '.join(untidy)}. Run `make tidy`." if untidy else 0)
    print(f"Tidied: {', '.join(tidy()) or 'nothing to do'}.")
