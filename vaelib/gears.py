"""Gears: how the steps of a run are carried out. The numbers are the same up to rounding.

``eager`` carries out a step operation by operation, as it is written. ``fast`` does the same with a
fused optimizer and, on a CPU, in huge pages of memory that are kept between steps. ``graph``
records the step once as a CUDA graph and replays it, so that no step waits for Python.
"""

from __future__ import annotations

import contextlib
import ctypes
import functools
import warnings
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import torch

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

    The terms of a NamedTuple are averaged over the images on the device; nothing waits for them
    before the end of the epoch.
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

    The first ``WARM_UP`` steps and batches of another size are eager. ``record(function)`` carries
    nothing out and returns what carries it out later: ``recorded`` on CUDA.
    """

    def __init__(self, step, optimizers: Optimizers, batch_size: int, record: Callable):
        super().__init__(step, optimizers)
        self.batch_size, self.record = batch_size, record
        self.steps, self.waits, self.replay = 0, "", None

    def batch(self, index: Int[Tensor, "B"], rate: float) -> None:
        if len(index) != self.batch_size or self.waits:
            return super().batch(index, rate)
        self.steps += 1
        if self.steps <= WARM_UP:
            with waits_for_device() as found:
                super().batch(index, rate)
            if found and self.steps == WARM_UP:  # the first steps may wait once, to set things up
                self.waits = str(found[0].message)
                warnings.warn(
                    "this step waits for the GPU (as .item() or bool(tensor) do), so it cannot be "
                    f'replayed as a CUDA graph and runs in the gear "fast": {self.waits}',
                    stacklevel=2,
                )
            return None
        if self.replay is None:
            self.index = index.clone()
            self.replay = self.record(lambda: self.carry_out(self.index))
        self.index.copy_(index)
        self.set_rate(rate)
        self.replay()
        return None


@contextlib.contextmanager
def engaged(
    gear: str,
    step: Callable[[Tensor], NamedTuple],
    optimizers: Optimizers,
    batch_size: int,
    device: torch.device,
) -> Iterator[Eager]:
    """Carry out steps in ``gear``; at the end the optimizers are set as they were before."""
    with contextlib.ExitStack() as stack:
        if gear == "eager":
            yield Eager(step, optimizers)
            return
        if device.type == "cpu" and keep_memory():
            for group in groups(optimizers):
                for weight in group["params"]:  # to where the memory is kept, as with model.to(…)
                    weight.data = weight.data.clone()
        stack.enter_context(switched(optimizers, fused=True, capturable=gear == "graph"))
        if gear == "fast":
            yield Eager(step, optimizers)
            return
        here, stream = torch.cuda.current_stream(device), torch.cuda.Stream(device)
        stream.wait_stream(here)
        stack.callback(here.wait_stream, stream)
        stack.enter_context(torch.cuda.stream(stream))
        yield Graph(step, optimizers, batch_size, functools.partial(recorded, stream))


@contextlib.contextmanager
def switched(optimizers: Optimizers, fused: bool, capturable: bool) -> Iterator[None]:
    """Switch on what the optimizers can do of the two, and switch it back in the end.

    A capturable optimizer has its learning rate in a tensor, and counts its steps in another.
    """
    before = [dict(group) for group in groups(optimizers)]
    wanted = {"fused": fused, "capturable": capturable}
    for group in groups(optimizers):
        group.update({key: value for key, value in wanted.items() if key in group})
        if capturable:
            group["lr"] = torch.tensor(float(group["lr"]), device=group["params"][0].device)
    move_counters(optimizers)
    try:
        yield
    finally:
        for group, saved in zip(groups(optimizers), before, strict=True):
            group.update({key: saved[key] for key in wanted if key in saved})
            group["lr"] = float(group["lr"])
        move_counters(optimizers)


def move_counters(optimizers: Optimizers) -> None:
    """Adam's count of steps lies beside the weights if it is fused or captured, else on the CPU."""
    for single in optimizers:
        for group in single.param_groups:
            beside = group.get("fused") or group.get("capturable")
            for parameter in group["params"]:
                entries = single.state.get(parameter, {})
                if isinstance(entries.get("step"), Tensor):
                    device = parameter.device if beside else "cpu"
                    entries["step"] = entries["step"].to(device, torch.float32)


def recorded(stream: torch.cuda.Stream, function: Callable[[], None]) -> Callable[[], None]:
    """Record the CUDA kernels of ``function``, which is not carried out; returns their replay."""
    graph = torch.cuda.CUDAGraph()
    try:
        with torch.cuda.graph(graph, stream=stream):
            function()
    except RuntimeError as error:
        raise RuntimeError(
            'this step cannot be recorded as a CUDA graph: train it with gear="fast". The reason: '
            f"{error}"
        ) from error
    return graph.replay


@contextlib.contextmanager
def waits_for_device() -> Iterator[list]:
    """Collects a warning for each operation in the block that waits for the GPU."""
    before = torch.cuda.get_sync_debug_mode()
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        torch.cuda.set_sync_debug_mode("warn")
        found: list = []
        try:
            yield found
        finally:
            torch.cuda.set_sync_debug_mode(before)
            found += [warning for warning in caught if "synchroniz" in str(warning.message)]


@functools.cache
def keep_memory(size: int = 2**28) -> bool:
    """Reserve ``size`` bytes in huge pages, and ask the C library to keep what a step frees.

    Otherwise large tensors go back to the system after each step and the next one pays for them
    again, in pages of 4 kB, whose places the processor must look up all the time. Reserved memory
    is taken from the system when it is first used. Returns False, and changes little or nothing,
    where the C library or the system cannot do this: outside Linux with glibc, for instance.
    """
    try:
        c = ctypes.CDLL("libc.so.6")
        c.sbrk.restype = c.malloc.restype = ctypes.c_void_p
        trim_threshold, top_pad, mmap_threshold = -1, -2, -3  # their numbers in malloc.h
        c.mallopt(trim_threshold, 2 * size)
        c.mallopt(mmap_threshold, 2**25)
        c.mallopt(top_pad, size)  # what the heap grows by, beyond what is asked for
        begin, blocks = c.sbrk(0), []
        while c.sbrk(0) == begin and len(blocks) < 16:
            blocks.append(c.malloc(2**24))
        for block in blocks:
            c.free(ctypes.c_void_p(block))
        c.mallopt(top_pad, 2**17)
        first, end = -(-begin // 2**21) * 2**21, c.sbrk(0) // 2**21 * 2**21
        huge_pages = 14  # its number in sys/mman.h
        length = ctypes.c_size_t(max(0, end - first))
        return end > first and not c.madvise(ctypes.c_void_p(first), length, huge_pages)
    except (OSError, AttributeError):
        return False


def groups(optimizers: Optimizers) -> list[dict]:
    """The parameter groups of all optimizers."""
    return [group for single in optimizers for group in single.param_groups]
