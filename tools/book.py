"""Build the site into _build/html with every lab executed: `make book`; `--serve` shows it."""

import errno
import functools
import hashlib
import http.server
import json
import os
import re
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

from tidy import ROOT, duration, labs, times

BUILD = ROOT / "_build"
HTML = BUILD / "html"
STATE = BUILD / "state.json"  # what the last build was made of
FULL = os.strerror(errno.ENOSPC)  # as every program says it
NO_ROOM = "The disk is full: free some space (the build needs 1 GB) and run the command again."


def digest(paths):
    total = hashlib.sha256()
    for path in sorted(paths):
        if path.is_file():
            total.update(path.name.encode() + b"\0" + path.read_bytes())
    return total.hexdigest()[:16]


# -- what a lab's outputs depend on, beside its own code -------------------------------------------


def which_data():
    """The name MNIST, downloaded now if need be, or digits, with a printed reason."""
    ask = "from vaelib import data; print('DATA', data.mnist_or_digits()[0].name)"
    answer = subprocess.run(
        [sys.executable, "-c", ask], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    if answer.returncode:  # a damaged file: the error says which
        sys.exit(1)
    *said, last = answer.stdout.splitlines()
    print("\n".join(said))
    return last.removeprefix("DATA ")


def ingredients(lab, data):
    """A fingerprint of the library, the data and the recorded runs that a lab's text names."""
    text = lab.read_text(encoding="utf8")
    named = [p for p in (ROOT / "results").glob("*.json") if p.stem in text and p.stem != "labs"]
    code = digest([*(ROOT / "vaelib").rglob("*.py"), ROOT / "requirements.txt"])
    return [code, digest(named), data, json.dumps(times(ROOT).get(lab.stem))]


def forget(lab):
    """Drop a lab's cached outputs and its page, so that it runs again."""
    from jupyter_cache import get_cache

    if (BUILD / ".jupyter_cache").is_dir():
        cache = get_cache(BUILD / ".jupyter_cache")
        for kept in cache.list_cache_records():
            if Path(kept.uri).stem == lab.stem:
                cache.remove_cache(kept.pk)
    (BUILD / ".doctrees" / "notebooks" / f"{lab.stem}.doctree").unlink(missing_ok=True)


# -- the build -------------------------------------------------------------------------------------


class Progress:
    """Passes the builder's lines on, names the running lab, and keeps its warnings."""

    def __init__(self):
        self.warnings, self.lab, self.began = [], None, 0.0
        threading.Thread(target=self.heartbeat, daemon=True).start()

    def heartbeat(self):
        while sys.stdout.isatty():
            time.sleep(1)
            if lab := self.lab:
                print(f"\r  {lab}: {time.monotonic() - self.began:.0f} s ", end="", flush=True)

    def line(self, text):
        text = re.sub(r"\x1b\[[0-9;]*m", "", text).rstrip()
        executing = re.search(r"([\w-]+)\.ipynb: Executing notebook", text)
        executed = re.search(r"([\w-]+)\.ipynb: Executed notebook in ([\d.]+)", text)
        if executing:
            name, known = executing[1], times(ROOT).get(executing[1], {})
            usual = " or ".join(f"{duration(run['seconds'])} on {on}" for on, run in known.items())
            print(f"  lab {name}: running{f' (measured: {usual})' if usual else ''}", flush=True)
            self.lab, self.began = name, time.monotonic()
        elif executed:
            self.lab = None
            print(f"\r  lab {executed[1]}: done in {float(executed[2]):.0f} s", flush=True)
        elif "WARNING" in text and "Kernel is running over TCP" in text:
            pass
        elif re.search(r"\b(WARNING|ERROR|CRITICAL)\b", text):
            self.lab = None
            self.warnings.append(text.replace(f"{ROOT}/", ""))
            if FULL not in text:
                print(self.warnings[-1], flush=True)
        elif re.match(r"(reading sources|writing output).*\]", text):
            print(text, flush=True)


def jupyter_book(everything):
    """Run the builder; its exit status, warnings and last lines."""
    command = [sys.executable, "-c", "from jupyter_book.cli.main import main; main()", "build", "."]
    command += ["-W", "-n", "--keep-going"] + ["--all"] * everything
    environment = os.environ | {"PYTHONUNBUFFERED": "1", "PYDEVD_DISABLE_FILE_VALIDATION": "1"}
    progress, tail = Progress(), []
    builder = subprocess.Popen(
        command, cwd=ROOT, env=environment, text=True, encoding="utf8", errors="replace",
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    try:
        for text in builder.stdout:
            progress.line(text)
            tail = [*tail[-40:], text]
        return builder.wait(), progress.warnings, "".join(tail)
    except BaseException:
        builder.terminate()
        raise
    finally:
        progress.lab = None


def build():
    began = time.monotonic()
    last = json.loads(STATE.read_text()) if STATE.exists() else {}
    BUILD.mkdir(exist_ok=True)
    data = which_data()
    now = {
        "site": digest([*(ROOT / "site").rglob("*"), ROOT / "_config.yml", ROOT / "_toc.yml"]),
        "labs": {lab.stem: ingredients(lab, data) for lab in labs(ROOT)},
    }
    for lab in labs(ROOT):
        if last.get("labs", {}).get(lab.stem) != now["labs"][lab.stem]:
            forget(lab)
    # The builder writes no style sheet when no page changed, and a page that failed is not read
    # again: after either, all pages are read anew. The labs' outputs stay in their cache.
    everything = now["site"] != last.get("site") or not last.get("complete")
    STATE.write_text(json.dumps(now | {"complete": False}))
    status, warnings, tail = jupyter_book(everything)
    if status:
        if FULL in tail + "".join(warnings):
            sys.exit(NO_ROOM)
        print(f"\nThe book was not built: {len(warnings)} warnings, each of which is an error.")
        sys.exit("\n".join(dict.fromkeys(warnings)) or tail)
    STATE.write_text(json.dumps(now | {"complete": True, "data": data}))
    print(f"\nThe site is in {HTML} ({duration(time.monotonic() - began)}).")
    print("To open it: `make serve`, then the address that it prints.")
    if data == "digits":
        print(
            "Its labs ran on scikit-learn's small digits instead of MNIST, so their numbers differ "
            "from the text: connect to the internet, or set VAELIB_DATA, and run `make book` again."
        )


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves files without a line for each request, so that the address stays in view."""

    def log_message(self, *words):
        pass


def serve(port=8000):
    if not (HTML / "index.html").exists():
        sys.exit("There is no site yet: run `make book` first.")
    handler = functools.partial(Quiet, directory=HTML)
    for number in range(port, port + 20):
        try:
            server = http.server.ThreadingHTTPServer(("127.0.0.1", number), handler)
            break
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise
    else:
        sys.exit(f"No free port from {port} to {port + 19}: stop another server first.")
    print(f"The book is at http://127.0.0.1:{number}/ (Ctrl+C stops).", flush=True)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        print()


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # leave no builder behind
    try:
        serve() if sys.argv[1:] == ["--serve"] else build()
    except KeyboardInterrupt:
        sys.exit("\nStopped. Run the command again to go on; finished labs are kept.")
    except OSError as error:
        if error.errno != errno.ENOSPC:
            raise
        sys.exit(NO_ROOM)
