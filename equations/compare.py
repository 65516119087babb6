"""Does a link hold in a world? Both sides are evaluated and held against each other."""

import math
import re

import torch

from equations.evaluate import value_of
from equations.pages import Link
from equations.spaces import other_nodes, tensor
from equations.syntax import Unreadable
from equations.terms import Undefined, World

RELATIVE, ABSOLUTE = 1e-8, 1e-11  # what counts as equal
ORDER = re.compile(r"O\((.+?)(?:\^\{?(\d+)\}?)?\)")
NO_VALUE = (Undefined, Unreadable)
ORDERED = ("<=", ">=", "<", ">")


class Fails(Exception):
    """A link that does not hold in a world: both values, or why a side has none."""

    def __init__(self, what: str, undefined: bool = False):
        super().__init__(what)
        self.undefined = undefined


def compare(link: Link, world: World, values: dict) -> bool:
    """Raises `Fails` if the link does not hold; says whether an inequality is strict here.

    `values` keeps what sides are worth in this world, so that a chain evaluates each side once.
    """
    if link.relation == "prop":
        proportional(link, world)
        return False
    if link.relation == "~" and (order := ORDER.search(link.reason)):
        small_error(link, order, world)
        return False
    left, right = both_values(link, world, values)
    zero = any(isinstance(side, int) and side == 0 for side in (left, right))
    left, right = tensor(left), tensor(right)
    if left.shape != right.shape:
        if not zero:
            raise Fails(
                f"shape {list(left.shape)} stands against {list(right.shape)}", undefined=True
            )
        left, right = torch.broadcast_tensors(left, right)
    return judge(link, left, right)


def both_values(link: Link, world: World, values: dict) -> tuple:
    """What both sides are worth, on different nodes where there are integrals."""
    known = values.get(link.left)
    left, grid = known if known else (value(link.left, world, 0), 0)
    if not known:
        values[link.left] = left, grid
    if link.right not in values:
        values[link.right] = value(link.right, world, 1 - grid), 1 - grid
    return left, values[link.right][0]


def value(side: str, world: World, grid: int = 0):
    with other_nodes(grid):
        try:
            return value_of(side, world)
        except NO_VALUE as error:
            raise Fails(f"{error}, in {side}", undefined=True) from None
        except (ArithmeticError, LookupError, RuntimeError, TypeError, ValueError) as error:
            raise Fails(f"{type(error).__name__}: {error}, in {side}", undefined=True) from None


def judge(link: Link, left: torch.Tensor, right: torch.Tensor) -> bool:
    slack = ABSOLUTE + RELATIVE * torch.maximum(left.abs(), right.abs())
    off = left - right
    if link.relation == "~":
        slack = slack + rounding(link)
    if link.relation in ("=", ":=", "~"):
        holds, strict = bool((off.abs() <= slack).all()), False
    elif link.relation in ORDERED:
        off = -off if link.relation.startswith("<") else off
        least = slack if link.relation in ("<", ">") else -slack
        holds, strict = bool((off >= least).all()), bool((off > 10 * slack).any())
    else:
        raise Fails(f"the relation {link.relation} cannot be evaluated", undefined=True)
    if not holds:
        raise Fails(f"{link.left} is {show(left)}, {link.right} is {show(right)}")
    return strict


def show(value: torch.Tensor) -> str:
    if value.ndim == 0:
        return f"{value.item():.6g}"
    return str([[round(entry, 4) for entry in row] for row in value.tolist()])


def rounding(link: Link) -> float:
    """Half a unit in the last digit of a rounded number on the right."""
    digits = re.findall(r"\d+\.(\d+)", link.right)
    if not digits:
        raise Fails(
            "≈ without a stated error: neither a decimal nor 'error O(...)'", undefined=True
        )
    return 0.5 * 10.0 ** -max(map(len, digits))


def proportional(link: Link, world: World) -> None:
    """The ratio of the sides must not depend on the variable that the world names for ∝."""
    name = world.values.get(r"\propto")
    space = world.spaces.get(name)
    if space is None:
        raise Fails("∝, and the world does not say in which variable", undefined=True)
    ratios = []
    for node in space.nodes[:: max(1, len(space.nodes) // 7)]:
        inner = world.bind(name, node)
        sides = [tensor(value(side, inner)) for side in (link.left, link.right)]
        ratios.append((sides[0] / sides[1]).item())
    if not all(map(math.isfinite, ratios)):
        raise Fails("the ratio of the sides is not finite", undefined=True)
    if max(ratios) - min(ratios) > RELATIVE * abs(ratios[0]):
        raise Fails(f"the ratio of the sides runs from {min(ratios):.6g} to {max(ratios):.6g}")


def small_error(link: Link, order: re.Match, world: World) -> None:
    """An error O(s^n): when s is halved, the difference must fall by 2^n or nearly so."""
    name, power = order[1], int(order[2] or 1)
    if name not in world.values:
        raise Fails(f"the error is {order[0]}, and the world has no {name}", undefined=True)
    errors = []
    for halvings in (3, 4, 5):
        inner = world.bind(name, tensor(world.values[name]) / 2**halvings)
        sides = [tensor(value(side, inner)) for side in (link.left, link.right)]
        errors.append(max((sides[0] - sides[1]).abs().max().item(), 1e-300))
    fell = math.log2(errors[0] / errors[-1]) / 2
    if fell < power - 0.1 and errors[-1] > 1e-12:
        raise Fails(f"the error falls with power {fell:.2f} of {name}, not {power}")
