"""The API and the pages, served by Chalice's own local server with its faults mended."""

import argparse
import sys
import time
from collections.abc import Mapping
from http import HTTPStatus
from pathlib import Path
from socketserver import TCPServer
from typing import Any, ClassVar
from urllib.parse import urlsplit
from uuid import uuid4

from chalice.config import Config
from chalice.local import (
    ChaliceRequestHandler,
    CustomLocalChalice,
    LocalChalice,
    LocalDevServer,
    LocalGatewayException,
    RouteMatcher,
    ThreadedHTTPServer,
)

from chalicelib.edge.application import PROTECTION
from infra.local.ports import LOOPBACK
from infra.local.problem import Problem
from infra.local.signals import stop_on_signals
from infra.packaging.gateway_problems import body_of, headers_of, status_of
from infra.pages.building import BUILT
from infra.pages.files import FOR_EVER, PageFile, files

PAGES = "/pages/"
"""Where the page of a local run looks for its files: the setting's default."""

UNKNOWN = "MISSING_AUTHENTICATION_TOKEN"
"""The gateway's name for a method or an address that it does not know."""

NO_REQUEST: Mapping[int, str] = {
    HTTPStatus.NOT_IMPLEMENTED: UNKNOWN,
    HTTPStatus.REQUEST_URI_TOO_LONG: "REQUEST_TOO_LARGE",
    HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE: "REQUEST_TOO_LARGE",
}
"""By the status of the standard library: what the gateway would say."""


class Handler(ChaliceRequestHandler):
    """Answers in half a millisecond instead of 44: one write per response, and no waiting for its acknowledgement."""

    disable_nagle_algorithm = True
    wbufsize = 65536
    default_request_version = "HTTP/1.1"  # of what is no request: a refusal with a status, which 0.9 does not have
    started = 0.0
    pages: ClassVar[Mapping[str, PageFile]] = {}

    def do_GET(self) -> None:
        """The pages' built files do not pass the application, here as little as in the cloud."""
        found = self.pages.get(urlsplit(self.path).path)
        if found:
            self._send_http_response_with_body(200, page_headers(found), found.content)
        else:
            self._generic_handle()

    def do_HEAD(self) -> None:
        """A body after HEAD would be read as the next response of the connection."""
        self.command = "GET"
        self._bodiless = True
        self.do_GET()

    def _send_http_response_with_body(self, code: int, headers: dict[str, Any], body: str | bytes) -> None:
        if not getattr(self, "_bodiless", False):
            super()._send_http_response_with_body(code, headers, body)
            return
        self._bodiless = False
        length = len(body if isinstance(body, bytes) else body.encode())
        self.send_response(code)
        self._send_headers({**headers, "Content-Length": str(length)})

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """What never reaches the application: in the gateway's words, without the standard library's page of HTML."""
        self.close_connection = True
        self._send_problem(NO_REQUEST.get(code, "DEFAULT_4XX"), {"Connection": "close"})

    def _send_error_response(self, error: LocalGatewayException) -> None:
        """No such address: what Chalice says of it depends on the request, and is not ours."""
        self._send_problem(UNKNOWN, {})

    def _send_problem(self, kind: str, more: dict[str, str]) -> None:
        headers = {**headers_of(kind), **more}
        self._send_http_response_with_body(status_of(kind), headers, body_of(kind, uuid4().hex))

    def parse_request(self) -> bool:
        self.started = time.monotonic()
        return bool(super().parse_request())

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """The route alone: a launch carries secrets in its query, the webhook in its path."""
        took = (time.monotonic() - self.started) * 1000
        print(f"{self.command} {self._route()} {code} {took:.0f} ms", flush=True)

    def _route(self) -> str:
        path = getattr(self, "path", "")  # what is no request has none
        if path.startswith(PAGES):
            return f"{PAGES}{{name}}"
        try:
            return str(RouteMatcher(list(self.local_gateway._app_object.routes)).match_route(path).route)
        except ValueError:
            return "(no route)"

    def log_message(self, format: str, *args: Any) -> None:
        """What the standard library logs besides requests quotes them whole."""


class Server(ThreadedHTTPServer):
    """A thread per connection; a browser that hangs up is not an error."""

    request_queue_size = 128

    def server_bind(self) -> None:
        """Without the look-up of a host name, which may take seconds where there is no resolver."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = LOOPBACK, self.server_address[1]

    def handle_error(self, request: Any, client_address: Any) -> None:
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


def page_headers(file: PageFile) -> dict[str, str]:
    """As the bucket of a deployed stage gives it."""
    return {"Content-Type": file.kind, "Content-Encoding": "gzip", "Cache-Control": FOR_EVER, **PROTECTION}


def serve(app: Any, port: int, pages: Path | None = None) -> LocalDevServer:
    """A server bound to loopback; the application keeps the request of each thread apart."""
    served = {f"{PAGES}{each.name}": each for each in files(pages)} if pages else {}
    handler = type("PagesHandler", (Handler,), {"pages": served})
    CustomLocalChalice.__bases__ = (LocalChalice, app.__class__)
    app.__class__ = CustomLocalChalice
    try:
        return LocalDevServer(
            app, Config.create(lambda_timeout=30), LOOPBACK, port, handler_cls=handler, server_cls=Server
        )
    except OSError as error:
        raise Problem(f"Port {port} cannot be used: {error.strerror}.") from error


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, required=True)
    port = parser.parse_args().port
    from app import app

    stop_on_signals()
    serve(app, port, BUILT).server.serve_forever()


if __name__ == "__main__":
    try:
        main()
    except (Problem, KeyboardInterrupt) as ending:
        sys.exit(str(ending))
