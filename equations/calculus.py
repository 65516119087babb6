"""Integrals, sums and products over an index, derivatives."""

import math
import operator
from collections.abc import Callable
from functools import reduce

import torch
from lark import Token, Tree

from equations import spaces
from equations.arithmetic import add, multiply, with_scripts
from equations.names import call
from equations.probability import variable
from equations.spaces import REACH, tensor
from equations.terms import Undefined, World, apply, evaluate, find, pick, reads, whole
from equations.trees import full_name, inside_script, name_parts, relation_of, text, trees

COMPARE = {
    "=": operator.eq, "!=": operator.ne, "<": operator.lt, "<=": operator.le, ">": operator.gt,
    ">=": operator.ge,
}  # fmt: skip


@reads("integral")
def integral(tree: Tree, world: World):
    *scripts, body, variable_tree = trees(tree)
    limits = {script.data: script for script in scripts}
    name = full_name(variable_tree)
    if len(limits) == 1:
        raise Undefined("an integral with one limit")
    if limits:
        low, high = (evaluate(inside_script(limits[end]), world) for end in ("sub", "sup"))
        space = spaces.interval(low, high)
    elif name in world.spaces or name.split("_")[0] in world.spaces:
        name, space = variable(variable_tree, world)
    else:
        space = spaces.line()
    return space.integrate(lambda node: evaluate(body, world.bind(name, node)))


@reads("scripted")
def scripted(tree: Tree, world: World):
    body, *scripts = trees(tree)
    if body.data == "norm" and [s.data for s in scripts] != ["sup"]:
        raise Undefined(f"{text(tree)}: a norm is written with at most a power")
    if body.data == "norm" and text(trees(scripts[0])[0]) == "2":
        return (tensor(evaluate(trees(body)[0], world)) ** 2).sum()  # has a slope at zero
    if body.data == "group" and [script.data for script in scripts] == ["sub", "sup"]:
        return between(body, scripts, world)
    if body.data == "call":
        return call(body, world, scripts)
    return with_scripts(evaluate(body, world), scripts, world)


def between(body: Tree, limits: list[Tree], world: World):
    """[F(z)] between two limits, in the one variable of the bracket that has a space."""
    symbols = [s for s in body.find_data("symbol") if full_name(s) in world.spaces]
    if not symbols:
        raise Undefined(f"{text(body)} between two limits has no variable")
    low, high = (evaluate(inside_script(limit), world) for limit in limits)
    low, high = (math.copysign(REACH, e) if e in (math.inf, -math.inf) else e for e in (low, high))
    name = full_name(symbols[0])
    return evaluate(body, world.bind(name, tensor(high))) - evaluate(
        body, world.bind(name, tensor(low))
    )


@reads("big")
def big(tree: Tree, world: World):
    """A sum, a product, a maximum or a minimum over an index; a sum also over a finite variable."""
    kind, *scripts, body = tree.children
    conditions = [i for s in scripts if s.data == "sub" for i in trees(trees(s)[0])]
    upper = [trees(script)[0] for script in scripts if script.data == "sup"]
    if not conditions:
        raise Undefined(f"{kind} without an index")
    first = trees(conditions[0])[0]
    letter = text(first)
    if kind == r"\sum" and letter in world.spaces:
        name, space = variable(first, world)
        if not space.finite or upper or len(conditions) > 1 or relation_of(conditions[0]):
            raise Undefined(
                f"a sum over {letter} is written without limits, over a finite variable"
            )
        return space.integrate(lambda node: evaluate(body, world.bind(name, node)))
    if not isinstance(world.values.get(letter, 0), int):
        raise Undefined(f"the index {letter} hides the {letter} of the world")
    worlds = [world.bind(letter, n) for n in numbers(letter, conditions[0], upper, world)]
    if upper:
        conditions = conditions[1:]  # the first is the lower limit
    values = [evaluate(body, w) for w in worlds if all(holds(c, w) for c in conditions)]
    return combine(kind, values)


