"""The desk is opened by a passkey, with the rights of this moment, and by nothing that is less."""

from __future__ import annotations

from typing import Any

import pytest

from chalicelib.domain.access.desk_session import DESK_LIFE
from chalicelib.domain.access.passkey import CHALLENGE_LIFE, challenge_of, encoded, handle_of
from chalicelib.domain.communities.community import Membership, Role
from chalicelib.domain.errors import CommunityClosed, Forbidden, SessionRevoked, Stale, Unauthorized
from chalicelib.domain.journal import Event
from tests.authenticator import Device
from tests.credentials import a_desk_session
from tests.factories import COMMUNITY
from tests.fakes import MemoryCommits
from tests.usecases.access.passkey_owner import ORIGIN, Owner, an_owner
from tests.usecases.house import House
from tests.world import ADMIN


@pytest.fixture
def owner(house: House) -> Owner:
    return an_owner(house)


def test_a_session_is_opened_with_no_word_of_the_app(owner: Owner) -> None:
    owner.house.clock.pass_by(days=30)
    opened = owner.enters()
    assert (opened.session.role, opened.session.person, opened.person.name) == (Role.OWNER, "maria", "Мария")
    assert opened.session.expires_at == owner.house.clock() + DESK_LIFE
    used = owner.house.stores.passkeys.get(COMMUNITY, "maria", owner.passkey.id)
    assert (used.sign_count, used.last_used_at, used.version) == (1, owner.house.clock(), 2)
    opens, uses = owner.house.memory.journal[-2:]
    assert (opens.event, opens.data, opens.actor) == (
        Event.DESK_SESSION_OPENED,
        {"passkey": owner.passkey.id},
        "buyer/maria",
    )
    assert (uses.event, uses.subject, uses.actor) == (
        Event.PASSKEY_USED,
        f"passkey/{owner.passkey.id}",
        "buyer/maria",
    )
    assert owner.enters().token != opened.token


def test_what_opened_the_desk_once_opens_nothing_again(owner: Owner) -> None:
    said = owner.device.used(owner.challenge())
    owner.enters(said)
    with pytest.raises(Unauthorized, match="passkey_late"):  # a device that counted nothing would be no better
        owner.enters(owner.device.used(said_challenge(said)))
    with pytest.raises(Unauthorized):
        owner.enters(said)
    assert len(owner.house.stores.desk_sessions.list(COMMUNITY)) == 1


def said_challenge(said: dict[str, str]) -> str:
    return encoded(challenge_of(said["clientData"]))


def test_a_device_that_does_not_count_is_good_for_one_session_a_challenge_all_the_same(owner: Owner) -> None:
    owner.device.count = None
    said = owner.device.used(owner.challenge())
    owner.enters(said)
    with pytest.raises(Unauthorized, match="passkey_late"):
        owner.enters(said)
    assert len(owner.house.stores.desk_sessions.list(COMMUNITY)) == 1


def test_a_challenge_dies_and_is_for_nothing_else(owner: Owner) -> None:
    late, manage = owner.device.used(owner.challenge()), owner.house.container.access.manage_passkeys
    offered = encoded(manage.offer(a_desk_session().principal(ADMIN)).challenge)
    owner.house.clock.moment += CHALLENGE_LIFE
    for said in (late, owner.device.used(offered), owner.device.used(encoded("of my own making"))):
        owner.refused("passkey_late", said)


def test_whatever_was_signed_elsewhere_or_by_nobody_opens_nothing(owner: Owner) -> None:
    owner.refused("passkey_refused", origin="https://phishing.example")
    owner.refused("passkey_refused", rp_id="phishing.example")
    owner.refused("passkey_refused", verifies=False)
    owner.refused("passkey_refused", {**owner.device.used(owner.challenge()), "clientData": "junk"})
    stranger = Device(ORIGIN, credential=owner.device.credential, handle=owner.device.handle)
    owner.refused("passkey_refused", stranger.used(owner.challenge()))


