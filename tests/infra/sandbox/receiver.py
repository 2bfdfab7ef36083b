"""A webhook that keeps what it is given, and answers as it is told to."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from tests.infra.sandbox.waiting import grown


class Receiver(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Hook)
        self.given: list[tuple[str, dict[str, str], dict[str, Any]]] = []
        self.statuses: list[int] = []  # of the next answers; 200 when there are none
        self.pauses: list[float] = []  # before the next answers

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/hooks/ok/unguessable"

    @property
    def events(self) -> list[dict[str, Any]]:
        return [event for _, _, event in self.given]

    def wait(self, count: int) -> list[dict[str, Any]]:
        """The events, once there are so many."""
        grown(self.given, count)
        return self.events


class Hook(BaseHTTPRequestHandler):
    server: Receiver

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        headers = {name.lower(): value for name, value in self.headers.items()}
        self.server.given.append((self.path, headers, json.loads(body)))
        time.sleep(self.server.pauses.pop(0) if self.server.pauses else 0)
        status = self.server.statuses.pop(0) if self.server.statuses else 200
        self.send_response(status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """A test says what it expects."""


@contextmanager
def receiving() -> Iterator[Receiver]:
    receiver = Receiver()
    thread = threading.Thread(target=receiver.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield receiver
    finally:
        receiver.shutdown()
        thread.join()
        receiver.server_close()
