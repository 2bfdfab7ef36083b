"""MiniStack, the local AWS-compatible backend: one process on loopback, in its own environment."""

import os
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.error import URLError
from urllib.request import Request, urlopen

from infra import moved_clock
from infra.local.environments import ROOT, ministack_python
from infra.local.ports import LOOPBACK, free_port
from infra.local.problem import Problem

REGION = "eu-central-1"
# With IAM enforced, MiniStack takes whoever has its own keys for the owner of the account.
CREDENTIALS = {"AWS_ACCESS_KEY_ID": "local", "AWS_SECRET_ACCESS_KEY": "local"}
INHERITED = {"PATH", "HOME", "LANG", "LC_ALL", "TZ", *moved_clock.NAMES}
READY_SECONDS = 20
# What changed last is written between SIGTERM and the exit.
STOP_SECONDS = 30


@dataclass(frozen=True)
class MiniStack:
    """A running instance."""

    port: int
    process: subprocess.Popen[bytes] = field(repr=False)

    @property
    def url(self) -> str:
        return f"http://{LOOPBACK}:{self.port}"

    def reset(self) -> None:
        """Forget every resource (some milliseconds, against half a second for a new instance)."""
        urlopen(Request(f"{self.url}/_ministack/reset", method="POST"), timeout=10).close()

    def stop(self) -> None:
        """Ask, and wait until the state is on disk."""
        with suppress(ProcessLookupError):
            self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


@contextmanager
def running(port: int | None = None, state: Path | None = None, *, auth: bool = False) -> Iterator[MiniStack]:
    """An instance for the length of a `with`; `state` keeps its data, `auth` enforces signatures and IAM policies."""
    with tempfile.TemporaryDirectory(prefix="kabinet-ministack-") as scratch:
        instance = start(port or free_port(), Path(scratch), state, auth=auth)
        try:
            yield instance
        finally:
            instance.stop()


def start(
    port: int,
    scratch: Path,
    state: Path | None = None,
    *,
    auth: bool = False,
    born: Callable[[int], None] = lambda pid: None,
) -> MiniStack:
    """Start and wait until it answers; `scratch` receives its log and temporary files."""
    scratch.mkdir(parents=True, exist_ok=True)
    log = scratch / "ministack.log"
    with log.open("ab") as output:
        process = subprocess.Popen(
            [str(ministack_python()), "-m", "infra.local.keeping" if state else "ministack"],
            cwd=ROOT,
            env=_environment(port, scratch, state, auth=auth),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,  # a Ctrl-C in the terminal is for the supervisor, which stops this one last
        )
    born(process.pid)
    instance = MiniStack(port, process)
    _wait(instance, log)
    return instance


def _environment(port: int, scratch: Path, state: Path | None, *, auth: bool) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name in INHERITED}
    settings = {
        "BIND_HOST": LOOPBACK,  # it runs uploaded code and would listen on every interface
        "MINISTACK_HOST": LOOPBACK,
        "GATEWAY_PORT": str(port),
        "MINISTACK_REGION": REGION,
        "IOT_MTLS_ENABLED": "0",
        "SFTP_ENABLED": "0",
        "LOG_LEVEL": "WARNING",
        "TMPDIR": str(scratch),
        "AUTH": str(auth).lower(),
        "CLOUDTRAIL_RECORDING": "1" if auth else "0",  # who called what: the proof of least privilege
    }
    return kept | settings | CREDENTIALS | (_persistence(state) if state else {})


def _persistence(state: Path) -> dict[str, str]:
    objects = state / "objects"
    objects.mkdir(parents=True, exist_ok=True)
    return {"PERSIST_STATE": "1", "STATE_DIR": str(state), "S3_PERSIST": "1", "S3_DATA_DIR": str(objects)}


def _wait(instance: MiniStack, log: Path) -> None:
    deadline = time.monotonic() + READY_SECONDS
    while time.monotonic() < deadline and instance.process.poll() is None:
        with suppress(URLError, ConnectionError, TimeoutError):
            urlopen(f"{instance.url}/_ministack/health", timeout=2).close()
            return
        time.sleep(0.02)
    instance.stop()
    raise Problem(f"The local backend did not start on port {instance.port}; its log: {log}")
