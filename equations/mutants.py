"""The mutation test of the book: equations are made wrong, and the checks must notice.

One thing is changed at a time: a sign, a factor ½ or 2, an exponent, the two densities of a KL
divergence or the two parts of a fraction swapped, ≥ for ≤, q for p, a term dropped, a logarithm
removed, μ for σ.
"""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace

from lark import Token, Tree

from equations.compare import Fails
from equations.pages import Equation, Fault, Link, links
from equations.probability import KL
from equations.syntax import Unreadable, parse
from equations.trees import entries
from equations.verify import DRAWS, EVERYWHERE, Drawn, draw, judge_link, load_chapters, sort_links

OTHER = {
    "p": "q", "q": "p", r"\mu": r"\sigma", r"\sigma": r"\mu",
}  # fmt: skip
FLIPPED = {"<=": ">=", ">=": "<=", "<": ">", ">": "<"}


@dataclass(frozen=True)
class Mutant:
    """An equation with one thing changed in it. `fate`: `killed`, `undefined` or `survived`."""

    equation: Equation
    kind: str
    before: str
    after: str
    fate: str = ""
    why: str = ""


def spliced(latex: str, tree, new: str) -> str:
    """`latex` with the piece of a tree or token replaced."""
    start, end = (
        (tree.start_pos, tree.end_pos)
        if isinstance(tree, Token)
        else (tree.meta.start_pos, tree.meta.end_pos)
    )
    return f"{latex[:start]} {new} {latex[end:]}"


def piece(latex: str, tree) -> str:
    if isinstance(tree, Token):
        return latex[tree.start_pos : tree.end_pos]
    return latex[tree.meta.start_pos : tree.meta.end_pos]


def changes(latex: str) -> Iterator[tuple[str, str]]:
    """Every mutant of one side: what was changed, and the LaTeX after it."""
    tree = parse(latex)
    if tree.data not in ("plus", "minus", "negative", "number"):
        yield "sign", f"-({latex})"
    limits = {
        id(script)
        for node in tree.iter_subtrees()
        if node.data in ("integral", "big")
        for script in node.children
    }
    for node in tree.iter_subtrees_topdown():
        if id(node) not in limits:
            yield from changes_of(node, latex)


def changes_of(node: Tree, latex: str) -> Iterator[tuple[str, str]]:
    if node.data in ("plus", "minus"):
        left, sign, right = node.children
        yield "sign", spliced(latex, sign, "-" if node.data == "plus" else "+")
        yield "dropped term", spliced(latex, node, piece(latex, left))
        yield (
            "dropped term",
            spliced(latex, node, ("-" if node.data == "minus" else "") + piece(latex, right)),
        )
    elif node.data == "negative":
        yield "sign", spliced(latex, node, piece(latex, node.children[1]))
    elif node.data == "fraction":
        above, below = (child for child in node.children if isinstance(child, Tree))
        up, down = piece(latex, above), piece(latex, below)
        if up != down:
            yield "fraction", spliced(latex, node, rf"\frac{{{down}}}{{{up}}}")
        if up == "1" and down == "2":
            yield "factor", spliced(latex, node, "1")
    elif node.data == "number" and piece(latex, node) == "2" and not in_script(node, latex):
        yield "factor", spliced(latex, node, "1")
    elif node.data == "sup":
        power = piece(latex, node).lstrip("^").strip(" {}")
        if power.lstrip("-").isdigit():
            yield "exponent", spliced(latex, node, "")
    elif node.data == "call":
        yield from changes_of_call(node, latex)
    elif (
        node.data in ("apply", "apply_group")
        and node.children[0] == "log"
        and "^" not in latex[node.meta.start_pos : node.meta.start_pos + 6]
    ):
        group = piece(latex, node)[len(r"\log") :]
        yield "logarithm", spliced(latex, node, f"({group.strip().removeprefix('_2')})")
    if node.data == "symbol" and node.children[0] in (r"\mu", r"\sigma"):
        yield "letter", spliced(latex, node.children[0], OTHER[str(node.children[0])])


def in_script(node: Tree, latex: str) -> bool:
    before = latex[: node.meta.start_pos].rstrip(" {-")
    return before.endswith(("^", "_"))


def changes_of_call(node: Tree, latex: str) -> Iterator[tuple[str, str]]:
    head = node.children[0]
    arguments, _ = entries(node)
    if head.children[0] == KL and len(arguments) == 2:
        first, second = (piece(latex, argument) for argument in arguments)
        yield "divergence", spliced(latex, node, rf"\mathrm{{KL}}({second} \| {first})")
    elif head.children[0] in ("p", "q"):
        other = OTHER[str(head.children[0])]
        script = piece(latex, head)[1:].strip()
        swapped = {r"_\phi": r"_\theta", r"_\theta": r"_\phi"}.get(script, script)
        yield "density", spliced(latex, head, other + swapped)


