"""The process: a port that is taken, a file that is broken, an end that is asked for."""

import os
import re
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.infra.sandbox.driver import Driver

ROOT = Path(__file__).resolve().parents[3]


def start(state: Path, port: int = 0) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "infra.sandbox", "--port", str(port), "--state", str(state)]
    return subprocess.Popen(command, cwd=ROOT, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_starts_tells_its_address_and_ends_politely(tmp_path: Path, number: int) -> None:
    with start(tmp_path) as process:
        assert process.stdout is not None
        found = re.search(r"http://127\.0\.0\.1:(\d+)/", process.stdout.readline())
        assert found is not None
        assert Driver(int(found[1])).get("/sandbox/state").status == 200
        process.send_signal(number)
        _, errors = process.communicate(timeout=10)
    assert (process.returncode, errors) == (0, "")


def test_a_taken_port_is_one_clear_line(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with start(tmp_path, port) as process:
            _, errors = process.communicate(timeout=10)
    assert process.returncode == 1
    assert errors == f"sandbox: port {port} is taken; choose another with --port (SANDBOX_PORT)\n"


def test_a_broken_file_of_an_earlier_run_is_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "ok.json").write_text("{")
    with start(tmp_path) as process:
        _, errors = process.communicate(timeout=10)
    assert process.returncode == 1
    assert errors.startswith("sandbox: cannot read")
    assert errors.count("\n") == 1


def test_the_environment_decides_the_application(tmp_path: Path) -> None:
    environment = {**os.environ, "OK_APPLICATION_ID": "512000000777"}
    command = [sys.executable, "-m", "infra.sandbox", "--port", "0", "--state", str(tmp_path)]
    with subprocess.Popen(command, cwd=ROOT, text=True, stdout=subprocess.PIPE, env=environment) as process:
        assert process.stdout is not None
        port = int(process.stdout.readline().strip().rstrip("/").rsplit(":", 1)[1])
        assert dict(Driver(port).launch())["apiconnection"].startswith("512000000777_")
        process.terminate()
