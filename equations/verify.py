"""The verdict on every link: evaluated, checked by hand, a definition, or wrong."""

import functools
import inspect
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from importlib import import_module
from pkgutil import iter_modules

from lark import Tree

from equations import chapters
from equations.compare import Fails, compare
from equations.names import CONSTANTS
from equations.pages import Equation, Fault, Link, links
from equations.probability import KL
from equations.syntax import Unreadable, parse
from equations.terms import NORMAL, World, find
from equations.trees import text
from equations.worlds import Maker, Random, binds, build, rule_of, worlds_of

DRAWS = 4  # of each world
EVERYWHERE = "book/00-start.md"  # its definitions hold in every chapter

CHECKS: dict[str, "Check"] = {}


@dataclass(frozen=True)
class Check:
    """A check by hand: the function, the seal of its LaTeX, its links (all if none)."""

    function: Callable[[], None]
    seal: str
    links: tuple[int, ...]


@dataclass(frozen=True)
class Verdict:
    """How a link was checked: `evaluated`, `by hand`, `definition`, or `wrong` and why."""

    equation: Equation
    number: int
    link: Link
    how: str
    why: str = ""
    by: tuple[tuple[str, str], ...] = ()  # the worlds or the check, each with its sentence


@dataclass(frozen=True)
class Drawn:
    """One draw of a world, with the values that sides have in it."""

    maker: Maker
    seed: int
    world: World
    values: dict


def check(label: str, *, seal: str, links: tuple[int, ...] = ()):
    """Registers a function that raises `AssertionError` if the equation is false."""

    def register(function):
        if label in CHECKS:
            raise ValueError(f"{label} has two checks")
        CHECKS[label] = Check(function, seal, links)
        return function

    return register


def seal_of(latex: str) -> str:
    """Eight letters that change when the equation changes; spaces do not count."""
    return sha256("".join(latex.split()).encode()).hexdigest()[:8]


@functools.cache
def load_chapters() -> None:
    """Imports the worlds and the checks of every chapter."""
    for module in iter_modules(chapters.__path__):
        import_module(f"equations.chapters.{module.name}")


def definitions_for(equation: Equation, book: dict[str, Equation]) -> list[tuple[str, str]]:
    """A name's last definition before an equation, else the first after it, else chapter 0's."""
    start, before, after = {}, {}, {}
    table = before
    for other in book.values():
        if other.file not in (equation.file, EVERYWHERE):
            continue
        for link in links(other):
            if defines(link) and other.file != equation.file:
                start[link.left] = link.right
            elif defines(link) and (table is before or link.left not in after):
                table[link.left] = link.right
        if other.label == equation.label:
            table = after
    return list({**start, **after, **before}.items())


def verify(equation: Equation, book: dict[str, Equation], draws: int = DRAWS) -> list[Verdict]:
    """The verdicts on the links of one equation."""
    load_chapters()
    try:
        chain = links(equation)
    except Fault as fault:
        return [Verdict(equation, 0, Link("", "", ""), "wrong", str(fault))]
    by_hand, defined, evaluated = sort_links(equation, chain)
    found = check_by_hand(equation, chain, by_hand) if by_hand else {}
    found.update({n: define(chain[n - 1]) for n in defined})
    found.update(evaluate_links(equation, chain, evaluated, book, draws) if evaluated else {})
    return [Verdict(equation, n, chain[n - 1], *found[n]) for n in sorted(found)]


def sort_links(equation: Equation, chain: list[Link]) -> tuple[list[int], list[int], list[int]]:
    """The numbers of the links that are checked by hand, that define, and that are evaluated."""
    hand = CHECKS.get(equation.label)
    numbers = range(1, len(chain) + 1)
    by_hand = [n for n in numbers if hand and (not hand.links or n in hand.links)]
    rest = [n for n in numbers if n not in by_hand]
    defined = [n for n in rest if defines(chain[n - 1]) and not bound(chain[n - 1], equation)]
    return by_hand, defined, [n for n in rest if n not in defined]


def defines(link: Link) -> bool:
    """Does a link give a new name its meaning? Only a name can be defined, and not by itself."""
    if link.relation != ":=":
        return False
    try:
        left, right = parse(link.left), parse(link.right)
    except Unreadable:
        return True  # `define` says what cannot be read
    try:
        name, _ = rule_of(link.left, right)
    except Unreadable:
        return False
    parts = {text(part) for part in right.iter_subtrees()}
    return name not in {KL, NORMAL, *CONSTANTS} and text(left) not in parts


