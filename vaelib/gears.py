"""Gears: how the steps of a run are carried out. The numbers are the same, up to rounding.

``eager`` carries out a step operation by operation, as it is written. ``fast`` does the same with a
fused optimizer and, on a CPU, in huge pages of memory that are kept between steps. ``graph``
records the step once as a CUDA graph and replays it, so that no step waits for Python; what changes
from step to step must then be a tensor that is changed in place.
"""

from __future__ import annotations

import contextlib
import functools
import warnings
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import torch

from vaelib import memory
from vaelib.shapes import Int, Tensor

GEARS = ("eager", "fast", "graph")
Optimizers = Sequence[torch.optim.Optimizer]
WARM_UP = 3  # steps before a graph is recorded: they make the optimizer's state and the totals


def pick(gear: str | None, device: torch.device, optimizers: Optimizers) -> str:
    """The gear asked for, or the fastest one for this device and these optimizers.

    That is "graph" on CUDA if every optimizer can be captured (Adam and its kin), otherwise "fast"
    on CUDA and CPU, otherwise "eager". Raises ValueError for a gear that is not to be had.
    """
    if gear is not None and gear not in GEARS:
        raise ValueError(f"gear is one of {', '.join(GEARS)}, got {gear!r}")
    capturable = all("capturable" in group for group in groups(optimizers))
    if gear is None and device.type == "cuda" and capturable:
        return "graph"
    if gear is None:
        return "fast" if device.type in ("cpu", "cuda") else "eager"
    if gear == "graph" and device.type != "cuda":
        raise ValueError(f"a CUDA graph needs a CUDA device, and this run is on {device.type}")
    if gear == "graph" and not capturable:
        names = ", ".join(type(single).__name__ for single in optimizers)
        raise ValueError(
            f"a CUDA graph needs optimizers that can be captured, as Adam; got {names}"
        )
    if gear == "fast" and device.type not in ("cpu", "cuda"):
        raise ValueError(f'gear "fast" is for CPU and CUDA, and this run is on {device.type}')
    return gear


class Eager:
    """Carries out ``step(index) -> terms`` on one batch of indices after another.

    Terms are averaged on the device, and nothing waits for them before the end of the epoch.
    """

    def __init__(self, step: Callable[[Tensor], NamedTuple], optimizers: Optimizers):
        self.step, self.optimizers = step, optimizers
        self.totals: dict[str, Tensor] = {}

    def epoch(
        self, order: Int[Tensor, "N"], batch_size: int, rate: Callable[[float], float]
    ) -> dict[str, float]:
        """One step for each batch of ``order``; returns each term's mean over the images.

        ``rate(fraction)`` is the learning rate after that fraction of the epoch.
        """
        for total in self.totals.values():
            total.zero_()
        for start in range(0, len(order), batch_size):
            self.batch(order[start : start + batch_size], rate(start / len(order)))
        return {name: (total / len(order)).item() for name, total in self.totals.items()}

    def batch(self, index: Int[Tensor, "B"], rate: float) -> None:
        """Set the learning rate and carry out one step."""
        self.set_rate(rate)
        self.carry_out(index)

    def set_rate(self, rate: float) -> None:
        """The learning rate of every group, times its entry "relative" if it has one."""
        for group in groups(self.optimizers):
            mine = rate * group.get("relative", 1.0)
            if isinstance(group["lr"], Tensor):  # a graph reads it from where it is
                group["lr"].fill_(mine)
            else:
                group["lr"] = mine

    def carry_out(self, index: Int[Tensor, "B"]) -> None:
        """One step, whose terms are added to the totals."""
        for name, term in self.step(index)._asdict().items():
            mean = term.detach().mean()
            if name not in self.totals:
                self.totals[name] = torch.zeros_like(mean)
            self.totals[name].add_(mean, alpha=len(index))


class Graph(Eager):
    """Carries out whole batches by replaying one recording of the step.

    The first ``WARM_UP`` steps and batches of another size are eager, and all are if there is a
    reason ``why_not``. ``record(function)`` returns what carries the function out: ``recorded``.
    """

    def __init__(self, step, optimizers: Optimizers, batch_size: int, record: Callable):
        super().__init__(step, optimizers)
        self.batch_size, self.record = batch_size, record
        self.steps, self.why_not, self.replay = 0, "", None

    def epoch(self, order, batch_size, rate) -> dict[str, float]:
        if self.replay is not None and self.addresses() != self.recorded_at:
            self.replay = None  # between epochs something was moved, so it is recorded again
        return super().epoch(order, batch_size, rate)

    def batch(self, index: Int[Tensor, "B"], rate: float) -> None:
        if len(index) != self.batch_size or self.why_not:
            return super().batch(index, rate)
        self.steps += 1
        if self.steps < WARM_UP:
            return super().batch(index, rate)
        if self.steps == WARM_UP:
            return self.watched(index, rate)
        if self.replay is None:
            self.index = index.clone()
            self.replay = self.record(lambda: self.carry_out(self.index))
            self.recorded_at = self.addresses()
        self.index.copy_(index)
        self.set_rate(rate)
        return self.replay()

    def watched(self, index: Int[Tensor, "B"], rate: float) -> None:
        """An eager step that finds out whether the step can be recorded, and says if not."""
        before = torch.get_rng_state()  # of the CPU
        with waits_for_device() as found:
            super().batch(index, rate)
        if found:
            self.why_not = f"it waits for the GPU, as .item() or bool(tensor) do: {found[0]}"
        elif not torch.equal(before, torch.get_rng_state()):
            self.why_not = "it draws random numbers on the CPU, which a replay would not repeat"
        if self.why_not:
            sentence = f"this step is carried out without a CUDA graph, because {self.why_not}"
            warnings.warn(sentence, stacklevel=2)

    def addresses(self) -> list[int]:
        """Where the weights and all that the optimizers keep lie."""
        kept = [group["lr"] for group in groups(self.optimizers)]
        for single in self.optimizers:
            for weight in weights_of([single]):
                kept += [weight, *single.state.get(weight, {}).values()]
        return [tensor.data_ptr() for tensor in kept if isinstance(tensor, Tensor)]


