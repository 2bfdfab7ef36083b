"""What an answer is worth of a marketplace that we know only by its profile."""

import json
from typing import Any

import pytest

from chalicelib.domain.errors import KabinetError, NotYet, Unavailable
from chalicelib.marketplaces.getzzap.answers import PAUSE, read_answer
from chalicelib.marketplaces.getzzap.profile import Profile
from chalicelib.outgoing.transport import Answer, Call, Transport
from chalicelib.usecases.ports import AccountRefused, AnswerLost, CallRefused
from tests.fakes.marketplaces import CallLog, FakeLimiter


def answer(status: int, body: Any = None, **headers: str) -> Answer:
    written = body if isinstance(body, bytes) else b"" if body is None else json.dumps(body).encode()
    return Answer(status, {name.replace("_", "-"): said for name, said in headers.items()}, written)


def read(given: Answer, *, changes: bool = False, limiter: FakeLimiter | None = None, **profile: Any) -> Any:
    transport = Transport(url="https://x", limiter=limiter or FakeLimiter(), made=CallLog())
    return read_answer(transport, Profile(**profile), Call("POST", "/x", changes=changes), given)


def refusal(given: Answer, *, changes: bool = False, **profile: Any) -> KabinetError:
    with pytest.raises(KabinetError) as refused:
        read(given, changes=changes, **profile)
    return refused.value


def test_a_status_is_decoded() -> None:
    for status, kind, reason in (
        (401, AccountRefused, "key_dead"),
        (402, AccountRefused, "plan_missing"),
        (403, AccountRefused, "key_role"),
        (301, AccountRefused, "address_refused"),
        (404, CallRefused, "order_missing"),
        (409, CallRefused, "order_moved"),
        (422, CallRefused, "call_refused"),
        (400, CallRefused, "call_refused"),
    ):
        error = refusal(answer(status))
        assert (type(error), error.reason) == (kind, reason), status


def test_what_passes_is_no_refusal() -> None:
    for status in (408, 425, 499):
        assert type(refusal(answer(status))) is Unavailable
        assert isinstance(refusal(answer(status), changes=True), AnswerLost)


def test_its_words_are_kept() -> None:
    for error, said in (
        ("Нет такого", "Нет такого"),
        ({"message": "Нет", "code": 5}, "Нет"),
        ({"code": 5}, "5"),
        ([1], ""),
        ({"x": 1}, ""),
    ):
        for given in (answer(400, {"error": error}), answer(200, {"error": error})):
            refused = refusal(given)
            assert isinstance(refused, CallRefused)
            assert refused.said == said


def test_an_empty_error_is_none_and_another_path_may_lead_to_it() -> None:
    none: tuple[Any, ...] = ("", None, False, 0, [], {})
    for error in none:
        assert read(answer(200, {"error": error})) == {"error": error}
    assert refusal(answer(200, {"errors": ["x"]}), error="errors[0]").reason == "call_refused"
    assert read(answer(200, {"error": "x"}), error="")


def test_a_change_is_done_where_it_says_so() -> None:
    for given in (answer(204), answer(200, b"OK"), answer(200, {"ok": True}), answer(201, [])):
        read(given, changes=True)
    assert isinstance(refusal(answer(200, {"ok": False}), changes=True, done="ok"), AnswerLost)
    assert isinstance(refusal(answer(204), changes=True, done="ok"), AnswerLost)


def test_a_read_needs_something_to_read() -> None:
    for given in (answer(204), answer(200, b"<h1>"), answer(200, b"5"), answer(200, b""), answer(500), answer(100)):
        assert type(refusal(given)) is Unavailable
    assert isinstance(refusal(answer(500), changes=True), AnswerLost)


def test_a_limit_is_a_pause() -> None:
    for given, pause in (
        (answer(429, retry_after="7"), 7),
        (answer(420), PAUSE),
        (answer(429, retry_after="x"), PAUSE),
    ):
        limiter = FakeLimiter()
        with pytest.raises(NotYet):
            read(given, limiter=limiter)
        assert limiter.paused == pause
