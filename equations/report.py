"""What was found: tables for the terminal, `results/equations.json` for the pages of the book."""

import json
import subprocess
from collections import Counter
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import torch

from equations.mutants import Mutant
from equations.pages import ROOT
from equations.verify import DRAWS, Verdict, seal_of
from vaelib.runs import device_name

RESULTS = ROOT / "results" / "equations.json"
KINDS = ("evaluated", "by hand", "definition", "wrong")
FATES = ("killed", "undefined", "survived")


def chapter(file: str) -> str:
    """The name of a page or a lab in tables: 02-elbo, lab 02-elbo."""
    path = Path(file)
    return ("lab " if path.suffix == ".ipynb" else "") + path.stem


def counted(items: Iterable, key: str) -> dict[str, Counter]:
    found: dict[str, Counter] = {}
    for item in items:
        found.setdefault(chapter(item.equation.file), Counter())[getattr(item, key)] += 1
    return found


def table(counts: dict[str, Counter], kinds: tuple[str, ...]) -> str:
    """One line for each chapter, and their sum."""
    total = sum(counts.values(), Counter())
    width = max(map(len, counts), default=5)
    lines = [" ".join([" " * width, *(f"{kind:>10}" for kind in kinds), f"{'all':>10}"])]
    for name, count in [*counts.items(), ("all", total)]:
        numbers = [f"{count[kind]:>10}" for kind in kinds]
        lines.append(" ".join([f"{name:<{width}}", *numbers, f"{count.total():>10}"]))
    return "\n".join(lines)


def record_verdicts(verdicts: list[Verdict]) -> None:
    """Writes how every equation was checked, with its seal, into the recorded results."""
    equations: dict[str, dict] = {}
    for verdict in verdicts:
        seal = seal_of(verdict.equation.latex)
        entry = equations.setdefault(
            verdict.equation.label,
            {"chapter": chapter(verdict.equation.file), "seal": seal, "links": [], "by": {}},
        )
        relation = {"~": "≈", ">=": "≥", "<=": "≤", "prop": "∝", "law": "∼"}
        sign = relation.get(verdict.link.relation, verdict.link.relation)
        entry["links"].append([sign, verdict.how])
        entry["by"] |= dict(verdict.by)
    write({"links": sums(counted(verdicts, "how")), "draws": DRAWS}, equations=equations)


def record_mutants(mutants: list[Mutant], reasons: dict[str, str]) -> None:
    """Writes the kill rates and the survivors. A mutant without a value counts neither way."""
    counts = sums(counted(mutants, "fate"))
    for count in counts.values():
        killed, survived = count.get("killed", 0), count.get("survived", 0)
        count["rate"] = round(100 * killed / (killed + survived), 1)
    survivors = [
        [m.equation.label, m.kind, m.before, m.after.strip(), reasons[m.equation.label]]
        for m in mutants
        if m.fate == "survived"
    ]
    write({"mutants": counts}, survivors=survivors)


def sums(counts: dict[str, Counter]) -> dict[str, dict]:
    total = sum(counts.values(), Counter())
    return {
        name.replace(" ", "-"): {kind.replace(" ", "_"): n for kind, n in count.items()}
        | {"all": count.total()}
        for name, count in [*counts.items(), ("all", total)]
    }


def write(values: dict, **parts) -> None:
    """Puts values and parts into the file; what is not named stays."""
    old = json.loads(RESULTS.read_text()) if RESULTS.exists() else {"values": {}}
    provenance = {
        "date": date.today().isoformat(),
        "device": device_name(torch.device("cpu")),
        "torch": torch.__version__.split("+")[0],
        "data": "none",
        "commit": commit(),
    }
    new = old | parts | {"provenance": provenance, "values": old["values"] | values}
    RESULTS.write_text(json.dumps(new, indent=1, ensure_ascii=False, sort_keys=True) + "\n")


def commit() -> str:
    """The commit at hand, as in 4f25b57 or 4f25b57-dirty; `none` outside of a repository."""
    ask = ["git", "describe", "--always", "--dirty", "--exclude=*"]
    answer = subprocess.run(ask, cwd=ROOT, capture_output=True, text=True)
    return answer.stdout.strip() or "none"
