"""An organizer's purchases."""

from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
from msgspec.structs import replace

from chalicelib.domain.access.principals import operator_in
from chalicelib.domain.errors import Conflict, Invalid, NotFound, Stale
from chalicelib.domain.journal import Event
from chalicelib.domain.money import HIGHEST
from chalicelib.domain.purchases.purchase import Purchase, Stage, Terms
from tests.factories import COMMUNITY, NOW, a_point, a_principal, a_purchase, an_organizer, points_of
from tests.usecases.house import House
from tests.usecases.rivals import late


def test_a_purchase_is_created_with_its_journal_entry(house: House) -> None:
    purchase = house.container.purchases.manage.create(a_principal(), "  Осенний   трикотаж ", 1_050, 150_000)
    stored = house.stores.purchases.get(COMMUNITY, purchase.id)
    assert (stored.title, stored.fee, stored.delivery_cost, stored.currency) == (
        "Осенний трикотаж",
        1_050,
        150_000,
        "RUB",
    )
    entry = house.memory.journal[-1]
    assert (entry.event, entry.subject) == (Event.PURCHASE_CREATED, f"purchase/{purchase.id}")


def test_it_belongs_to_the_organizer_who_is_calling(house: House) -> None:
    assert house.container.purchases.manage.create(a_principal(organizer="org"), "Обувь", 0, 0).organizer == "org"


def test_an_operator_at_a_terminal_is_nobody(house: House) -> None:
    assert house.container.purchases.manage.create(operator_in(COMMUNITY), "Обувь", 0, 0).organizer is None


def test_newest_come_first(house: House) -> None:
    house.clock.pass_by(days=1)
    created = house.container.purchases.manage.create(a_principal(), "Книги", 0, 0)
    assert [each.id for each in house.container.purchases.manage.list(a_principal(), None).things] == [
        created.id,
        "shoes",
    ]


@pytest.mark.parametrize(
    ("title", "fee", "cost", "field"),
    [
        (" ", 0, 0, "title"),
        ("я" * 81, 0, 0, "title"),
        ("Обувь", -1, 0, "feePercent"),
        ("Обувь", 10_001, 0, "feePercent"),
        ("Обувь", 0, -1, "deliveryCost"),
        ("Обувь", 0, HIGHEST + 1, "deliveryCost"),
    ],
)
def test_what_cannot_be_is_refused_with_its_field(house: House, title: str, fee: int, cost: int, field: str) -> None:
    with pytest.raises(Invalid) as refusal:
        house.container.purchases.manage.create(a_principal(), title, fee, cost)
    assert refusal.value.field == field
    assert house.memory.journal == []


MARIA = a_principal()
HOST = "https://i.mycdn.me/shoes.jpg"


def edit(house: House, **fields: Any) -> Purchase:
    version = house.purchase().version
    return house.container.purchases.manage.edit(MARIA, "shoes", version, lambda it: replace(it, **fields))


def test_a_purchase_is_changed_in_one_form_and_the_journal_says_what_it_was(house: House) -> None:
    stop = NOW + timedelta(days=2)
    house.container.purchases.manage.edit(
        MARIA,
        "shoes",
        1,
        lambda it: replace(it, title=" Зимняя  обувь ", stop_at=stop, terms=replace(it.terms, place="у подъезда")),
    )
    after = house.purchase()
    assert (after.title, after.stop_at, after.terms.place, after.place) == (
        "Зимняя обувь",
        stop,
        "у подъезда",
        "у подъезда",
    )
    (entry,) = house.memory.journal
    assert entry.before == {"title": "Осенняя обувь", "stopAt": None, "place": ""}
    assert entry.after == {"title": "Зимняя обувь", "stopAt": stop.isoformat(), "place": "у подъезда"}


