"""A channel over HTTP: what is read of an answer, and which silence may have had an effect."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from types import TracebackType
from typing import Any, Self

import pytest
from requests.exceptions import ChunkedEncodingError, ConnectionError, ConnectTimeout, ReadTimeout
from urllib3.exceptions import NewConnectionError

from chalicelib import deadline
from chalicelib.channels.http import CONNECT, LARGEST, LATER, READ, HttpAnswer, post
from chalicelib.domain.errors import Unavailable
from chalicelib.outgoing import LONGEST_PAUSE, SHORTEST
from chalicelib.usecases.ports import AnswerLost

URL = "https://hooks.example.com/petr-secret"


class Played:
    """A session and its answer: ``asked`` is what it was called with; ``trouble`` is raised instead of an answer."""

    def __init__(self, trouble: Exception | None = None, body: bytes = b"{}") -> None:
        self.trouble, self.body, self.asked = trouble, body, {}
        self.status_code, self.headers = 201, {"Retry-After": "7"}

    asked: dict[str, Any]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[Exception] | None, error: Exception | None, trace: TracebackType | None) -> None: ...

    def post(self, url: str, **given: Any) -> Self:
        self.asked = {"url": url, **given}
        if self.trouble:
            raise self.trouble
        return self

    def iter_content(self, size: int) -> Iterator[bytes]:
        return (self.body[start : start + size] for start in range(0, len(self.body), size))


def test_an_answer_is_read_so_far_and_no_further() -> None:
    played = Played(body=b"x" * (LARGEST + 1))
    answer = post(URL, b"{}", {"A": "b"}, lambda: played)
    assert (answer.status, len(answer.body), answer.pause) == (201, LARGEST, 7)
    assert (played.asked["allow_redirects"], played.asked["stream"]) == (False, True)
    assert played.asked["timeout"] == (CONNECT, READ)


def test_nobody_waits_beyond_the_end_of_the_function() -> None:
    played = Played()
    with deadline.within(1.0):
        post(URL, b"", {}, lambda: played)
    assert SHORTEST <= played.asked["timeout"][1] <= 1.0
    with deadline.within(-1), pytest.raises(Unavailable, match="channel_unavailable"):
        post(URL, b"", {}, lambda: pytest.fail("nothing is begun that cannot be written down"))


@pytest.mark.parametrize(
    ("trouble", "kind", "reason"),
    [
        (ConnectTimeout(URL), Unavailable, "channel_unavailable"),
        (ConnectionError(NewConnectionError(None, URL)), Unavailable, "channel_unavailable"),  # type: ignore[arg-type]
        (ConnectionError(f"NewConnectionError({URL})"), AnswerLost, "channel_silent"),
        (ConnectionError("reset by peer"), AnswerLost, "channel_silent"),
        (ReadTimeout(URL), AnswerLost, "channel_silent"),
        (ChunkedEncodingError(URL), AnswerLost, "channel_silent"),
        (OSError(URL), AnswerLost, "channel_silent"),
    ],
)
def test_only_a_call_that_never_began_had_no_effect_for_sure(
    trouble: Exception, kind: type[Unavailable], reason: str
) -> None:
    with pytest.raises(Unavailable) as raised:
        post(URL, b"", {}, lambda: Played(trouble))
    assert (type(raised.value), raised.value.reason, raised.value.retry_after) == (kind, reason, LATER)
    assert "petr-secret" not in repr(raised.value)
    assert raised.value.__cause__ is None


@pytest.mark.parametrize(
    ("said", "pause"),
    [
        ("7", 7),
        ("0", 1),
        ("999999", LONGEST_PAUSE),
        ("", LATER),
        ("-5", LATER),
        ("soon", LATER),
        ("٣", LATER),
        ("9" * 99, LATER),
    ],
)
def test_a_partner_says_how_long_to_wait_within_reason(said: str, pause: int) -> None:
    assert HttpAnswer(429, {"retry-after": said}, b"").pause == pause
    assert HttpAnswer(429, {}, b"").pause == LATER


def test_what_is_no_json_is_nothing() -> None:
    assert HttpAnswer(200, {}, b'{"ok": true}').json == {"ok": True}
    for body in (b"", b"<html>", b"[" * 100_000, b"\xff"):
        assert HttpAnswer(200, {}, body).json is None


@pytest.mark.parametrize(
    "answer",
    [
        b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n{",
        b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Encoding: gzip\r\n\r\n{}",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nno number\r\n",
        b"no HTTP at all\r\n\r\n",
    ],
)
def test_an_answer_that_breaks_off_or_is_none_is_a_doubt(answer: bytes) -> None:
    """Whatever somebody's server says: never a fault of ours."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            caller, _ = server.accept()
            with caller:
                caller.recv(65_536)
                caller.sendall(answer)

        thread = threading.Thread(target=serve)
        thread.start()
        with pytest.raises(AnswerLost):
            post(f"http://127.0.0.1:{server.getsockname()[1]}/petr-secret", b"{}", {})
        thread.join()
