"""Virtual environments made from hashed requirements, remade only when these change.

Standard library only: this is what runs before anything is installed.
"""

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import venv
from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec
from pathlib import Path

from infra.local.problem import Problem

ROOT = Path(__file__).resolve().parents[2]
RUNTIME = Path(os.environ.get("KABINET_RUNTIME") or ROOT / ".runtime")
APPLICATION = ROOT / ".venv"
RUN, DEVELOP, LOCAL = (ROOT / f"requirements-{name}.txt" for name in ("run", "dev", "local"))


def ministack_python() -> Path:
    """The interpreter of MiniStack's own environment; KABINET_MINISTACK names another one (or its bin folder)."""
    given = os.environ.get("KABINET_MINISTACK")
    if given:
        place = Path(given)
        return (place if place.is_dir() else place.parent) / "python"
    return environment(RUNTIME / "ministack", LOCAL)


def environment(place: Path, requirements: Path, *also_good: Path) -> Path:
    """The interpreter of an environment that holds the requirements, or those of a file that includes them."""
    python, stamp = place / "bin" / "python", place / "requirements.sha256"
    wanted = [_fingerprint(file) for file in (requirements, *also_good)]
    if stamp.is_file() and stamp.read_text() in wanted and python.exists():
        return python
    print(f"Preparing {place.name} from {requirements.name} (once) …", flush=True)
    _make(place)
    _install(python, requirements)
    stamp.write_text(wanted[0])
    return python


def _fingerprint(requirements: Path) -> str:
    return hashlib.sha256(requirements.read_bytes() + sys.version.encode()).hexdigest()


def _make(place: Path) -> None:
    if not find_spec("ensurepip"):
        raise Problem("This Python cannot make virtual environments; on Debian or Ubuntu: apt install python3-venv")
    shutil.rmtree(place, ignore_errors=True)
    venv.create(place, with_pip=True)


def _install(python: Path, requirements: Path) -> None:
    options = [
        "--quiet",
        "--no-compile",
        "--disable-pip-version-check",
        "--no-deps",
        "--only-binary=:all:",
        "--require-hashes",
    ]
    command = [str(python), "-m", "pip", "install", *options, "-r", str(requirements)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        errors = [line for line in done.stderr.splitlines() if line.startswith("ERROR")] or ["pip said nothing"]
        raise Problem(
            f"Installing {requirements.name} failed: {errors[-1]}. Run the command again when that is mended."
        )


def prepare(purpose: str) -> None:
    """Everything the purpose needs, both environments at the same time."""
    application = (RUN, DEVELOP) if purpose == "run" else (DEVELOP,)
    with ThreadPoolExecutor() as workers:
        ministack = workers.submit(ministack_python)
        environment(APPLICATION, *application)
        ministack.result()


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
