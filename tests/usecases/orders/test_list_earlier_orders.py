"""Orders of before the desk's list join it in steps, once."""

from collections.abc import Sequence
from typing import Any

import pytest

from chalicelib.domain.journal import Entry, Event, community_subject
from chalicelib.usecases.orders import list_earlier_orders
from tests.factories import COMMUNITY, a_buyer, a_principal, a_purchase, an_entry, an_order
from tests.usecases.house import House

SOUGHT = an_entry(event=Event.EARLIER_ORDERS_SOUGHT, subject=community_subject(COMMUNITY))


def joined(house: House, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The numbers of orders, and the ids of buyers, that were written anew from here on."""
    found: list[str] = []

    def orders(_: Any, some: Sequence[Any]) -> None:
        found.extend(each.number for each in some)

    def buyers(_: Any, some: Sequence[Any]) -> None:
        found.extend(each.id for each in some)

    monkeypatch.setattr(type(house.stores.orders), "join_lists", orders)
    monkeypatch.setattr(type(house.stores.buyers), "join_lists", buyers)
    return found


def all_steps(house: House) -> None:
    """Each message comes twice."""
    asked = house.partners.job_queue.asked
    waiting: list[Entry] = [SOUGHT]
    while waiting:
        step = waiting.pop(0)
        before = len(asked)
        for _ in range(2):
            house.container.orders.list_earlier.run(step)
        waiting += asked[before:]


def test_every_order_joins_with_its_buyer_some_a_step_and_the_purchase_remembers(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(list_earlier_orders, "CHUNK", 2)
    house.save(a_purchase(id="linen"), a_purchase(id="new", orders_listed=True, articles_listed=True))
    house.save(a_purchase(id="plain", orders_listed=True))
    for place in range(3):
        house.save(a_buyer(id=f"b{place}"), an_order(number=f"100{place}", buyer=f"b{place}"))
    house.save(an_order(number="1009", buyer="b0", purchase="linen"), an_order(number="1010", purchase="new"))
    house.save(an_order(number="1011", buyer="b1", purchase="plain"))
    found = joined(house, monkeypatch)
    all_steps(house)
    assert {"1000", "1001", "1002", "1009", "1011", "b0", "b1", "b2"} == set(found)
    assert len(house.partners.job_queue.asked) > 2, "no step takes more than two orders"
    for each in ("shoes", "linen", "new", "plain"):
        purchase = house.stores.purchases.get(COMMUNITY, each)
        assert (purchase.orders_listed, purchase.articles_listed) == (True, True), each
    found.clear()
    all_steps(house)
    assert found == []


def test_a_new_purchase_has_no_orders_of_before(house: House) -> None:
    assert house.container.purchases.manage.create(a_principal(), "Книги", 0, 0).orders_listed
