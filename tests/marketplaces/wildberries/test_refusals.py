"""The ways Wildberries says no, and what they mean."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from chalicelib.domain.errors import NotYet, Unavailable
from chalicelib.marketplaces.wildberries import refusals
from chalicelib.outgoing.transport import Answer, Call, Transport
from chalicelib.usecases.ports import AnswerLost
from chalicelib.usecases.ports.marketplaces import AccountRefused, CallRefused
from tests.fakes.marketplaces import CallLog, FakeLimiter
from tests.marketplaces.wildberries.payloads import META_FAILED, odd

LOOK, CHANGE = Call("GET", "/x"), Call("PATCH", "/x", changes=True)


class Saying(Transport, frozen=True):
    """Answers the same whatever it is asked."""

    answer: Answer = Answer(200, {}, b"{}")

    @contextmanager
    def asking(self, call: Call) -> Iterator[Answer]:
        yield self.answer


def said(status: int, body: Any = None, call: Call = LOOK, **headers: str) -> Answer:
    answer = Answer(
        status, {name.replace("_", "-"): value for name, value in headers.items()}, json.dumps(body).encode()
    )
    return refusals.answered(Saying("http://x", FakeLimiter(), CallLog(), answer=answer), call)


def test_what_is_no_refusal_comes_back() -> None:
    for status in (200, 201, 204):
        assert said(status).status == status


def test_what_the_account_has_to_do() -> None:
    for status, detail, reason in (
        (401, "token problem; token is malformed: could not base64 decode signature", "key_dead"),
        (401, "token problem; token is expired", "key_dead"),
        (401, "token scope not allowed", "key_role"),
        (401, "read-only token scope not allowed for this route", "key_role"),
        (401, "token problem; ip address is not allowed", "key_network"),
        (403, "", "key_role"),
        (402, "wb solution for business has insufficient funds", "plan_missing"),
    ):
        with pytest.raises(AccountRefused) as refused:
            said(status, {"title": "unauthorized", "detail": detail})
        assert refused.value.reason == reason, detail


def test_what_will_not_be_done_however_often_it_is_asked() -> None:
    for status, code, reason in (
        (404, "NotFound", "order_missing"),
        (409, "StatusMismatch", "order_moved"),
        (409, "StatusChangeNotAllowed", "order_moved"),
        (409, "MetaValidationFail", "needs_missing"),
        (409, "UinIsNotFilled", "needs_missing"),
        (409, "SupplyHasZeroOrders", "call_refused"),
        (409, "FailedToAddSupplyOrder", "call_refused"),
        (400, "IncorrectRequestBody", "call_refused"),
        (418, "AnythingNew", "call_refused"),
    ):
        with pytest.raises(CallRefused) as refused:
            said(status, {"code": code, "message": "Своими словами"})
        assert (refused.value.reason, refused.value.said) == (reason, f"{code}: Своими словами")


def test_unmarked_tasks_are_named_and_their_marks_are_not() -> None:
    with pytest.raises(CallRefused) as refused:
        said(409, META_FAILED)
    assert "123456789: uin uinBadStatus" in refused.value.said
    assert "1622030600404442" not in refused.value.said


def test_a_refusal_that_nobody_can_read_is_one_all_the_same() -> None:
    for body in odd(None, [], "x", {"code": [], "message": {}}, {"data": {"orders": [{"metaDetails": 5}, 7]}}):
        with pytest.raises(CallRefused) as refused:
            said(409, body)
        assert refused.value.reason == "call_refused"


def test_the_pause_is_theirs() -> None:
    pauses: list[tuple[dict[str, Any], int]] = [
        ({"x_ratelimit_retry": "3"}, 3),
        ({"x_ratelimit_retry": "2.2"}, 3),
        ({"x_ratelimit_retry": "?", "x_ratelimit_reset": "7"}, 7),
        ({"retry_after": "5"}, 5),
        ({"x_ratelimit_retry": "nan"}, refusals.PAUSE),
        ({}, refusals.PAUSE),
    ]
    for headers, pause in pauses:
        with pytest.raises(NotYet) as later:
            said(429, **headers)
        assert later.value.retry_after == pause, headers


def test_of_their_own_trouble_a_change_may_have_come_through() -> None:
    for status in (500, 502, 503, 302):
        with pytest.raises(AnswerLost):
            said(status, call=CHANGE)
        with pytest.raises(Unavailable) as silent:
            said(status)
        assert not isinstance(silent.value, AnswerLost)
