"""Tables for the terminal, and `results/bench-cpu.json` or `results/bench-cuda.json`."""

from __future__ import annotations

import importlib.metadata
import json
import os
import platform
import sys
from pathlib import Path

import numpy as np
import torch

from bench.run import ROOT
from vaelib import __version__, runs

sys.path.append(str(ROOT / "tools"))
import labs  # noqa: E402  it knows how a recorded run is written


def table(head: list[str], lines: list[list[str]]) -> str:
    """Columns of text; a short line's last cell runs on to the end."""
    full = [line for line in [head, *lines] if len(line) == len(head)]
    widths = [max(len(line[i]) for line in full) for i in range(len(head))]
    widths[0] = max(len(line[0]) for line in [head, *lines])
    text = []
    for line in [head, ["-" * width for width in widths], *lines]:
        cells = [cell.ljust(width) if i == 0 else cell.rjust(width)
                 for i, (cell, width) in enumerate(zip(line, widths, strict=False))]  # fmt: skip
        if len(line) < len(head):
            cells[-1] = line[-1]
        text.append("  ".join(cells).rstrip())
    return "\n".join(text)


def facts(device: torch.device) -> dict:
    """Hardware, versions and commit."""
    try:
        pythae = importlib.metadata.version("pythae")
    except importlib.metadata.PackageNotFoundError:
        pythae = "none"
    return {
        "date": labs.today(),
        "device": labs.machine(runs.device_name(device)),
        "host": labs.machine(runs.device_name(torch.device("cpu"))),
        "cores": os.cpu_count(),
        "threads": torch.get_num_threads(),
        "python": platform.python_version(),
        "torch": torch.__version__.split("+")[0],
        "cuda": torch.version.cuda or "none",
        "numpy": np.__version__,
        "pythae": pythae,
        "version": __version__,
        "data": "mnist",
        "commit": labs.commit(),
    }


def record(
    measured: dict[str, dict], seconds: dict[str, float], device: torch.device, now: dict
) -> Path:
    """Write the parts that were measured ``now``; other parts stay, each with its own date."""
    path = ROOT / "results" / f"bench-{device.type}.json"
    old = json.loads(path.read_text(encoding="utf8")) if path.exists() else {}
    mine = {key: now[key] for key in ("date", "commit", "device", "torch", "pythae", "threads")}
    parts = {part: mine | {"seconds": round(seconds[part])} for part in measured}
    before = old.get("provenance", {}).get("parts", {})
    content = {
        "values": old.get("values", {}) | labs.short(measured),
        "provenance": now | {"parts": before | parts},
    }
    labs.write_json(path, content)
    return path
