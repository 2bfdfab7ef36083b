"""A sandbox on a free port, in a thread."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from infra.sandbox.server import SandboxServer
from tests.infra.sandbox.driver import Driver

CABINET = "http://127.0.0.1:8000/app"


@contextmanager
def running(directory: Path, cabinet: str = CABINET) -> Iterator[Driver]:
    server = SandboxServer(0, cabinet, directory, {})
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield Driver(server.server_port)
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
