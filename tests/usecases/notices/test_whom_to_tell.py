"""Who hears of what is to be decided: whose matter it is and may; owners, where nobody of those can be told."""

from typing import Any

from chalicelib.domain.access.permissions import Permission
from chalicelib.domain.communities.community import Role
from tests.factories import COMMUNITY, an_organizer
from tests.usecases.organizers_chat import MARIA, OLGA, OrganizersChat

MAY = Permission.PURCHASES_WRITE


def test_who_runs_it_is_told_and_owners_of_what_nobody_runs() -> None:
    people = OrganizersChat().house.container.notices.whom_to_tell
    assert people.of(COMMUNITY, ["maria"], MAY) == {MARIA: "maria"}
    assert people.of(COMMUNITY, ["olga", "maria"], MAY) == {MARIA: "maria", OLGA: "olga"}
    assert people.of(COMMUNITY, [], MAY) == {OLGA: ""}
    assert people.of(COMMUNITY, ["nobody"], MAY) == {OLGA: "nobody"}


def test_who_may_not_or_never_came_is_not_told() -> None:
    house = OrganizersChat().house
    cases: list[dict[str, Any]] = [{"role": Role.SUPPORT}, {"ok_id": "570000000999"}]
    for version, changes in enumerate(cases, 1):
        house.save(an_organizer(version=version, **changes))
        assert house.container.notices.whom_to_tell.of(COMMUNITY, ["maria"], MAY) == {OLGA: "maria"}, changes
