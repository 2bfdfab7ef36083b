"""A person adds, sees and removes passkeys: for his own session, his own, ten."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from chalicelib.domain.access.passkey import CHALLENGE_LIFE, MOST_PASSKEYS, Passkey, encoded
from chalicelib.domain.access.principals import Principal
from chalicelib.domain.errors import Invalid, NotFound, SessionRevoked, Stale
from chalicelib.domain.journal import Event
from chalicelib.usecases.access.manage_passkeys import ManagePasskeys
from tests.authenticator import Device, attestation
from tests.credentials import a_desk_session, a_passkey
from tests.factories import COMMUNITY, a_buyer
from tests.usecases.house import House
from tests.usecases.rivals import late
from tests.world import ADMIN

ORIGIN = "https://kabinet.example"
MARIA = a_desk_session().principal(ADMIN)


@pytest.fixture
def manage(house: House) -> ManagePasskeys:
    house.join(a_buyer(id="maria", name="Мария", ok_id=ADMIN))
    return house.container.access.manage_passkeys


def added(manage: ManagePasskeys, principal: Principal = MARIA, device: Device | None = None) -> Passkey:
    offer = manage.offer(principal)
    made = (device or Device(ORIGIN)).made(encoded(offer.challenge), offer.handle)
    return manage.add(principal, " Мой телефон ", attestation(made), ORIGIN)


def test_it_is_added_with_a_name_and_told_of_by_its_id_alone(house: House, manage: ManagePasskeys) -> None:
    first = added(manage)
    assert (first.name, first.person, first.created_at, first.version) == ("Мой телефон", "maria", house.clock(), 1)
    house.clock.pass_by(minutes=1)
    second = added(manage, device=Device(ORIGIN, credential="c2Vjb25k"))
    assert manage.list(MARIA) == [second, first]
    assert manage.show(MARIA, first.id) == first
    offer = manage.offer(MARIA)
    assert (offer.name, offer.known) == ("Мария", [second, first]), "no device makes a second one"
    assert [(each.event, each.subject, each.data) for each in house.memory.journal] == [
        (Event.PASSKEY_ADDED, f"passkey/{each.id}", {}) for each in (first, second)
    ]


def test_a_challenge_is_good_once_for_some_minutes_for_the_session_that_asked(
    house: House, manage: ManagePasskeys
) -> None:
    offer, device = manage.offer(MARIA), Device(ORIGIN)
    made = attestation(device.made(encoded(offer.challenge)))
    strangers = (
        replace(MARIA, session="another"),
        replace(MARIA, id="anna"),
        replace(MARIA, community="elsewhere"),
    )
    for stranger in strangers:
        with pytest.raises(Invalid, match="passkey_late"):
            manage.add(stranger, "Телефон", made, ORIGIN)
    manage.add(MARIA, "Телефон", made, ORIGIN)
    again = attestation(Device(ORIGIN, credential="c2Vjb25k").made(encoded(offer.challenge)))
    with pytest.raises(Invalid, match="passkey_late"):
        manage.add(MARIA, "Телефон", again, ORIGIN)
    late = attestation(Device(ORIGIN, credential="dGhpcmQ").made(encoded(manage.offer(MARIA).challenge)))
    house.clock.moment += CHALLENGE_LIFE
    for wrong in (late, attestation(device.made(encoded("made up"))), attestation(device.made(""))):
        with pytest.raises(Invalid, match="passkey_late"):
            manage.add(MARIA, "Телефон", wrong, ORIGIN)
    enters, _ = house.container.access.open_desk_by_passkey.challenge()
    with pytest.raises(Invalid, match="passkey_late"):
        manage.add(MARIA, "Телефон", attestation(device.made(encoded(enters))), ORIGIN)
    assert len(manage.list(MARIA)) == 1


def test_one_that_was_made_elsewhere_is_not_added(manage: ManagePasskeys) -> None:
    offer = manage.offer(MARIA)
    made = attestation(Device("https://phishing.example").made(encoded(offer.challenge)))
    with pytest.raises(Invalid, match="passkey_refused"):
        manage.add(MARIA, "Телефон", made, ORIGIN)
    assert manage.list(MARIA) == []


def test_the_same_one_is_not_added_twice(manage: ManagePasskeys) -> None:
    device = Device(ORIGIN)
    added(manage, device=device)
    with pytest.raises(Stale):
        added(manage, device=device)


def test_a_person_has_ten_at_most(house: House, manage: ManagePasskeys) -> None:
    house.save(*(a_passkey(id=f"passkey{each}") for each in range(MOST_PASSKEYS)))
    house.save(a_passkey(person="anna"))
    with pytest.raises(Invalid, match="passkeys_too_many"):
        added(manage)
    manage.remove(MARIA, "passkey0", 1)
    assert len([*manage.list(MARIA), added(manage)]) == MOST_PASSKEYS


def test_of_two_that_come_at_once_the_eleventh_is_refused(house: House, manage: ManagePasskeys) -> None:
    house.save(house.stores.buyers.access(COMMUNITY, "maria"))
    house.save(*(a_passkey(id=f"passkey{each}") for each in range(MOST_PASSKEYS - 1)))
    rival = late(house, lambda: added(manage)).container.access.manage_passkeys
    with pytest.raises(Invalid, match="passkeys_too_many"):
        added(rival, device=Device(ORIGIN, credential="c2Vjb25k"))
    assert len(manage.list(MARIA)) == MOST_PASSKEYS


def test_whoever_lost_his_rights_adds_none(house: House, manage: ManagePasskeys) -> None:
    """His session may still be open while he is being erased."""
    house.save(a_desk_session())
    access = house.stores.buyers.access(COMMUNITY, "maria")
    house.save(replace(access, rights=1))
    house.acting = MARIA
    with pytest.raises(SessionRevoked):
        added(manage)
    assert house.stores.passkeys.of_person(COMMUNITY, "maria") == []


def test_it_is_removed_by_its_owner_at_its_version(house: House, manage: ManagePasskeys) -> None:
    mine = added(manage)
    for stranger in (replace(MARIA, id="anna"), replace(MARIA, community="elsewhere")):
        with pytest.raises(NotFound):
            manage.remove(stranger, mine.id, 1)
        assert manage.list(stranger) == []
    with pytest.raises(Stale):
        manage.remove(MARIA, mine.id, 2)
    assert manage.remove(MARIA, mine.id, 1) == mine
    assert manage.list(MARIA) == []
    assert house.memory.events()[-1] == Event.PASSKEY_REMOVED
    with pytest.raises(NotFound):
        manage.remove(MARIA, mine.id, 1)
