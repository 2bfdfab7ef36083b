"""Who comes in as what: OK's word, the list of organizers, and a block."""

import pytest

from chalicelib.domain.buyers.buyer import Buyer, Consent
from chalicelib.domain.communities.community import Membership, Role
from chalicelib.domain.errors import Blocked, Unavailable
from tests.factories import COMMUNITY, a_buyer, an_organizer
from tests.usecases.access.launching import open_as
from tests.usecases.house import House
from tests.world import ADMIN, ANNA, MODERATOR


@pytest.mark.parametrize(
    ("membership", "listed", "role"),
    [
        (Membership.ADMIN, False, Role.ORGANIZER),
        (Membership.MODERATOR, True, Role.ORGANIZER),
        (Membership.MODERATOR, False, Role.BUYER),
        (Membership.ACTIVE, True, Role.BUYER),
        (Membership.PASSIVE, False, Role.BUYER),
        (Membership.UNKNOWN, True, Role.BUYER),
    ],
)
def test_the_role_is_oks_word(house: House, membership: Membership, listed: bool, role: Role) -> None:
    house.save(an_organizer(ok_id=MODERATOR if listed else ADMIN))
    house.partners.group.members[MODERATOR] = membership
    assert open_as(house, MODERATOR).principal.role is role


def test_whoever_is_listed_is_what_he_is_listed_as_while_ok_says_that_he_helps_to_run_the_group(house: House) -> None:
    house.save(an_organizer(ok_id=ADMIN, role=Role.OWNER))
    house.save(an_organizer(id="olga", ok_id=MODERATOR, role=Role.VIEWER))
    house.partners.group.members |= {ADMIN: Membership.ADMIN, MODERATOR: Membership.MODERATOR}
    assert [open_as(house, each).principal.role for each in (ADMIN, MODERATOR)] == [Role.OWNER, Role.VIEWER]
    house.partners.group.members[ADMIN] = Membership.ACTIVE
    assert open_as(house, ADMIN).principal.role is Role.BUYER


def test_while_ok_is_silent_everybody_who_came_lately_is_a_buyer_and_consent_stays(house: House) -> None:
    house.join(a_buyer(ok_id=ADMIN, id="maria"))
    house.partners.group.members[ADMIN] = Membership.ADMIN
    house.partners.group.allowing.add(ADMIN)
    first = open_as(house, ADMIN).principal
    house.clock.pass_by(hours=24)
    house.partners.group.silence = Unavailable()
    session = open_as(house, ADMIN, at=house.clock())
    assert (session.principal.role, session.principal.rights) == (Role.BUYER, first.rights)
    assert house.stores.buyers.get(COMMUNITY, "maria").consent is Consent.ALLOWED


def test_while_ok_is_silent_nobody_gets_in_who_was_not_here_lately(house: House) -> None:
    house.partners.group.silence = Unavailable()
    with pytest.raises(Unavailable, match="entry_unsure"):
        open_as(house, ANNA)
    assert (house.memory.journal, house.memory.of(Buyer, COMMUNITY)) == ([], [])
    house.partners.group.silence = None
    open_as(house, ANNA)
    house.clock.pass_by(hours=24, seconds=1)
    house.partners.group.silence = Unavailable()
    with pytest.raises(Unavailable, match="entry_unsure"):
        open_as(house, ANNA)


def test_one_who_was_blocked_does_not_get_in_while_ok_is_silent(house: House) -> None:
    open_as(house, ANNA)
    house.partners.group.members[ANNA] = Membership.BLOCKED
    with pytest.raises(Blocked):
        open_as(house, ANNA)
    house.partners.group.silence = Unavailable()
    with pytest.raises(Unavailable, match="entry_unsure"):
        open_as(house, ANNA)


def test_another_role_makes_the_tokens_of_before_void(house: House) -> None:
    rights = []
    for membership in (Membership.ACTIVE, Membership.ADMIN, Membership.ADMIN, Membership.ACTIVE):
        house.partners.group.members[ANNA] = membership
        rights.append(open_as(house, ANNA).principal.rights)
    assert rights == [0, 1, 1, 2]


def test_a_block_makes_the_tokens_of_before_void(house: House) -> None:
    before = open_as(house, ANNA).principal
    house.partners.group.members[ANNA] = Membership.BLOCKED
    with pytest.raises(Blocked):
        open_as(house, ANNA)
    assert house.stores.buyers.access(COMMUNITY, before.id).rights == before.rights + 1


def test_a_blocked_person_gets_nothing_and_is_not_written_down(house: House) -> None:
    house.partners.group.members[ANNA] = Membership.BLOCKED
    with pytest.raises(Blocked):
        open_as(house, ANNA)
    assert house.memory.journal == []


def test_an_organizer_in_the_list_is_known_as_such(house: House) -> None:
    house.save(an_organizer(id="olga", ok_id=MODERATOR))
    house.partners.group.members[MODERATOR] = Membership.MODERATOR
    assert open_as(house, MODERATOR).principal.organizer == "olga"
    assert open_as(house, ANNA).principal.organizer is None


def test_an_organizer_whom_no_file_has_named_is_called_as_in_the_list(house: House) -> None:
    house.save(an_organizer(id="olga", ok_id=MODERATOR))
    house.partners.group.members[MODERATOR] = Membership.MODERATOR
    for user, name in ((MODERATOR, an_organizer().name), (ANNA, "")):
        assert house.stores.buyers.get(COMMUNITY, open_as(house, user).principal.id).name == name
