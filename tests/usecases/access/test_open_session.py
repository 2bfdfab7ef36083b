"""A person opens the cabinet."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta

import pytest
from msgspec.structs import replace

from chalicelib.domain.buyers.buyer import Buyer, Consent, ConsentWay, Erasure, Identity, erased, leaving, ok_identity
from chalicelib.domain.communities.community import Role
from chalicelib.domain.errors import GroupNotConnected, LaunchForged, LaunchUsed, Unavailable
from chalicelib.domain.journal import Event
from chalicelib.domain.privacy.pseudonyms import erased_identity
from tests.factories import COMMUNITY, NOW, a_buyer, a_launch
from tests.fakes import MemoryBuyers
from tests.usecases.access.launching import open_as
from tests.usecases.house import House
from tests.world import ANNA


def anna(house: House) -> Buyer:
    return house.stores.buyers.by_identities(COMMUNITY, [ok_identity(ANNA)])[ok_identity(ANNA)]


def test_a_launch_that_ok_did_not_sign_opens_nothing(house: House) -> None:
    with pytest.raises(LaunchForged):
        house.container.access.open_session.open("made up")
    assert house.memory.journal == []


def test_a_group_that_nobody_connected_is_told_so(house: House) -> None:
    with pytest.raises(GroupNotConnected):
        open_as(house, ANNA, group="54000000000999")


def test_an_unknown_person_becomes_a_buyer(house: House) -> None:
    session = open_as(house, ANNA)
    assert (session.principal.role, session.principal.id) == (Role.BUYER, anna(house).id)
    assert house.memory.events() == [Event.BUYER_JOINED, Event.CONSENT_CHANGED]


def test_a_known_person_stays_the_same_buyer(house: House) -> None:
    house.join(a_buyer(language="ru"))
    house.partners.group.allowing.add(ANNA)
    assert open_as(house, ANNA).principal.id == "anna"
    assert house.memory.journal == []


def test_a_launch_gets_in_once_and_for_a_reload_within_a_minute(house: House) -> None:
    for seconds, passes in ((0, True), (60, True), (1, False), (500, False)):
        house.clock.pass_by(seconds=seconds)
        house.partners.launches.signed["query"] = a_launch(mark="one", until=NOW + timedelta(minutes=10))
        if passes:
            house.container.access.open_session.open("query")
        else:
            with pytest.raises(LaunchUsed):
                house.container.access.open_session.open("query")
    house.partners.launches.signed["query"] = a_launch(mark="another", until=NOW + timedelta(minutes=10))
    house.container.access.open_session.open("query")


def test_nobody_gets_in_while_his_data_is_being_erased(house: House) -> None:
    house.join(a_buyer())
    house.save(replace(leaving(a_buyer(), Erasure()), version=1))
    with pytest.raises(Unavailable, match="erasure_goes_on"):
        open_as(house, ANNA)


@pytest.mark.parametrize(("allows", "consent"), [(True, Consent.ALLOWED), (False, Consent.DENIED)])
def test_consent_is_asked_and_written_down_with_its_time(house: House, allows: bool, consent: Consent) -> None:
    house.partners.group.allowing |= {ANNA} if allows else set()
    open_as(house, ANNA)
    assert (anna(house).consent, anna(house).consent_at) == (consent, NOW)
    said = house.memory.journal[-1]
    assert (said.event, said.data["consent"]) == (Event.CONSENT_CHANGED, consent)


def test_consent_that_stays_keeps_its_time_and_says_nothing(house: House) -> None:
    house.partners.group.allowing.add(ANNA)
    open_as(house, ANNA)
    house.clock.pass_by(days=1)
    open_as(house, ANNA)
    assert anna(house).consent_at == NOW
    assert house.memory.events().count(Event.CONSENT_CHANGED) == 1


def test_consent_taken_back_is_written_down(house: House) -> None:
    house.join(a_buyer(consent_at=NOW, language="ru"))
    house.clock.pass_by(days=1)
    open_as(house, ANNA)
    assert (anna(house).consent, anna(house).consent_at) == (Consent.DENIED, house.clock())
    assert house.memory.events() == [Event.CONSENT_CHANGED]


@pytest.mark.parametrize(("asked", "launch", "spoken"), [(None, "en", "en"), ("ru", "en", "ru"), (None, "ru", "ru")])
def test_the_language_is_the_readers_or_else_that_of_the_launch(
    house: House, asked: str | None, launch: str, spoken: str
) -> None:
    assert open_as(house, ANNA, asked, speaks=launch).locale.language == spoken
    assert anna(house).language == spoken


def test_a_launch_may_ask_for_an_order(house: House) -> None:
    assert open_as(house, ANNA, order="1042").order == "1042"


@dataclass(frozen=True)
class Overtaken(MemoryBuyers):
    """Between looking and saving, somebody else saves the same person."""

    house: House
    other: list[Buyer]

    def by_identities(self, community: str, keys: Sequence[str]) -> Mapping[str, Buyer]:
        found = super().by_identities(community, keys)
        while self.other:
            self.house.join(self.other.pop())
        return found


def test_one_person_in_two_windows_at_once_is_one_buyer(house: House) -> None:
    buyers = Overtaken(house.memory, house, [a_buyer(id="other-window", language="ru")])
    house.partners.launches.signed["query"] = a_launch()
    house.partners.group.allowing.add(ANNA)
    session = replace(house.container.access.open_session, buyers=buyers).open("query")
    assert session.principal.id == anna(house).id == "other-window"


def test_an_import_that_met_the_person_first_does_not_lose_the_consent(house: House) -> None:
    buyers = Overtaken(house.memory, house, [a_buyer(consent=Consent.UNKNOWN)])
    house.partners.launches.signed["query"] = a_launch()
    house.partners.group.allowing.add(ANNA)
    replace(house.container.access.open_session, buyers=buyers).open("query")
    assert (anna(house).name, anna(house).consent) == ("Анна Петрова", Consent.ALLOWED)


def test_consent_has_a_history_of_what_launches_found(house: House) -> None:
    for day, allows in enumerate((True, True, False)):
        house.clock.moment = NOW + timedelta(days=day)
        house.partners.group.allowing = {ANNA} if allows else set()
        open_as(house, ANNA)
    assert [(each.at, each.state, each.how) for each in anna(house).consents] == [
        (NOW + timedelta(days=2), Consent.DENIED, ConsentWay.LAUNCH),
        (NOW, Consent.ALLOWED, ConsentWay.LAUNCH),
    ]


def test_an_erased_person_who_comes_again_is_somebody_new_and_no_more_kept_away(house: House) -> None:
    house.save(erased(a_buyer(), NOW), Identity(COMMUNITY, erased_identity(COMMUNITY, ANNA), "anna"))
    assert open_as(house, ANNA).principal.id != "anna"
    assert (anna(house).consents[0].state, anna(house).erased_at) == (Consent.DENIED, None)
    assert house.stores.buyers.by_identities(COMMUNITY, [erased_identity(COMMUNITY, ANNA)]) == {}
    assert house.stores.buyers.get(COMMUNITY, "anna").erased_at == NOW


def test_while_somebody_is_being_erased_his_launch_writes_nothing(house: House) -> None:
    """Whether he gets in is another question."""
    house.join(leaving(a_buyer(language="ru"), Erasure()))
    before = house.stores.buyers.get(COMMUNITY, "anna")
    with suppress(Unavailable):
        open_as(house, ANNA, speaks="en")
    assert house.stores.buyers.get(COMMUNITY, "anna") == before
    assert house.memory.journal == []
