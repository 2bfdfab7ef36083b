"""A marketplace's buyer whose data is erased is in none of its orders, whatever the marketplace shows afterwards."""

from datetime import timedelta

from chalicelib.domain.external.sighting import SeenBuyer
from chalicelib.usecases.external.decide_lines import AcceptWish, Place
from tests.factories import COMMUNITY, NOW
from tests.usecases.external.market import MANAGER, Market

ANNA = SeenBuyer(id="b7", name="Анна Петрова", phone="+79161234567", email="anna@example.org")


def test_nothing_of_him_is_left_and_nothing_comes_again(market: Market) -> None:
    market.seen(buyer=ANNA, comment="Звонить Анне", city="Тверь")
    buyer = market.accept().buyer_id or ""
    identities = market.house.stores.buyers.get(COMMUNITY, buyer).identities
    assert len(identities) == 3
    market.house.container.privacy.erase_person.erase(COMMUNITY, buyer, "operator")
    market.show(buyer=ANNA, comment="Звонить Анне", city="Тверь", status="other", changed_at=NOW + timedelta(hours=1))
    market.push(id="later")
    market.work()
    order = market.order
    assert (order.buyer, order.comment, order.city, order.status) == (None, "", "", "other")
    assert not any(word in repr(market.house.memory.things) for word in ("Анна", "Анне", "9161234567", "anna@"))
    assert market.house.stores.buyers.by_identities(COMMUNITY, identities) == {}


def test_who_orders_again_after_his_erasure_is_a_new_buyer(market: Market) -> None:
    market.seen(buyer=ANNA)
    first = market.accept().buyer_id or ""
    market.house.container.privacy.erase_person.erase(COMMUNITY, first, "operator")
    market.it.shown.clear()
    sighting = market.show(order="2-1", group="2", buyer=ANNA)
    market.push(id="again", order=sighting.order)
    market.work()
    again = market.house.stores.external_orders.get(COMMUNITY, market.account.id, "2-1")
    place = Place(market.account.id, "2-1", again.version)
    placed = market.house.container.external.decide.accept(MANAGER, place, [AcceptWish("1")])
    assert placed.buyer_id not in (None, first)
