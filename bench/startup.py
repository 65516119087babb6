"""What `import vaelib` costs beyond `import torch`, in fresh interpreters, one after the other."""

from __future__ import annotations

import pkgutil
import subprocess
import sys
import time

import vaelib
from bench.report import table
from bench.run import ROOT, Run
from bench.timing import spread

MODULES = sorted(module.name for module in pkgutil.iter_modules(vaelib.__path__))
EVERYTHING = "; ".join(f"import vaelib.{name}" for name in MODULES)
TIMES = 9
INSIDE = f"""
import time
import torch
begin = time.perf_counter()
{EVERYTHING}
print(time.perf_counter() - begin)
"""


def fresh(code: str) -> tuple[float, str]:
    """Seconds of a fresh interpreter that runs ``code``, and what it prints."""
    begin = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return time.perf_counter() - begin, done.stdout


def measure(run: Run) -> dict:
    """Seconds: ``torch``, ``beyond`` it (whole interpreters, and inside one), ``alone``."""
    taken: dict[str, list[float]] = {name: [] for name in ("torch", "beyond", "inside", "alone")}
    fresh(f"import torch; {EVERYTHING}")  # from here on everything is in the disk's cache
    for turn in range(1 if run.quick else TIMES):
        print(f"import: {turn + 1}", flush=True)
        nothing, _ = fresh("pass")
        torch, _ = fresh("import torch")
        both, _ = fresh(f"import torch; {EVERYTHING}")
        alone, _ = fresh("import vaelib")
        inside = float(fresh(INSIDE)[1])
        new = (torch - nothing, both - torch, inside, alone - nothing)
        for name, value in zip(taken, new, strict=True):
            taken[name].append(value)
    return {name: spread(values) for name, values in taken.items()}


def show(values: dict) -> str:
    labels = {
        "torch": "import torch",
        "beyond": "every module of vaelib beyond it: difference of interpreters",
        "inside": "every module of vaelib beyond it: inside one interpreter",
        "alone": "import vaelib, which is the package's name only",
    }
    lines = [
        [labels[name], *(f"{row[key]:.3f}" for key in ("median", "min", "max"))]
        for name, row in values.items()
    ]
    return table(["import (s)", "median", "min", "max"], lines)
