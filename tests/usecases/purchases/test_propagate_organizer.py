"""An organizer who is changed is so in his purchases, and in their orders."""

import pytest
from msgspec.structs import replace

from chalicelib.domain.buyers.buyer import profile_of
from chalicelib.domain.journal import Event
from chalicelib.domain.orders.order import Order
from chalicelib.domain.purchases.purchase import Purchase, Stage
from chalicelib.usecases.purchases import propagate_organizer as hosting
from tests.factories import COMMUNITY, a_principal, an_order, an_organizer
from tests.usecases.house import House
from tests.usecases.rivals import late
from tests.world import ADMIN

MARIA = a_principal(organizer="maria")
HOME = an_organizer(place="ТЦ «Юг»", hours="сб 12–15", profile=profile_of(ADMIN))
MOVED = replace(HOME, last_name="Иванова", place="Лесная, 1", hours="вт", profile="https://ok.ru/profile/1")


@pytest.fixture
def books(house: House) -> Purchase:
    """A purchase of Maria's, with an order in it."""
    house.save(HOME)
    made = house.container.purchases.manage.create(MARIA, "Книги", 0, 0)
    house.save(an_order(purchase=made.id, terms=made.terms, organizer="maria"))
    return made


def order(house: House) -> Order:
    return house.stores.orders.get(COMMUNITY, "1001")


def changes(house: House) -> list[str]:
    return [entry.subject for entry in house.memory.journal if entry.event == Event.PURCHASE_CHANGED]


def test_her_orders_lead_to_the_new_place_and_say_the_new_name(house: House, books: Purchase) -> None:
    house.container.communities.manage.put_organizer(MOVED)
    house.spread()
    terms = order(house).terms
    assert (terms.place, terms.hours) == ("Лесная, 1", "вт")
    assert (terms.organizer_name, terms.organizer_profile) == ("Мария Иванова", "https://ok.ru/profile/1")
    assert terms == house.stores.purchases.get(COMMUNITY, books.id).terms


def test_what_the_purchase_says_itself_stays(house: House, books: Purchase) -> None:
    house.container.purchases.manage.set_terms(MARIA, books.id, lambda terms: replace(terms, place="у подъезда"))
    house.container.communities.manage.put_organizer(MOVED)
    house.spread()
    assert (order(house).terms.place, order(house).terms.hours) == ("у подъезда", "вт")


def test_a_change_that_orders_do_not_show_is_not_spread(house: House, books: Purchase) -> None:
    house.container.communities.manage.put_organizer(replace(HOME, photo="https://i.okcdn.ru/maria.jpg"))
    house.spread()
    assert changes(house) == []


def test_the_purchases_of_others_and_those_that_are_over_stay_as_they_are(house: House, books: Purchase) -> None:
    over = house.container.purchases.manage.create(MARIA, "Обувь", 0, 0)
    house.container.purchases.manage.move(MARIA, over.id, Stage.CANCELLED)
    others = house.container.purchases.manage.create(a_principal(organizer=None), "Без хозяина", 0, 0)
    before = [house.stores.purchases.get(COMMUNITY, each.id) for each in (over, others)]
    house.container.communities.manage.put_organizer(MOVED)
    house.spread()
    assert [house.stores.purchases.get(COMMUNITY, each.id) for each in (over, others)] == before


def test_told_twice_is_changed_once(house: House, books: Purchase) -> None:
    house.container.communities.manage.put_organizer(MOVED)
    (asked,) = house.chained()
    for _ in range(3):
        house.container.background.propagation.run(asked)
    assert changes(house) == [f"purchase/{books.id}"]


def test_terms_that_are_changed_at_the_same_time_are_not_lost(house: House, books: Purchase) -> None:
    house.container.communities.manage.put_organizer(MOVED)
    (asked,) = house.chained()

    def pay() -> None:
        house.container.purchases.manage.set_terms(MARIA, books.id, lambda terms: replace(terms, details="СБП"))

    late(house, pay).container.background.propagation.run(asked)
    terms = house.stores.purchases.get(COMMUNITY, books.id).terms
    assert (terms.details, terms.place) == ("СБП", "Лесная, 1")


def test_however_many_purchases_she_has_a_step_changes_some(
    house: House, books: Purchase, monkeypatch: pytest.MonkeyPatch
) -> None:
    more = [house.container.purchases.manage.create(MARIA, f"Книги {place}", 0, 0).id for place in range(6)]
    monkeypatch.setattr(hosting, "CHUNK", 3)
    for place in ("Лесная, 1", "Лесная, 2"):
        house.container.communities.manage.put_organizer(replace(MOVED, place=place))
        house.spread()
        assert {house.stores.purchases.get(COMMUNITY, each).terms.place for each in (books.id, *more)} == {place}
    assert len(changes(house)) == 14
    assert house.memory.events().count(Event.ORGANIZER_CHANGED) == 2
    assert Event.ORGANIZER_PROPAGATED in house.memory.events()
