"""What leaves a partner, and what came of it."""

from http.client import HTTPResponse

from infra.sandbox.delivering import deliver, is_local
from tests.infra.sandbox.receiver import receiving

JSON = {"Content-Type": "application/json"}


def judge(answer: HTTPResponse) -> str:
    return f"was {answer.status}"


def test_what_is_sent_comes_as_it_is_and_its_answer_is_judged() -> None:
    with receiving() as receiver:
        receiver.statuses = [418]
        assert deliver(f"{receiver.url}?x=1", b'{"a": 1}', JSON, judge, within=5) == "was 418"
        path, headers, event = receiver.given[0]
    assert (path, headers["content-type"], event) == ("/hooks/ok/unguessable?x=1", "application/json", {"a": 1})


def test_silence_is_told_from_nobody_there() -> None:
    with receiving() as receiver:
        receiver.pauses = [0.3]
        assert deliver(receiver.url, b"{}", JSON, judge, within=0.05) == "silence"
    assert deliver(receiver.url, b"{}", JSON, judge, within=5) == "no connection"


def test_only_this_machine_is_near() -> None:
    assert all(map(is_local, ("http://127.0.0.1:5/x", "http://localhost/x", "https://[::1]:5/x")))
    assert not any(map(is_local, ("https://kabinet.example/x", "http://10.0.0.1/", "http://127.0.0.1.nip.io/", "")))
