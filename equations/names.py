"""Symbols and calls: which value or which rule of the world a name stands for."""

import math
from collections.abc import Sequence

import torch
from lark import Tree

from equations.arithmetic import multiply, raise_to, with_scripts
from equations.probability import KL, kl, log_of_normal, normal
from equations.spaces import tensor
from equations.terms import (
    NORMAL,
    Rule,
    Undefined,
    World,
    apply,
    apply_log,
    evaluate,
    find,
    pick,
    reads,
    reads_log,
    whole,
)
from equations.trees import entries, full_name, name_parts, separator_text, text

DENSITIES = {"p", "q", "P", r"p_{\theta}", r"q_{\phi}"}  # told apart by their arguments
CONSTANTS = {"e": math.e, r"\pi": math.pi, r"\infty": math.inf}


@reads("symbol")
def symbol(tree: Tree, world: World):
    _, _, powers, primes = name_parts(tree)
    if primes:
        raise Undefined(f"{text(tree)} has a prime but no argument")
    return raise_to(plain_value(tree, world), powers, world)


def plain_value(tree: Tree, world: World):
    """The value of a symbol without its powers."""
    found = find(tree, world, (world.values, world.rules))
    if found is None:
        name = full_name(tree)
        if name in CONSTANTS:
            return CONSTANTS[name]
        raise Undefined(f"unknown symbol {name}")
    name, indices, table = found
    if table is world.values:
        return pick(world.values[name], indices, world)
    for rule in table[name]:
        if rule.parameters == () and len(rule.indices) == len(indices):
            inner = world
            for letter, index in zip(rule.indices, indices, strict=True):
                inner = inner.bind(letter, whole(index, world))
            return apply(rule, [], inner)
        if rule.parameters == () and not rule.indices:
            return pick(apply(rule, [], world), indices, world)
    raise Undefined(f"{full_name(tree)} needs an argument")


@reads("call")
def call(tree: Tree, world: World, scripts: Sequence[Tree] = ()):
    """f(x), or a product a(b + c) if `a` is no function; `scripts` stand behind the bracket."""
    head = tree.children[0]
    name, _, powers, primes = name_parts(head)
    arguments, separators = entries(tree)
    if name in (KL, NORMAL):
        value = (kl if name == KL else normal)(arguments, separators, world)
        return with_scripts(raise_to(value, powers, world), scripts, world)
    called, indices, powers = function_named(head, world)
    rule = called and choose(called, arguments, separators, world)
    if not rule:
        if separators or primes:
            raise Undefined(
                f"{full_name(head)}({separator_text(arguments, separators)}) is unknown"
            )
        bracket = with_scripts(evaluate(arguments[0], world), scripts, world)
        return multiply(evaluate(head, world), bracket)
    if rule.indices and len(rule.indices) == len(indices):
        for letter, index in zip(rule.indices, indices, strict=True):
            world = world.bind(letter, whole(index, world))
        indices = []
    values = [evaluate(argument, world) for argument in arguments]
    value = pick(slope(rule, values, primes, world), indices, world)
    return with_scripts(raise_to(value, powers, world), scripts, world)


@reads_log("call")
def log_of_call(tree: Tree, world: World):
    """The logarithm of a density, from its formula if the world gives one."""
    head = tree.children[0]
    name, _, powers, primes = name_parts(head)
    arguments, separators = entries(tree)
    if name == NORMAL and not powers:
        return log_of_normal(arguments, separators, world)
    called, indices, _ = function_named(head, world) if name != KL else (None, [], [])
    rule = called and choose(called, arguments, separators, world)
    if not rule or indices or powers or primes or rule.indices:
        return torch.log(tensor(call(tree, world)))
    return apply_log(rule, [evaluate(argument, world) for argument in arguments], world)


def function_named(head: Tree, world: World) -> tuple[str | None, list[Tree], list[Tree]]:
    """The function that a name stands for, and the indices and powers of its value."""
    _, _, powers, _ = name_parts(head)
    inverse = [power for power in powers if text(power) == "-1"]
    if inverse and world.rules.get(f"{full_name(head)}^{{-1}}"):
        return f"{full_name(head)}^{{-1}}", [], [p for p in powers if p is not inverse[0]]
    found = find(head, world, (world.rules,))
    if found and inverse and any(rule.parameters != () for rule in world.rules[found[0]]):
        raise Undefined(f"the world does not say what the inverse function {text(head)} is")
    return (found[0], found[1], powers) if found else (None, [], powers)


def slope(rule: Rule, values: list, order: int, world: World):
    """The value of a function, or its derivative of some order in its first argument."""
    if not order:
        return apply(rule, values, world)

    def function(first):
        return tensor(apply(rule, [first, *values[1:]], world))

    for _ in range(order):
        function = torch.func.grad(function)
    return function(tensor(values[0]))


def choose(
    name: str, arguments: list[Tree], separators: tuple[str, ...], world: World
) -> Rule | None:
    """The rule of that name for these arguments: p(x) and p(z) are told apart by their letters."""
    rules = [
        rule
        for rule in world.rules[name]
        if rule.parameters is None
        or (len(rule.parameters) == len(arguments) and rule.separators == separators)
    ]
    rules = [rule for rule in rules if rule.parameters != ()]
    strict = name in DENSITIES or len(rules) > 1
    if strict:
        rules = [rule for rule in rules if rule.parameters is None or fits(rule, arguments, world)]
    if len(rules) > 1:
        raise Undefined(f"{name}({', '.join(map(text, arguments))}) may mean several things here")
    if not rules and name in DENSITIES:
        raise Undefined(f"unknown density {name}({separator_text(arguments, separators)})")
    return rules[0] if rules else None


def fits(rule: Rule, arguments: list[Tree], world: World) -> bool:
    """Is every argument that is a plain letter the letter of the rule, index apart?"""
    letters = [name.split("_")[0] for name in rule.parameters]
    named_here = [str(a.children[0]) if a.data == "symbol" else None for a in arguments]
    return all(
        letter == here or here is None for letter, here in zip(letters, named_here, strict=True)
    )
