"""Answers that nobody would expect: whatever comes, the port's own errors are all that is raised."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.domain.errors import Unavailable
from chalicelib.domain.external.sighting import Sighting
from chalicelib.marketplaces.http import Answer, Call, Transport
from chalicelib.marketplaces.yandex_market.account import YandexMarketAccount
from chalicelib.marketplaces.yandex_market.orders import read_order
from chalicelib.marketplaces.yandex_market.reading import parsed
from chalicelib.usecases.ports import AccountRefused, AnswerLost, CallRefused, Refusing
from tests.fakes.marketplaces import CallLog, FakeLimiter
from tests.marketplaces.yandex_market.conftest import NOW
from tests.marketplaces.yandex_market.malformed import ODD, changed, places
from tests.marketplaces.yandex_market.payloads import BUSINESS, CAMPAIGN, ORDER, order

SHOP = {"campaign": {"id": CAMPAIGN, "domain": "x", "business": {"id": BUSINESS}, "apiAvailability": "AVAILABLE"}}
KEY = {"status": "OK", "result": {"apiKey": {"name": "x", "authScopes": ["ALL_METHODS"]}}}
LISTED = {"orders": [order(), order(orderId=5)], "paging": {"nextPageToken": "x"}}
TAKEN = {"order": {"id": ORDER, "status": "PROCESSING", "substatus": "READY_TO_SHIP"}}
GONE = {"order": {"id": ORDER, "status": "CANCELLED", "substatus": "SHOP_FAILED"}}
LAAS = {"operation": {"id": 1, "status": "CREATED"}}
ERROR = {"status": "ERROR", "errors": [{"code": "BAD_REQUEST", "message": "x"}]}
ANSWERS = (SHOP, KEY, LISTED, TAKEN, GONE, LAAS, ERROR)
ANSWER_PLACES = [(told, path) for told in ANSWERS for path in places(told)]


class Canned(Transport, frozen=True):
    """The same answer to every call."""

    answer: Answer = Answer(200, {}, b"")

    @contextmanager
    def asking(self, call: Call) -> Iterator[Answer]:
        yield self.answer


def account(body: bytes, status: int = 200, **headers: str) -> YandexMarketAccount:
    transport = Canned(url="x", limiter=FakeLimiter(), made=CallLog(), answer=Answer(status, headers, body))
    return YandexMarketAccount(transport, str(BUSINESS), str(CAMPAIGN), lambda: NOW)


def seen() -> Sighting:
    found = read_order(parsed(json.dumps(order()).encode()))
    assert found
    return found


SEEN = seen()
PIECES = {line.key: line.quantity or 0 for line in SEEN.lines}
WORKS: tuple[Callable[[YandexMarketAccount], object], ...] = (
    lambda shop: shop.check(),
    lambda shop: shop.read(str(ORDER)),
    lambda shop: shop.list(NOW - timedelta(hours=1), NOW),
    lambda shop: shop.accept(SEEN, PIECES),
    lambda shop: shop.refuse(SEEN, Refusing()),
    lambda shop: shop.refuse(SEEN, Refusing(pieces={SEEN.lines[0].key: 1})),
)


@settings(max_examples=300, deadline=None)
@given(
    st.sampled_from(WORKS),
    st.sampled_from(ANSWER_PLACES),
    ODD,
    st.sampled_from([200, 200, 200, 204, 302, 400, 401, 403, 404, 420, 423, 429, 500]),
)
def test_an_odd_answer(
    work: Callable[[YandexMarketAccount], object], place: tuple[Any, tuple[Any, ...]], value: Any, status: int
) -> None:
    told, path = place
    body = json.dumps(changed(told, path, value, drop=False) if path else value).encode()
    with suppress(AccountRefused, CallRefused, Unavailable):
        work(account(body, status, **{"x-ratelimit-resource-until": str(value)[:50], "date": "x"}))


def test_a_change_is_believed_when_the_answer_shows_it() -> None:
    for told in (TAKEN, LAAS):
        account(json.dumps(told).encode()).accept(SEEN, PIECES)
    for told in (GONE, LAAS):
        account(json.dumps(told).encode()).refuse(SEEN, Refusing())
    started = {"order": {"status": "PROCESSING", "substatus": "STARTED"}}
    doubts: tuple[dict[str, Any], ...] = (GONE, {}, {"order": None}, started, SHOP)
    for doubt in doubts:
        with pytest.raises(AnswerLost):
            account(json.dumps(doubt).encode()).accept(SEEN, PIECES)


def test_an_order_that_was_not_asked_for_is_not_taken_for_the_one_that_was() -> None:
    assert account(json.dumps({"orders": [order(orderId=5)]}).encode()).read(str(ORDER)) is None
    assert account(json.dumps({"orders": []}).encode()).read(str(ORDER)) is None
    missing = {"status": "ERROR", "errors": [{"code": "NOT_FOUND", "message": f"Order not found: {ORDER}"}]}
    assert account(json.dumps(missing).encode(), 404).read(str(ORDER)) is None
    with pytest.raises(Unavailable):
        account(b"{}").read(str(ORDER))


def test_an_order_that_cannot_be_read_does_not_hold_the_others() -> None:
    told = {"orders": [order(orderId=None), None, 5, order(orderId=7), {"orderId": 8}]}
    page = account(json.dumps(told).encode()).list(NOW, NOW)
    assert sorted(each.order for each in page.sightings) == ["7", "8"]


def test_a_page_that_names_itself_is_the_last() -> None:
    shop = account(json.dumps({"orders": [], "paging": {"nextPageToken": "same"}}).encode())
    first = shop.list(NOW, NOW)
    assert first.cursor
    assert shop.list(NOW, NOW, first.cursor).cursor is None


def test_a_key_that_cannot_be_asked_about_is_taken_as_it_is() -> None:
    """What the campaign answers is enough then."""
    shop = account(json.dumps(SHOP).encode())
    assert shop.check().seller == str(CAMPAIGN)
