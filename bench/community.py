"""What the screens of the desk are measured on: a community of n orders in purchases of fifty.

What does not grow with the orders is there from the start: a hundred purchases, twenty claims that wait.
"""

import json
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from bench.world import BUYER, COMMUNITY, NOW, VERSION, an_order
from chalicelib.domain.buyers.buyer import Buyer
from chalicelib.domain.communities.community import Community
from chalicelib.domain.orders.order import Order
from chalicelib.domain.payments.claim import ClaimedOrder, PaymentClaim
from chalicelib.domain.payments.payment import Payment, PaymentKind
from chalicelib.domain.pickup.points import PickupPoint, chosen
from chalicelib.domain.purchases.purchase import Purchase
from chalicelib.storage.engine import keys
from chalicelib.storage.engine.counters import PROGRESS, ProgressRow
from chalicelib.storage.engine.registry import write_rows

STANDINGS = 20
OF_A_PURCHASE = 50
PURCHASES = 100
BUYERS = 5_000
CLAIMS = 20
PHONE = "+79161234567"
POINT = PickupPoint("north", "На Северной", "Северная, 5", "Пн–Пт 10:00–19:00")

Template = dict[str, Any]


def lines(orders: int) -> Iterator[str]:
    """For ``bench.shelves``: templates first, then which of them a row is of and what is in it."""
    yield json.dumps([_template(row) for row in _kinds()], ensure_ascii=False)
    yield from map(json.dumps, _rows(orders))


def _kinds() -> Iterator[Any]:
    """Rows of which all others are copies: orders as they stand, then one of each of the others."""
    for place in range(STANDINGS):
        yield write_rows(_order(place))[0]
    yield write_rows(Buyer("@buyer", COMMUNITY, "@ok", name="Анна @name", phone=PHONE[:-3] + "@phone"))[0]
    yield write_rows(_purchase())[0]
    yield ProgressRow(
        pk=keys.within(COMMUNITY, PROGRESS), sk="@purchase", orders=50, buyers=50, goods=1, paid=1, claimed=0
    )
    yield write_rows(_payment())[0]
    yield write_rows(_claim())[0]
    yield write_rows(Community(COMMUNITY, "Закупаемся вместе", "54000000000123"))[0]


def _template(row: Any) -> Template:
    item = row.serialize()
    placed = {"placed": {"S": "@placed"}} if "placed" in item else {}
    timed = {"sk": {"S": "@placed#@number"}} if "whole" in item else {}
    versions = VERSION if "body" in item else {}
    return {"table": vars(type(row).Meta)["table_name"].name, "item": {**item, **versions, **placed, **timed}}


def _order(place: int) -> Order:
    point = chosen(POINT, NOW) if place % 3 == 0 else None
    return an_order(place, NOW, number="@number", purchase="@purchase", buyer="@buyer", point=point)


def _payment() -> Payment:
    given: Any = {"id": "@number", "community": COMMUNITY, "order": "@number", "buyer": "@buyer"}
    return Payment(**given, kind=PaymentKind.PAYMENT, amount=100, at=NOW, recorded_at=NOW, by="maria")


def _claim() -> PaymentClaim:
    parts = (ClaimedOrder("@number", "Осенняя обувь", 100),)
    given: Any = {"id": "@number", "community": COMMUNITY, "buyer": "@buyer", "orders": parts}
    return PaymentClaim(**given, amount=100, currency="RUB", paid_at=NOW, filed_at=NOW)


def _purchase() -> Purchase:
    given: Any = {"id": "@purchase", "community": COMMUNITY, "title": "Осенняя обувь", "organizer": None, "fee": 1_000}
    return Purchase(**given, delivery_cost=0, created_at=NOW, counted=True)


def _rows(orders: int) -> Iterator[tuple[int, dict[str, str]]]:
    buyer, purchase, progress, payment, claim, community = range(STANDINGS, STANDINGS + 6)
    yield community, {}
    for place in range(orders):
        values = _values(place)
        yield place % STANDINGS, values
        yield payment, values
    for place in range(CLAIMS):
        yield claim, _values(place)
    for place in range(min(orders, BUYERS)):
        yield buyer, _person(_somebody(place), place)
    yield buyer, {**_person(BUYER, 0), "@phone": PHONE[-3:]}
    for place in range(max(PURCHASES, orders // OF_A_PURCHASE)):
        for kind in (purchase, progress):
            yield kind, {"@purchase": f"p{place:04}"}


def _values(place: int) -> dict[str, str]:
    """Of the order at ``place``, the newest first: every second one is that buyer's, up to forty."""
    mine = place < 2 * 40 and place % 2 == 0
    return {
        "@number": str(1001 + place),
        "@purchase": f"p{place // OF_A_PURCHASE:04}",
        "@buyer": BUYER if mine else _somebody(place),
        "@placed": keys.moment(NOW - timedelta(minutes=place)),
    }


def _somebody(place: int) -> str:
    return f"buyer{place % BUYERS:07}"


def _person(buyer: str, place: int) -> dict[str, str]:
    return {"@buyer": buyer, "@ok": f"{570000000000 + place}", "@name": f"{place}", "@phone": f"x{place}"}
