"""Runs one command with limits and, on Linux, apart from the rest of the machine.

With tools of util-linux the command gets a file system of its own: the system's programs, Python
and ``KEPT``, all read-only, and its own folder. It sees no network, no other process and no other
file, and has no right to change that. Where the system refuses, the limits of time and memory hold
all the same, and ``isolated`` is False.
"""

from __future__ import annotations

import ctypes
import functools
import os
import platform
import resource
import shutil
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

GRADING = Path(__file__).resolve().parent
KEPT = sorted({Path(sys.prefix), Path(sys.base_prefix), GRADING})  # beside what is in SYSTEM
SCRIPT = r"""
set -eo pipefail
work="$1"; kept="$2"; shift 2
mount --make-rprivate /
root="$work/tmp/root"
mkdir -p "$root"
mount -t tmpfs -o size=1m none "$root"
for name in bin sbin lib lib32 lib64 libx32 usr etc sys dev proc; do
  if [ -L "/$name" ]; then ln -s "$(readlink "/$name")" "$root/$name"
  elif [ -d "/$name" ]; then mkdir "$root/$name"; mount --rbind "/$name" "$root/$name"; fi
done
mkdir "$root/tmp" "$root/old"
mount -t tmpfs -o size=64m none "$root/tmp"
printf '%s\n' "$kept" "$work" | while IFS= read -r folder; do
  case "$folder" in /usr|/usr/*) continue;; esac
  mkdir -p "$root$folder"
  mount --bind "$folder" "$root$folder"
done
findmnt --raw --noheadings --output TARGET,OPTIONS | while read -r target options; do
  target=$(printf '%b' "$target")
  case "$target" in "$root$work"|"$root/tmp"|"$root"/proc*) continue;; esac
  case "$target" in "$root"*) ;; *) continue;; esac
  keep=ro
  for flag in nosuid nodev noexec noatime nodiratime relatime; do
    case ",$options," in *",$flag,"*) keep="$keep,$flag";; esac
  done
  case "$target" in "$root/sys"/*|"$root/dev"/*) may=true;; *) may=false;; esac
  mount -o "remount,bind,$keep" "$target" 2>/dev/null || $may
done
mount -t tmpfs -o size=256m none "$root/dev/shm" 2>/dev/null || true
cd "$root"
pivot_root . old
umount -l /old
cd "$work"
: > tmp/started
exec setpriv --no-new-privs --inh-caps=-all --bounding-set=-all,+net_admin "$@"  # its own network
"""


class SandboxError(RuntimeError):
    """The sandbox itself could not be made: no notebook is to blame."""


class Ended(NamedTuple):
    """How a command ended: its exit status, or why it was ended, and the end of what it printed."""

    status: int
    why: str
    printed: str


class Limits(NamedTuple):
    """Of one submission: seconds by the clock, and bytes of memory and of any one file."""

    seconds: float = 180
    memory: int = 6 * 2**30
    file: int = 100 * 2**20


def run(
    words: Sequence[str],
    work: Path,
    limits: Limits,
    apart: bool = True,
) -> Ended:
    """Run a command in the folder ``work``, which is its home too. Raises ``SandboxError``."""
    inner = list(words)
    if apart and not isolated():
        raise SandboxError(f"{platform.node() or 'This machine'} does not set a notebook apart")
    if apart:
        inner = [*UNSHARE, "bash", "-c", SCRIPT, "sandbox", str(work),
                 "\n".join(map(str, KEPT)), *inner]  # fmt: skip
    (work / "tmp").mkdir(exist_ok=True)
    environment = {
        "PATH": os.environ.get("PATH", ""), "HOME": str(work), "TMPDIR": str(work / "tmp"),
        "LANG": "C.UTF-8", "OMP_NUM_THREADS": "1", "PYTHONPATH": os.environ.get("PYTHONPATH", ""),
        "MPLBACKEND": "Agg", "IPYTHONDIR": str(work / "tmp"), "PYTHONDONTWRITEBYTECODE": "1",
    }  # fmt: skip

    def limit():
        die_with_parent()
        resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))
        resource.setrlimit(resource.RLIMIT_FSIZE, (limits.file, limits.file))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

    with open(work / "tmp" / "printed", "w+b") as printed:
        process = subprocess.Popen(
            inner, cwd=work, env=environment, stdin=subprocess.DEVNULL, stdout=printed,
            stderr=subprocess.STDOUT, start_new_session=True, preexec_fn=limit,
        )  # fmt: skip
        why = ""
        try:
            process.wait(limits.seconds)
        except subprocess.TimeoutExpired:
            why = f"it took longer than {limits.seconds:.0f} seconds"
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
        size = printed.seek(0, os.SEEK_END)
        printed.seek(max(0, size - 4000))
        text = printed.read().decode("utf8", "replace")
    if apart and not why and not (work / "tmp" / "started").exists():
        raise SandboxError(f"The sandbox cannot be made: {' '.join(text.split())[-300:]}")
    return Ended(process.returncode, why, text)


def die_with_parent() -> None:
    """Have Linux end this process as soon as the one that started it has ended."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, signal.SIGKILL)


UNSHARE = (
    "unshare", "--user", "--map-root-user", "--mount", "--net", "--pid", "--ipc", "--uts",
    "--fork", "--kill-child", "--mount-proc",
)  # fmt: skip


TOOLS = ("unshare", "findmnt", "pivot_root", "setpriv", "bash")


@functools.cache
def isolated() -> bool:
    """Whether this system lets a command run apart."""
    if sys.platform != "linux" or not all(map(shutil.which, TOOLS)):
        return False
    tried = subprocess.run([*UNSHARE, "true"], capture_output=True)
    return tried.returncode == 0
