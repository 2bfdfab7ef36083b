"""How a marketplace is asked: its limit, its silences, what is written down."""

import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from html import escape
from typing import Any
from urllib.parse import parse_qs

import pytest
import requests
import responses

from chalicelib import deadline
from chalicelib.domain.circuit_breaker import CircuitBreaker
from chalicelib.domain.errors import CallRefused, KabinetError, NotYet, Unavailable
from chalicelib.outgoing.transport import LARGEST, Answer, Call, Transport, unread
from chalicelib.usecases.ports import AccountRefused, AnswerLost
from infra.local.ports import free_port
from tests.factories import NOW
from tests.fakes.marketplaces import CallLog, FakeLimiter, asked

URL = "https://api.marketplace.example"
KEY = "SECRET-KEY"


@pytest.fixture
def replies() -> Iterator[responses.RequestsMock]:
    with responses.RequestsMock(assert_all_requests_are_fired=False) as mock:
        yield mock


class Asking:
    def __init__(self, url: str = URL, **limits: Any) -> None:
        self.limiter, self.log = FakeLimiter(), CallLog()
        self.transport = Transport(url=url, limiter=self.limiter, made=self.log, headers={"Api-Key": KEY}, **limits)

    def silence(self, *, changes: bool = False) -> Unavailable:
        with pytest.raises(Unavailable) as refused:
            asked(self.transport, Call("POST", "/v1/orders", json={"number": "7"}, changes=changes))
        assert KEY not in repr(refused.value) + repr(self.log.made)
        return refused.value


def test_an_answer_of_any_status_comes_back_and_is_written_down(replies: responses.RequestsMock) -> None:
    asking = Asking()
    for status, body in ((200, '{"a": [1]}'), (204, ""), (404, "нет"), (500, "<h1>")):
        replies.post(f"{URL}/v1/orders", status=status, body=body, headers={"X-Pause": "3"})
        answer = asked(asking.transport, Call("POST", "/v1/orders", query={"limit": "5"}, json={"number": "7"}))
        assert (answer.status, answer.body.decode(), answer.headers["x-pause"]) == (status, body, "3")
        made = asking.log.made[-1]
        assert (made.method, made.path, made.status, made.problem) == ("POST", "/v1/orders", status, "")
        assert (made.asked, made.answered) == (b'{"number": "7"}', body.encode())
        replies.reset()
    assert (asking.limiter.taken, asking.limiter.charged) == (4, 0)


def test_the_key_and_the_body_go_out_in_each_form(replies: responses.RequestsMock) -> None:
    asking = Asking()
    replies.post(f"{URL}/x", body="{}")
    for call, sent in (
        (Call("POST", "/x", form={"login": "я"}), "login=%D1%8F"),
        (Call("POST", "/x", json={"text": "я"}), "text"),
        (Call("POST", "/x", parts={"replySign": "s"}), 'name="replySign"'),
    ):
        asked(asking.transport, call)
        request = replies.calls[-1].request
        body = request.body if isinstance(request.body, str) else (request.body or b"").decode()
        assert request.headers["Api-Key"] == KEY
        assert sent in body


def test_a_secret_of_a_form_goes_out_and_is_written_down_nowhere(replies: responses.RequestsMock) -> None:
    asking, secret = Asking(), 'пар"оль&<1>'
    call = Call("POST", "/x", form={"row": "1"}, secrets={"password": secret, "pin": "123"})
    repeated = (
        json.dumps({"a": secret})
        + json.dumps([secret], ensure_ascii=False)
        + secret
        + escape(secret, quote=False)
        + " 123"
    )
    replies.post(f"{URL}/x", body=repeated.encode())
    answer = asked(asking.transport, call)
    assert parse_qs(str(replies.calls[-1].request.body)) == {"row": ["1"], "password": [secret], "pin": ["123"]}
    assert answer.body == repeated.encode()
    (made,) = asking.log.made
    assert made.asked == b'{"row": "1"}'
    assert made.answered.decode() == '{"a": "***"}["***"]****** 123'
    assert secret not in repr(call)
    assert KEY not in repr(asking.transport)


def test_a_form_of_secrets_alone_is_one(replies: responses.RequestsMock) -> None:
    replies.post(f"{URL}/x", body="{}")
    asked(Asking().transport, Call("POST", "/x", secrets={"login": "a"}))
    assert replies.calls[-1].request.body == "login=a"
    asked(Asking().transport, Call("POST", "/x"))
    assert replies.calls[-1].request.body is None


def test_an_address_that_may_not_be_asked_is_written_down(replies: responses.RequestsMock) -> None:
    def closed() -> requests.Session:
        raise AccountRefused("address_refused")

    asking = Asking(session=closed)
    with pytest.raises(AccountRefused):
        asked(asking.transport, Call("GET", "/x"))
    assert (asking.log.made[0].status, asking.log.made[0].problem) == (0, "address_refused")


