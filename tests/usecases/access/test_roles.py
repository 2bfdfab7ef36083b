"""Who somebody is: OK's word, and the list of organizers for those who help to run the group."""

import pytest

from chalicelib.domain.communities.community import Membership, Role
from chalicelib.domain.errors import Blocked, Unavailable
from chalicelib.usecases.access.roles import standing_in
from tests.factories import a_community, an_organizer
from tests.usecases.house import House
from tests.world import ADMIN


def role(house: House, membership: Membership) -> tuple[Role, str | None]:
    house.partners.group.members[ADMIN] = membership
    standing = standing_in(house.partners.group, house.stores.communities, a_community(), ADMIN)
    return standing.role, standing.organizer


def test_who_only_buys_is_a_buyer_though_he_is_still_listed(house: House) -> None:
    house.save(an_organizer())
    for membership in set(Membership) - {Membership.ADMIN, Membership.MODERATOR, Membership.BLOCKED}:
        assert role(house, membership) == (Role.BUYER, None), membership


def test_who_helps_to_run_the_group_is_what_he_is_listed_as(house: House) -> None:
    house.save(an_organizer(role=Role.SUPPORT))
    for membership in (Membership.ADMIN, Membership.MODERATOR):
        assert role(house, membership) == (Role.SUPPORT, "maria"), membership


def test_another_persons_place_in_the_list_is_nobody_elses(house: House) -> None:
    house.save(an_organizer(ok_id="570000000777"))
    assert role(house, Membership.ADMIN)[1] is None


def test_a_blocked_one_is_nobody_and_a_silent_ok_says_nothing(house: House) -> None:
    with pytest.raises(Blocked):
        role(house, Membership.BLOCKED)
    house.partners.group.silence = Unavailable()
    with pytest.raises(Unavailable):
        role(house, Membership.ACTIVE)


def test_the_list_says_who_sees_all(house: House) -> None:
    house.partners.group.members[ADMIN] = Membership.MODERATOR
    for version, said in enumerate((False, True)):
        house.save(an_organizer(sees_all=said, version=version))
        assert standing_in(house.partners.group, house.stores.communities, a_community(), ADMIN).sees_all is said
