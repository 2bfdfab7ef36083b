"""Virtual environments made from hashed requirements, remade only when these change.

Standard library only: this is what runs before anything is installed.
"""

import argparse
import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import venv
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

from infra.local.installers import Installer
from infra.local.problem import Problem

ROOT = Path(__file__).resolve().parents[2]
RUNTIME = Path(os.environ.get("KABINET_RUNTIME") or ROOT / ".runtime")
APPLICATION = ROOT / ".venv"
RUN, DEVELOP, LOCAL = (ROOT / f"requirements-{name}.txt" for name in ("run", "dev", "local"))
ROOM = 500_000_000
PIP = Installer(
    name="pip",
    registry="PIP_INDEX_URL",
    # An unreachable registry it reports as a release that does not exist.
    unreachable=(
        "Failed to establish a new connection",
        "Temporary failure in name resolution",
        "(from versions: none)",
    ),
    mark="ERROR: ",
    telling=slice(-1, None),
)


def ministack_python() -> Path:
    """The interpreter of MiniStack's own environment; KABINET_MINISTACK names another one (or its bin folder)."""
    given = os.environ.get("KABINET_MINISTACK")
    if given:
        place = Path(given)
        return (place if place.is_dir() else place.parent) / "python"
    return environment(RUNTIME / "ministack", LOCAL)


def environment(place: Path, requirements: Path, *also_good: Path, part: Path | None = None) -> Path:
    """The interpreter of an environment that holds the requirements, or those of a file that includes them.

    One that holds a ``part`` of them is added to, never remade: something may be running from it.
    """
    python, stamp = place / "bin" / "python", place / "requirements.sha256"
    wanted = [_fingerprint(file) for file in (requirements, *also_good)]
    with alone(place.name):
        held = stamp.read_text() if stamp.is_file() and python.exists() else ""
        if held in wanted:
            return python
        print(f"Preparing {place.name} from {requirements.name} (once) …", flush=True)
        if not part or held != _fingerprint(part):
            _make(place)
        install(python, requirements)
        stamp.write_text(wanted[0])
    return python


@contextmanager
def alone(name: str) -> Iterator[None]:
    """Two commands in one folder prepare the same thing one after the other."""
    RUNTIME.mkdir(parents=True, exist_ok=True)
    with (RUNTIME / f"{name}.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print(f"Another command prepares {name}; waiting for it …", flush=True)
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _fingerprint(requirements: Path) -> str:
    return hashlib.sha256(requirements.read_bytes() + sys.version.encode()).hexdigest()


def _make(place: Path) -> None:
    if not find_spec("ensurepip"):
        raise Problem("This Python cannot make virtual environments; on Debian or Ubuntu: apt install python3-venv")
    shutil.rmtree(place, ignore_errors=True)
    if shutil.disk_usage(ROOT).free < ROOM:
        raise Problem(f"The disk of {ROOT} is nearly full; the environments need {ROOM // 1_000_000} MB.")
    venv.create(place, with_pip=True)


def install(python: Path, requirements: Path, more: Sequence[str] = ()) -> None:
    """For that interpreter, or as ``more`` options of pip say. Raises Problem."""
    options = [
        "--quiet",
        "--no-compile",
        "--disable-pip-version-check",
        "--no-deps",
        "--only-binary=:all:",
        "--require-hashes",
        *more,
    ]
    command = [str(python), "-m", "pip", "install", *options, "-r", str(requirements)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise PIP.failed(requirements.name, done.stderr)


def prepare(purpose: str) -> None:
    """Everything the purpose needs, at the same time; tests on moto alone need no local cloud."""
    with ThreadPoolExecutor() as workers:
        pages = workers.submit(_pages, purpose)
        on_moto = purpose == "develop" and os.environ.get("CLOUD") == "moto"
        ministack = None if on_moto else workers.submit(ministack_python)
        if purpose == "run":
            environment(APPLICATION, RUN, DEVELOP)
        else:
            environment(APPLICATION, DEVELOP, part=RUN)
        if ministack:
            ministack.result()
        pages.result()


def _pages(purpose: str) -> None:
    from infra.pages import building, node  # they stand on this module
    from infra.pages.sources import SOURCES

    for source in SOURCES:
        node.tools(source, node.WHOLE if purpose == "develop" else node.BUILDING)
    building.build()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("purpose", choices=["run", "develop"])
    try:
        prepare(parser.parse_args().purpose)
    except Problem as problem:
        sys.exit(f"\n{problem}")
    except OSError as error:
        sys.exit(f"\n{error.strerror}: {error.filename or ROOT}")
    except subprocess.CalledProcessError as error:
        sys.exit(f"\nMaking a virtual environment failed: {error}")
    except KeyboardInterrupt:
        sys.exit("\nInterrupted; run the command again to go on.")
