"""One connection: what is no request is refused, and what is said stays on this machine."""

import socket

import pytest

from infra.sandbox.handler import LARGEST
from tests.infra.sandbox.driver import Driver


def raw(sandbox: Driver, request: bytes) -> bytes:
    """The whole answer, until the other side closes or is silent."""
    with socket.create_connection(("127.0.0.1", sandbox.port), timeout=2) as connection:
        connection.sendall(request)
        connection.shutdown(socket.SHUT_WR)
        answer = b""
        while part := connection.recv(65_536):
            answer += part
    return answer


def test_a_name_that_is_not_of_this_machine_is_refused_whatever_its_port(sandbox: Driver) -> None:
    for host, status in (
        ("127.0.0.1", 200),
        ("LOCALHOST:80", 200),
        ("evil.example", 403),
        ("127.0.0.1.evil.example", 403),
        ("", 403),
    ):
        assert sandbox.ask("GET", "/sandbox/state", Host=host).status == status, host


def test_the_answer_to_head_has_the_length_and_no_body(sandbox: Driver) -> None:
    answer = raw(sandbox, b"HEAD /sandbox/state HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
    head, _, body = answer.partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 200 ")
    assert b"Content-Length: " in head
    assert b"Content-Length: 0" not in head
    assert body == b""


@pytest.mark.parametrize(
    ("header", "status"),
    [
        (b"Transfer-Encoding: chunked", b"411"),
        (b"Content-Length: many", b"411"),
        (b"Content-Length: -1", b"411"),
        (b"Content-Length: " + str(LARGEST + 1).encode(), b"413"),
    ],
)
def test_a_body_of_no_plain_length_is_refused_and_the_connection_ends(
    sandbox: Driver, header: bytes, status: bytes
) -> None:
    answer = raw(sandbox, b"POST /sandbox/user HTTP/1.1\r\nHost: localhost\r\n" + header + b"\r\n\r\n{}")
    assert answer.startswith(b"HTTP/1.1 " + status)
    assert b"Connection: close" in answer


def test_who_serves_and_in_what_is_not_told(sandbox: Driver) -> None:
    assert sandbox.get("/sandbox/state").headers["server"].strip() == "KabinetSandbox"


def test_nothing_of_a_request_is_written_down(sandbox: Driver, capfd: pytest.CaptureFixture[str]) -> None:
    sandbox.get("/nothing?session_secret_key=SECRET")
    assert "".join(capfd.readouterr()) == ""
