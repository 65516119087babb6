"""Run labs from top to bottom and record what they find: `make labs`, or

    python tools/labs.py [05-vae …] [--record] [--rerun] [--time]

--record  write the numbers to results/05-vae.json and the time to results/labs.json and the lab
--rerun   run with `RERUN = True` (long sweeps), to be recorded in results/05-vae-sweeps.json; files
          *.safetensors that the lab leaves in its folder go to results/ too
--time    record the time only, as on a second kind of machine
"""

import argparse
import datetime
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from tidy import ROOT, labs, tidy, times

# Runs in the lab's kernel after its last cell. A lab ends with a dict `found` of its numbers.
ASK = """
import json as _json, os as _os, platform as _platform, sys as _sys
def _number(value):
    return value.tolist()  # a tensor or an array
_facts = {"python": _platform.python_version(), "data": "none"}
_names = {value.name for value in list(globals().values()) if type(value).__name__ == "Images"}
_facts["data"] = "mnist" if "MNIST" in _names else "digits" if "digits" in _names else "none"
if "torch" in _sys.modules:
    _facts |= {"torch": _sys.modules["torch"].__version__.split("+")[0],
               "threads": _sys.modules["torch"].get_num_threads()}
if "numpy" in _sys.modules:
    _facts["numpy"] = _sys.modules["numpy"].__version__
if "vaelib.runs" in _sys.modules:
    _facts["device"] = _sys.modules["vaelib.runs"].device_name()
if "vaelib" in _sys.modules:
    _facts["version"] = getattr(_sys.modules["vaelib"], "__version__", "")
print(_json.dumps({"facts": _facts, "found": globals().get("found"),
                   "sweeps": globals().get("sweeps")}, default=_number, allow_nan=False))
"""


class LabError(Exception):
    """A lab stopped; the message says where and why."""


class Run(NamedTuple):
    """What one run of a lab gave."""

    seconds: float
    notebook: nbformat.NotebookNode
    facts: dict
    found: dict | None
    sweeps: dict | None


def run_lab(path, folder, rerun=False, say=lambda text: None, env=None, timeout=600):
    """Execute a copy of a lab in `folder`, which stays empty of everything else."""
    notebook = nbformat.read(path, as_version=4)
    if rerun:
        for cell in notebook.cells:
            cell.source = cell.source.replace("RERUN = False", "RERUN = True")
    code = [number for number, cell in enumerate(notebook.cells) if cell.cell_type == "code"]
    notebook.cells.append(nbformat.v4.new_code_cell(ASK, id="ask"))
    ended = []

    def starts(cell, cell_index):
        if cell.id == "ask":
            ended.append(time.monotonic())
        elif cell_index in code:
            say(f"cell {code.index(cell_index) + 1} of {len(code)}")

    client = NotebookClient(
        notebook,
        timeout=None if rerun else timeout,
        resources={"metadata": {"path": str(folder)}},
        on_cell_start=starts,
    )
    began = time.monotonic()
    try:
        # stderr of the kernel itself, not of the lab: one line about its transport
        client.execute(env=os.environ | (env or {}), stderr=subprocess.DEVNULL)
    except CellTimeoutError:
        raise LabError(f"{path.stem}: a cell ran longer than {timeout} s") from None
    except DeadKernelError:
        raise LabError(f"{path.stem}: Python itself stopped (out of memory?)") from None
    except CellExecutionError as error:
        raise LabError(f"{path.stem}: {explain(notebook, error)}") from None
    answer = json.loads(notebook.cells.pop()["outputs"][0]["text"])
    seconds = ended[0] - began
    return Run(seconds, notebook, answer["facts"], answer["found"], answer["sweeps"])


def explain(notebook, error):
    """The error's own sentence, the cell, and what the cell says."""
    for number, cell in reversed(list(enumerate(notebook.cells))):  # earlier ones are expected
        if any(output.output_type == "error" for output in cell.get("outputs", [])):
            if cell.id == "ask":
                return f"`found` or `sweeps` cannot be written as JSON: {error.evalue}"
            return f"{error.ename}: {error.evalue}\nin cell {number}:\n{cell.source}"
    return f"{error.ename}: {error.evalue}"


