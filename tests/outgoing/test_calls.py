"""What each call over HTTP has in common: its limits, the pauses it is told, and what a break says of its effect."""

import socket
import threading
from http.client import BadStatusLine

import pytest
import requests
from urllib3.exceptions import ProtocolError

from chalicelib import deadline
from chalicelib.outgoing import calls


def test_nobody_is_waited_for_longer_than_the_call_at_hand_has() -> None:
    assert calls.timeouts(1.0, 3.0) == (1.0, 3.0)
    with deadline.within(2):
        connect, read = calls.timeouts(1.0, 3.0)
        assert (connect, 1 < read <= 2) == (1.0, True)
    with deadline.within(0):
        assert calls.timeouts(1.0, 3.0) == (1.0, calls.SHORTEST)


@pytest.mark.parametrize(
    ("header", "seconds"),
    [("5", 5), ("0", 1), ("999999999", 3_600), ("9999999999", 60), ("", 60), ("-1", 60), ("1.5", 60), ("٣", 60)],
)
def test_a_pause_is_whole_seconds_within_bounds_or_the_usual_one(header: str, seconds: int) -> None:
    assert calls.pause(header, 60) == seconds


def broken(port: int) -> Exception:
    """What requests and urllib3, as they are installed, say of it."""
    with requests.Session() as session:
        session.trust_env = False
        with pytest.raises(requests.exceptions.ConnectionError) as trouble:
            session.get(f"http://127.0.0.1:{port}/", timeout=5)
    return trouble.value


def test_who_was_never_connected_to_has_heard_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
    assert calls.carried_nothing(broken(port))

    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    assert calls.carried_nothing(broken(port))
    assert calls.carried_nothing(requests.exceptions.ConnectTimeout("nobody took it in time"))


def test_after_any_other_break_the_effect_may_be_there() -> None:
    spoken = ProtocolError("Connection aborted.", BadStatusLine("NewConnectionError"))  # a partner's own words
    for trouble in (
        requests.exceptions.ConnectionError(spoken),
        OSError("reset"),
        requests.exceptions.ReadTimeout(),
        OSError(),
    ):
        assert not calls.carried_nothing(trouble)


def test_a_strange_answer_is_not_logged_with_its_address(caplog: pytest.LogCaptureFixture) -> None:
    """urllib3 would name it whole: a token of a bot, or a secret of somebody's webhook, may be part of it."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def answer() -> None:
            caller, _ = server.accept()
            with caller:
                caller.recv(65_536)
                caller.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n: no name\r\n\r\n")

        thread = threading.Thread(target=answer)
        thread.start()
        requests.get(f"http://127.0.0.1:{server.getsockname()[1]}/bot-TOKEN/x", timeout=5)
        thread.join()
    assert "TOKEN" not in caplog.text
