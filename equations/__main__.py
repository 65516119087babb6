"""The equations of the book, checked: `python -m equations [--record] [mutants] [label ...]`."""

import argparse
import os
import sys
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from fnmatch import fnmatchcase
from functools import partial

import torch
from tqdm import tqdm

from equations import mutants, report, verify
from equations.pages import Equation, Fault, collect
from equations.survivors import explained


def main(words: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m equations", description=__doc__)
    parser.add_argument("--record", action="store_true", help="write results/equations.json")
    parser.add_argument("what", nargs="*", help="`mutants`, labels such as 'eq-kl-*', or pages")
    chosen = parser.parse_args(words)
    try:
        return run(chosen)
    except Fault as fault:
        print(fault)
        return 1


def run(chosen: argparse.Namespace) -> int:
    book = collect()
    patterns = [word for word in chosen.what if word != "mutants"]
    equations = [equation for equation in book.values() if matches(equation, patterns)]
    if not equations:
        print(f"No equation is called {' or '.join(patterns)}.")
        return 1
    task = mutate if "mutants" in chosen.what else judge
    return task(equations, book, chosen.record and not patterns)


def matches(equation: Equation, patterns: list[str]) -> bool:
    return not patterns or any(
        fnmatchcase(equation.label, pattern) or pattern in equation.file for pattern in patterns
    )


def judge(equations: list[Equation], book: dict[str, Equation], record: bool) -> int:
    """Prints what is wrong, then the table."""
    verify.stale_checks(book)
    verdicts = [v for found in spread(verify.verify, equations, book) for v in found]
    wrong = [verdict for verdict in verdicts if verdict.how == "wrong"]
    for v in wrong:
        print(f"{v.equation.file}:{v.equation.line}: {v.equation.label}, link {v.number}: {v.why}")
    print(report.table(report.counted(verdicts, "how"), report.KINDS))
    if record and not wrong:
        report.record_verdicts(verdicts)
    return int(bool(wrong))


def mutate(equations: list[Equation], book: dict[str, Equation], record: bool) -> int:
    """Prints the mutants that nothing noticed, then the table."""
    found = [m for fates in spread(mutants.run, equations, book) for m in fates]
    survivors = [m for m in found if m.fate == "survived"]
    numbers = Counter(m.equation.label for m in survivors)
    reasons = {label: explained(label, number) for label, number in numbers.items()}
    for m in survivors:
        known = reasons[m.equation.label] or "NOT EXPLAINED in equations/survivors.py"
        print(f"{m.equation.label} ({m.kind})\n  {m.before}\n  {m.after}\n  {known}")
    print(report.table(report.counted(found, "fate"), report.FATES))
    if record:
        report.record_mutants(found, reasons)
    return int(not all(reasons.values()))


def spread(task, equations: list[Equation], book: dict[str, Equation]) -> list:
    """The task for each equation, on all cores."""
    cores = os.cpu_count() or 1
    with ProcessPoolExecutor(cores, initializer=torch.set_num_threads, initargs=(1,)) as pool:
        results = pool.map(partial(task, book=book), equations, chunksize=2)
        return list(tqdm(results, total=len(equations), disable=None, leave=False))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