@contextlib.contextmanager
def engaged(
    gear: str,
    step: Callable[[Tensor], NamedTuple],
    optimizers: Optimizers,
    batch_size: int,
    device: torch.device,
) -> Iterator[Eager]:
    """Carry out steps in ``gear``, then switch the optimizers back; reserved memory stays so."""
    with contextlib.ExitStack() as stack:
        if gear == "eager":
            yield Eager(step, optimizers)
            return
        if device.type == "cpu":
            memory.keep(weights_of(optimizers))
        stack.enter_context(switched(optimizers, device, capturable=gear == "graph"))
        if gear == "fast":
            yield Eager(step, optimizers)
            return
        here, stream = torch.cuda.current_stream(device), torch.cuda.Stream(device)
        stream.wait_stream(here)
        stack.callback(here.wait_stream, stream)
        stack.enter_context(torch.cuda.stream(stream))
        yield Graph(step, optimizers, batch_size, functools.partial(recorded, stream))


@contextlib.contextmanager
def switched(optimizers: Optimizers, device: torch.device, capturable: bool) -> Iterator[None]:
    """Fuse Adam and its kin, and make optimizers ``capturable``; in the end, switch it back.

    A capturable optimizer has its learning rate in a tensor, and counts its steps in another.
    """
    before = [dict(group) for group in groups(optimizers)]
    switches = ("fused", "capturable")
    try:
        for single in optimizers:
            for group in single.param_groups:
                if isinstance(single, (torch.optim.Adam, torch.optim.AdamW)):
                    group["fused"] = True
                if capturable:
                    rate = torch.tensor(float(group["lr"]), dtype=torch.float32, device=device)
                    group |= {"capturable": True, "lr": rate}
        move_counters(optimizers)
        yield
    finally:
        for group, saved in zip(groups(optimizers), before, strict=True):
            group |= {key: saved[key] for key in switches if key in saved}
            group["lr"] = float(group["lr"])
        move_counters(optimizers)


def move_counters(optimizers: Optimizers) -> None:
    """What Adam counts lies beside the weights if it is fused or captured, else on the CPU."""
    for single in optimizers:
        for group in single.param_groups:
            beside = group.get("fused") or group.get("capturable")
            for weight in group["params"]:
                entries = single.state.get(weight, {})
                for name in {"step", "mu_product"} & set(entries):
                    if isinstance(entries[name], Tensor):
                        device = weight.device if beside else "cpu"
                        entries[name] = entries[name].to(device, torch.float32)


def recorded(stream, function: Callable[[], None]) -> Callable[[], None]:
    """Record the CUDA kernels of ``function``, which is not carried out; returns their replay."""
    graph = torch.cuda.CUDAGraph()
    try:
        with torch.cuda.graph(graph, stream=stream):
            function()
    except RuntimeError as error:
        raise RuntimeError(
            "this step cannot be recorded as a CUDA graph. Start Python again and train it with "
            'gear="fast". Often a loss of this model that was computed before is still kept in a '
            f"variable, or the step calls torch.cuda.synchronize(). {error.__context__ or error}"
        ) from error
    return graph.replay


@contextlib.contextmanager
def waits_for_device() -> Iterator[list[str]]:
    """Collects the place in the code of each operation in the block that waits for the GPU."""
    before = torch.cuda.get_sync_debug_mode()
    found: list[str] = []
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        torch.cuda.set_sync_debug_mode("warn")
        try:
            yield found
        finally:
            torch.cuda.set_sync_debug_mode(before)
    for w in caught:
        if "called a synchronizing" in str(w.message):
            found.append(f"{w.filename}, line {w.lineno}")
        elif "debug mode" not in str(w.message):
            warnings.warn_explicit(w.message, w.category, w.filename, w.lineno)


def weights_of(optimizers: Optimizers) -> list[Tensor]:
    """Every weight that the optimizers move, once."""
    weights = [weight for group in groups(optimizers) for weight in group["params"]]
    return list({id(weight): weight for weight in weights}.values())


def groups(optimizers: Optimizers) -> list[dict]:
    """The parameter groups of all optimizers."""
    return [group for single in optimizers for group in single.param_groups]
