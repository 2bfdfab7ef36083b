"""The server: loopback only, one thread per connection, one table of routes."""

import re
import sys
from collections.abc import Mapping, Sequence
from http.server import ThreadingHTTPServer
from pathlib import Path

from infra.sandbox.control import Control
from infra.sandbox.handler import SandboxHandler
from infra.sandbox.pages import Pages
from infra.sandbox.partners import PARTNERS, Partner, Routed
from infra.sandbox.surroundings import Surroundings
from infra.sandbox.wire import Refused, Reply, Request, Route, json_reply


class SandboxServer(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 128

    def __init__(self, port: int, cabinet: str, directory: Path, environ: Mapping[str, str]) -> None:
        super().__init__(("127.0.0.1", port), SandboxHandler)
        self.address = f"http://127.0.0.1:{self.server_port}/"
        self.surroundings = Surroundings(self.address, cabinet, directory, environ)
        self.partners = [build(self.surroundings) for build in PARTNERS]
        self.routes = compile_routes(self.surroundings, self.partners)

    def answer(self, request: Request) -> Reply:
        paths = [(r, m) for r, p in self.routes if (m := p.fullmatch(request.path))]
        for route, match in paths:
            if route.method == request.method:
                return answered(route, request, match.groups())
        if paths:
            return json_reply({"error": "This address does not take this method."}, 405)
        return json_reply({"error": "Nothing lives at this address."}, 404)

    def server_close(self) -> None:
        super().server_close()
        if hasattr(self, "partners"):  # absent when the port was taken
            self.surroundings.faults.stop()
            for partner in self.partners:
                partner.stop()

    def handle_error(self, request: object, client_address: object) -> None:
        """A broken connection is daily bread here; anything else is told with its traceback."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


def compile_routes(surroundings: Surroundings, partners: Sequence[Partner]) -> list[tuple[Route, re.Pattern[str]]]:
    parts: list[Routed] = [
        Pages(surroundings.address, surroundings.cabinet),
        Control(surroundings, partners),
        *partners,
    ]
    return [(route, re.compile(route.pattern)) for part in parts for route in part.routes]


def answered(route: Route, request: Request, arguments: tuple[str, ...]) -> Reply:
    try:
        return route.answer(request, *arguments)
    except Refused as refusal:
        return json_reply({"error": refusal.message}, refusal.status)
