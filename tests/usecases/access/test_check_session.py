"""Whether a session is still good, of whom OK is asked and how often."""

import pytest
from msgspec.structs import replace

from chalicelib.domain.access.access import Access
from chalicelib.domain.access.principals import Principal
from chalicelib.domain.buyers.buyer import Erasure, leaving
from chalicelib.domain.communities.community import Membership, Role
from chalicelib.domain.errors import Blocked, SessionRevoked, Unavailable
from chalicelib.usecases.ports import Commit
from tests.factories import COMMUNITY, NOW, a_launch, an_organizer
from tests.fakes import MemoryBuyers
from tests.usecases.house import House
from tests.world import ADMIN, ANNA, MODERATOR

MINUTE = 60


def come(house: House, user: str, membership: Membership = Membership.ACTIVE) -> Principal:
    """A session as its token tells it."""
    house.partners.group.members[user] = membership
    house.partners.launches.signed["query"] = a_launch(user=user, mark=f"{user} {house.clock()}")
    return replace(house.container.access.open_session.open("query").principal, since=house.clock())


def good(house: House, principal: Principal, changing: bool = False) -> bool:
    try:
        house.container.access.check_session.vouch(principal, changing)
    except SessionRevoked:
        return False
    return True


@pytest.fixture
def organizer(house: House) -> Principal:
    return come(house, ADMIN, Membership.ADMIN)


def test_nobody_is_asked_of_a_token_younger_than_a_minute(house: House, organizer: Principal) -> None:
    house.partners.group.silence = AssertionError("OK was asked")
    house.clock.pass_by(seconds=MINUTE - 1)
    assert good(house, organizer, changing=True)


def test_an_organizer_who_is_one_no_more_is_turned_away_within_a_minute(house: House, organizer: Principal) -> None:
    for membership in (Membership.ACTIVE, Membership.MODERATOR, Membership.UNKNOWN, Membership.BLOCKED):
        principal = come(house, ADMIN, Membership.ADMIN)
        house.partners.group.members[ADMIN] = membership
        house.clock.pass_by(seconds=MINUTE)
        assert not good(house, principal), membership
        assert not good(house, principal), membership
        house.clock.pass_by(seconds=MINUTE)


def test_who_is_let_see_more_or_less_begins_anew_within_a_minute(house: House) -> None:
    house.save(an_organizer())
    for version, said in enumerate((False, True), 1):
        principal = come(house, ADMIN, Membership.ADMIN)
        house.save(an_organizer(sees_all=said, version=version))
        house.clock.pass_by(seconds=MINUTE)
        assert not good(house, principal), said
        assert come(house, ADMIN, Membership.ADMIN).sees_all is said


def test_who_is_let_see_less_is_so_though_ok_is_silent(house: House) -> None:
    house.save(an_organizer())
    principal = come(house, ADMIN, Membership.ADMIN)
    house.save(an_organizer(sees_all=False, version=1))
    house.partners.group.silence = Unavailable()
    house.clock.pass_by(seconds=MINUTE)
    assert not good(house, principal)


def test_a_moderator_who_is_taken_off_the_list_is_no_organizer_any_more(house: House) -> None:
    house.save(an_organizer(ok_id=MODERATOR))
    principal = come(house, MODERATOR, Membership.MODERATOR)
    assert principal.organizer == "maria"
    house.save(an_organizer(ok_id=ADMIN, version=1))
    house.clock.pass_by(seconds=MINUTE)
    assert not good(house, principal)


def test_whose_role_is_another_now_comes_anew_within_a_minute(house: House) -> None:
    for version, role in enumerate((Role.OWNER, Role.SUPPORT, Role.VIEWER, Role.ORGANIZER)):
        house.save(an_organizer(ok_id=ADMIN, role=role, version=version))
        principal = come(house, ADMIN, Membership.ADMIN)
        house.clock.pass_by(seconds=MINUTE)
        assert good(house, principal), role
    house.save(an_organizer(ok_id=ADMIN, role=Role.VIEWER, version=4))
    house.clock.pass_by(seconds=MINUTE)
    assert not good(house, principal)


