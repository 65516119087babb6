"""Worlds, the names in them, and which function reads which rule of the grammar.

A world binds the letters of a formula (see `worlds`). Scalars are tensors without axes, vectors are
columns (n, 1), matrices have two axes; an index is a whole number and counts from 1.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

import torch
from lark import Tree

from equations.spaces import Space, tensor
from equations.trees import full_name, name_parts, named, text

NORMAL = r"\mathcal{N}"
READERS: dict[str, Callable] = {}  # by rule of the grammar
LOG_READERS: dict[str, Callable] = {}  # of the logarithm of a formula


class Undefined(Exception):
    """A formula that has no value in a world, with the reason and the offending piece."""


@dataclass(frozen=True)
class Rule:
    """How a name with arguments or indices gets its value: a formula or a function."""

    body: Tree | Callable
    parameters: tuple[str, ...] | None = None  # None: any arguments
    separators: tuple[str, ...] = ()
    indices: tuple[str, ...] = ()
    own: bool = False  # said by the world itself, not by a definition of the page


@dataclass(frozen=True)
class World:
    """What the letters mean: values, the spaces of variables, and rules, each by name."""

    values: dict
    spaces: dict[str, Space]
    rules: dict[str, list[Rule]]

    def bind(self, name: str, value) -> "World":
        return replace(self, values={**self.values, name: value})


def reads(*rules: str):
    """Registers a function of (tree, world) as the value of these rules of the grammar."""

    def register(function):
        READERS.update(dict.fromkeys(rules, function))
        return function

    return register


def reads_log(*rules: str):
    """Registers a function of (tree, world) as the logarithm of the value of these rules."""

    def register(function):
        LOG_READERS.update(dict.fromkeys(rules, function))
        return function

    return register


def evaluate(tree: Tree, world: World):
    """The value of a formula. Raises `Undefined`."""
    return READERS[tree.data](tree, world)


def evaluate_log(tree: Tree, world: World) -> torch.Tensor:
    """The logarithm of a formula, finite where its densities are too small for a number."""
    if tree.data in LOG_READERS and has_gaussian(tree, world):
        return LOG_READERS[tree.data](tree, world)
    return torch.log(tensor(evaluate(tree, world)))


def has_gaussian(tree: Tree, world: World, seen: frozenset[str] = frozenset()) -> bool:
    """Does a Gaussian density stand in a formula, or in what defines a name of it?"""
    for call in tree.find_data("call"):
        name = full_name(call.children[0])
        bodies = [] if name in seen else [rule.body for rule in world.rules.get(name, [])]
        formulas = [body for body in bodies if isinstance(body, Tree)]
        if name == NORMAL or any(has_gaussian(f, world, seen | {name}) for f in formulas):
            return True
    return False


def apply_log(rule: Rule, arguments: list, world: World) -> torch.Tensor:
    if not isinstance(rule.body, Tree):
        return torch.log(tensor(rule.body(*arguments)))
    return evaluate_log(rule.body, bind_arguments(rule, arguments, world))


def find(symbol: Tree, world: World, among: tuple[dict, ...]):
    """The longest name that the world knows, the indices that are left, and its table."""
    name, indices, _, _ = name_parts(symbol)
    for cut in range(len(indices), -1, -1):
        for known in (named(name, indices[:cut]), numbered(name, indices[:cut], world)):
            for table in among:
                if table.get(known, []) != []:
                    return known, indices[cut:], table
    return None


def numbered(name: str, indices: list[Tree], world: World) -> str:
    """The name with the numbers that its indices have: z_s is z_2 where s = 2."""
    numbers = [world.values.get(text(index), text(index)) for index in indices]
    return name + ("_{" + ",".join(map(str, numbers)) + "}" if indices else "")


def whole(tree: Tree, world: World) -> int:
    value = evaluate(tree, world)
    if isinstance(value, int):
        return value
    raise Undefined(f"the index {text(tree)} is not a whole number here")


def pick(value, indices: list[Tree], world: World):
    """An entry of a list, a vector or a matrix."""
    for place, index in enumerate(indices):
        at = whole(index, world) - 1
        if isinstance(value, (list, tuple)):
            size = len(value)
        elif isinstance(value, torch.Tensor) and value.ndim == 2:
            size = value.shape[0]
        elif isinstance(value, torch.Tensor) and value.ndim == 1:
            size = value.shape[0]
        else:
            raise Undefined(f"the index {text(index)} stands at a value that has no entries")
        if not 0 <= at < size:
            raise Undefined(f"the index {text(index)} = {at + 1} is outside of 1 to {size}")
        row = isinstance(value, torch.Tensor) and value.ndim == 2 and value.shape[1] > 1
        if row and place == len(indices) - 1:
            raise Undefined("one index stands at a matrix")
        value = value[at]
        if isinstance(value, torch.Tensor) and value.ndim == 1 and not row:
            value = value[0]
    return value


def apply(rule: Rule, arguments: list, world: World):
    if not isinstance(rule.body, Tree):
        return rule.body(*arguments)
    return evaluate(rule.body, bind_arguments(rule, arguments, world))


def bind_arguments(rule: Rule, arguments: list, world: World) -> World:
    for parameter, argument in zip(rule.parameters, arguments, strict=True):
        world = world.bind(parameter, argument)
    return world
