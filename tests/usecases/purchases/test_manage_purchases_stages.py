"""A purchase moves from stage to stage."""

from datetime import timedelta

import pytest

from chalicelib.domain.errors import Conflict
from chalicelib.domain.journal import Event
from chalicelib.domain.purchases.purchase import Reached, Stage
from tests.factories import a_principal
from tests.usecases.house import House
from tests.usecases.rivals import late


def test_it_remembers_when_it_came_to_each_stage(house: House) -> None:
    manage = house.container.purchases.manage
    created = manage.create(a_principal(), "Книги", 0, 0)
    begun = created.created_at
    assert created.terms.reached == (Reached(Stage.COLLECTING, begun),)
    house.clock.pass_by(days=1)
    stopped = manage.move(a_principal(), created.id, Stage.STOPPED)
    assert stopped.terms.reached == (
        Reached(Stage.COLLECTING, begun),
        Reached(Stage.STOPPED, begun + timedelta(days=1)),
    )
    house.clock.pass_by(days=1)
    assert manage.move(a_principal(), created.id, Stage.STOPPED).terms.reached == stopped.terms.reached
    assert manage.move(a_principal(), created.id, Stage.COLLECTING).terms.reached == (Reached(Stage.COLLECTING, begun),)


MARIA = a_principal()


def test_a_purchase_moves_to_another_stage(house: House) -> None:
    after = house.container.purchases.manage.move(MARIA, "shoes", Stage.STOPPED)
    assert (after.stage, after.terms.revision) == (Stage.STOPPED, 1)
    entry = house.memory.journal[-1]
    assert entry.data == {"revision": 1, "stage": Stage.STOPPED, "before": Stage.COLLECTING}
    assert (entry.before, entry.after) == ({"stage": "collecting"}, {"stage": "stopped"})


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
