"""A seller's program at the played Ozon, and a webhook that answers as Ozon wants it."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from infra.sandbox.ozon.partner import API_KEY, CLIENT_ID
from tests.infra.sandbox.driver import Answer, Driver
from tests.infra.sandbox.waiting import grown, once

TAKEN = {"result": True}
PONG = {"version": "1", "name": "shop", "time": "2026-11-28T10:00:00Z"}
HEADERS = {"Client-Id": CLIENT_ID, "Api-Key": API_KEY}
LIST, WAITING, GET = "/v4/posting/fbs/list", "/v4/posting/fbs/unfulfilled/list", "/v3/posting/fbs/get"
SHIP, CANCEL, CANCEL_GOODS = "/v4/posting/fbs/ship", "/v2/posting/fbs/cancel", "/v2/posting/fbs/product/cancel"
ALWAYS = {"since": "2026-01-01T00:00:00Z", "to": "2026-12-31T00:00:00Z"}


@dataclass(frozen=True)
class Shop:
    driver: Driver

    def control(self, path: str, **wish: Any) -> Any:
        return self.driver.control(f"ozon/{path}", wish)

    def refused(self, path: str, wish: Any) -> str:
        """In words."""
        answer = self.driver.post(f"/sandbox/ozon/{path}", wish)
        assert answer.status == 400, answer.body
        return str(answer.json["error"])

    def order(self, **wish: Any) -> str:
        return str(self.control("order", **wish)["posting"]["posting_number"])

    def call(self, path: str, body: Any, **headers: str) -> Answer:
        sent = {**HEADERS, **{name.replace("_", "-"): value for name, value in headers.items()}}
        return self.driver.ask("POST", f"/ozon{path}", json.dumps(body).encode(), "application/json", **sent)

    def done(self, path: str, body: Any) -> Any:
        answer = self.call(path, body)
        assert answer.status == 200, answer.body
        return answer.json

    def error(self, path: str, body: Any) -> tuple[int, str]:
        answer = self.call(path, body)
        assert set(answer.json) == {"code", "message", "details"}, answer.body
        return answer.status, answer.json["message"]

    def posting(self, number: str) -> Any:
        return self.done(GET, {"posting_number": number})["result"]

    def pushes(self) -> Any:
        return self.driver.get("/sandbox/ozon/pushes").json["pushes"]

    def settled(self, state: str, count: int = 1) -> Any:
        """The pushes in this state, once there are so many."""

        def found(pushes: Any) -> list[Any]:
            return [each for each in pushes if each["state"] == state]

        return found(once(self.pushes, lambda seen: len(found(seen)) >= count))


@dataclass
class Hook:
    """``answers`` to the next pushes: a status, or a body under 200; then every one is right."""

    url: str
    given: list[dict[str, Any]] = field(default_factory=list)
    answers: list[Any] = field(default_factory=list)

    def wait(self, count: int) -> list[dict[str, Any]]:
        return grown(self.given, count)

    @property
    def types(self) -> list[str]:
        return [each["message_type"] for each in self.given]


@contextmanager
def hooked() -> Iterator[Hook]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            event = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            hook.given.append(event)
            usual = PONG if event.get("message_type") == "TYPE_PING" else TAKEN
            answer = hook.answers.pop(0) if hook.answers else usual
            body = json.dumps(answer).encode()
            self.send_response(answer if isinstance(answer, int) and not isinstance(answer, bool) else 200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """A test says what it expects."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    hook = Hook(f"http://127.0.0.1:{server.server_port}/hooks/ozon/unguessable")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield hook
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
