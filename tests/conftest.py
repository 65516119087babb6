"""What all tests share: tools and the site's extension can be imported, shapes are checked."""

import sys
from pathlib import Path

import pytest
from jaxtyping import install_import_hook

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "tools"), str(ROOT / "site")]

# Every call of a vaelib function checks its shapes from here on.
install_import_hook("vaelib", "beartype.beartype")


@pytest.fixture
def double_precision():
    """New tensors in float64 and one seed: closed forms are compared to many digits."""
    import torch

    torch.manual_seed(0)
    torch.set_default_dtype(torch.float64)
    yield
    torch.set_default_dtype(torch.float32)
