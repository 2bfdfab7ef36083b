"""An organizer says how a purchase is paid and collected, and moves it on."""

from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
from msgspec.structs import replace

from chalicelib.domain.errors import Conflict, Invalid, NotFound
from chalicelib.domain.journal import Event
from chalicelib.domain.purchases.purchase import Stage, Terms
from tests.factories import COMMUNITY, NOW, a_point, a_principal, a_purchase, an_organizer, points_of
from tests.usecases.house import House
from tests.usecases.rivals import late

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
    assert entry.data == {"revision": 1, "stage": Stage.COLLECTING, "before": Stage.COLLECTING}


def test_what_is_not_named_stays(house: House) -> None:
    house.container.purchases.manage.set_terms(MARIA, "shoes", put(details="СБП"))
    after = house.container.purchases.manage.set_terms(MARIA, "shoes", put(place="у подъезда"))
    assert (after.terms.details, after.terms.place, after.terms.revision) == ("СБП", "у подъезда", 2)


def test_terms_that_say_nothing_new_are_not_spread(house: House) -> None:
    house.container.purchases.manage.set_terms(MARIA, "shoes", put(details="СБП"))
    after = house.container.purchases.manage.set_terms(MARIA, "shoes", put(details="СБП"))
    assert (after.terms.revision, house.memory.events()) == (1, [Event.PURCHASE_CHANGED])


@pytest.mark.parametrize("ago", [timedelta(0), timedelta(days=400)])
def test_a_deadline_that_has_passed_is_not_set(house: House, ago: timedelta) -> None:
    with pytest.raises(Invalid, match="deadline_passed") as refused:
        house.container.purchases.manage.set_terms(MARIA, "shoes", put(pay_until=NOW - ago))
    assert (refused.value.field, house.memory.events()) == ("payUntil", [])


def test_a_deadline_that_has_passed_since_does_not_hinder_other_changes(house: House) -> None:
    until = NOW + timedelta(days=1)
    house.container.purchases.manage.set_terms(MARIA, "shoes", put(pay_until=until))
    house.clock.pass_by(days=2)
    after = house.container.purchases.manage.set_terms(MARIA, "shoes", put(pay_until=until, place="у подъезда"))
    assert (after.terms.pay_until, after.terms.place) == (until, "у подъезда")


def test_two_organizers_at_once_do_not_undo_each_other(house: House) -> None:
    second = late(house, lambda: house.container.purchases.manage.set_terms(MARIA, "shoes", put(details="СБП")))
    after = second.container.purchases.manage.set_terms(MARIA, "shoes", put(hours="с 17 до 20"))
    assert (after.terms.details, after.terms.hours, after.terms.revision) == ("СБП", "с 17 до 20", 2)


def test_a_purchase_moves_to_another_stage(house: House) -> None:
    after = house.container.purchases.manage.move(MARIA, "shoes", Stage.STOPPED)
    assert (after.stage, after.terms.revision) == (Stage.STOPPED, 1)
    assert house.memory.journal[-1].data == {"revision": 1, "stage": Stage.STOPPED, "before": Stage.COLLECTING}


def test_moved_twice_is_moved_once(house: House) -> None:
    assert house.container.purchases.manage.move(
        MARIA, "shoes", Stage.STOPPED
    ) == house.container.purchases.manage.move(MARIA, "shoes", Stage.STOPPED)
    assert house.memory.events() == [Event.PURCHASE_CHANGED]


def test_a_stage_that_cannot_follow_is_refused(house: House) -> None:
    with pytest.raises(Conflict, match="stage_refused"):
        house.container.purchases.manage.move(MARIA, "shoes", Stage.COMPLETED)
    assert (house.purchase().stage, house.memory.journal) == (Stage.COLLECTING, [])


def test_of_two_moves_at_once_the_second_sees_the_first(house: House) -> None:
    second = late(house, lambda: house.container.purchases.manage.move(MARIA, "shoes", Stage.CANCELLED))
    with pytest.raises(Conflict, match="stage_refused"):
        second.container.purchases.manage.move(MARIA, "shoes", Stage.STOPPED)
    assert house.purchase().stage is Stage.CANCELLED


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


def test_a_new_purchase_names_its_host_from_the_beginning(house: House) -> None:
    hosted(house)
    created = house.container.purchases.manage.create(a_principal(organizer="maria"), "Книги", 0, 0)
    assert (created.terms.organizer_name, created.terms.place, created.terms.revision) == (
        "Мария Орлова",
        "ТЦ «Юг»",
        0,
    )


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


def test_points_of_the_community_are_offered(house: House) -> None:
    house.save(points_of(a_point(), a_point(id="south")))
    assert house.container.purchases.manage.set_terms(MARIA, "shoes", put(points=("south",))).terms.points == ("south",)


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"points": ("west",)}, "points"),
        ({"points": ("north", "west")}, "points"),
        ({"details": "я" * 501}, "paymentDetails"),
        ({"place": "я" * 201}, "place"),
        ({"pay_until": NOW.replace(tzinfo=None)}, "payUntil"),
        ({"pay_until": datetime.max.replace(tzinfo=timezone(timedelta(hours=-3)))}, "payUntil"),
    ],
)
def test_what_cannot_be_is_refused_with_its_field(house: House, fields: dict[str, Any], field: str) -> None:
    house.save(points_of(a_point()))
    with pytest.raises(Invalid) as refused:
        house.container.purchases.manage.set_terms(MARIA, "shoes", put(**fields))
    assert (refused.value.field, house.memory.journal) == (field, [])


def test_a_purchase_of_another_community_looks_like_a_missing_one(house: House) -> None:
    for principal, purchase in ((a_principal(community="c2"), "shoes"), (MARIA, "missing")):
        with pytest.raises(NotFound, match="purchase_missing"):
            house.container.purchases.manage.set_terms(principal, purchase, put(details="СБП"))
        with pytest.raises(NotFound, match="purchase_missing"):
            house.container.purchases.manage.move(principal, purchase, Stage.STOPPED)


def test_terms_do_not_touch_what_an_import_remembers(house: House) -> None:
    house.save(a_purchase(last_import="job", reminded=("payment/2026",), version=1))
    after = house.container.purchases.manage.set_terms(MARIA, "shoes", put(details="СБП"))
    assert (after.last_import, after.reminded) == ("job", ("payment/2026",))
    assert house.stores.purchases.get(COMMUNITY, "shoes") == after
