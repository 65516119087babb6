"""The value of a formula in a world.

Each rule of the grammar has one function that reads it, in `names`, `arithmetic`, `probability` or
`calculus`. An integral, an expectation or a sum binds its variable and evaluates its body for every
value; a derivative differentiates the body in its variable.
"""

import torch

from equations import calculus, names  # noqa: F401 (they register what they read)
from equations.syntax import parse
from equations.terms import Undefined, World, evaluate


def value_of(latex: str, world: World):
    """The value of one side of an equation in a world. Raises `Undefined` and `Unreadable`."""
    value = evaluate(parse(latex), world)
    if isinstance(value, (list, tuple)):
        raise Undefined("a list of values needs an index")
    if not torch.isfinite(torch.as_tensor(value)).all():
        raise Undefined(f"{latex} is not finite")
    return value
