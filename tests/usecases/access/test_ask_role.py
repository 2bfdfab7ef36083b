"""What OK and the list of organizers say of a person now."""

import pytest

from chalicelib.domain.access.access import Access
from chalicelib.domain.communities.community import Membership, Role
from chalicelib.domain.errors import Unavailable
from tests.factories import COMMUNITY, a_principal, an_organizer
from tests.usecases.house import House
from tests.world import ADMIN, MODERATOR

PERSON = a_principal(id="maria", ok_id=ADMIN, organizer="maria")


def test_a_role_is_oks_word_and_that_of_the_list(house: House) -> None:
    house.save(an_organizer(ok_id=MODERATOR, role=Role.SUPPORT))
    for user, membership, role in (
        (ADMIN, Membership.ADMIN, Role.ORGANIZER),
        (MODERATOR, Membership.MODERATOR, Role.SUPPORT),
        ("570000000999", Membership.MODERATOR, Role.BUYER),
        ("570000000998", Membership.ACTIVE, Role.BUYER),
    ):
        house.partners.group.members[user] = membership
        asked = house.container.access.ask_role.ask(a_principal(ok_id=user), Access(COMMUNITY, "somebody", version=1))
        assert (asked.role, asked.checked_at) == (role, house.clock()), user


def test_whoever_is_blocked_is_shut_out_and_a_silent_ok_says_nothing(house: House) -> None:
    access = Access(COMMUNITY, "maria", Role.ORGANIZER, "maria", rights=3, version=1)
    house.partners.group.members[ADMIN] = Membership.BLOCKED
    assert house.container.access.ask_role.ask(PERSON, access).rights == 4
    house.partners.group.silence = Unavailable("ok_unavailable")
    with pytest.raises(Unavailable):
        house.container.access.ask_role.ask(PERSON, access)


def test_who_wrote_it_down_first_is_not_overruled(house: House) -> None:
    """Another process has asked meanwhile: nothing is raised, and its word stays."""
    house.save(Access(COMMUNITY, "maria", Role.ORGANIZER, rights=1))
    house.container.access.ask_role.keep(Access(COMMUNITY, "maria", Role.BUYER, rights=2))
    assert house.stores.buyers.access(COMMUNITY, "maria").role is Role.ORGANIZER


def test_the_list_is_asked_without_ok(house: House) -> None:
    listed = house.container.access.ask_role.is_listed_otherwise
    assert listed(PERSON)
    house.save(an_organizer(role=Role.VIEWER))
    assert listed(PERSON) == (PERSON.role is not Role.VIEWER)
    assert not listed(a_principal(organizer=None))
