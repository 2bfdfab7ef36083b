"""The desk is opened by a passkey while OK is silent, and while its person is being erased."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from chalicelib.domain.access.access import LATELY
from chalicelib.domain.buyers.buyer import Buyer, Erasure, leaving
from chalicelib.domain.communities.community import Role
from chalicelib.domain.errors import Forbidden, Unavailable
from tests.factories import COMMUNITY
from tests.fakes import MemoryCommits
from tests.usecases.access.passkey_owner import Owner, an_owner
from tests.usecases.house import House
from tests.world import ADMIN

SILENT = Unavailable("ok_unavailable")


@pytest.fixture
def owner(house: House) -> Owner:
    return an_owner(house)


def test_whoever_sees_the_own_purchases_only_sees_no_others_here_also_while_ok_is_silent(owner: Owner) -> None:
    known = owner.house.stores.communities.organizers(COMMUNITY)[0]
    owner.house.save(replace(known, role=Role.ORGANIZER, sees_all=False))
    for silence in (None, SILENT):
        owner.house.partners.group.silence = silence
        session = owner.enters().session
        assert (session.role, session.sees_all) == (Role.ORGANIZER, False)
        assert session.principal(ADMIN).reach.organizer == "listed"


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
