"""The desk is opened by a passkey, with the rights of this moment, and by nothing that is less."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from chalicelib.domain.access.access import LATELY
from chalicelib.domain.access.desk_session import DESK_LIFE
from chalicelib.domain.access.passkey import CHALLENGE_LIFE, Passkey, challenge_of, encoded, handle_of
from chalicelib.domain.buyers.buyer import Buyer, Erasure, leaving
from chalicelib.domain.communities.community import Membership, Role
from chalicelib.domain.errors import CommunityClosed, Forbidden, SessionRevoked, Stale, Unauthorized, Unavailable
from chalicelib.domain.journal import Event
from chalicelib.usecases.access.open_desk import OpenedDesk
from tests.authenticator import Device, assertion, attestation
from tests.factories import COMMUNITY, a_buyer, a_desk_session, an_organizer
from tests.fakes import MemoryCommits
from tests.usecases.house import House
from tests.world import ADMIN

ORIGIN = "https://kabinet.example"
SILENT = Unavailable("ok_unavailable")


@dataclass
class Owner:
    """Maria, whom OK knows as an admin and the list as an owner; her phone has a passkey."""

    house: House
    device: Device
    passkey: Passkey

    def challenge(self) -> str:
        return encoded(self.house.container.access.open_desk_by_passkey.challenge()[0])

    def enters(self, said: dict[str, str] | None = None, **lies: Any) -> OpenedDesk:
        given = assertion(said or self.device.used(self.challenge(), **lies))
        return self.house.container.access.open_desk_by_passkey.open(given, ORIGIN)

    def refused(self, reason: str, said: dict[str, str] | None = None, **lies: Any) -> None:
        with pytest.raises(Unauthorized, match=reason):
            self.enters(said, **lies)
        assert self.house.stores.desk_sessions.list(COMMUNITY) == []
        assert self.house.stores.passkeys.get(COMMUNITY, "maria", self.passkey.id) == self.passkey

    def is_now(self, role: Role | None, membership: Membership = Membership.ADMIN) -> None:
        self.house.partners.group.members[ADMIN] = membership
        known = {each.id: each for each in self.house.stores.communities.organizers(COMMUNITY)}.get("listed")
        if role:
            self.house.save(replace(known, role=role) if known else an_organizer(id="listed", ok_id=ADMIN, role=role))
        elif known:
            del self.house.memory.things["Organizer", COMMUNITY, "listed"]


@pytest.fixture
def owner(house: House) -> Owner:
    house.join(a_buyer(id="maria", name="Мария", ok_id=ADMIN))
    access, device = house.container.access, Device(ORIGIN)
    principal = a_desk_session().principal(ADMIN)
    offer = access.manage_passkeys.offer(principal)
    made = attestation(device.made(encoded(offer.challenge), offer.handle))
    passkey = access.manage_passkeys.add(principal, "Телефон", made, ORIGIN)
    known = house.stores.buyers.access(COMMUNITY, "maria")
    house.save(replace(known, role=Role.OWNER, organizer="listed", checked_at=house.clock()))
    found = Owner(house, device, passkey)
    found.is_now(Role.OWNER)
    return found


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


def test_whoever_sees_the_own_purchases_only_sees_no_others_here_also_while_ok_is_silent(owner: Owner) -> None:
    known = owner.house.stores.communities.organizers(COMMUNITY)[0]
    owner.house.save(replace(known, role=Role.ORGANIZER, sees_all=False))
    for silence in (None, SILENT):
        owner.house.partners.group.silence = silence
        session = owner.enters().session
        assert (session.role, session.sees_all) == (Role.ORGANIZER, False)
        assert session.principal(ADMIN).reach.organizer == "listed"


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


def test_while_ok_is_silent_its_last_word_is_believed_for_a_day(owner: Owner) -> None:
    owner.house.partners.group.silence = SILENT
    owner.house.clock.moment += LATELY
    opened = owner.enters()
    assert opened.session.role is Role.OWNER
    principal = opened.session.principal(ADMIN)
    owner.house.clock.moment += timedelta(minutes=2)
    check = owner.house.container.access.check_session
    check.vouch(principal, changing=False)
    with pytest.raises(Unavailable):
        check.vouch(principal, changing=True)
    with pytest.raises(Unavailable):
        owner.enters()


def test_while_ok_is_silent_the_list_of_organizers_is_not(owner: Owner) -> None:
    owner.house.partners.group.silence = SILENT
    owner.is_now(Role.VIEWER)
    with pytest.raises(Forbidden):
        owner.enters()
    owner.is_now(None)
    with pytest.raises(Forbidden):
        owner.enters()


def test_whose_sessions_were_ended_enters_by_oks_word_alone(owner: Owner) -> None:
    person = owner.house.stores.buyers.get(COMMUNITY, "maria")
    owner.house.container.access.end_sessions.revoke(person)
    owner.house.partners.group.silence = SILENT
    with pytest.raises(Forbidden):
        owner.enters()
    owner.house.partners.group.silence = None
    assert owner.enters().session.role is Role.OWNER


def test_whose_data_is_being_erased_does_not_enter(owner: Owner) -> None:
    person = owner.house.stores.buyers.get(COMMUNITY, "maria")
    owner.house.save(leaving(person, Erasure()))
    owner.refused("passkey_unknown")


def test_whose_erasure_begins_at_this_moment_does_not_enter(owner: Owner, monkeypatch: pytest.MonkeyPatch) -> None:
    real, begun = MemoryCommits.commit, list[Buyer]()

    def meanwhile(commits: MemoryCommits, community: str, commit: Any) -> None:
        if not begun:
            begun.append(owner.house.stores.buyers.get(COMMUNITY, "maria"))
            owner.house.save(leaving(begun[0], Erasure()))
        real(commits, community, commit)

    for silent in (False, True):
        owner.house.partners.group.silence = SILENT if silent else None
        with monkeypatch.context() as patched:
            patched.setattr(MemoryCommits, "commit", meanwhile)
            owner.refused("passkey_unknown")


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
