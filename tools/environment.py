"""Make .venv with everything in requirements.txt, once: the first step of every `make` command.

An old Python must read this file to say that it is too old, so its syntax is Python 3.6's.
"""

import errno
import hashlib
import os
import shutil
import subprocess
import sys

OLDEST, NEWEST = (3, 11), (3, 13)  # the pins were tried from here to there
ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
VENV = os.path.join(ROOT, ".venv")
PYTHON = os.path.join(VENV, "bin", "python")
STAMP = os.path.join(VENV, "installed")  # written last: what was installed, whole
FULL = (
    "The disk is full: free some space (.venv needs about 2 GB, with CUDA 8 GB) and run it again."
)
OFFLINE = (
    "The package index cannot be reached: connect to the internet and run the same command again."
)
NO_NETWORK = (
    "NewConnectionError",
    "ConnectTimeoutError",
    "NameResolutionError",
    "ReadTimeoutError",
    "ConnectionResetError",
    "ProtocolError",
    "ProxyError",
    "SSLError",
)


class Stop(Exception):
    """One sentence: what is wrong and what to do."""


def check_python():
    found = ".".join(map(str, sys.version_info[:3]))
    if sys.version_info[:2] < OLDEST:
        names = [f"python3.{minor}" for minor in range(NEWEST[1], OLDEST[1] - 1, -1)]
        here = next((name for name in names if usable(name)), None)
        raise Stop(
            f"This book needs Python 3.11 or newer, and {sys.executable} is Python {found}: "
            + (f"run `make book PYTHON={here}`." if here else "install a newer one, or name one, ")
            + ("" if here else "as in `make book PYTHON=python3.12`.")
        )
    try:
        import ensurepip  # noqa: F401
        import venv  # noqa: F401
    except ImportError:
        package = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
        raise Stop(
            f"Python {found} lacks its venv module: on Debian or Ubuntu run "
            f"`sudo apt install {package}`, then the same command again."
        )


def usable(*command):
    """Whether this command runs without an error."""
    try:
        nowhere = subprocess.DEVNULL
        words = command if len(command) > 1 else [*command, "-c", "import venv, ensurepip"]
        return not subprocess.call(words, stdout=nowhere, stderr=nowhere)
    except OSError:
        return False


def wanted():
    """A fingerprint of all that the environment depends on."""
    total = hashlib.sha256(f"{sys.version_info[:2]} {ROOT}".encode())
    for name in ("requirements.txt", "pyproject.toml"):
        with open(os.path.join(ROOT, name), "rb") as file:
            total.update(file.read())
    return total.hexdigest()


def installed():
    try:
        with open(STAMP) as file:
            return file.read().strip()
    except OSError:
        return None


def run(command, doing):
    """Run a command in view, its errors held back: those we know become one sentence."""
    tool = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE)
    said = tool.stderr.read().decode("utf8", "replace")
    if not tool.wait():
        return
    if "No space left on device" in said or shutil.disk_usage(ROOT).free < 50e6:
        raise Stop(FULL)
    if any(name in said for name in NO_NETWORK):
        raise Stop(OFFLINE)
    told = [line for line in said.splitlines() if "Retrying (" not in line]
    if sys.version_info[:2] > NEWEST:
        told += [
            f"The pins were tried up to Python 3.{NEWEST[1]}: name one with PYTHON=python3.13."
        ]
    raise RuntimeError("\n".join([*told, f"{doing} failed; the lines above say why."]))


def forget_half_installed():
    """A package whose unpacking was killed has no list of its files: pip must not count it."""
    for folder, subfolders, _ in os.walk(os.path.join(VENV, "lib")):
        for name in subfolders:
            path = os.path.join(folder, name)
            if name.endswith(".dist-info") and not os.path.exists(os.path.join(path, "RECORD")):
                shutil.rmtree(path)
        if os.path.basename(folder) == "site-packages":
            return


def install():
    if os.path.exists(STAMP):
        os.remove(STAMP)
    fresh = not usable(PYTHON, "-m", "pip", "--version")
    pip = [PYTHON, "-m", "pip", "install", "--disable-pip-version-check", "--retries", "2"]
    while True:
        if fresh:
            print("Making .venv …", flush=True)
            shutil.rmtree(VENV, ignore_errors=True)
            run([sys.executable, "-m", "venv", VENV], "Making .venv")
        forget_half_installed()
        print("Installing requirements.txt into .venv (several minutes, once) …", flush=True)
        try:
            run([*pip, "-r", "requirements.txt"], "Installing requirements.txt")
            break
        except RuntimeError as reason:  # a .venv that pip cannot mend is made anew, once
            if fresh:
                raise
            print(reason, flush=True)
            fresh = True
    run([*pip, "-q", "--no-deps", "--no-build-isolation", "-e", "."], "Installing vaelib")


def main():
    check_python()
    now = wanted()
    if installed() == now and usable(PYTHON, "-c", ""):
        return
    install()
    with open(STAMP, "w") as file:
        file.write(now + "\n")


if __name__ == "__main__":
    try:
        main()
    except (Stop, RuntimeError) as reason:
        sys.exit(str(reason))
    except KeyboardInterrupt:
        sys.exit("\nStopped. Run the same command again to go on.")
    except OSError as error:
        if error.errno != errno.ENOSPC:
            raise
        sys.exit(FULL)
