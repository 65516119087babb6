"""What all tests share: shapes are checked, tools can be imported, a test that hangs is no option."""

import sys
from pathlib import Path

import pytest
from jaxtyping import install_import_hook

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "tools"), str(ROOT / "site")]

# Every call of a vaelib function checks its shapes from here on.
install_import_hook("vaelib", "beartype.beartype")


@pytest.fixture(scope="session")
def root():
    """The folder of the project."""
    return ROOT
