"""`make run` as a whole, in a folder of its own."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.request import Request, urlopen

import pytest

from infra.local.environments import ROOT, ministack_python
from infra.local.ports import free_port
from tests.world import ANNA

PATIENCE = 60


class Running:
    """`python -m infra.local run` under a test."""

    def __init__(self, folder: Path, port: int, sandbox_port: int) -> None:
        self.port, self.sandbox_port, self.folder = port, sandbox_port, folder
        settings = {"PORT": str(port), "SANDBOX_PORT": str(sandbox_port), "KABINET_RUNTIME": str(folder)}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "infra.local", "run"],
            cwd=ROOT,
            env={**os.environ, **settings, "KABINET_MINISTACK": str(ministack_python())},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def said(self, text: str) -> str:
        """Everything until a line with `text`, or until the end."""
        assert self.process.stdout
        lines: list[str] = []
        for line in self.process.stdout:
            lines.append(line)
            if text in line:
                break
        return "".join(lines)

    def kill_everything(self) -> None:
        """As a machine that goes down."""
        for pid in [self.process.pid, *json.loads((self.folder / "processes.json").read_text())]:
            with suppress(ProcessLookupError):  # one was killed before, and started again
                os.kill(pid, signal.SIGKILL)

    def orders(self) -> list[object]:
        url = str(self._post(f"http://127.0.0.1:{self.sandbox_port}/sandbox/launch", {"user": ANNA})["url"])
        session = self._post(f"http://127.0.0.1:{self.port}/launch", {"query": url.partition("?")[2]})
        address = f"http://127.0.0.1:{self.port}/buyer/orders?period=all"
        with urlopen(Request(address, headers={"Authorization": f"Bearer {session['token']}"}), timeout=5) as answer:
            orders: list[object] = json.load(answer)["orders"]
            return orders

    def _post(self, address: str, body: object) -> dict[str, object]:
        request = Request(address, json.dumps(body).encode(), {"Content-Type": "application/json"})  # noqa: S310
        with urlopen(request, timeout=5) as answer:  # noqa: S310
            read: dict[str, object] = json.load(answer)
            return read


@contextmanager
def started(folder: Path, port: int, sandbox_port: int) -> Iterator[Running]:
    running = Running(folder, port, sandbox_port)
    try:
        yield running
    finally:
        if running.process.poll() is None:
            running.process.send_signal(signal.SIGINT)
        running.process.communicate(timeout=PATIENCE)


PROMISED = 6
"""Seconds, and one more, after which nothing is lost any more."""


@pytest.mark.slow
def test_data_survives_whatever_is_killed(tmp_path: Path) -> None:
    port, sandbox_port = free_port(), free_port()
    with started(tmp_path, port, sandbox_port) as first:
        assert f"http://127.0.0.1:{sandbox_port}/" in first.said("make reset")
        before = first.orders()
        assert before
        _kill_consumers(tmp_path)
        assert "The consumers ended (-9)" in first.said("starting it again")
        assert first.orders() == before
        time.sleep(PROMISED)
        first.kill_everything()
    with started(tmp_path, port, sandbox_port) as second:
        said = second.said("make reset")
        assert "not stopped in order; its data is what was saved at 20" in said
        assert "Seeding" not in said
        assert second.orders() == before
        second.process.kill()
    with started(tmp_path, port, sandbox_port) as third:
        said = third.said("make reset")
        assert "not stopped in order" not in said  # its children were asked to end before
        assert "Seeding" not in said
        assert third.orders() == before
    assert third.process.returncode == 0


def _kill_consumers(folder: Path) -> None:
    """The process whose command line names this folder's bookmarks."""
    time.sleep(1)  # the supervisor does not restart what ended at once
    for place in Path("/proc").iterdir():
        if place.name.isdigit() and re.search(rf"infra\.local\.consumers.*{re.escape(str(folder))}", _command(place)):
            os.kill(int(place.name), signal.SIGKILL)


def _command(place: Path) -> str:
    try:
        return (place / "cmdline").read_text().replace("\0", " ")
    except OSError:
        return ""


@pytest.mark.parametrize("taken", ["PORT", "SANDBOX_PORT"])
def test_a_taken_port_is_one_clear_line(tmp_path: Path, taken: str, unused_port: int) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        ports = {"PORT": unused_port, "SANDBOX_PORT": unused_port} | {taken: other.getsockname()[1]}
        with started(tmp_path, ports["PORT"], ports["SANDBOX_PORT"]) as running:
            output = running.said("never said").strip()
    assert (
        output
        == f"Port {ports[taken]} is taken by another program. Choose another one: make run {taken}={ports[taken] + 10}"
    )
    assert running.process.returncode == 1


@pytest.fixture
def unused_port() -> int:
    return free_port()
