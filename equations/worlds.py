"""Worlds: what the letters of an equation mean, drawn at random.

A world is a function from a source of random things to a dictionary. Its keys are LaTeX: the left
sides of definitions. Its values are

- a number, a vector (n, 1), a matrix, a list (for x_n), a set (for i \\in A), a whole number;
- a space (`line`, `plane`, `finite`): where a variable lives;
- LaTeX: a definition, evaluated where it is used;
- a Python function of the arguments.

    @world("eq-elbo-gap", "eq-elbo-split")
    def conjugate_gaussian(random):
        return {
            "z": line(), "x": random.normal(), "w": random.normal(), "s": random.positive(),
            "p(z)": r"\\mathcal{N}(z;0,1)",
            r"p_\\theta(x\\mid z)": r"\\mathcal{N}(x; wz, s^2)",
        }
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase

import torch
from lark import Tree

from equations.spaces import Space, finite, line, plane  # noqa: F401 (for the chapters)
from equations.syntax import Unreadable, parse, words
from equations.terms import Rule, World
from equations.trees import entries, full_name, name_parts, text

INDEX_LETTERS = set("bdijklmns")


@dataclass(frozen=True)
class Maker:
    """A world before it is drawn, and the links that must hold in it (all if none)."""

    function: Callable[["Random"], dict]
    labels: tuple[str, ...]
    links: tuple[int, ...] = ()

    @property
    def name(self) -> str:
        return self.function.__name__

    def covers(self, number: int) -> bool:
        return not self.links or number in self.links


MAKERS: list[Maker] = []


def world(*labels: str, links: tuple[int, ...] = ()):
    """Registers a world for the equations with these labels; a label may end in `*`.

    `links` are the numbers of the links that must hold there. A step of algebra, say, holds for
    every density, although its chain begins with a Gaussian.
    """

    def register(function):
        MAKERS.append(Maker(function, labels, links))
        return function

    return register


def worlds_of(label: str) -> list[Maker]:
    """All worlds in which an equation must hold."""
    return [m for m in MAKERS if any(fnmatchcase(label, pattern) for pattern in m.labels)]


class Random:
    """The source of random numbers, vectors, matrices and functions of one world."""

    def __init__(self, seed: int):
        self.generator = torch.Generator().manual_seed(seed)

    def uniform(self, low: float = 0.0, high: float = 1.0, *shape: int) -> torch.Tensor:
        return low + (high - low) * torch.rand(shape, generator=self.generator, dtype=torch.float64)

    def normal(self, *shape: int) -> torch.Tensor:
        """Standard normal numbers: one, a vector (n, 1) or a matrix."""
        return torch.randn(shape, generator=self.generator, dtype=torch.float64)

    def vector(self, size: int) -> torch.Tensor:
        return self.normal(size, 1)

    def matrix(self, rows: int, columns: int) -> torch.Tensor:
        return self.normal(rows, columns)

    def positive(self, *shape: int) -> torch.Tensor:
        """Numbers from 0.6 to 1.5, away from 1: scales, at which a forgotten square shows."""
        side = torch.rand(shape, generator=self.generator, dtype=torch.float64)
        return torch.where(side < 0.5, 0.6 + 0.5 * side, 1.15 + 0.7 * (side - 0.5))

    def probability(self, *shape: int) -> torch.Tensor:
        return self.uniform(0.1, 0.9, *shape)

    def whole(self, low: int, high: int) -> int:
        return int(torch.randint(low, high + 1, (), generator=self.generator))

    def spd(self, size: int) -> torch.Tensor:
        """A symmetric positive definite matrix with eigenvalues of order one."""
        root = 0.4 * self.normal(size, size)
        return root @ root.T + 0.5 * torch.eye(size, dtype=torch.float64)

    def orthonormal(self, rows: int, columns: int) -> torch.Tensor:
        """A matrix with orthonormal columns."""
        return torch.linalg.qr(self.normal(rows, columns))[0]

    def function(self) -> Callable:
        """A smooth function of any numbers, bounded with its derivatives up to a quadratic part."""
        a, b, c, d = (
            self.uniform(0.5, 1.5),
            self.uniform(0.5, 1.2),
            self.uniform(0, 3),
            self.uniform(0.2, 0.6),
        )

        def smooth(*arguments):
            mixed = sum((k + 1) ** 0.5 * argument for k, argument in enumerate(arguments))
            return a * torch.sin(b * mixed + c) + d * mixed + 0.1 * mixed**2

        return smooth

    def joint(self, *spaces: Space) -> Callable:
        """A positive function of several variables that sums to one over their spaces."""
        mixes = self.normal(4, len(spaces))
        turns = self.uniform(0, 6, 4)

        def raw(*arguments):
            angles = [
                sum(m * a for m, a in zip(mix, arguments, strict=True)) + t
                for mix, t in zip(mixes, turns, strict=True)
            ]
            return torch.exp(sum(torch.sin(angle) for angle in angles))

        def total(chosen):
            if len(chosen) == len(spaces):
                return raw(*chosen)
            return spaces[len(chosen)].integrate(lambda value: total([*chosen, value]))

        whole = total([])
        return lambda *arguments: raw(*arguments) / whole

    def distribution(self, space: Space, **density: str) -> Callable:
        """A random density on a finite space."""
        return self.joint(space)


def table(
    random: Random,
    p: str = "p",
    first: str = "x",
    second: str = "z",
    sizes: tuple[int, int] = (3, 4),
) -> dict:
    """A finite world of two variables with their joint, both marginals and both conditionals."""
    x, z = finite(random.normal(sizes[0])), finite(random.normal(sizes[1]))
    joint = random.joint(x, z)

    def of_x(value):
        return z.integrate(lambda other: joint(value, other))

    def of_z(value):
        return x.integrate(lambda other: joint(other, value))

    return {
        first: x,
        second: z,
        f"{p}({first},{second})": joint,
        f"{p}({first})": of_x,
        f"{p}({second})": of_z,
        rf"{p}({first}\mid {second})": lambda a, b: joint(a, b) / of_z(b),
        rf"{p}({second}\mid {first})": lambda b, a: joint(a, b) / of_x(a),
    }


def build(bindings: dict, definitions: Iterable[tuple[str, str]] = ()) -> World:
    """A world from its dictionary; definitions of the pages stand behind what it says itself."""
    values, places, rules = {}, {}, {}
    for key, value in definitions:
        try:
            name, rule = rule_of(key, parse(value))
        except Unreadable:  # a definition that no other equation can use, such as P(a < X < b)
            continue
        rules[name] = [*rules.get(name, []), rule]
    own: dict[str, list[Rule]] = {}
    for key, value in bindings.items():
        if key == r"\propto":
            values[key] = canonical(value)
            continue
        if isinstance(value, str):
            name, rule = rule_of(key, parse(value))
        elif callable(value):
            name, rule = rule_of(key, value)
        else:
            name = canonical(key)
            if isinstance(value, Space):
                places[name], value = value, value.point
            values[name] = value
            continue
        own[name] = [*own.get(name, []), replace(rule, own=True)]
    for name, mine in own.items():
        said = {(rule.parameters, rule.separators) for rule in mine}
        whole = any(rule.parameters is None for rule in mine)  # any arguments
        others = [r for r in rules.get(name, []) if (r.parameters, r.separators) not in said]
        rules[name] = mine if whole else mine + others
    for name in values:
        rules[name] = [rule for rule in rules.get(name, []) if rule.parameters != ()]
    return World(values, places, rules)


def canonical(key: str) -> str:
    """The name of a key, as the evaluation spells it."""
    if key.startswith((r"\sum", r"\mathcal{A}", r"\mathbb{E}", r"\mathrm{Var}")):
        return expectation_key(key) if not key.startswith(r"\sum") else sum_key(key)
    tree = parse(key)
    if tree.data != "symbol":
        raise Unreadable(f"{key!r} is not the name of a value")
    return full_name(tree)


def sum_key(key: str) -> str:
    return "\\sum_{" + key.removeprefix("\\sum_").strip("{}") + "}"


def expectation_key(key: str) -> str:
    """E_x and E[. | y] as `evaluate.expected` spells them."""
    body = "".join(word for word, _ in words(key))
    if "[" in body:
        head, given = body.split("[", 1)
        return head + "|" + given.strip("[]").removeprefix(r"\mid")
    head, _, sub = body.partition("_")
    return head + (f"_{{{sub.strip('{}')}}}" if sub else "")


def rule_of(key: str, body) -> tuple[str, Rule]:
    """The name and the rule that a left side such as F(M) or \\hat x_d defines."""
    if key.startswith((r"\mathbb{E}", r"\mathrm{Var}")):
        return expectation_key(key), Rule(body, ())
    tree = parse(key)
    separators: tuple[str, ...] = ()
    parameters: tuple[str, ...] | None = () if isinstance(body, Tree) else None
    head = tree
    if tree.data == "call":
        head = tree.children[0]
        arguments, separators = entries(tree)
        if any(argument.data != "symbol" for argument in arguments):
            raise Unreadable(f"the arguments of {key!r} are not letters")
        parameters = tuple(full_name(argument) for argument in arguments)
    elif tree.data != "symbol":
        raise Unreadable(f"{key!r} is not the left side of a definition")
    name, indices, powers, _ = name_parts(head)
    inverse = "^{-1}" if any(text(power) == "-1" for power in powers) else ""
    letters = tuple(str(text(i)) for i in indices if text(i) in INDEX_LETTERS)
    if letters and isinstance(body, Tree) and len(letters) == len(indices):
        return name, Rule(body, parameters, separators, letters)
    return full_name(head) + inverse, Rule(body, parameters, separators)


def binds(bindings: dict, left: str) -> bool:
    """Does the dictionary of a world say what the left side of a definition means?"""
    name, rule = rule_of(left, parse("0"))
    for key in bindings:
        if not key.startswith((r"\sum", r"\mathbb{E}", r"\mathrm{Var}", r"\propto")):
            own, mine = rule_of(key, bindings[key] if callable(bindings[key]) else parse("0"))
            if own == name and (mine.parameters is None or mine.parameters == rule.parameters):
                return True
    return False