# -- recording -----------------------------------------------------------------------------------


def commit():
    def git(*words):
        return subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True)

    head = git("rev-parse", "--short", "HEAD")
    if head.returncode:
        return "none"
    return head.stdout.strip() + ("-dirty" if git("status", "--porcelain").stdout else "")


def machine(device):
    """The processor's name beside a number of cores, as in "2 CPU cores (AMD EPYC 7763)"."""
    name = ""
    if Path("/proc/cpuinfo").exists():
        lines = Path("/proc/cpuinfo").read_text().splitlines()
        name = next((line.split(":", 1)[1].strip() for line in lines if "model name" in line), "")
    elif sys.platform == "darwin":
        ask = ["sysctl", "-n", "machdep.cpu.brand_string"]
        name = subprocess.run(ask, capture_output=True, text=True).stdout.strip()
    return f"{device} ({name})" if name and "CPU" in device else device


def provenance(run):
    facts = run.facts | {"device": machine(run.facts.get("device", "CPU")), "cores": os.cpu_count()}
    if run.found and "seeds" in run.found:
        facts["seeds"] = run.found["seeds"]
    return {"date": today()} | facts | {"commit": commit(), "seconds": round(run.seconds)}


def today():
    return datetime.date.today().isoformat()


def short(value):
    """Seven significant digits: enough for any page, short enough to read."""
    if isinstance(value, float):
        return float(f"{value:.7g}")
    if isinstance(value, dict):
        return {key: short(item) for key, item in value.items()}
    return [short(item) for item in value] if isinstance(value, list) else value


def write_json(path, content):
    path.parent.mkdir(exist_ok=True)
    part = path.with_suffix(".part")
    part.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf8")
    part.replace(path)


def record(lab, run, rerun, time_only):
    """Write one run to results/ and to the lab's first cell."""
    if run.facts["data"] == "digits":
        raise LabError(f"{lab}: not recorded, because it ran on the digits set instead of MNIST")
    name, values = (f"{lab}-sweeps", run.sweeps) if rerun else (lab, run.found)
    if not time_only:
        if not isinstance(values, dict):
            raise LabError(f"{lab}: it has no dict `{'sweeps' if rerun else 'found'}` to record")
        content = {"values": short(values), "provenance": provenance(run)}
        write_json(ROOT / "results" / f"{name}.json", content)
        print(f"{lab}: wrote results/{name}.json")
    if not rerun:
        table = times()
        entry = {"seconds": round(run.seconds), "date": today(), "torch": run.facts.get("torch")}
        table.setdefault(lab, {})[run.facts.get("device", "CPU")] = entry
        write_json(ROOT / "results" / "labs.json", dict(sorted(table.items())))
        tidy()


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    options.add_argument("lab", nargs="*", help="as in 05-vae; all labs if none is named")
    for name in ("record", "rerun", "time"):
        options.add_argument(f"--{name}", action="store_true")
    options = options.parse_args()
    known = {path.stem: path for path in labs()}
    unknown = set(options.lab) - set(known)
    if unknown:
        sys.exit(f"There is no lab {', '.join(unknown)}. The labs are {', '.join(known)}.")
    for lab in options.lab or known:
        began, folder = time.monotonic(), tempfile.TemporaryDirectory()

        def say(text, lab=lab, began=began):
            print(f"{lab}: {text} · {time.monotonic() - began:.0f} s", flush=True)

        try:
            with folder:
                run = run_lab(known[lab], folder.name, rerun=options.rerun, say=say)
                if options.rerun and options.record:  # tensors that the long run kept
                    for kept in Path(folder.name).glob("*.safetensors"):
                        shutil.copy(kept, ROOT / "results")
            print(f"{lab}: {run.seconds:.0f} s on {run.facts.get('device', 'CPU')}", flush=True)
            print(json.dumps(short(run.sweeps if options.rerun else run.found), indent=1))
            if options.record or options.time:
                record(lab, run, options.rerun, options.time)
        except LabError as error:
            sys.exit(str(error))


if __name__ == "__main__":
    main()
