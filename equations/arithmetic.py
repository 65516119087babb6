"""Numbers, vectors and matrices: sums, products, powers, norms and functions with a name."""

import math
from collections.abc import Sequence
from functools import reduce

import torch
from lark import Tree

from equations.spaces import tensor
from equations.terms import (
    Undefined,
    World,
    evaluate,
    evaluate_log,
    has_gaussian,
    pick,
    reads,
    reads_log,
)
from equations.trees import entries, pieces, text, trees

FUNCTIONS = {
    "exp": torch.exp, "sin": torch.sin, "cos": torch.cos,
    "tan": torch.tan, "cosh": torch.cosh, "sinh": torch.sinh, "tanh": torch.tanh,
    "arctan": torch.arctan, "artanh": torch.atanh, "sign": torch.sign, "sigmoid": torch.sigmoid,
    "softplus": torch.nn.functional.softplus, "max": torch.maximum, "min": torch.minimum,
    "det": torch.linalg.det, "tr": torch.trace,
}  # fmt: skip
OF_MATRICES = {"det", "tr"}


def is_zero(value) -> bool:
    return isinstance(value, int) and value == 0


def add(left, right):
    if is_zero(left) or is_zero(right):
        return right if is_zero(left) else left
    if getattr(left, "shape", ()) != getattr(right, "shape", ()):
        raise Undefined(f"adds shapes {shape_text(left)} and {shape_text(right)}")
    return left + right


def multiply(left, right):
    if is_matrix(left) and is_matrix(right):
        if left.shape[1] != right.shape[0]:
            raise Undefined(f"multiplies shapes {shape_text(left)} and {shape_text(right)}")
        product = left @ right
        return product[0, 0] if product.shape == (1, 1) else product
    if isinstance(left, (list, tuple)) or isinstance(right, (list, tuple)):
        raise Undefined("a list of values needs an index")
    return left * right


def divide(left, right):
    if is_matrix(right):
        raise Undefined("divides by a matrix")
    if isinstance(left, int) and isinstance(right, int) and right and left % right == 0:
        return left // right
    if isinstance(right, (int, float)) and right == 0:
        raise Undefined("divides by zero")
    return left / right


def shape_text(value) -> str:
    return " × ".join(map(str, getattr(value, "shape", ()))) or "number"


def is_matrix(value) -> bool:
    return isinstance(value, torch.Tensor) and value.ndim == 2


@reads("plus")
def plus(tree: Tree, world: World):
    left, right = both(tree, world)
    return add(left, right)


@reads("minus")
def minus(tree: Tree, world: World):
    left, right = both(tree, world)
    return add(left, -right)


@reads("times")
def times(tree: Tree, world: World):
    """A product, from left to right: what stands side by side is a tree that leans to the right."""
    return reduce(multiply, [evaluate(factor, world) for factor in factors(tree)])


@reads_log("times")
def log_of_product(tree: Tree, world: World):
    """The Gaussian factors one by one, the others as one product: two of them may be negative."""
    gaussian = [factor for factor in factors(tree) if has_gaussian(factor, world)]
    rest = [evaluate(factor, world) for factor in factors(tree) if factor not in gaussian]
    logs = sum(evaluate_log(factor, world) for factor in gaussian)
    return logs + torch.log(tensor(reduce(multiply, rest))) if rest else logs


def factors(tree: Tree) -> list[Tree]:
    left, right = trees(tree)
    return [left, *(factors(right) if right.data == "times" else [right])]


@reads("fraction")
def fraction(tree: Tree, world: World):
    return divide(*both(tree, world))


@reads_log("fraction")
def log_of_fraction(tree: Tree, world: World):
    above, below = trees(tree)
    return evaluate_log(above, world) - evaluate_log(below, world)


@reads("divide")
def quotient(tree: Tree, world: World):
    above, below = trees(tree)
    if below.data == "times" or above.data == "apply":
        raise Undefined(f"{text(tree)}: a product or a function beside a slash needs brackets")
    return divide(*both(tree, world))


def both(tree: Tree, world: World) -> list:
    return [evaluate(part, world) for part in trees(tree)]


@reads("negative")
def negative(tree: Tree, world: World):
    return -inside(tree, world)


@reads("magnitude")
def magnitude(tree: Tree, world: World):
    return abs(inside(tree, world))


@reads_log("group")
def log_inside(tree: Tree, world: World):
    return evaluate_log(trees(tree)[0], world)


