"""The first code cell of every lab, the same bytes in each apart from the line `LAB = …`."""

import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

TEXT = """\
# Setup, the same in every lab: find the book's library `vaelib`, or install it.
LAB = "@LAB"
REPOSITORY = "@REPOSITORY"
import importlib.util
import pathlib
import subprocess
import sys
if importlib.util.find_spec("vaelib") is None:
    if pathlib.Path("../vaelib").is_dir():  # this lab lies in a copy of the whole book
        sys.path.append(str(pathlib.Path("..").resolve()))
    elif REPOSITORY:
        archive = REPOSITORY + "/archive/refs/tags/v@VERSION.zip"
        pip = [sys.executable, "-m", "pip", "install", "-q", "--no-deps"]
        subprocess.run([*pip, archive], check=True)  # if it fails, the lines above say why
        importlib.invalidate_caches()
    else:
        sys.exit("vaelib is missing: set REPOSITORY to the web address of the book's repository.")
from vaelib import runs

runs.report(LAB)"""


def setup_cell(lab, repository):
    """The text of the cell for one lab, as `05-vae`, and the repository's address or nothing."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf8"))["project"]
    text = TEXT.replace("@LAB", lab).replace("@REPOSITORY", repository)
    return text.replace("@VERSION", project["version"])
