"""What Ozon answers that it should not: nothing of it is taken for an answer."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import product
from typing import Any

import pytest
import responses

from chalicelib.domain.errors import Unavailable
from chalicelib.domain.external.sighting import Phase, SeenLine, Sighting
from chalicelib.marketplaces.ozon.account import OzonAccount
from chalicelib.outgoing.transport import Transport
from chalicelib.usecases.ports import AccountRefused, AnswerLost, CallRefused, MarketplaceAccount, Refusing
from tests.fakes.marketplaces import CallLog, FakeLimiter

URL = "https://api-seller.example"
ORDER = Sighting("1-1-1", Phase.OPEN, "awaiting_packaging", (SeenLine("5", "A", "", 2, sku="5"),))


def exact() -> MarketplaceAccount:
    """Where an answer must be exact."""
    return OzonAccount(Transport(url=URL, limiter=FakeLimiter(), made=CallLog(), headers={"Client-Id": "7"}))


def answered(status: int = 200, body: Any = None, **headers: str) -> responses.RequestsMock:
    mock = responses.RequestsMock(assert_all_requests_are_fired=False)
    content = body if isinstance(body, bytes | str) else json.dumps(body if body is not None else {})
    for path in ("v1/roles", "v3/posting/fbs/get", "v4/posting/fbs/ship", "v4/posting/fbs/unfulfilled/list"):
        mock.post(f"{URL}/{path}", status=status, body=content, headers=headers)
    for path in ("v2/posting/fbs/cancel", "v2/posting/fbs/product/cancel", "v1/posting/fbs/cancel-reason"):
        mock.post(f"{URL}/{path}", status=status, body=content, headers=headers)
    return mock


def test_a_list_that_is_none_is_not_an_empty_one() -> None:
    now = datetime(2026, 11, 22, tzinfo=UTC)
    odd: list[Any] = [{}, {"result": {}}, {"has_next": False}, [], b"<h1>", b""]
    for body in odd:
        with answered(body=body), pytest.raises(Unavailable):
            exact().list(now, now)
    empty: list[Any] = [{"postings": None}, {"result": {"postings": []}}, {"postings": [None, 5, {"status": "x"}]}]
    for body in empty:
        with answered(body=body):
            assert exact().list(now, now).sightings == ()


def test_paging_ends() -> None:
    now = datetime(2026, 11, 22, tzinfo=UTC)
    postings = [{"posting_number": "1-1-1", "status": status} for status in ("awaiting_packaging", "cancelled")]
    with answered(body={"postings": postings, "has_next": "true", "cursor": "next"}):
        first = exact().list(now, now)
        again = exact().list(now, now, first.cursor)
    assert [each.phase for each in first.sightings] == [Phase.CANCELLED]
    assert first.cursor != again.cursor  # a cursor that leads to itself ends its list
    with answered(body={"postings": postings, "has_next": True, "cursor": ""}):
        assert exact().list(now, now).cursor == again.cursor


def test_the_answer_about_another_posting_is_none() -> None:
    odd: list[Any] = [{"result": {"posting_number": "2-2-2"}}, {"result": None}, {"result": []}, {}]
    for body in odd:
        with answered(body=body), pytest.raises(Unavailable):
            exact().read("1-1-1")


def test_a_gap_in_between_is_no_word_about_the_order() -> None:
    for status in (404, 403, 302):
        with answered(status, "<h1>nginx</h1>"):
            with pytest.raises(Unavailable):
                exact().read("1-1-1")
            with pytest.raises(Unavailable) as refused:
                exact().accept(ORDER, {"5": 1})
            assert not isinstance(refused.value, AnswerLost)


def test_a_trouble_of_the_moment_is_no_refusal_for_ever() -> None:
    for status, code in ((400, 13), (409, 14), (408, 3), (200, 13)):
        with answered(status, {"code": code, "message": "Internal error"}):
            with pytest.raises(AnswerLost):
                exact().accept(ORDER, {"5": 2})
            with pytest.raises(Unavailable):
                exact().read("1-1-1")


def test_a_dead_key_is_no_missing_posting() -> None:
    dead = {"code": 5, "message": "Invalid Api-Key, please check the key and try again"}
    with answered(404, dead), pytest.raises(AccountRefused, match="key_dead"):
        exact().read("1-1-1")
    with answered(404, {"code": 5, "message": "Not Found"}):
        assert exact().read("1-1-1") is None


def test_an_empty_result_is_not_done() -> None:
    empty: list[Any] = [{"result": ""}, {"result": []}, {"result": False}, {}, {"result": None}]
    asking: list[Callable[[], None]] = [
        lambda: exact().refuse(ORDER, Refusing("352", pieces={"5": 1})),
        lambda: exact().refuse(ORDER, Refusing("352")),
        lambda: exact().accept(ORDER, {"5": 2}),
    ]
    for body, ask in product(empty, asking):
        with answered(body=body), pytest.raises(AnswerLost):
            ask()
    for done in ({"result": "1-1-1"}, {"result": ["1-1-1"]}, {"result": True}):
        with answered(body=done):
            exact().accept(ORDER, {"5": 2})


def test_an_error_under_200_that_names_the_order_is_its_refusal() -> None:
    moved = {"code": 3, "message": "HAS_INCORRECT_STATUS", "details": []}
    with answered(body=moved), pytest.raises(CallRefused, match="order_moved"):
        exact().accept(ORDER, {"5": 2})
    with answered(body={"code": 3, "message": "POSTING_ALREADY_SHIPPED"}):
        exact().accept(ORDER, {"5": 2})