def combine(kind: str, values: list):
    if kind == r"\sum":
        return reduce(add, values, 0)
    if kind == r"\prod":
        return reduce(multiply, values, 1)
    if not values:
        raise Undefined(f"{kind} of nothing")
    return reduce(torch.maximum if kind == r"\max" else torch.minimum, map(tensor, values))


def numbers(letter: str, condition: Tree, upper: list[Tree], world: World) -> range:
    """The whole numbers over which an index runs."""
    relation, sides = relation_of(condition), trees(condition)
    if upper and relation == "=":
        return range(whole(sides[1], world), whole(upper[0], world) + 1)
    size = world.values.get(f"\\sum_{{{letter}}}")
    if size is None and relation in ("<=", "<"):
        size = whole(sides[1], world)
    if size is None:
        raise Undefined(f"the world does not say how far the index {letter} runs")
    return range(1, size + 1)


def holds(condition: Tree, world: World) -> bool:
    """Does an index fulfil a condition such as i > K or i \\in A?"""
    relation, sides = relation_of(condition), trees(condition)
    if relation is None:
        return True
    left = evaluate(sides[0], world)
    if relation in ("in", "not in"):
        return (left in world.values[text(sides[1])]) == (relation == "in")
    return COMPARE[relation](left, evaluate(sides[1], world))


def differentiate(function: Callable[[World], torch.Tensor], symbol_tree: Tree, world: World):
    """The derivative in the variable that a symbol names; in its square if it is squared."""
    _, _, powers, _ = name_parts(symbol_tree)
    found = find(symbol_tree, world, (world.values, world.rules))
    if found is None:
        raise Undefined(f"unknown symbol {full_name(symbol_tree)}")
    name, indices, table = found
    base = world.values[name] if table is world.values else apply(table[name][0], [], world)
    if isinstance(base, (list, tuple)):
        at, *indices = indices
        place = whole(at, world) - 1
        items = list(base)

        def rebuilt(value):
            return items[:place] + [value] + items[place + 1 :]

        base = items[place]
    else:

        def rebuilt(value):
            return value

    base = tensor(base)
    slope = torch.func.jacrev(lambda value: tensor(function(world.bind(name, rebuilt(value)))))(
        base
    )
    slope = shaped(slope, base)
    value = pick(base, indices, world)
    slope = pick(slope, indices, world)
    for power in powers:
        exponent = evaluate(power, world)
        slope = slope / (exponent * tensor(value) ** (exponent - 1))
    return slope


def shaped(slope: torch.Tensor, base: torch.Tensor) -> torch.Tensor:
    """A gradient has the shape of its variable; a vector in a vector has a Jacobian matrix."""
    out = slope.ndim - base.ndim
    if out == 0 or base.ndim == 0:
        return slope
    if out == 2 and base.shape[1] == 1 and slope.shape[1] == 1:
        return slope.squeeze(1).squeeze(-1)
    raise Undefined("the derivative of a matrix in a vector")


def order_of(d: Tree) -> int:
    powers = [int(text(trees(script)[0])) for script in trees(d) if script.data == "sup"]
    return powers[0] if powers else 1


def without_powers(tree: Tree) -> Tree:
    return Tree(
        "symbol", [c for c in tree.children if isinstance(c, Token) or c.data != "sup"], tree.meta
    )


def repeated(body: Tree, variable_tree: Tree, order: int, world: World):
    target = without_powers(variable_tree) if order > 1 else variable_tree
    function = lambda w: evaluate(body, w)  # noqa: E731
    for _ in range(order - 1):
        function = lambda w, inner=function: differentiate(inner, target, w)  # noqa: E731
    return differentiate(function, target, world)


@reads("derivative")
def derivative(tree: Tree, world: World):
    above, _, target, body = trees(tree)
    return repeated(body, target, order_of(above), world)


@reads("derivative_of")
def derivative_of(tree: Tree, world: World):
    above, body, _, target = trees(tree)
    return repeated(body, target, order_of(above), world)


@reads("gradient")
def gradient(tree: Tree, world: World):
    parts = trees(tree)
    if len(parts) < 2:
        raise Undefined("∇ does not say in which variable")
    return repeated(parts[1], inside_script(parts[0]), 1, world)
