"""Processes of a start that was killed and could not end them itself."""

import json
import os
import signal
import subprocess
import time
from contextlib import suppress
from pathlib import Path

from infra.local.files import replace

OURS = ("infra.local", "infra.sandbox", "-m ministack")
PATIENCE = 15


class Leftovers:
    """Remembers what was started, for the next start to end what is still there."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def remember(self, pid: int) -> None:
        replace(self._file, json.dumps([*self._pids(), pid]))

    def end(self) -> None:
        """Ask each to end and wait, the last one started first: the backend, which all others need, saves its state
        when they are gone. A number given to a stranger since is left.
        """
        for pid in reversed(self._pids()):
            if _is_ours(pid):
                os.kill(pid, signal.SIGTERM)
                _wait(pid)
        self._file.unlink(missing_ok=True)

    def _pids(self) -> list[int]:
        with suppress(FileNotFoundError, json.JSONDecodeError):
            pids: list[int] = json.loads(self._file.read_text())
            return pids
        return []


def _is_ours(pid: int) -> bool:
    command = _command(pid)
    return any(name in command for name in OURS)


def _command(pid: int) -> str:
    """Empty when there is no such process. Small systems have no `ps`, others no /proc."""
    if Path("/proc/self").exists():
        with suppress(OSError):
            return Path(f"/proc/{pid}/cmdline").read_text().replace("\0", " ")
        return ""
    asked = ["ps", "-o", "command=", "-p", str(pid)]
    return subprocess.run(asked, capture_output=True, text=True, check=False).stdout


def _wait(pid: int) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and _is_ours(pid):
        time.sleep(0.1)
