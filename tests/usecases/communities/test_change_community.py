"""A community is renamed, moved to another zone, and to another currency while nothing is counted in it."""

from typing import Any

import pytest
from msgspec.structs import replace

from chalicelib.domain.communities.community import Community, Role
from chalicelib.domain.errors import Conflict, Invalid, Stale
from chalicelib.usecases.ports import Commit
from tests.factories import COMMUNITY, a_principal
from tests.usecases.house import House

OWNER = a_principal(role=Role.OWNER)


def change(house: House, **fields: Any) -> Community:
    changing = house.container.communities.change
    return changing.change(OWNER, changing.get(OWNER).version, lambda it: replace(it, **fields))


def test_what_was_and_what_is_stand_in_the_journal() -> None:
    house = House()
    after = change(house, name="Покупки", zone="Asia/Vladivostok", language="en")
    assert house.stores.communities.get(COMMUNITY) == after
    entry = house.memory.journal[-1]
    assert (entry.event, entry.before) == (
        "CommunityChanged",
        {"name": "Закупаемся вместе", "zone": "Europe/Moscow", "language": "ru"},
    )


@pytest.mark.parametrize("wrong", [{"name": ""}, {"zone": "Europe/Nowhere"}, {"zone": "../x"}, {"currency": "XXX"}])
def test_what_there_is_not_is_refused(wrong: dict[str, str]) -> None:
    with pytest.raises(Invalid):
        change(House(), **wrong)


def test_the_currency_stays_once_there_is_a_purchase() -> None:
    house = House()
    with pytest.raises(Conflict, match="currency_used"):
        change(house, currency="BYN")
    house.stores.commits.commit(COMMUNITY, Commit(remove=(house.purchase(),)))
    assert change(house, currency="BYN").currency == "BYN"


def test_an_older_version_changes_nothing() -> None:
    house = House()
    change(house, name="Покупки")
    with pytest.raises(Stale):
        house.container.communities.change.change(OWNER, 1, lambda it: replace(it, name="Другое"))


def test_the_same_once_more_is_no_change() -> None:
    house = House()
    assert change(house).version == house.stores.communities.get(COMMUNITY).version
    assert house.memory.journal == []
