"""Why a mutant may survive: it says the same. One sentence for each equation with such mutants."""

EXPLAINED: dict[str, str] = {}
