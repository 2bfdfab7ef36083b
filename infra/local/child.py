"""A process of the local runtime, and what happens when it ends by itself."""

import os
import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from infra.local.environments import ROOT
from infra.local.problem import Problem

READY_SECONDS = 20
PAUSE_SECONDS = 1


class Child:
    """Started in a session of its own: a Ctrl-C in the terminal is for the supervisor, which ends all in order."""

    def __init__(
        self,
        name: str,
        command: Sequence[str],
        environment: Mapping[str, str],
        log: Path,
        *,
        patience: float = 10,
        born: Callable[[int], None] = lambda pid: None,
    ) -> None:
        self.name, self.log = name, log
        self._command, self._environment, self._patience, self._born = command, environment, patience, born
        log.parent.mkdir(parents=True, exist_ok=True)
        self._output = log.open("wb")
        self._process = self._start()

    def _start(self) -> subprocess.Popen[bytes]:
        self._started = time.monotonic()
        process = subprocess.Popen(
            self._command,
            cwd=ROOT,
            env=self._environment,
            stdin=subprocess.DEVNULL,
            stdout=self._output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        self._born(process.pid)
        return process

    def wait_until_ready(self, url: str) -> None:
        """Until it answers over HTTP; Problem when it ends or takes too long instead."""
        deadline = time.monotonic() + READY_SECONDS
        while time.monotonic() < deadline and self._process.poll() is None:
            try:
                urlopen(url, timeout=5).close()
            except (URLError, ConnectionError, TimeoutError):
                time.sleep(0.02)
                continue
            return
        raise Problem(f"The {self.name} did not start{self._last_words()}; its log: {self.log}")

    def look(self) -> None:
        """Start it again when it ended by itself, but not in a tight circle."""
        if self._process.poll() is None or time.monotonic() - self._started < PAUSE_SECONDS:
            return
        print(f"The {self.name} ended ({self._process.returncode}){self._last_words()}; starting it again.", flush=True)
        self._process = self._start()

    def stop(self) -> None:
        """Ask, wait, insist."""
        if self._process.poll() is None:
            self._process.send_signal(signal.SIGTERM)
        try:
            self._process.wait(self._patience)
        except subprocess.TimeoutExpired:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
        self._output.close()

    def _last_words(self) -> str:
        lines = self.log.read_text("utf-8", "replace").strip().splitlines()
        return f": {lines[-1]}" if lines else ""
