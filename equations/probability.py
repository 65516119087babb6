"""Densities, expectations and KL divergences: weighted sums over the spaces of their variables."""

import math
from collections.abc import Callable
from dataclasses import dataclass

import torch
from lark import Tree

from equations import spaces
from equations.arithmetic import multiply, raise_to
from equations.spaces import Space, tensor
from equations.terms import NORMAL, Undefined, World, evaluate, evaluate_log, reads
from equations.trees import entries, full_name, inside_script, named, text, trees

KL = r"\mathrm{KL}"
NAMELESS = "the variable"  # of a Gaussian N(mean, variance) as a whole
TINY = 1e-75  # the least value of a Gaussian density: a ratio of two has a value far out, too


def normal(arguments: list[Tree], separators: tuple[str, ...], world: World):
    """The density N(x; mean, variance) of a number, or of a vector with a covariance matrix."""
    return torch.exp(log_of_normal(arguments, separators, world)).clamp(min=TINY)


def log_of_normal(arguments: list[Tree], separators: tuple[str, ...], world: World):
    if separators != ("SEMICOLON", "COMMA"):
        raise Undefined("a Gaussian density is written N(x; mean, variance)")
    return log_normal(*[tensor(evaluate(argument, world)) for argument in arguments])


def log_normal(x: torch.Tensor, mean: torch.Tensor, variance: torch.Tensor) -> torch.Tensor:
    if variance.ndim == 0 and x.ndim == 0 and mean.ndim == 0:
        return -((x - mean) ** 2) / (2 * variance) - torch.log(2 * math.pi * variance) / 2
    if variance.ndim != 2 or x.ndim != 2 or len(variance) != len(x):
        raise Undefined("a Gaussian vector needs a covariance matrix of its size")
    off = (x - mean).squeeze(-1)
    square = off @ torch.linalg.solve(variance, off)
    return -square / 2 - torch.logdet(2 * math.pi * variance) / 2


@dataclass(frozen=True)
class Density:
    """What an expectation needs: variables with their spaces, and the logarithm in a world."""

    variables: list[tuple[str, Space]]
    log: Callable[[World], torch.Tensor]

    def expectation(self, function: Callable[[World], torch.Tensor], world: World) -> torch.Tensor:
        def nest(variables, inner):
            if not variables:
                return multiply(torch.exp(self.log(inner)), function(inner))
            (name, space), *rest = variables
            return space.integrate(lambda node: nest(rest, inner.bind(name, node)))

        return nest(self.variables, world)


def density(tree: Tree, world: World) -> Density:
    """The density that a formula names: a call, a product of calls, or a short name."""
    if tree.data == "group":
        return density(trees(tree)[0], world)
    if tree.data == "times":
        left, right = (density(part, world) for part in trees(tree))
        return Density(left.variables + right.variables, lambda w: left.log(w) + right.log(w))
    if tree.data == "symbol":
        for rule in world.rules.get(full_name(tree), []):
            if rule.parameters == () and not rule.indices and isinstance(rule.body, Tree):
                return density(rule.body, world)
        raise Undefined(f"{text(tree)} does not name a density here")
    if tree.data != "call":
        raise Undefined(f"{text(tree)} is not a density")
    arguments, separators = entries(tree)
    if str(tree.children[0].children[0]) == NORMAL:
        return normal_as_density(arguments, separators, world)
    stop = next(
        (i for i, sign in enumerate(separators) if sign in ("MID", "SEMICOLON")), len(separators)
    )
    variables = []
    for argument in arguments[: stop + 1]:
        if argument.data != "symbol":
            raise Undefined(f"{text(argument)} is not a variable")
        variables.append(variable(argument, world))
    return Density(variables, lambda w: evaluate_log(tree, w))


def variable(tree: Tree, world: World) -> tuple[str, Space]:
    """The name of a variable and the space over which it runs."""
    name = full_name(tree)
    space = world.spaces.get(name, world.spaces.get(name.split("_")[0]))
    if space is None:
        raise Undefined(f"{name} has no space to run over")
    return name, space


def normal_as_density(arguments, separators, world: World) -> Density:
    if separators not in (("COMMA",), ("SEMICOLON", "COMMA")):
        raise Undefined("a Gaussian is written N(mean, variance) or N(x; mean, variance)")
    mean, variance = (tensor(evaluate(argument, world)) for argument in arguments[-2:])
    if variance.ndim == 2 and mean.ndim == 0:
        mean = mean.expand(len(variance), 1)
    name = full_name(arguments[0]) if len(separators) == 2 else NAMELESS
    return Density(
        [(name, spaces.gaussian(mean, variance))],
        lambda w: log_normal(w.values[name], mean, variance),
    )


def kl(arguments: list[Tree], separators: tuple[str, ...], world: World) -> torch.Tensor:
    """KL(q || p) as the integral of q log(q / p)."""
    if separators != ("PARALLEL",):
        raise Undefined("a KL divergence is written KL(q || p)")
    q, p = (density(argument, world) for argument in arguments)
    if [name for name, _ in q.variables] != [name for name, _ in p.variables]:
        raise Undefined("the two densities of a KL divergence have different variables")
    return q.expectation(lambda w: q.log(w) - p.log(w), world)


@reads("expectation", "expectation_of")
def expectation(tree: Tree, world: World):
    return expected(tree, trees(tree)[-1], world)


def expected(tree: Tree, body: Tree, world: World, given: str = ""):
    subscripts = [child for child in trees(tree) if child.data == "sub"]
    short = named(r"\mathbb{E}", [trees(s)[0] for s in subscripts]) + given
    if short in world.rules:
        over = density(world.rules[short][0].body, world)
    elif subscripts and not given:
        over = density(inside_script(subscripts[0]), world)
    else:
        raise Undefined(f"{short}: the world does not say over what is averaged")
    if any(name == NAMELESS for name, _ in over.variables):
        raise Undefined("an average over a Gaussian names its variable: N(z; mean, variance)")
    powers = [trees(child)[0] for child in trees(tree) if child.data == "sup"]
    value = over.expectation(lambda w: tensor(evaluate(body, w)), world)
    if tree.children[0] == r"\mathrm{Var}":
        value = over.expectation(lambda w: tensor(evaluate(body, w)) ** 2, world) - value**2
    return raise_to(value, powers, world)


@reads("conditional_expectation")
def conditional_expectation(tree: Tree, world: World):
    *_, body, given = trees(tree)
    return expected(tree, body, world, f"|{text(given)}")
