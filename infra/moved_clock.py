"""Runs a command on another day: ``python -m infra.moved_clock 45 -- pytest …`` moves the clock of all it starts.

libfaketime stands before the system's clock, in children too; how long things take is measured as ever.
"""

import importlib.util
import os
import platform
import sys
from collections.abc import Mapping
from pathlib import Path

OFFSET = "FAKETIME"
NAMES = ("LD_PRELOAD", OFFSET, "FAKETIME_DONT_FAKE_MONOTONIC", "NO_FAKE_STAT")
"""What a process needs of the environment to live on the other day."""


def environment(days: int) -> Mapping[str, str]:
    return dict(zip(NAMES, (str(_library()), f"{days:+}d", "1", "1"), strict=True))


def days_moved() -> int:
    """By how much the clock of this process was moved."""
    return int(os.environ.get(OFFSET, "0d").removesuffix("d"))


def _library() -> Path:
    found = importlib.util.find_spec("libfaketime")
    library = Path(found.origin or "").parent / "vendor/libfaketime/src/libfaketime.so.1" if found else Path()
    if not library.is_file() or (sys.platform, platform.machine()) != ("linux", "x86_64"):
        raise SystemExit("The clock can be moved on Linux (x86_64) only, with libfaketime of requirements-dev.txt.")
    return library


def main() -> None:
    days, _, *command = sys.argv[1:]
    os.execvpe(command[0], command, {**os.environ, **environment(int(days))})  # noqa: S606 - the caller's command


if __name__ == "__main__":
    main()
