"""A webhook that acknowledges as the Market asks, or as it is told to."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from tests.infra.sandbox.waiting import grown

FINE = {"version": "1.0.0", "name": "Kabinet", "time": "2026-11-22T10:00:00Z"}


class Hook(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.given: list[tuple[str, dict[str, Any]]] = []
        self.statuses: list[int] = []  # of the next answers; 200 when there are none
        self.bodies: list[object] = []  # of the next answers; what the Market asks for when there are none
        self.pauses: list[float] = []  # before the next answers

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/hooks/unguessable"

    @property
    def types(self) -> list[str]:
        return [event["notificationType"] for _, event in self.given]

    def wait(self, count: int) -> list[dict[str, Any]]:
        """The events, once there are so many."""
        return [event for _, event in grown(self.given, count)]


class Handler(BaseHTTPRequestHandler):
    server: Hook

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.given.append((self.path, json.loads(body)))
        time.sleep(self.server.pauses.pop(0) if self.server.pauses else 0)
        told = json.dumps(self.server.bodies.pop(0) if self.server.bodies else FINE).encode()
        self.send_response(self.server.statuses.pop(0) if self.server.statuses else 200)
        self.send_header("Content-Length", str(len(told)))
        self.end_headers()
        self.wfile.write(told)

    def log_message(self, format: str, *args: object) -> None:
        """A test says what it expects."""


@contextmanager
def receiving() -> Iterator[Hook]:
    hook = Hook()
    thread = threading.Thread(target=hook.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield hook
    finally:
        hook.shutdown()
        thread.join()
        hook.server_close()
