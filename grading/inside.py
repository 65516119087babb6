"""What runs in the sandbox: `python -m grading.inside ZIP NOTEBOOK OUT` grades one notebook.

otter executes the notebook and its tests, and reads what the notebook's kernel wrote: so all of
that stays in here, and only `results.json` is taken out,
and `errors.json`: which cells ended in an error.
"""

from __future__ import annotations

import contextlib
import fcntl
import json
import re
import shutil
import socket
import struct
import sys
from pathlib import Path

import nbformat

GUARD = """
import signal as _signal

def _ring(*_):
    raise TimeoutError("this cell takes longer than {seconds} seconds")

_signal.signal(_signal.SIGALRM, _ring)
_events = get_ipython().events
_events.register("pre_run_cell", lambda *_: _signal.setitimer(_signal.ITIMER_REAL, {seconds}))
_events.register("post_run_cell", lambda *_: _signal.setitimer(_signal.ITIMER_REAL, 0))
"""
CELL = 30  # seconds, of any cell that is Python: one long call into C is ended by the outer limit


def loopback() -> None:
    """Switch on the network to oneself, on which a notebook and its kernel talk."""
    with contextlib.suppress(OSError), socket.socket() as plug:
        fcntl.ioctl(plug, 0x8914, struct.pack("16sH14s", b"lo", 0x41, b""))  # up and running


def guarded(notebook: Path, copy: Path) -> None:
    """A copy of the notebook in which no cell goes on forever."""
    content = nbformat.read(notebook, as_version=4)
    guard = nbformat.v4.new_code_cell(GUARD.format(seconds=CELL))
    content.cells = [guard, *content.cells]
    content.metadata = {"kernelspec": {"name": "python3", "display_name": "Python 3"}}
    nbformat.write(content, copy)


def main(autograder: str, notebook: str, out: str) -> None:
    from otter.run import main as run

    loopback()
    folder = Path(out, "copy")
    folder.mkdir()
    copy = folder / "notebook.ipynb"
    guarded(Path(notebook), copy)
    results = run(str(copy), autograder=autograder, output_dir=out, no_logo=True)
    Path(out, "errors.json").write_text(json.dumps(errors(results.notebook)), "utf8")
    shutil.rmtree(folder)


def errors(executed) -> list[str]:
    """Of each cell that ended in an error: its first line of code, and the error."""
    found = []
    for cell in executed.cells if executed else ():
        for output in cell.get("outputs", ()):
            if output.output_type == "error":
                lines = [line for line in cell.source.splitlines() if line.strip()]
                code = [line for line in lines if not line.lstrip().startswith("#")] or lines
                said = re.sub(r"\(\S+\.py, ", "(", output.evalue)  # a cell has no file
                found.append(f"{code[0].strip()[:60]} … {output.ename}: {said[:120]}")
    return found


if __name__ == "__main__":
    main(*sys.argv[1:])