def mutants(chain: list[Link]) -> Iterator[tuple[str, str, str, list[Link], list[int]]]:
    """Every mutant: kind, before, after, the whole chain, the places of the links it touches."""
    for place, link in enumerate(chain):
        if link.relation in FLIPPED:
            other = replace(link, relation=FLIPPED[link.relation])
            shown = f"{link.left} {link.relation} {link.right}"
            yield (
                "relation",
                shown,
                f"{link.left} {other.relation} {link.right}",
                with_link(chain, place, other),
                [place],
            )
        follows = place > 0 and chain[place - 1].right == link.left
        if not follows and link.relation != ":=":
            for kind, new in changes(link.left):
                yield (
                    kind,
                    link.left,
                    new,
                    with_link(chain, place, replace(link, left=new)),
                    [place],
                )
        for kind, new in changes(link.right):
            mutated, touched = with_link(chain, place, replace(link, right=new)), [place]
            if place + 1 < len(chain) and chain[place + 1].left == link.right:
                mutated, touched = (
                    with_link(mutated, place + 1, replace(chain[place + 1], left=new)),
                    [place, place + 1],
                )
            yield kind, link.right, new, mutated, touched


def with_link(chain: list[Link], place: int, link: Link) -> list[Link]:
    return [*chain[:place], link, *chain[place + 1 :]]


def run(equation: Equation, book: dict[str, Equation], draws: int = DRAWS) -> list[Mutant]:
    """The mutants of an equation with their fates: of what it claims and what it defines."""
    load_chapters()
    chain = links(equation)
    evaluated = sort_links(equation, chain)[2]
    if not evaluated:
        return run_definitions(equation, book)
    worlds = draw(equation, book, draws)
    for n in evaluated:  # fills in what the sides are worth
        why, _ = judge_link(chain[n - 1], covering(worlds, n))
        if why:
            raise Fault(equation, f"link {n} is wrong before anything is changed: {why}")
    found = []
    for kind, before, after, mutated, touched in mutants(chain):
        touched = [place for place in touched if place + 1 in evaluated]
        if touched:
            fate, why = fate_of(mutated, touched, worlds)
            found.append(Mutant(equation, kind, before, after, fate, why))
    return found + run_definitions(equation, book)


def run_definitions(equation: Equation, book: dict[str, Equation]) -> list[Mutant]:
    """The mutants of what an equation defines: some equation that uses the name must notice."""
    load_chapters()
    chain = links(equation)
    found = []
    for n in sort_links(equation, chain)[1]:
        name = str(next(parse(chain[n - 1].left).scan_values(lambda token: token.type == "NAME")))
        users = users_of(name, equation, book)
        for kind, new in changes(chain[n - 1].right):
            mutated = with_link(chain, n - 1, replace(chain[n - 1], right=new))
            fate, why = fate_of_definition(rewritten(equation, mutated), book, users)
            found.append(Mutant(equation, kind, chain[n - 1].right, new, fate, why))
    return found


def users_of(name: str, equation: Equation, book: dict[str, Equation]) -> list[str]:
    """The equations in which a name stands: of its page, or of the book if chapter 0 defines it."""
    near = [e for e in book.values() if e.file == equation.file or equation.file == EVERYWHERE]
    return [e.label for e in near if name in parts_of(e)]


def parts_of(equation: Equation) -> set[str]:
    found: set[str] = set()
    for link in links(equation):
        for side in (link.left, link.right):
            with suppress(Unreadable):
                found |= {
                    str(token) for token in parse(side).scan_values(lambda t: t.type == "NAME")
                }
    return found


def rewritten(equation: Equation, chain: list[Link]) -> Equation:
    """The equation with other links, one in each row."""
    signs = {"<=": r"\le", ">=": r"\ge", "~": r"\approx", "prop": r"\propto"}
    rows = [f"{k.left} {signs.get(k.relation, k.relation)} {k.right} && {k.reason}" for k in chain]
    return replace(equation, latex=r" \\ ".join(rows))


def fate_of_definition(changed: Equation, book: dict, users: list[str]) -> tuple[str, str]:
    with_change = {**book, changed.label: changed}
    undefined = ""
    for label in users:
        chain = links(with_change[label])
        try:
            worlds = draw(with_change[label], with_change, draws=2)
        except Fails as error:
            return "undefined", str(error)
        for n in sort_links(with_change[label], chain)[2]:
            why, has_no_value = judge_link(chain[n - 1], covering(worlds, n))
            if why and not has_no_value:
                return "killed", f"{label}, link {n}: {why}"
            undefined = undefined or why
    return ("undefined", undefined) if undefined else ("survived", "")


def covering(worlds: list[Drawn], number: int) -> list[Drawn]:
    return [drawn for drawn in worlds if drawn.maker.covers(number)]


def fate_of(chain: list[Link], touched: list[int], worlds: list[Drawn]) -> tuple[str, str]:
    """`killed` where a touched link fails in some world; `undefined` if a side has no value."""
    fresh = [replace(drawn, values=dict(drawn.values)) for drawn in worlds]
    undefined = ""
    for place in touched:
        why, has_no_value = judge_link(chain[place], covering(fresh, place + 1))
        if why and not has_no_value:
            return "killed", why
        undefined = undefined or why
    return ("undefined", undefined) if undefined else ("survived", "")
