"""The benchmark: `python -m bench [--only loops,floor] [--device cpu] [--quick] [--record]`."""

import argparse
import os
import sys
import time

os.environ.setdefault("KINETO_LOG_LEVEL", "6")  # the profiler says nothing of itself

import torch

from bench import costs, evaluation, floor, loops, memory, quality, report, startup
from bench.run import prepared
from bench.timing import Told
from vaelib import downloads, runs

PARTS = {
    "loops": loops,
    "floor": floor,
    "costs": costs,
    "import": startup,
    "memory": memory,
    "quality": quality,
    "evaluation": evaluation,
}


def main(words: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--device", choices=("cpu", "cuda"), help="by default cuda if there is one")
    parser.add_argument("--only", help=f"some of {','.join(PARTS)}")
    parser.add_argument("--rounds", type=int, default=5, help="repetitions of what is compared")
    parser.add_argument("--images", type=int, help="test images to evaluate; all of them if absent")
    parser.add_argument("--quick", action="store_true", help="a rehearsal on the digits set")
    parser.add_argument("--record", action="store_true", help="write results/bench-DEVICE.json")
    chosen = parser.parse_args(words)
    names = chosen.only.split(",") if chosen.only else list(PARTS)
    if unknown := set(names) - set(PARTS):
        parser.error(f"there is no part {', '.join(unknown)}; the parts are {', '.join(PARTS)}")
    if chosen.quick and chosen.record:
        parser.error("a quick run is not recorded: its numbers are of the digits set")
    if chosen.rounds < 1:
        parser.error("--rounds is at least 1")
    if chosen.record and chosen.images:
        parser.error("a recorded run evaluates all test images")
    try:
        return run(chosen, names)
    except (RuntimeError, Told, downloads.DataError, downloads.DataUnavailable) as error:
        print(error)
        return 1


def run(chosen: argparse.Namespace, names: list[str]) -> int:
    device = runs.pick_device(chosen.device or ("cuda" if torch.cuda.is_available() else "cpu"))
    rounds = 1 if chosen.quick else chosen.rounds
    measured, seconds, texts = {}, {}, []
    facts = report.facts(device)
    print(f"{facts['device']}, torch {facts['torch']}")
    with prepared(device, rounds, chosen.images, chosen.quick) as settings:
        for name in names:
            begin = time.perf_counter()
            measured[name] = PARTS[name].measure(settings)
            seconds[name] = time.perf_counter() - begin
            print(f"{name}: {seconds[name]:.0f} s", flush=True)
            texts.append(PARTS[name].show(measured[name]))
            if chosen.record:  # after each part, so that a run that is stopped keeps what it has
                report.record({name: measured[name]}, {name: seconds[name]}, device, facts)
    print("\n" + "\n\n".join(texts))
    return 0


if __name__ == "__main__":
    sys.exit(main())
