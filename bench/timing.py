"""Seconds that can be compared: interleaved repetitions, medians, ratios round by round."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Mapping
from typing import NamedTuple

import torch


class Epoch(NamedTuple):
    """``seconds`` and mean ``loss`` per image."""

    seconds: float
    loss: float


def clock(device: torch.device) -> float:
    """The time in seconds, once the device has done all it was asked to do."""
    if device.type == "cuda":
        torch.cuda.synchronize(device)
    return time.perf_counter()


def spread(values: list[float]) -> dict[str, float]:
    """Median, smallest and largest."""
    return {"median": statistics.median(values), "min": min(values), "max": max(values)}


def ratios(mine: list[float], reference: list[float]) -> dict[str, float]:
    """The spread of the ratio of two lists, round by round."""
    return spread([a / b for a, b in zip(mine, reference, strict=True)])


class Told(Exception):
    """An error whose message is already the sentence to print."""


def sentence(error: Exception) -> str:
    """An error in one line."""
    if isinstance(error, Told):
        return str(error)
    said = " ".join(str(error).split()) or "no reason given"
    return f"{type(error).__name__}: {said[:200]}"


def interleave(
    makers: Mapping[str, Callable[[], Callable[[], Epoch]]],
    rounds: int,
    reference: str,
    say: Callable[[str], None] = lambda text: None,
) -> dict[str, dict]:
    """Epochs of all competitors in turn, A B C A B C …, after one of each to warm up.

    For each name: ``seconds``, ``times`` (its seconds over the reference's, round by round),
    ``start``, what the first epoch took beyond the median (0 at least), and the last ``loss``.
    Who raises an error is left out from there on, and has ``why`` instead.
    """
    epochs: dict[str, list[Epoch]] = {name: [] for name in makers}
    running: dict[str, Callable[[], Epoch]] = {}
    why: dict[str, str] = {}

    def attempt(name, action):
        try:
            return action()
        except Exception as error:
            why[name] = sentence(error)
            running.pop(name, None)

    for name, make in makers.items():
        say(f"{name} starts")
        if call := attempt(name, make):
            running[name] = call
    for turn in range(rounds + 1):
        say(f"round {turn} of {rounds}" if turn else "warm-up")
        for name, call in list(running.items()):
            epoch = attempt(name, call)
            epochs[name] += [epoch] if epoch else []
    times = {name: [epoch.seconds for epoch in epochs[name][1:]] for name in running}
    return {
        name: row(epochs[name], times[name], times.get(reference)) if name in times
        else {"why": why[name]}
        for name in makers
    }  # fmt: skip


def row(epochs: list[Epoch], seconds: list[float], reference: list[float] | None) -> dict:
    """What is kept of one competitor."""
    first, last = epochs[0], epochs[-1]
    start = max(first.seconds - statistics.median(seconds), 0.0)
    kept = {"seconds": spread(seconds), "start": start, "loss": last.loss}
    return kept | ({"times": ratios(seconds, reference)} if reference else {})
