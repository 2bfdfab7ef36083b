"""Purchases are copied for the next time, and put away when they are over."""

from datetime import timedelta

import pytest

from chalicelib.domain.errors import Conflict, Invalid, NotFound
from chalicelib.domain.journal import Event
from chalicelib.domain.purchases.purchase import OVER, Purchase, Stage
from tests.factories import COMMUNITY, NOW, a_principal, a_purchase, an_order, an_organizer, payable
from tests.usecases.house import House

MARIA = a_principal()


def titles(house: House, archived: bool = False) -> list[str]:
    return [each.id for each in house.container.purchases.manage.list(MARIA, None, archived).things]


def over(house: House, stage: Stage = Stage.COMPLETED) -> None:
    house.save(a_purchase(terms=payable(stage=stage), place="", hours="", version=1), an_order())


def test_a_copy_is_a_draft_with_the_same_words_and_nothing_of_the_day(house: House) -> None:
    house.save(an_organizer(place="ТЦ «Юг»"))
    terms = payable(
        pay_until=NOW, collect_from=NOW.date(), place="ТЦ «Юг»", points=("north",), organizer="maria", title="Обувь"
    )
    own = {"organizer": "maria", "place": "", "hours": "вт", "delivery_cost": 700, "stop_at": NOW, "minimum_count": 5}
    house.save(a_purchase(terms=terms, last_import="job", reminded=("x",), split=3, version=1, **own), an_order())
    made = house.container.purchases.keep.copy(MARIA, "shoes", " Второй  круг ")
    assert (made.title, made.stage, made.fee, made.minimum_count, made.version) == (
        "Второй круг",
        Stage.DRAFT,
        1_000,
        5,
        1,
    )
    assert (made.organizer, made.place, made.hours, made.terms.place) == ("maria", "", "вт", "ТЦ «Юг»")
    assert (made.terms.points, made.terms.details) == (("north",), "СБП, Орлова М.")
    assert (made.terms.revision, made.terms.payment_open, made.terms.pay_until, made.terms.collect_from) == (
        0,
        False,
        None,
        None,
    )
    assert (made.delivery_cost, made.stop_at, made.last_import, made.reminded, made.split) == (0, None, None, (), 0)
    assert house.stores.purchases.get(COMMUNITY, made.id) == made
    assert house.stores.orders.numbers_after(COMMUNITY, made.id, "", 9) == []
    assert house.memory.journal[-1].data["copied_from"] == "shoes"


def test_a_copy_needs_a_title_and_an_original(house: House) -> None:
    with pytest.raises(Invalid, match="title_missing"):
        house.container.purchases.keep.copy(MARIA, "shoes", " ")
    for principal, purchase in ((MARIA, "missing"), (a_principal(community="c2"), "shoes")):
        with pytest.raises(NotFound):
            house.container.purchases.keep.copy(principal, purchase, "Второй круг")
        with pytest.raises(NotFound):
            house.container.purchases.keep.archive(principal, purchase, archived=True)


def test_what_is_over_leaves_the_list_and_comes_back(house: House) -> None:
    over(house)
    house.save(a_purchase(id="books", created_at=NOW - timedelta(days=9)))
    for _ in range(2):
        house.container.purchases.keep.archive(MARIA, "shoes", archived=True)
    assert (titles(house), titles(house, archived=True)) == (["books"], ["books", "shoes"])
    assert house.stores.orders.get(COMMUNITY, "1001").purchase_title == "Осенняя обувь"
    for _ in range(2):
        house.container.purchases.keep.archive(MARIA, "shoes", archived=False)
    assert titles(house) == titles(house, archived=True) == ["shoes", "books"]
    said = [(each.before, each.after) for each in house.memory.journal if each.event == Event.PURCHASE_EDITED]
    assert said == [({"archived": False}, {"archived": True}), ({"archived": True}, {"archived": False})]


@pytest.mark.parametrize("stage", Stage)
def test_only_what_is_over_is_put_away(house: House, stage: Stage) -> None:
    over(house, stage)
    if stage in OVER:
        assert house.container.purchases.keep.archive(MARIA, "shoes", archived=True).archived_at == NOW
    else:
        with pytest.raises(Conflict, match="purchase_not_over"):
            house.container.purchases.keep.archive(MARIA, "shoes", archived=True)


def test_one_that_goes_on_is_in_no_archive(house: House) -> None:
    over(house)
    house.container.purchases.keep.archive(MARIA, "shoes", archived=True)
    after: Purchase = house.container.purchases.manage.move(MARIA, "shoes", Stage.DISTRIBUTING)
    assert (after.archived_at, titles(house)) == (None, ["shoes"])