def test_a_copy_of_the_device_that_counted_less_opens_nothing(owner: Owner) -> None:
    owner.enters()
    owner.enters()
    for count in (0, 1, 2):
        with pytest.raises(Unauthorized, match="passkey_refused"):
            owner.enters(count=count)
    assert len(owner.house.stores.desk_sessions.list(COMMUNITY)) == 2


def test_it_opens_the_desk_of_its_person_and_no_other(owner: Owner) -> None:
    for handle in (handle_of("elsewhere", "maria"), handle_of(COMMUNITY, "anna"), handle_of(COMMUNITY, "nobody")):
        owner.refused("passkey_unknown", {**owner.device.used(owner.challenge()), "userHandle": handle})
    for handle in ("", "junk", encoded("maria")):
        owner.refused("passkey_refused", {**owner.device.used(owner.challenge()), "userHandle": handle})
    owner.refused("passkey_unknown", Device(ORIGIN, "b3RoZXI", owner.device.handle).used(owner.challenge()))


def test_after_its_removal_it_opens_nothing(owner: Owner) -> None:
    said = owner.device.used(owner.challenge())
    owner.house.container.access.manage_passkeys.remove(a_desk_session().principal(ADMIN), owner.passkey.id, 1)
    with pytest.raises(Unauthorized, match="passkey_unknown"):
        owner.enters(said)


def test_the_role_is_that_of_this_moment(owner: Owner) -> None:
    first = owner.enters()
    owner.is_now(Role.VIEWER)
    opened = owner.enters()
    assert (opened.session.role, opened.session.organizer) == (Role.VIEWER, "listed")
    assert opened.session.rights == first.session.rights + 1, "what was open before is over"
    owner.is_now(None)
    assert owner.enters().session.role is Role.ORGANIZER, "an admin who is not listed organizes, here as at a launch"
    assert owner.house.stores.buyers.access(COMMUNITY, "maria").role is Role.ORGANIZER


def test_a_community_that_is_closed_is_closed_here_too(owner: Owner) -> None:
    owner.house.container.communities.close.close(COMMUNITY, "Не оплачено")
    with pytest.raises(CommunityClosed):
        owner.enters()
    assert owner.house.stores.desk_sessions.list(COMMUNITY) == []


@pytest.mark.parametrize("membership", [Membership.ACTIVE, Membership.UNKNOWN, Membership.BLOCKED])
def test_whoever_works_here_no_longer_does_not_enter_and_loses_what_he_has(
    owner: Owner, membership: Membership
) -> None:
    opened = owner.enters()
    owner.is_now(Role.OWNER, membership)
    with pytest.raises(Forbidden):
        owner.enters()
    after = owner.house.stores.buyers.access(COMMUNITY, "maria")
    assert (after.role, after.rights) == (Role.BUYER, opened.session.rights + 1)
    assert len(owner.house.stores.desk_sessions.list(COMMUNITY)) == 1


def test_of_two_who_enter_at_once_each_is_counted(owner: Owner, monkeypatch: pytest.MonkeyPatch) -> None:
    """A phone that opens two windows: the one that is late looks again; a copy that counted as much is refused then."""
    real, sneaked = MemoryCommits.commit, list[bool]()

    def meanwhile(commits: MemoryCommits, community: str, commit: Any) -> None:
        if not sneaked:
            sneaked.append(True)
            raise Stale
        real(commits, community, commit)

    monkeypatch.setattr(MemoryCommits, "commit", meanwhile)
    assert owner.enters().session.role is Role.OWNER
    assert len(owner.house.stores.desk_sessions.list(COMMUNITY)) == 1


def test_the_session_ends_with_the_rights_as_any_other(owner: Owner) -> None:
    principal = owner.enters().session.principal(ADMIN)
    owner.is_now(Role.VIEWER)
    owner.house.clock.pass_by(minutes=2)
    with pytest.raises(SessionRevoked):
        owner.house.container.access.check_session.vouch(principal, changing=False)
