"""A community comes to be."""

import pytest

from chalicelib.domain.errors import Conflict, NotFound, Stale
from chalicelib.domain.journal import Event
from tests.factories import COMMUNITY, a_community, an_organizer
from tests.usecases.house import House


def test_a_community_is_founded_with_its_journal_entry(house: House) -> None:
    house.founding.found(a_community(id="c2", group="54000000000999"))
    assert house.communities.id_of_group("54000000000999") == "c2"
    assert house.memory.journal[-1].event is Event.COMMUNITY_CREATED
    assert house.memory.journal[-1].actor == "operator"


def test_a_group_belongs_to_one_community(house: House) -> None:
    with pytest.raises(Conflict) as refusal:
        house.founding.found(a_community(id="c2"))
    assert refusal.value.reason == "group_taken"


def test_a_community_is_founded_once(house: House) -> None:
    with pytest.raises(Stale):
        house.founding.found(a_community(group=None))


def test_an_organizer_is_added_to_a_community_that_exists(house: House) -> None:
    house.founding.put_organizer(an_organizer())
    assert [each.id for each in house.communities.organizers(COMMUNITY)] == ["maria"]
    assert house.memory.journal[-1].event is Event.ORGANIZER_ADDED
    with pytest.raises(NotFound):
        house.founding.put_organizer(an_organizer(community="nowhere"))


def test_an_organizer_said_again_is_changed_and_not_doubled(house: House) -> None:
    house.founding.put_organizer(an_organizer(ok_id="570000000001"))
    house.founding.put_organizer(an_organizer(id="again", ok_id="570000000001", hours="вт"))
    assert [(each.id, each.hours) for each in house.communities.organizers(COMMUNITY)] == [("maria", "вт")]
    assert house.memory.journal[-1].event == Event.ORGANIZER_CHANGED
