"""A purchase stops by itself, once; below its minimum its organizer says how it goes on."""

from datetime import timedelta
from typing import Any

import pytest

from chalicelib.domain.errors import Conflict
from chalicelib.domain.journal import Event
from chalicelib.domain.purchases.purchase import Purchase, Stage
from tests.factories import COMMUNITY, NOW, a_line, a_principal, a_purchase, an_entry, an_order
from tests.usecases.house import House
from tests.usecases.rivals import late

MARIA = a_principal()
SOUGHT = an_entry(event=Event.STOPS_SOUGHT)
STOP = NOW + timedelta(hours=1)


def arrange(house: House, **fields: Any) -> None:
    """Two orders of 1,000.00 each."""
    house.save(a_purchase(stop_at=STOP, place="", hours="", version=1, **fields))
    for place in (1, 2):
        house.save(an_order((a_line(price=100_000),), number=f"100{place}", buyer=f"buyer{place}"))


def tick(house: House) -> Purchase:
    house.container.background.jobs.run(SOUGHT)
    return house.purchase()


def told(house: House, event: Event) -> int:
    house.spread()
    return house.memory.events().count(event)


def test_it_stops_when_its_time_has_come_and_never_twice(house: House) -> None:
    arrange(house)
    assert tick(house).stage is Stage.COLLECTING
    house.clock.pass_by(minutes=60)
    assert tick(house).stage is Stage.STOPPED
    version = house.purchase().version
    for _ in range(3):
        assert tick(house).version == version
    assert house.memory.events().count(Event.PURCHASE_CHANGED) == 1
    assert told(house, Event.ORDER_STOPPED) == 2
    entry = next(each for each in house.memory.journal if each.event == Event.PURCHASE_CHANGED)
    assert (entry.actor, entry.data["stage"], entry.data["before"]) == ("system", "stopped", "collecting")


@pytest.mark.parametrize(
    ("minimum", "asked"),
    [
        ({}, False),
        ({"minimum_sum": 200_000}, False),
        ({"minimum_sum": 200_001}, True),
        ({"minimum_count": 3}, True),
        ({"minimum_sum": 900_000, "minimum_count": 2}, False),
        ({"minimum_sum": 900_000, "minimum_count": 3}, True),
    ],
)
def test_below_its_minimum_it_asks_and_tells_nobody_yet(house: House, minimum: dict[str, int], asked: bool) -> None:
    arrange(house, **minimum)
    house.clock.pass_by(hours=2)
    after = tick(house)
    assert (after.stage, after.terms.undecided) == (Stage.STOPPED, asked)
    assert told(house, Event.ORDER_STOPPED) == (0 if asked else 2)


def below(house: House) -> None:
    arrange(house, minimum_count=5)
    house.clock.pass_by(hours=2)
    assert tick(house).terms.undecided
    house.spread()


@pytest.mark.parametrize("stage", [Stage.STOPPED, Stage.ORDERED])
def test_who_proceeds_lets_buyers_be_told(house: House, stage: Stage) -> None:
    below(house)
    for _ in range(2):
        after = house.container.purchases.manage.move(MARIA, "shoes", stage)
    assert (after.stage, after.terms.undecided) == (stage, False)
    assert told(house, Event.ORDER_STOPPED) == 2


def test_who_prolongs_it_goes_on_collecting_until_then(house: House) -> None:
    below(house)
    until = house.clock() + timedelta(days=1)
    for _ in range(2):
        after = house.container.purchases.manage.prolong(MARIA, "shoes", until)
    assert (after.stage, after.stop_at, after.terms.undecided, after.version) == (Stage.COLLECTING, until, False, 4)
    assert tick(house).stage is Stage.COLLECTING
    assert told(house, Event.ORDER_STOPPED) == 0
    house.clock.pass_by(days=1)
    assert tick(house).terms.undecided


def test_who_cancels_says_a_word_to_everybody(house: House) -> None:
    below(house)
    for message in ("Поставщик отказал", "другое"):
        after = house.container.purchases.manage.cancel(MARIA, "shoes", message)
    assert (after.stage, after.terms.farewell) == (Stage.CANCELLED, "Поставщик отказал")
    assert told(house, Event.ORDER_CANCELLED) == 2
    said = house.order_events([Event.ORDER_CANCELLED])
    assert {entry.data["reason"] for entry in said} == {"Поставщик отказал"}


def test_it_is_never_cancelled_by_itself(house: House) -> None:
    below(house)
    house.clock.pass_by(days=90)
    assert tick(house).stage is Stage.STOPPED


def test_one_that_is_prolonged_meanwhile_is_not_stopped(house: House) -> None:
    arrange(house)
    house.clock.pass_by(hours=1)
    until = NOW + timedelta(days=2)
    second = late(house, lambda: house.container.purchases.manage.prolong(MARIA, "shoes", until))
    second.container.background.jobs.run(SOUGHT)
    assert (house.purchase().stage, house.purchase().stop_at) == (Stage.COLLECTING, until)


def test_one_that_was_stopped_by_hand_meanwhile_asks_nothing(house: House) -> None:
    arrange(house, minimum_count=9)
    house.clock.pass_by(hours=1)
    second = late(house, lambda: house.container.purchases.manage.move(MARIA, "shoes", Stage.STOPPED))
    second.container.background.jobs.run(SOUGHT)
    assert not house.purchase().terms.undecided


def test_one_that_collects_again_without_a_day_is_not_stopped_by_the_day_that_has_passed(house: House) -> None:
    below(house)
    house.container.purchases.manage.move(MARIA, "shoes", Stage.COLLECTING)
    assert (tick(house).stage, house.purchase().stop_at) == (Stage.COLLECTING, None)


def test_what_is_handed_out_is_neither_prolonged_nor_cancelled(house: House) -> None:
    arrange(house)
    for stage in (Stage.STOPPED, Stage.ORDERED, Stage.DISTRIBUTING):
        house.container.purchases.manage.move(MARIA, "shoes", stage)
    with pytest.raises(Conflict, match="prolongation_refused"):
        house.container.purchases.manage.prolong(MARIA, "shoes", NOW + timedelta(days=9))
    with pytest.raises(Conflict, match="stage_refused"):
        house.container.purchases.manage.cancel(MARIA, "shoes", "")
    assert house.stores.purchases.stopping(COMMUNITY, NOW + timedelta(days=99), 9) == []