def test_what_is_no_json_is_none() -> None:
    assert Answer(200, {}, b'{"a": 1}').json == {"a": 1}
    assert Answer(200, {}, b"<h1>").json is None
    assert Answer(200, {}, b"[" * 100_000).json is None


def test_a_refused_connection_carried_nothing() -> None:
    asking = Asking(f"http://127.0.0.1:{free_port()}")
    assert not isinstance(asking.silence(changes=True), AnswerLost)
    assert (asking.log.made[-1].status, asking.log.made[-1].problem) == (0, "marketplace_unavailable")


@pytest.mark.parametrize("trouble", [requests.ReadTimeout(KEY), requests.ConnectionError(KEY), ConnectionResetError()])
def test_a_silence_is_a_doubt_where_something_was_to_be_done(
    replies: responses.RequestsMock, trouble: Exception
) -> None:
    replies.post(f"{URL}/v1/orders", body=trouble)
    assert isinstance(Asking().silence(changes=True), AnswerLost)
    assert not isinstance(Asking().silence(), AnswerLost)


def test_a_connection_that_never_came_carried_nothing(replies: responses.RequestsMock) -> None:
    replies.post(f"{URL}/v1/orders", body=requests.ConnectTimeout(KEY))
    assert not isinstance(Asking().silence(changes=True), AnswerLost)


def test_an_answer_without_end_is_not_read(replies: responses.RequestsMock) -> None:
    replies.post(f"{URL}/v1/orders", body=b"x" * (LARGEST + 1))
    assert isinstance(Asking().silence(changes=True), AnswerLost)


def test_an_unreadable_answer_to_a_change_is_a_doubt() -> None:
    assert isinstance(unread(changes=True), AnswerLost)
    assert type(unread(changes=False)) is Unavailable


def test_who_has_no_turn_does_not_call() -> None:
    asking = Asking()
    asking.limiter.left = 0
    with pytest.raises(NotYet):
        asked(asking.transport, Call("GET", "/v1/orders"))
    assert asking.log.made == []


def test_after_the_deadline_nobody_is_asked() -> None:
    with deadline.within(0):
        assert not isinstance(Asking().silence(changes=True), AnswerLost)


def test_a_refusal_costs_more_turns_where_the_marketplace_says_so(replies: responses.RequestsMock) -> None:
    asking = Asking(refusal_costs=9)
    for status, charged in ((409, 9), (200, 9), (500, 9), (404, 18)):
        replies.get(f"{URL}/x", status=status)
        asked(asking.transport, Call("GET", "/x"))
        assert asking.limiter.charged == charged
        replies.reset()


@dataclass
class HalfOpen(FakeLimiter):
    """Of a breaker that is open; ``told`` is what it hears of the probe, in this order."""

    told: list[object] = field(default_factory=list)

    def take(self) -> CircuitBreaker:
        return CircuitBreaker("c1", "ozon-1", retry_at=NOW, failures=5)

    def succeeded(self, before: CircuitBreaker) -> None:
        self.told.append("waits" if before.retry_at is None else "goes on")

    def failed(self, before: CircuitBreaker) -> None:
        self.told.append("silent")

    def charge(self, calls: int) -> None:
        self.told.append(calls)

    def pause(self, seconds: int) -> None:
        self.told.append(f"pause {seconds}")


def probed(status: int, trouble: KabinetError | None = None) -> list[object]:
    """What is known of the breaker after a probe that was answered so."""
    limiter = HalfOpen()
    transport = Transport(url=URL, limiter=limiter, made=CallLog(), refusal_costs=9)
    with responses.RequestsMock() as mock, suppress(KabinetError):
        mock.get(f"{URL}/x", status=status)
        with transport.asking(Call("GET", "/x")) as answer:
            if answer.status == 429:
                raise transport.halted(60)
            if trouble:
                raise trouble
    return limiter.told


def test_a_probe_frees_nobody_from_a_pause_or_from_what_a_refusal_costs() -> None:
    assert probed(200) == ["goes on"]
    assert probed(429) == ["pause 60", "waits", 9]
    assert probed(404, CallRefused("order_missing")) == ["goes on", 9]
    assert probed(500, Unavailable("marketplace_unavailable")) == ["silent"]


def test_of_a_probe_that_our_own_deadline_ended_nobody_knows_anything(monkeypatch: pytest.MonkeyPatch) -> None:
    over = iter([False, True])
    monkeypatch.setattr(deadline, "is_over", lambda: next(over))
    assert probed(200, Unavailable("marketplace_silent")) == []


def test_a_pause_is_kept_by_all_of_the_account() -> None:
    asking = Asking()
    for seconds, pause in ((0.2, 1), (3.4, 4), (10**9, 3_600)):
        assert asking.transport.halted(seconds).retry_after == pause == asking.limiter.paused
