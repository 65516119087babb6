"""What the tests of exercises call. Its text is copied into notebooks and autograders.

A test is a function whose arguments are named like the student's answers. It passes, or it raises
AssertionError with a sentence for the student. Numbers are compared with plain arithmetic on Python
floats, so that a student who has changed torch or numpy is still graded right.
"""

import contextlib
import inspect
import math
import random
import re
import signal
import traceback

import sympy
from sympy.core.function import AppliedUndef


def numbers(found, what="the result"):
    """The numbers in a tensor, array, list or number, flat, as floats; none is NaN or infinite."""
    assert found is not None, f"{what} is None: is a `return` missing?"
    assert found is not ..., f"{what} is still `...`: this part is not answered yet."
    if isinstance(found, str):
        found = expression(found, [], what)
    if hasattr(found, "detach"):
        found = found.detach()
    if hasattr(found, "tolist"):
        found = found.tolist()
    flat, rest = [], [found]
    while rest:
        part = rest.pop()
        if isinstance(part, (list, tuple)):
            rest.extend(reversed(part))
            continue
        assert part is not ..., f"a part of {what} is still `...`: it is not answered yet."
        if isinstance(part, sympy.Basic):
            part = evaluated(part, what)
        assert not isinstance(part, complex), f"{what} is {part:.4g}, and should be real."
        assert isinstance(part, (bool, int, float)) or hasattr(part, "__float__"), (
            f"{what} should be made of numbers, and holds {type(part).__name__}."
        )
        flat.append(float(part))
    assert flat, f"{what} is empty."
    for number in flat:
        assert not math.isnan(number), f"{what} is NaN."
        assert not math.isinf(number), f"{what} is infinite."
    return flat


def evaluated(formula, what):
    """A sympy expression without symbols as a float."""
    symbols = ", ".join(sorted(map(str, getattr(formula, "free_symbols", ()))))
    assert not symbols, f"{what} should be a number, and still holds symbols: {symbols}."
    value = sympy.N(formula)
    if value is sympy.nan or value.is_infinite:
        return math.nan if value is sympy.nan else math.inf
    assert value.is_number, f"{what} should be a number, and is {formula}."
    assert value.is_real, f"{what} is {value}, and should be real."
    return float(value)


def shape(found, expected, what="the result"):
    """Hold the shape of a tensor or array."""
    assert found is not None, f"{what} is None: is a `return` missing?"
    assert found is not ..., f"{what} is still `...`: this part is not answered yet."
    assert hasattr(found, "shape"), (
        f"{what} should be a tensor or an array, not {type(found).__name__}."
    )
    mine, wanted = (tuple(int(n) for n in size) for size in (found.shape, expected))
    assert mine == wanted, f"{what} should have the shape {wanted}, and has {mine}."


def close(found, expected, what="the result", tolerance=1e-4, near=None):
    """Hold numbers to what is expected, within ``tolerance`` relative to the larger of it and 1.

    ``near`` maps a sentence to what a known mistake gives; the first that fits is said. Otherwise
    a common factor or a common difference is said.
    """
    mine, wanted = numbers(found, what), numbers(expected, "what is expected")
    count = "one number" if len(wanted) == 1 else f"{len(wanted)} numbers"
    assert len(mine) == len(wanted), f"{what} should hold {count}, and holds {len(mine)}."
    if fits(mine, wanted, tolerance):
        return
    for sentence, other in (near or {}).items():
        if fits(mine, numbers(other, "a known mistake"), tolerance):
            raise AssertionError(f"{what} is wrong: {sentence}")
    worst = max(range(len(mine)), key=lambda i: abs(mine[i] - wanted[i]))
    place = f" at entry {worst}" if len(mine) > 1 else ""
    raise AssertionError(
        f"{what} should be {wanted[worst]:.5g}{place}, and is {mine[worst]:.5g}"
        + ("" if isinstance(found, int) else relation(mine, wanted, tolerance)) + "."
    )  # fmt: skip


def fits(mine, wanted, tolerance):
    return len(mine) == len(wanted) and all(
        abs(a - b) <= tolerance * max(1.0, abs(b)) for a, b in zip(mine, wanted, strict=False)
    )


def relation(mine, wanted, tolerance=1e-4):
    """In words, a factor or a difference that all numbers have in common."""
    named = {
        -1.0: "the sign is wrong", 2.0: "twice what it should be", 0.5: "half of what it should be",
        -2.0: "minus twice what it should be", -0.5: "minus half of what it should be",
    }  # fmt: skip
    if all(abs(b) > 1e-9 for b in wanted):
        factors = [a / b for a, b in zip(mine, wanted, strict=False)]
        if max(factors) - min(factors) <= tolerance * max(1.0, abs(factors[0])):
            factor = factors[0]
            if abs(factor) <= tolerance:
                return ": it is 0 everywhere" if len(mine) > 1 else ""
            for value, words in named.items():
                if abs(factor - value) <= 1e-3:
                    return f": {words}"
            text = f": {factor:.4g} times what it should be"
            return text if len(mine) > 1 and abs(factor - 1) > 1e-3 else ""
    gaps = [a - b for a, b in zip(mine, wanted, strict=False)]
    if len(gaps) > 1 and max(gaps) - min(gaps) <= tolerance * max(1.0, abs(gaps[0])):
        more = "too large" if gaps[0] > 0 else "too small"
        return f": {more} by {abs(gaps[0]):.4g} everywhere"
    return ""


