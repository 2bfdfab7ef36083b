"""A purchase on other terms: its organizer's words are filled in, and its orders asked to follow."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from chalicelib.domain.errors import Invalid
from chalicelib.domain.journal import Event
from chalicelib.domain.purchases.purchase import Stage, Terms
from tests.factories import COMMUNITY, NOW, a_principal, a_purchase, an_organizer
from tests.usecases.house import House

MARIA = a_principal()


def put(**fields: Any) -> Callable[[Terms], Terms]:
    return lambda terms: replace(terms, **fields)


def test_new_terms_are_the_next_revision_and_ask_for_their_spreading(house: House) -> None:
    until = NOW + timedelta(days=3)
    after = house.container.purchases.manage.set_terms(
        MARIA, "shoes", put(payment_open=True, pay_until=until, details="СБП")
    )
    assert (after.terms.revision, after.terms.payable, after.terms.pay_until) == (1, True, until)
    assert house.purchase() == after
    entry = house.memory.journal[-1]
    assert (entry.event, entry.subject) == (Event.PURCHASE_CHANGED, "purchase/shoes")
    assert entry.before == {"paymentOpen": False, "payUntil": None, "paymentDetails": ""}
    assert entry.after == {"paymentOpen": True, "payUntil": until.isoformat(), "paymentDetails": "СБП"}
    assert entry.data == {"revision": 1, "stage": Stage.COLLECTING, "before": Stage.COLLECTING}


def test_terms_that_say_nothing_new_are_not_spread(house: House) -> None:
    house.container.purchases.manage.set_terms(MARIA, "shoes", put(details="СБП"))
    after = house.container.purchases.manage.set_terms(MARIA, "shoes", put(details="СБП"))
    assert (after.terms.revision, house.memory.events()) == (1, [Event.PURCHASE_CHANGED])


def hosted(house: House) -> None:
    house.save(an_organizer(profile="https://ok.ru/profile/570000000001", place="ТЦ «Юг»", hours="сб 12–15"))
    house.save(a_purchase(organizer="maria", version=1))


def test_the_terms_name_who_hands_out_and_where_if_the_purchase_says_nothing(house: House) -> None:
    hosted(house)
    terms = house.container.purchases.manage.set_terms(MARIA, "shoes", put(payment_open=True)).terms
    assert (terms.organizer_name, terms.organizer_profile) == ("Мария Орлова", "https://ok.ru/profile/570000000001")
    assert (terms.place, terms.hours) == ("ТЦ «Юг»", "сб 12–15")


def test_what_the_purchase_says_of_the_place_goes_first(house: House) -> None:
    hosted(house)
    terms = house.container.purchases.manage.set_terms(
        MARIA, "shoes", put(place="у подъезда", hours="с 17 до 20")
    ).terms
    assert (terms.place, terms.hours) == ("у подъезда", "с 17 до 20")


def test_a_host_who_is_not_listed_any_more_is_not_named(house: House) -> None:
    house.save(a_purchase(organizer="gone", version=1))
    assert house.container.purchases.manage.set_terms(MARIA, "shoes", put(details="СБП")).terms.organizer_name == ""


def test_a_purchase_that_nobody_hosts_is_given_to_a_listed_organizer(house: House) -> None:
    """One that was made at a terminal, or by an admin who is not listed."""
    house.save(an_organizer(place="ТЦ «Юг»"))
    created = house.container.purchases.manage.create(a_principal(organizer=None), "Книги", 0, 0)
    assert (created.organizer, created.terms.organizer_name) == (None, "")
    after = house.container.purchases.manage.set_terms(MARIA, created.id, put(organizer="maria"))
    assert (after.organizer, after.terms.organizer_name, after.terms.place) == ("maria", "Мария Орлова", "ТЦ «Юг»")


def test_another_organizer_brings_the_own_place_along_unless_the_purchase_has_one(house: House) -> None:
    house.save(an_organizer(place="ТЦ «Юг»", hours="сб 12–15"))
    house.save(an_organizer(id="elena", ok_id=None, first_name="Елена", last_name="", place="Лесная, 1", hours="вт"))
    created = house.container.purchases.manage.create(a_principal(organizer="maria"), "Книги", 0, 0)
    house.container.purchases.manage.set_terms(MARIA, created.id, put(hours="с 17 до 20"))
    terms = house.container.purchases.manage.set_terms(MARIA, created.id, put(organizer="elena")).terms
    assert (terms.organizer_name, terms.place, terms.hours) == ("Елена", "Лесная, 1", "с 17 до 20")


@pytest.mark.parametrize("organizer", ["gone", None])
def test_nobody_but_a_listed_organizer_hosts(house: House, organizer: str | None) -> None:
    hosted(house)
    with pytest.raises(Invalid, match="organizer_missing") as refused:
        house.container.purchases.manage.set_terms(MARIA, "shoes", put(organizer=organizer))
    assert (refused.value.field, house.memory.journal) == ("organizer", [])


def test_an_organizer_who_moved_is_found_at_the_new_place_with_the_next_change(house: House) -> None:
    house.save(an_organizer(place="ТЦ «Юг»", hours="сб 12–15"))
    created = house.container.purchases.manage.create(a_principal(organizer="maria"), "Книги", 0, 0)
    house.save(an_organizer(place="Лесная, 1", hours="вт", version=1))
    terms = house.container.purchases.manage.set_terms(MARIA, created.id, put(details="СБП")).terms
    assert (terms.place, terms.hours) == ("Лесная, 1", "вт")


def test_terms_do_not_touch_what_an_import_remembers(house: House) -> None:
    house.save(a_purchase(last_import="job", reminded=("payment/2026",), version=1))
    after = house.container.purchases.manage.set_terms(MARIA, "shoes", put(details="СБП"))
    assert (after.last_import, after.reminded) == ("job", ("payment/2026",))
    assert house.stores.purchases.get(COMMUNITY, "shoes") == after
