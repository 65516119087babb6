"""The memory that training on a CPU takes and frees in each step: kept, and in huge pages."""

from __future__ import annotations

import ctypes
import functools
import threading
from collections.abc import Iterable

from vaelib.shapes import Tensor

PAGE = 2**21  # bytes of a huge page
TRIM_THRESHOLD, TOP_PAD, MMAP_THRESHOLD = -1, -2, -3  # their numbers in malloc.h
HUGE_PAGE, COLLAPSE = 14, 25  # their numbers in sys/mman.h


def keep(weights: Iterable[Tensor] = (), size: int = 2**28) -> bool:
    """Reserve ``size`` bytes in huge pages, and ask the C library to keep what a step frees.

    Otherwise large tensors go back to the system after each step, and the next one pays for them
    again, in pages of 4 kB, whose places the processor must look up all the time. The memory of
    ``weights`` is put into huge pages where it lies. All of this holds for the process, until it
    ends; reserved memory is taken from the system when it is first used.

    Returns False, and changes nothing, where it cannot be done: outside Linux with glibc, with
    another allocator, or outside the main thread, which has a memory of its own.
    """
    c = library()
    if c is None or threading.current_thread() is not threading.main_thread():
        return False
    reserve(size)
    for weight in weights:
        first, end = down(weight.data_ptr()), up(weight.data_ptr() + weight.nbytes)
        c.madvise(first, end - first, COLLAPSE)  # a system that cannot do it refuses
    return True


@functools.cache
def library() -> ctypes.CDLL | None:
    """glibc, if it is what torch asks for memory."""
    try:
        c = ctypes.CDLL("libc.so.6")
        addresses = {ctypes.cast(of.malloc, ctypes.c_void_p).value for of in (c, ctypes.CDLL(None))}
        for needed in ("mallopt", "sbrk", "madvise"):
            getattr(c, needed)
    except (OSError, AttributeError, TypeError):
        return None
    if len(addresses) > 1:  # tcmalloc or jemalloc was put before it
        return None
    c.malloc.argtypes, c.malloc.restype = [ctypes.c_size_t], ctypes.c_void_p
    c.sbrk.argtypes, c.sbrk.restype = [ctypes.c_ssize_t], ctypes.c_void_p
    c.free.argtypes = [ctypes.c_void_p]
    c.madvise.argtypes = [ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int]
    return c


@functools.cache
def reserve(size: int) -> None:
    """Let the heap grow by ``size`` bytes at once, in huge pages, and never shrink below that."""
    c = library()
    c.mallopt(TRIM_THRESHOLD, 2 * size)
    c.mallopt(MMAP_THRESHOLD, 2**25)  # the largest that glibc takes
    c.mallopt(TOP_PAD, size)  # what the heap grows by, beyond what is asked for
    begin, blocks = c.sbrk(0), []
    while c.sbrk(0) == begin and len(blocks) < 16:
        blocks.append(c.malloc(2**24))
    for block in blocks:
        c.free(block)
    c.mallopt(TOP_PAD, 2**17)  # as it was
    first, end = up(begin), down(c.sbrk(0))
    if end > first:
        c.madvise(first, end - first, HUGE_PAGE)


def down(address: int) -> int:
    """The last start of a huge page at or before ``address``."""
    return address // PAGE * PAGE


def up(address: int) -> int:
    """The first start of a huge page at or after ``address``."""
    return -(-address // PAGE) * PAGE