def expression(answer, symbols, what="the answer"):
    """A sympy expression in no other than these ``symbols``, from an expression or its text."""
    assert answer is not None and answer is not ..., f"{what} is not written yet."
    names = {symbol.name: symbol for symbol in symbols}
    if isinstance(answer, str):
        for mark, meant in (("−", "-"), ("·", "*"), ("²", "**2"), ("³", "**3")):
            answer = answer.replace(mark, meant)
        answer = re.sub(r"\b(sp|sympy|np|math|torch)\.", "", answer)
    try:
        parsed = sympy.sympify(answer, locals=names)
    except Exception:
        assert isinstance(answer, str), (
            f"{what} should be a formula or its text, not {type(answer).__name__}."
        )
        raise AssertionError(
            f"{what} cannot be read as a formula: write `*` between factors, `**` for powers, "
            "and only the right side of an equation."
        ) from None
    assert isinstance(parsed, sympy.Expr), f"{what} should be one formula, not {parsed}."
    unknown = sorted(str(one.func) for one in parsed.atoms(AppliedUndef))
    assert not unknown, f"{what} uses {unknown[0]}(…), which sympy does not know: write it out."
    parsed = parsed.subs({free: names[free.name] for free in parsed.free_symbols
                          if free.name in names})  # fmt: skip
    other = sorted(str(free) for free in parsed.free_symbols - set(symbols))
    only = f"and only {', '.join(names)} may appear" if names else "and should be a number"
    power = " (the number e is exp(1))" if "e" in other else ""
    assert not other, f"{what} uses {', '.join(other)}{power}, {only}."
    return parsed


def same(answer, reference, ranges, what="the answer", near=None, tolerance=1e-9):
    """Hold an expression to a reference, in any form, at seven points inside ``ranges``.

    ``ranges`` maps each symbol to its smallest and largest value. ``near`` maps a sentence to the
    expression that a known mistake gives.
    """
    points = some_points(ranges)
    mine = values(expression(answer, list(ranges), what), points, what)
    wanted = values(reference, points, "the reference")
    if fits(mine, wanted, tolerance):
        return
    known = [text for text, other in (near or {}).items() if alike(mine, other, points, tolerance)]
    assert not known, f"{what} is wrong: {known[0]}"
    where = ", ".join(f"{symbol} = {value:.3g}" for symbol, value in points[0].items())
    where = f" at {where}" if where else ""
    raise AssertionError(
        f"{what} should give {wanted[0]:.5g}{where}, and gives {mine[0]:.5g}"
        + relation(mine, wanted, 1e-6) + "."
    )  # fmt: skip


def alike(mine, other, points, tolerance):
    """Whether a known mistake gives these numbers; not if it is no real number somewhere."""
    try:
        return fits(mine, values(other, points, "a known mistake"), tolerance)
    except AssertionError:
        return False


def chain(steps, start, ranges, what="the derivation", end=None):
    """Hold a list of expressions: the first equals ``start``, and each equals the one before.

    ``end(expression)`` is a sentence that says what is still missing in the last one, or None.
    """
    assert isinstance(steps, (list, tuple)), f"{what} should be a list of expressions."
    assert len(steps) >= 2, f"{what} should have at least two steps, and has {len(steps)}."
    points = some_points(ranges)
    before, name = values(start, points, "the start"), "what is given"
    for number, step in enumerate(steps, start=1):
        parsed = expression(step, list(ranges), f"step {number}")
        now = values(parsed, points, f"step {number}")
        assert fits(now, before, 1e-9), (
            f"step {number} is not equal to {name}" + relation(now, before, 1e-6) + "."
        )
        before, name = now, f"step {number}"
    missing = end(parsed) if end else None
    assert not missing, f"the last step of {what}: {missing}"


def some_points(ranges, count=7):
    draw = random.Random(0)
    return [
        {symbol: draw.uniform(low, high) for symbol, (low, high) in ranges.items()}
        for _ in range(count)
    ]


def values(parsed, points, what):
    """An expression at some points; integrals and sums are evaluated as numbers."""
    found = []
    for point in points:
        number = sympy.N(sympy.sympify(parsed).subs(point), 20)
        where = ", ".join(f"{symbol} = {value:.3g}" for symbol, value in point.items())
        assert number.is_number, f"{what} cannot be evaluated: {number}."
        assert number.is_finite is not False and number is not sympy.nan, (
            f"{what} is not finite at {where}."
        )
        real, imaginary = number.as_real_imag()
        assert abs(imaginary) < 1e-9, f"{what} is not a real number at {where}."
        found.append(float(real))
    return numbers(found, what)


@contextlib.contextmanager
def limited(seconds):
    """Raises AssertionError if the block takes longer, where the system has such an alarm."""

    def ring(*_):
        raise AssertionError(f"{LATE} {seconds} seconds: an endless loop, or one over many draws?")

    try:
        before = signal.signal(signal.SIGALRM, ring)
    except (AttributeError, ValueError):  # Windows, or not the main thread
        yield
        return
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


LATE = "it takes longer than"
SLOW = set()  # names of answers that took too long: they are not run again


def said(test, answers, seconds=10):
    """What a test says of the answers, a mapping by name: "" if it passes, else a sentence."""
    wanted = list(inspect.signature(test).parameters)
    missing = [name for name in wanted if name not in answers]
    if missing:
        return f"`{missing[0]}` is not defined: run its cell, and keep the name."
    if SLOW & set(wanted):
        return "it is not run: a test before it took too long."
    try:
        with limited(seconds):
            test(*(answers[name] for name in wanted))
    except AssertionError as error:
        if LATE in str(error):
            SLOW.update(wanted)
        return str(error) or "an assertion failed"
    except Exception as error:
        text = " ".join(f"{type(error).__name__}: {error}".split())
        frames = [frame for frame, _ in traceback.walk_tb(error.__traceback__)]
        if any(frame.f_globals.get("__name__") in ("__main__", "answer") for frame in frames):
            return f"your code raised {text}"
        return f"your answer has another form than the test expects ({text})"
    return ""
