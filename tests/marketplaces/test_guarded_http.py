"""What leaves for an address that somebody gave: nothing to our own network, whatever its name says by then."""

from __future__ import annotations

import datetime as dates
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
import requests
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from chalicelib.domain.errors import Unavailable
from chalicelib.marketplaces.http import Call, Transport
from chalicelib.marketplaces.safe_address import guarded_session
from chalicelib.usecases.ports import AccountRefused
from tests.fakes.marketplaces import CallLog, FakeLimiter, asked

NAME = "api.market.example"


class Answering(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        heard: list[str] = self.server.heard  # type: ignore[attr-defined]
        heard.append(self.headers["Host"])
        self.send_response(302 if self.path == "/moved" else 200)
        self.send_header("Location", "http://127.0.0.1/secret")
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"{}")

    def log_message(self, format: str, *args: object) -> None:
        """A test says what it expects."""


@contextmanager
def serving(certificate: Path | None = None) -> Iterator[tuple[int, list[str]]]:
    """A server on the loopback, and whom it was asked as."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Answering)
    server.heard = []  # type: ignore[attr-defined]
    if certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server.server_port, server.heard  # type: ignore[attr-defined]
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@dataclass
class Names:
    """Where each look-up of a name leads, the last for ever."""

    answers: list[list[str]]
    asked: list[str] = field(default_factory=list)

    def __call__(self, host: str, port: int, *_: Any, **__: Any) -> list[Any]:
        if host[0].isdigit():
            found = [host]
        else:
            self.asked.append(host)
            found = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (each, port)) for each in found]


@pytest.fixture
def lead(monkeypatch: pytest.MonkeyPatch) -> Any:
    def to(*answers: list[str]) -> Names:
        names = Names(list(answers))
        monkeypatch.setattr(socket, "getaddrinfo", names)
        return names

    return to


def transport(url: str, *, loopback: bool = False, log: CallLog | None = None) -> Transport:
    return Transport(
        url=url, limiter=FakeLimiter(), made=log or CallLog(), session=lambda: guarded_session(loopback=loopback)
    )


def test_nothing_leaves_for_our_own_network(lead: Any) -> None:
    with serving() as (port, heard):
        for found in (["127.0.0.1"], ["169.254.169.254"], ["10.0.0.1"], ["8.8.8.8", "127.0.0.1"], ["::1"], []):
            log = CallLog()
            lead(found)
            with pytest.raises(AccountRefused) as refused:
                asked(transport(f"https://{NAME}:{port}", log=log), Call("GET", "/x"))
            assert refused.value.reason == log.made[0].problem == "address_refused"
        assert heard == []


def test_a_name_that_leads_elsewhere_a_moment_later_is_asked_for_once(lead: Any, tmp_path: Path) -> None:
    """The first look-up is of a public address, every further one would be of ours: it is never made."""
    names = lead(["203.0.114.1"], ["127.0.0.1"])
    with serving() as (port, heard), pytest.MonkeyPatch.context() as patched:
        connected: list[Any] = []

        def refuse(address: Any, *_: Any, **__: Any) -> None:
            connected.append(address[0])
            raise ConnectionRefusedError

        patched.setattr("urllib3.util.connection.create_connection", refuse)
        with pytest.raises(Unavailable):
            asked(transport(f"https://{NAME}:{port}"), Call("GET", "/x"))
        assert (names.asked, connected, heard) == ([NAME], ["203.0.114.1"], [])


def test_another_scheme_leaves_for_nobody(lead: Any) -> None:
    lead(["8.8.8.8"])
    for url in (f"http://{NAME}", f"ftp://{NAME}", "file:///etc/passwd"):
        with pytest.raises(Unavailable):
            asked(transport(url), Call("GET", "/x"))
    with pytest.raises(AccountRefused):
        asked(transport(f"http://{NAME}", loopback=True), Call("GET", "/x"))


def test_a_name_that_nobody_knows_carried_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: Any, **__: Any) -> None:
        raise socket.gaierror

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with pytest.raises(Unavailable) as refused:
        asked(transport(f"https://{NAME}"), Call("POST", "/x", changes=True))
    assert type(refused.value) is Unavailable


def test_no_redirect_is_followed_and_no_proxy_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    with serving() as (port, heard):
        answer = asked(transport(f"http://127.0.0.1:{port}", loopback=True), Call("GET", "/moved"))
        assert (answer.status, heard) == (302, [f"127.0.0.1:{port}"])


def test_the_certificate_has_to_be_that_of_the_name(lead: Any, tmp_path: Path) -> None:
    lead(["127.0.0.1"])
    certificate = certificate_of(NAME, tmp_path)
    with serving(certificate) as (port, heard):
        for name, known in ((NAME, True), ("other.example", False)):
            session = guarded_session(loopback=True)
            session.verify = str(certificate)
            with session:
                if known:
                    assert session.get(f"https://{name}:{port}/x", timeout=(5, 5)).status_code == 200
                else:
                    with pytest.raises(requests.exceptions.SSLError):
                        session.get(f"https://{name}:{port}/x", timeout=(5, 5))
        assert heard == [f"{NAME}:{port}"]


@pytest.mark.parametrize("begins", [b"", b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n"])
def test_who_answers_a_byte_at_a_time_is_cut_off(begins: bytes) -> None:
    """Each byte comes in time, all of them never would: in the status line, or in the body."""
    with dripping(begins) as port, guarded_session(loopback=True) as session:
        begun = time.monotonic()
        with pytest.raises(requests.exceptions.RequestException):
            session.get(f"http://127.0.0.1:{port}/x", timeout=(0.2, 0.3))
        assert time.monotonic() - begun < 2


@contextmanager
def dripping(begins: bytes) -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as server:

        def answer() -> None:
            caller, _ = server.accept()
            with caller, suppress(OSError):
                caller.sendall(begins)
                for _ in range(100):
                    caller.sendall(b"H")
                    time.sleep(0.05)

        thread = threading.Thread(target=answer)
        thread.start()
        yield server.getsockname()[1]
        thread.join()


def certificate_of(name: str, folder: Path) -> Path:
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = dates.datetime.now(dates.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dates.timedelta(days=1))
        .not_valid_after(now + dates.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path = folder / "certificate.pem"
    path.write_bytes(private + made.public_bytes(serialization.Encoding.PEM))
    return path