@reads("group", "positive")
def inside(tree: Tree, world: World):
    return evaluate(trees(tree)[0], world)


@reads("number")
def number(tree: Tree, world: World):
    word = str(tree.children[0])
    return float(word) if "." in word else int(word)


@reads("root")
def root(tree: Tree, world: World):
    return torch.sqrt(tensor(evaluate(trees(tree)[0], world)))


@reads("elementwise")
def elementwise(tree: Tree, world: World):
    left, right = (evaluate(part, world) for part in trees(tree))
    if getattr(left, "shape", ()) != getattr(right, "shape", ()):
        raise Undefined(f"multiplies entries of shapes {shape_text(left)} and {shape_text(right)}")
    return left * right


@reads("norm")
def norm(tree: Tree, world: World):
    value = evaluate(trees(tree)[0], world)
    return torch.sqrt((tensor(value) ** 2).sum())


@reads("norm_power")
def norm_power(tree: Tree, world: World):
    body, *scripts = trees(tree)
    value = torch.sqrt((tensor(evaluate(body, world)) ** 2).sum())
    return raise_to(value, [trees(script)[0] for script in scripts], world)


def raise_to(value, powers: list[Tree], world: World):
    for power in powers:
        value = raise_once(value, power, world)
    return value


def raise_once(value, power: Tree, world: World):
    if power.data == "transpose":
        return value.T if is_matrix(value) else value
    if power.data == "inverse_transpose":
        return torch.linalg.inv(value).T if is_matrix(value) else 1 / tensor(value)
    if power.data == "group" and power.children[0] == "(":
        raise Undefined(f"{text(power)} is written above as if it were a power")
    exponent = evaluate(power, world)
    if is_matrix(value):
        if value.shape[0] != value.shape[1] or not isinstance(exponent, int):
            raise Undefined("a power of something that is not a number or a square matrix")
        return torch.linalg.matrix_power(value, exponent)
    if isinstance(value, (int, float)) and isinstance(exponent, int):
        return value**exponent if exponent >= 0 or value else math.nan
    if isinstance(value, (int, float)) and value == math.e:
        return torch.exp(tensor(exponent))
    return tensor(value) ** exponent


def with_scripts(value, scripts: Sequence[Tree], world: World):
    """A value with the indices and powers that stand behind it."""
    for script in scripts:
        if script.data == "prime":
            raise Undefined("a prime behind something that is no function")
        if script.data == "sub":
            indices = [piece for index in trees(trees(script)[0]) for piece in pieces(index)]
            value = pick(value, indices, world)
        else:
            value = raise_once(value, trees(script)[0], world)
    return value


@reads("apply")
def application(tree: Tree, world: World):
    return apply_function(tree, world, trees(tree)[-1:])


@reads("apply_group")
def application_to_group(tree: Tree, world: World):
    return apply_function(tree, world, entries(tree)[0])


def apply_function(tree: Tree, world: World, arguments: list[Tree]):
    name = str(tree.children[0]).removeprefix(r"\operatorname{").removesuffix("}")
    if name in ("log", "ln") and len(arguments) == 1:
        value = evaluate_log(arguments[0], world)
    else:
        value = value_of_function(name, [tensor(evaluate(a, world)) for a in arguments])
    for script in trees(tree):
        if script.data == "sub":
            value = value / math.log(float(text(trees(script)[0])))
        elif script.data == "sup" and text(trees(script)[0]).startswith("-"):
            raise Undefined(f"{name} with a negative power: is its inverse function meant?")
        elif script.data == "sup":
            value = raise_once(value, trees(script)[0], world)
    return value


def value_of_function(name: str, values: list[torch.Tensor]) -> torch.Tensor:
    first = values[0]
    if name == "diag":
        return torch.diagflat(first) if first.shape[1] == 1 else first.diagonal().unsqueeze(-1)
    if name not in FUNCTIONS:
        raise Undefined(f"unknown function {name}")
    if name in OF_MATRICES and not is_matrix(first):
        values = [first.reshape(1, 1)]
    if name not in OF_MATRICES and is_matrix(first) and first.shape[1] > 1:
        raise Undefined(f"{name} of a matrix")
    return FUNCTIONS[name](*values)


@reads("event")
def event(tree: Tree, world: World):
    raise Undefined("the probability of an event is not evaluated")
