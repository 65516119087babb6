"""Integrals, sums and products over an index, derivatives."""

from collections.abc import Callable
from functools import reduce

import torch
from lark import Token, Tree

from equations import spaces
from equations.arithmetic import add, multiply, raise_once
from equations.probability import variable
from equations.spaces import REACH, tensor
from equations.terms import Undefined, World, apply, evaluate, find, pick, reads, whole
from equations.trees import full_name, name_parts, pieces, relation_of, text, trees

COMPARE = {
    "=": "__eq__",
    "<=": "__le__",
    ">=": "__ge__",
    "<": "__lt__",
    ">": "__gt__",
    "!=": "__ne__",
}


@reads("integral")
def integral(tree: Tree, world: World):
    *scripts, body, variable_tree = trees(tree)
    limits = {script.data: script for script in scripts}
    name = full_name(variable_tree)
    if len(limits) == 1:
        raise Undefined("an integral with one limit")
    if limits:
        low = evaluate(trees(trees(trees(limits["sub"])[0])[0])[0], world)
        space = spaces.interval(low, evaluate(trees(limits["sup"])[0], world))
    elif name in world.spaces or name.split("_")[0] in world.spaces:
        name, space = variable(variable_tree, world)
    else:
        space = spaces.line()
    return space.integrate(lambda node: evaluate(body, world.bind(name, node)))


@reads("scripted")
def scripted(tree: Tree, world: World):
    body, *scripts = trees(tree)
    if body.data == "norm" and [text(trees(s)[0]) for s in scripts if s.data == "sup"] == ["2"]:
        return (tensor(evaluate(trees(body)[0], world)) ** 2).sum()  # has a slope at zero
    if body.data == "group" and [script.data for script in scripts] == ["sub", "sup"]:
        return between(body, scripts, world)
    value = evaluate(body, world)
    for script in scripts:
        if script.data == "prime":
            raise Undefined(f"a prime at {text(body)}")
        if script.data == "sub":
            value = pick(
                value, [p for index in trees(trees(script)[0]) for p in pieces(index)], world
            )
        else:
            value = raise_once(value, trees(script)[0], world)
    return value


def between(body: Tree, limits: list[Tree], world: World):
    """[F(z)] between two limits, in the one variable of the bracket that has a space."""
    symbols = [s for s in body.find_data("symbol") if full_name(s) in world.spaces]
    if not symbols:
        raise Undefined(f"{text(body)} between two limits has no variable")
    ends = [trees(trees(trees(limits[0])[0])[0])[0], trees(limits[1])[0]]
    low, high = (max(-REACH, min(REACH, float(evaluate(end, world)))) for end in ends)
    name = full_name(symbols[0])
    return evaluate(body, world.bind(name, tensor(high))) - evaluate(
        body, world.bind(name, tensor(low))
    )


@reads("big")
def big(tree: Tree, world: World):
    """A sum or a product over an index, or a sum over the values of a finite variable."""
    kind, *scripts, body = tree.children
    conditions = [
        index for script in scripts if script.data == "sub" for index in trees(trees(script)[0])
    ]
    upper = [trees(script)[0] for script in scripts if script.data == "sup"]
    if not conditions:
        raise Undefined(f"{kind} without an index")
    first = trees(conditions[0])[0]
    letter = text(first)
    if first.data == "symbol" and full_name(first) in world.spaces and kind == r"\sum":
        return variable(first, world)[1].integrate(
            lambda node: evaluate(body, world.bind(full_name(first), node))
        )
    values = []
    for number in numbers(letter, conditions, upper, world):
        inner = world.bind(letter, number)
        if all(holds(condition, inner) for condition in conditions):
            values.append(evaluate(body, inner))
    if not values:
        return 0 if kind == r"\sum" else 1
    if kind == r"\sum":
        return reduce(add, values)
    if kind == r"\prod":
        return reduce(multiply, values)
    return torch.stack([tensor(value) for value in values]).aminmax().__getattribute__(kind[1:])


def numbers(letter: str, conditions: list[Tree], upper: list[Tree], world: World) -> range:
    size = world.values.get(rf"\sum_{{{letter}}}")
    relation = relation_of(conditions[0])
    if upper and relation == "=":
        return range(whole(trees(conditions[0])[1], world), whole(upper[0], world) + 1)
    if size is not None:
        return range(1, size + 1)
    if relation in ("<=", "<"):
        return range(1, whole(trees(conditions[0])[1], world) + 1)
    raise Undefined(f"the world does not say how far the index {letter} runs")


def holds(index: Tree, world: World) -> bool:
    relation, sides = relation_of(index), trees(index)
    if relation is None:
        return True
    left = evaluate(sides[0], world)
    if relation in ("in", "not in"):
        return (left in world.values[text(sides[1])]) == (relation == "in")
    if relation == "=":  # the lower limit, or a condition that two indices are equal
        return left >= evaluate(sides[1], world) if left is not None else False
    return getattr(left, COMPARE[relation])(evaluate(sides[1], world))


def differentiate(function: Callable[[World], torch.Tensor], symbol_tree: Tree, world: World):
    """The derivative of `function` in the variable that a symbol names; in its square if the symbol is squared."""
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
    """The gradient of a number has the shape of the variable; a vector in a vector has a Jacobian matrix."""
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
    return repeated(parts[1], trees(trees(trees(parts[0])[0])[0])[0], 1, world)
