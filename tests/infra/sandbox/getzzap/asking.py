"""Calls the played marketplace, and hears what it tells."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from tests.infra.sandbox.driver import Answer, Driver
from tests.infra.sandbox.waiting import grown

TOKEN = "Bearer sandbox-getzzap-token"
SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
WHOLE = [{"key": "1", "quantity": 2}]
SINCE = "since=2020-01-01T00:00:00Z&until=2099-01-01T00:00:00Z"


def get(sandbox: Driver, path: str) -> Answer:
    return sandbox.ask("GET", f"/getzzap/api/{path}", Authorization=TOKEN)


def decide(sandbox: Driver, path: str, body: bytes, content_type: str = "application/json") -> Answer:
    return sandbox.ask("POST", f"/getzzap/api/orders/{path}", body, content_type, Authorization=TOKEN)


def made(sandbox: Driver, **wish: Any) -> str:
    return str(sandbox.control("getzzap/order", wish)["order"]["order"])


class Ear(ThreadingHTTPServer):
    """``heard``: headers by small letters, and the body."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Hearing)
        self.heard: list[tuple[dict[str, str], bytes]] = []
        self.statuses: list[int] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/hooks/getzzap"

    def wait(self, count: int) -> list[tuple[dict[str, str], bytes]]:
        return grown(self.heard, count)


class Hearing(BaseHTTPRequestHandler):
    server: Ear

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.heard.append(({name.lower(): value for name, value in self.headers.items()}, body))
        self.send_response(self.server.statuses.pop(0) if self.server.statuses else 200)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """A test says what it expects."""


@contextmanager
def hearing(sandbox: Driver, **chosen: Any) -> Iterator[Ear]:
    ear = Ear()
    thread = threading.Thread(target=ear.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        sandbox.control("getzzap/webhook", {"url": ear.url, "secret": SECRET, "late": 0.05, "retry": 0.02, **chosen})
        yield ear
    finally:
        ear.shutdown()
        thread.join()
        ear.server_close()
