"""One connection: reads a request, hands it to the routes, writes the reply in one piece."""

import socket
from http.server import BaseHTTPRequestHandler
from typing import TYPE_CHECKING, cast
from urllib.parse import urlsplit

from infra.sandbox.wire import Refused, Reply, Request, json_reply

if TYPE_CHECKING:
    from infra.sandbox.server import SandboxServer

LARGEST = 1_000_000
LOCAL = {"127.0.0.1", "localhost"}


class SandboxHandler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "KabinetSandbox"
    sys_version = ""
    disable_nagle_algorithm = True
    wbufsize = -1  # headers and body leave in one piece
    timeout = 120

    def do_GET(self) -> None:
        self._serve()

    def do_POST(self) -> None:
        self._serve()

    def do_HEAD(self) -> None:
        self._serve()

    def do_PUT(self) -> None:
        self._serve()

    def do_PATCH(self) -> None:
        self._serve()

    def do_DELETE(self) -> None:
        self._serve()

    def _serve(self) -> None:
        try:
            request = self._read()
            reply = cast("SandboxServer", self.server).answer(request)
        except Refused as refusal:
            self.close_connection = True  # what is left of the body was not read
            reply = json_reply({"error": refusal.message}, refusal.status)
        self._drop() if reply.dropped else self._write(reply)

    def _read(self) -> Request:
        host = self.headers.get("Host", "").rsplit(":", 1)[0].lower()
        if host not in LOCAL:  # a foreign page may point its own name at the loopback
            raise Refused("The sandbox answers to 127.0.0.1 and localhost only.", 403)
        length = self.headers.get("Content-Length", "0")
        if "Transfer-Encoding" in self.headers or not (length.isascii() and length.isdigit()):
            raise Refused("A plain Content-Length is needed.", 411)
        if int(length) > LARGEST:
            raise Refused("The body is larger than 1 MB.", 413)
        headers = {name.lower(): value for name, value in self.headers.items()}
        target = urlsplit(self.path)
        method = "GET" if self.command == "HEAD" else self.command
        return Request(
            method=method, path=target.path, query=target.query, headers=headers, body=self.rfile.read(int(length))
        )

    def _write(self, reply: Reply) -> None:
        try:
            self.send_response(reply.status)
            self.send_header("Content-Type", reply.content_type)
            self.send_header("Content-Length", str(len(reply.body)))
            for name, value in reply.headers.items():
                self.send_header(name, value)
            if self.close_connection:
                self.send_header("Connection", "close")
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(reply.body)
            self.wfile.flush()
        except ConnectionError:  # the caller gave up waiting, as with a slow answer
            self.close_connection = True

    def _drop(self) -> None:
        self.close_connection = True
        self.connection.shutdown(socket.SHUT_RDWR)

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing: request lines carry launch secrets."""
