"""Work in processes of its own: what one competitor does to its process touches no other.

That is the state of the C library's memory above all: the gear "fast" tells it to keep what is
freed, for as long as the process lives.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from typing import Any

from bench.timing import Told, sentence


class Remote:
    """The callable ``make(*arguments)``, made and called in a fresh process; ``close`` ends it.

    What goes in and comes out is pickled. An error there is ``Told`` here, in one line.
    """

    def __init__(self, make: Callable[..., Callable[[], Any]], *arguments):
        context = multiprocessing.get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self.process = context.Process(target=serve, args=(theirs, make, arguments))
        self.process.start()
        theirs.close()
        self.answer()

    def __call__(self) -> Any:
        self.pipe.send("call")
        return self.answer()

    def answer(self) -> Any:
        try:
            done, result = self.pipe.recv()
        except EOFError:
            raise Told("its process ended (out of memory?)") from None
        if not done:
            raise Told(result)
        return result

    def close(self) -> None:
        self.pipe.close()
        self.process.join()


def serve(pipe, make: Callable[..., Callable[[], Any]], arguments: tuple) -> None:
    """Make the callable, then call it as often as asked."""
    try:
        call = make(*arguments)
        pipe.send((True, None))
        while pipe.recv():
            pipe.send((True, call()))
    except EOFError:
        return
    except Exception as error:
        pipe.send((False, sentence(error)))


def alone(quick: bool, make: Callable[..., Callable[[], Any]], *arguments) -> Any:
    """What ``make(*arguments)()`` returns in a fresh process, or in this one in a quick run."""
    if quick:
        return make(*arguments)()
    remote = Remote(make, *arguments)
    try:
        return remote()
    finally:
        remote.close()