def test_one_who_stays_an_organizer_keeps_his_session_and_ok_is_asked_once_a_minute(
    house: House, organizer: Principal, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    answer = house.partners.group.membership

    def ask(group: str, user: str) -> Membership:
        asked.append(user)
        return answer(group, user)

    monkeypatch.setattr(house.partners.group, "membership", ask)
    for _ in range(10 * MINUTE):
        house.clock.pass_by(seconds=1)
        assert good(house, organizer, changing=True)
    assert len(asked) == 10


def test_what_one_process_has_asked_the_others_need_not(house: House, organizer: Principal) -> None:
    house.clock.pass_by(seconds=MINUTE)
    assert good(house, organizer)
    house.partners.group.silence = AssertionError("OK was asked again")
    vars(house.container.access).pop("check_session")
    assert good(house, organizer)


def test_while_ok_is_silent_an_organizer_may_change_things_for_five_minutes_and_look_longer(
    house: House, organizer: Principal
) -> None:
    house.partners.group.silence = Unavailable("ok_unavailable")
    house.clock.pass_by(minutes=5)
    assert good(house, organizer, changing=True)
    house.clock.pass_by(seconds=1)
    with pytest.raises(Unavailable):
        house.container.access.check_session.vouch(organizer, changing=True)
    assert good(house, organizer)
    house.partners.group.silence = None
    house.clock.pass_by(seconds=15)
    assert good(house, organizer, changing=True)


def test_not_every_request_waits_for_a_silent_ok(house: House, organizer: Principal) -> None:
    house.partners.group.silence = Unavailable("ok_unavailable")
    house.clock.pass_by(minutes=2)
    assert good(house, organizer)
    house.partners.group.silence = AssertionError("OK was asked again")
    house.clock.pass_by(seconds=14)
    assert good(house, organizer)


def test_a_buyer_is_read_once_a_minute_and_ok_is_not_asked(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    principal = come(house, ANNA)
    house.partners.group.silence = AssertionError("OK was asked")
    read: list[str] = []
    access = MemoryBuyers.access

    def look(buyers: MemoryBuyers, community: str, buyer: str) -> Access:
        read.append(buyer)
        return access(buyers, community, buyer)

    monkeypatch.setattr(MemoryBuyers, "access", look)
    for _ in range(5 * MINUTE):
        house.clock.pass_by(seconds=1)
        assert good(house, principal, changing=True)
    assert len(read) == 5


def test_a_session_ends_within_a_minute_when_its_owner_is_erased(house: House) -> None:
    principal = come(house, ANNA)
    house.clock.pass_by(seconds=MINUTE)
    assert good(house, principal)
    person = house.stores.buyers.get(COMMUNITY, principal.id)
    house.save(leaving(person, Erasure()))
    house.clock.pass_by(seconds=MINUTE)
    assert not good(house, principal)


def test_a_new_session_is_good_though_the_old_one_is_remembered(house: House) -> None:
    old = come(house, ANNA)
    house.clock.pass_by(seconds=MINUTE)
    assert good(house, old)
    new = replace(come(house, ANNA, Membership.ADMIN), since=None)
    assert (good(house, new), good(house, old)) == (True, False)


def test_tokens_of_before_rights_were_counted_are_good_until_their_owner_comes_anew(house: House) -> None:
    of_before = Principal(community=COMMUNITY, id="maria", role=Role.ORGANIZER, ok_id=ADMIN, since=NOW)
    house.partners.group.members[ADMIN] = Membership.ADMIN
    for _ in range(3):
        house.clock.pass_by(seconds=MINUTE)
        assert good(house, of_before, changing=True)
    house.partners.group.members[ADMIN] = Membership.ACTIVE
    house.clock.pass_by(seconds=MINUTE)
    assert not good(house, of_before, changing=True)


def test_a_blocked_one_is_let_in_by_nobody_afterwards(house: House, organizer: Principal) -> None:
    house.partners.group.members[ADMIN] = Membership.BLOCKED
    house.clock.pass_by(seconds=MINUTE)
    assert not good(house, organizer)
    with pytest.raises(Blocked):
        come(house, ADMIN, Membership.BLOCKED)
    assert not house.stores.buyers.access(COMMUNITY, organizer.id).was_let_in_lately(house.clock())


def test_what_the_list_takes_away_it_takes_away_while_ok_is_silent_too(house: House) -> None:
    """The list of organizers is ours; OK need not be asked for it."""
    for role in (Role.VIEWER, Role.EXTERNAL_ORDERS_MANAGER, None):
        house.save(an_organizer(id=str(role), ok_id=f"57{len(str(role))}", version=0))
        person = come(house, f"57{len(str(role))}", Membership.ADMIN)
        listed = next(each for each in house.stores.communities.organizers(COMMUNITY) if each.id == str(role))
        if role:
            house.save(replace(listed, role=role))
        else:
            house.stores.commits.commit(COMMUNITY, Commit(remove=(listed,)))
        house.partners.group.silence = Unavailable("ok_unavailable")
        house.clock.pass_by(seconds=61)
        assert (good(house, person), good(house, person, changing=True)) == (False, False), role
        house.partners.group.silence = None
