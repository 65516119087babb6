"""What all tests share: tools and the site's extension can be imported, shapes are checked."""

import sys
from pathlib import Path

from jaxtyping import install_import_hook

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "tools"), str(ROOT / "site")]

# Every call of a vaelib function checks its shapes from here on.
install_import_hook("vaelib", "beartype.beartype")
