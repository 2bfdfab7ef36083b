"""Malformed pushes and orders: each is read within bounds, or refused in words; nothing else happens."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.domain.errors import Invalid
from chalicelib.domain.external.sighting import Sighting
from chalicelib.domain.external.webhook_event import EventKind, WebhookEvent
from chalicelib.marketplaces.yandex_market.orders import read_order
from chalicelib.marketplaces.yandex_market.reading import HIGHEST, parsed
from chalicelib.marketplaces.yandex_market.webhooks import YandexMarketWebhooks
from tests.marketplaces.yandex_market.malformed import ODD, changed, places
from tests.marketplaces.yandex_market.payloads import LISTED, TRAPS, item, order

WEBHOOKS = YandexMarketWebhooks(["5.45.207.0/25"])
PUSHES = (*LISTED, *TRAPS)
ORDERS = (
    order(),
    order(items=[item(requiredInstanceTypes=["CIS"], instances=[{"cis": "x"}])], buyer={"firstName": "Анна"}),
    order(items=[item(itemStatuses=[{"status": "CANCELLED", "count": 1}])], sourcePlatform="OZON", fake=True),
)
PUSH_PLACES = [(told, path) for told in PUSHES for path in places(told) if path]
ORDER_PLACES = [(told, path) for told in ORDERS for path in places(told) if path]


def pushed(content: bytes) -> WebhookEvent | None:
    """None when it was refused; what was read fits where it will be kept."""
    try:
        event = WEBHOOKS.read(content, {})
    except Invalid:
        return None
    assert event.kind is not EventKind.ORDER or event.order.isdigit()
    assert len(event.id) == 64
    assert len(event.body.encode()) <= 2_000
    for each in (event.type, event.seller, event.order, event.chat, event.message):
        assert len(each.encode()) <= 1_000
    assert isinstance(json.loads(event.body), dict)
    return event


def seen(told: Any) -> Sighting | None:
    """None when it has no number; what was read is whole."""
    try:
        found = read_order(parsed(json.dumps(told).encode()))
    except ValueError:  # a number that JSON itself does not take
        return None
    if found is None:
        return None
    assert found.order.isdigit()
    assert len({line.key for line in found.lines}) == len(found.lines)
    for line in found.lines:
        assert line.key
        assert line.quantity is None or 0 <= line.cancelled <= line.quantity
        assert line.quantity is None or line.quantity >= 1
        assert all(amount is None or 0 <= amount <= HIGHEST for amount in (line.sum, line.price))
        (line.key + line.article + line.name + line.quantity_text).encode()
    (found.status + found.substatus + found.comment + found.region + found.city + found.currency).encode()
    return found


def odd_push(place: tuple[Any, tuple[Any, ...]], value: Any, drop: bool) -> None:
    told, path = place
    pushed(json.dumps(changed(told, path, value, drop)).encode())


def damaged_push(told: Any, at: int, noise: bytes, lost: int) -> None:
    content = json.dumps(told, ensure_ascii=False).encode()
    at %= len(content)
    pushed(content[:at] + noise + content[at + lost :])


def odd_order(place: tuple[Any, tuple[Any, ...]], value: Any, drop: bool) -> None:
    told, path = place
    seen(changed(told, path, value, drop))


ODD_PUSHES = given(st.sampled_from(PUSH_PLACES), ODD, st.booleans())
DAMAGED_PUSHES = given(st.sampled_from(PUSHES), st.integers(0, 600), st.binary(max_size=4), st.integers(0, 8))
ODD_ORDERS = given(st.sampled_from(ORDER_PLACES), ODD, st.booleans())
NEVER = given(st.binary(max_size=300) | st.text(max_size=100).map(lambda text: json.dumps(text).encode()))
QUICK, LONG = settings(max_examples=300, deadline=None), settings(max_examples=10_000, deadline=None)


def test_what_is_changed_is_genuine_to_begin_with() -> None:
    assert all(pushed(json.dumps(told).encode()) for told in PUSHES)
    assert all(seen(told) for told in ORDERS)


test_an_odd_push = QUICK(ODD_PUSHES(odd_push))
test_a_push_that_was_damaged_on_the_way = QUICK(DAMAGED_PUSHES(damaged_push))
test_an_order_with_something_odd_in_it = QUICK(ODD_ORDERS(odd_order))


@QUICK
@NEVER
def test_what_was_never_a_push(content: bytes) -> None:
    assert pushed(content) is None


@pytest.mark.slow
@pytest.mark.long
@LONG
@given(st.sampled_from(PUSH_PLACES), ODD, st.booleans())
def test_ten_thousand_odd_pushes(place: tuple[Any, tuple[Any, ...]], value: Any, drop: bool) -> None:
    odd_push(place, value, drop)


@pytest.mark.slow
@pytest.mark.long
@LONG
@given(st.sampled_from(PUSHES), st.integers(0, 600), st.binary(max_size=4), st.integers(0, 8))
def test_ten_thousand_damaged_pushes(told: Any, at: int, noise: bytes, lost: int) -> None:
    damaged_push(told, at, noise, lost)


@pytest.mark.slow
@pytest.mark.long
@LONG
@given(st.sampled_from(ORDER_PLACES), ODD, st.booleans())
def test_ten_thousand_odd_orders(place: tuple[Any, tuple[Any, ...]], value: Any, drop: bool) -> None:
    odd_order(place, value, drop)