def bound(link: Link, equation: Equation) -> bool:
    """Does a world say itself what is defined here, by a function of vaelib perhaps?"""
    makers = worlds_of(equation.label)
    return link.relation == ":=" and any(binds(m.function(Random(0)), link.left) for m in makers)


def check_by_hand(equation: Equation, chain: list[Link], numbers: list[int]) -> dict[int, tuple]:
    """Runs the check written by hand, if the equation is still the one it was written for."""
    hand = CHECKS[equation.label]
    name, seal = hand.function.__name__, seal_of(equation.latex)
    if seal != hand.seal:
        why = f"edited after its check was written: look at {name} again, then seal it with {seal}"
        return {n: ("wrong", why) for n in numbers}
    try:
        hand.function()
    except AssertionError as error:
        return {n: ("wrong", f"its check {name} fails: {error}") for n in numbers}
    return {n: ("by hand", "", ((name, about(hand.function)),)) for n in numbers}


def about(function: Callable) -> str:
    """The first line of a function's docstring, which the book prints."""
    return (function.__doc__ or "").strip().split("\n")[0]


def define(link: Link) -> tuple:
    """A definition must be readable, for other equations are evaluated with it."""
    try:
        parse(link.left)
        parse(link.right)
    except Unreadable as error:
        return "wrong", f"a definition that cannot be read: {error}"
    return ("definition",)


def draw(equation: Equation, book: dict[str, Equation], draws: int = DRAWS) -> list[Drawn]:
    """Every draw of every world of an equation. Raises `Fails` if a world cannot be read."""
    definitions = definitions_for(equation, book)
    found = []
    for maker in worlds_of(equation.label):
        for seed in range(draws):
            try:
                world = build(maker.function(Random(seed)), definitions)
            except Unreadable as error:
                raise Fails(f"the world {maker.name} cannot be read: {error}") from None
            found.append(Drawn(maker, seed, world, {}))
    return found


def evaluate_links(
    equation: Equation, chain: list[Link], numbers: list[int], book: dict, draws: int
) -> dict[int, tuple]:
    """Both sides of each link in every draw of every world of the equation."""
    try:
        worlds = draw(equation, book, draws)
    except Fails as error:
        return {n: ("wrong", str(error)) for n in numbers}
    found = {}
    for n in numbers:
        mine = [drawn for drawn in worlds if drawn.maker.covers(n)]
        why = judge_link(chain[n - 1], mine)[0]
        by = tuple(dict.fromkeys((drawn.maker.name, about(drawn.maker.function)) for drawn in mine))
        found[n] = ("wrong", why) if why else ("evaluated", "", by)
    return found


def judge_link(link: Link, worlds: list[Drawn]) -> tuple[str, bool]:
    """Why a link is wrong ("" if it holds everywhere), and whether that is for want of a value."""
    if not worlds:
        return "no world and no check by hand", True
    strict = False
    for drawn in worlds:
        if says_itself(link, drawn.world):
            return f"the world {drawn.maker.name} says what the equation says", True
        try:
            strict |= compare(link, drawn.world, drawn.values)
        except Fails as error:
            return f"{error} (world {drawn.maker.name}, draw {drawn.seed})", error.undefined
    if link.relation in ("<=", ">=") and not strict:
        return "holds with equality in every world: the inequality says nothing there", False
    return "", False


def says_itself(link: Link, world: World) -> bool:
    """Is one side, for the world itself, short for the other?"""
    for left, right in ((link.left, link.right), (link.right, link.left)):
        try:
            tree, other = parse(left), text(parse(right))
        except Unreadable:
            return False
        found = tree.data in ("symbol", "call") and find(
            tree.children[0] if tree.data == "call" else tree, world, (world.rules,)
        )
        for rule in world.rules[found[0]] if found else []:
            if rule.own and isinstance(rule.body, Tree) and text(rule.body) == other:
                return True
    return False


def stale_checks(book: dict[str, Equation]) -> None:
    """A check by hand for an equation that is gone is an error."""
    load_chapters()
    for label, hand in CHECKS.items():
        if label not in book:
            where = Equation(label, "", inspect.getsourcefile(hand.function), 0)
            raise Fault(where, f"{hand.function.__name__} checks an equation that stands nowhere")