def test_what_orders_need_not_know_is_not_carried_to_them(house: House) -> None:
    edit(house, minimum_sum=1_000_000, minimum_count=10, picture=HOST)
    after = house.purchase()
    assert (after.minimum_sum, after.minimum_count, after.picture, after.terms) == (1_000_000, 10, HOST, Terms())
    assert house.memory.events() == [Event.PURCHASE_EDITED]


def test_a_change_that_is_none_is_no_change(house: House) -> None:
    house.save(a_purchase(place="", hours="", version=1))
    assert edit(house, title="Осенняя обувь", fee=1_000, delivery_cost=0) == house.purchase()
    assert house.memory.journal == []


def test_a_new_cost_of_delivery_asks_to_be_split(house: House) -> None:
    edit(house, delivery_cost=5_000)
    assert house.memory.events() == [Event.PURCHASE_EDITED, Event.DELIVERY_CHANGED]
    edited, asked = house.memory.journal
    assert (edited.before, edited.after) == ({"deliveryCost": 0}, {"deliveryCost": 5_000})
    assert asked.data == {"split": 1}


def test_what_the_stage_does_not_let_change_is_refused_and_said_why(house: House) -> None:
    house.save(a_purchase(terms=Terms(stage=Stage.DISTRIBUTING), version=1))
    with pytest.raises(Conflict, match="fee_locked"):
        edit(house, fee=500)
    assert edit(house, fee=1_000, title="Зимняя обувь").title == "Зимняя обувь"


def test_of_two_changes_at_once_the_second_is_told_that_it_is_another_one_by_now(house: House) -> None:
    second = late(house, lambda: edit(house, title="Зимняя обувь"))
    with pytest.raises(Stale):
        edit(second, delivery_cost=700)
    with pytest.raises(Stale):
        house.container.purchases.manage.edit(MARIA, "shoes", 1, lambda it: replace(it, delivery_cost=700))
    assert (house.purchase().title, house.purchase().delivery_cost) == ("Зимняя обувь", 0)


def put(**fields: Any) -> Callable[[Terms], Terms]:
    return lambda terms: replace(terms, **fields)


def test_what_is_not_named_stays(house: House) -> None:
    house.container.purchases.manage.set_terms(MARIA, "shoes", put(details="СБП"))
    after = house.container.purchases.manage.set_terms(MARIA, "shoes", put(place="у подъезда"))
    assert (after.terms.details, after.terms.place, after.terms.revision) == ("СБП", "у подъезда", 2)


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


def hosted(house: House) -> None:
    house.save(an_organizer(profile="https://ok.ru/profile/570000000001", place="ТЦ «Юг»", hours="сб 12–15"))
    house.save(a_purchase(organizer="maria", version=1))


def test_a_new_purchase_names_its_host_from_the_beginning(house: House) -> None:
    hosted(house)
    created = house.container.purchases.manage.create(a_principal(organizer="maria"), "Книги", 0, 0)
    assert (created.terms.organizer_name, created.terms.place, created.terms.revision) == (
        "Мария Орлова",
        "ТЦ «Юг»",
        0,
    )


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
def test_terms_that_cannot_be_are_refused_with_their_field(house: House, fields: dict[str, Any], field: str) -> None:
    house.save(points_of(a_point()))
    with pytest.raises(Invalid) as refused:
        house.container.purchases.manage.set_terms(MARIA, "shoes", put(**fields))
    assert (refused.value.field, house.memory.journal) == (field, [])


def test_a_purchase_of_another_community_looks_like_a_missing_one(house: House) -> None:
    for principal, purchase in ((a_principal(community="c2"), "shoes"), (MARIA, "missing")):
        with pytest.raises(NotFound, match="purchase_missing"):
            house.container.purchases.manage.set_terms(principal, purchase, put(details="СБП"))
        with pytest.raises(NotFound, match="purchase_missing"):
            house.container.purchases.manage.get(principal, purchase)
        with pytest.raises(NotFound, match="purchase_missing"):
            house.container.purchases.manage.move(principal, purchase, Stage.STOPPED)
