"""A crowd of orders of one purchase, and its terms."""

from collections import Counter
from typing import Any

from msgspec.structs import replace

from chalicelib.domain.journal import Event
from chalicelib.domain.orders.order import Order
from chalicelib.usecases.jobs import CHUNK
from tests.factories import COMMUNITY, a_line, a_principal, an_order
from tests.usecases.house import House

MARIA = a_principal()
MANY = 2 * CHUNK + 3


def crowd(house: House, count: int = MANY) -> None:
    for place in range(count):
        house.save(an_order((a_line(price=1_000),), number=str(1_001 + place), buyer=f"buyer{place:03}", fee=0))


def put(house: House, **fields: Any) -> None:
    house.container.purchases.manage.set_terms(MARIA, "shoes", lambda terms: replace(terms, **fields))


def orders(house: House) -> list[Order]:
    return house.memory.orders(COMMUNITY)


def told(house: House, event: Event) -> Counter[str]:
    return Counter(str(entry.data["number"]) for entry in house.memory.journal if entry.event == event)


def all_have_the_terms(house: House) -> bool:
    return {order.terms for order in orders(house)} == {house.purchase().terms}
