"""`python -m equations`: verifies the book's equations and prints the table by chapter. Arguments: labels or pages."""

import sys
from collections import Counter
from fnmatch import fnmatchcase

from equations.pages import collect
from equations.verify import verify

KINDS = ("evaluated", "by hand", "definition", "wrong")


def main(patterns: list[str]) -> int:
    book = collect()
    chosen = [
        equation
        for equation in book.values()
        if not patterns
        or any(fnmatchcase(equation.label, p) or p in equation.file for p in patterns)
    ]
    counts: dict[str, Counter] = {}
    for equation in chosen:
        for verdict in verify(equation, book):
            counts.setdefault(equation.file, Counter())[verdict.how] += 1
            if verdict.how == "wrong":
                print(
                    f"{equation.file}:{equation.line}: {equation.label}, link {verdict.number}: {verdict.why}"
                )
    width = max(map(len, counts), default=0)
    print(" " * width, *(f"{kind:>10}" for kind in KINDS), f"{'links':>10}")
    for file, count in counts.items():
        print(f"{file:<{width}}", *(f"{count[kind]:>10}" for kind in KINDS), f"{count.total():>10}")
    return int(any(count["wrong"] for count in counts.values()))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
