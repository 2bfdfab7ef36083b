"""Somebody with a passkey, who has not opened the app of OK lately."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest
from msgspec.structs import replace

from chalicelib.domain.access.passkey import Passkey, encoded
from chalicelib.domain.communities.community import Membership, Role
from chalicelib.domain.errors import Unauthorized
from chalicelib.usecases.access.open_desk import OpenedDesk
from tests.authenticator import Device, assertion, attestation
from tests.credentials import a_desk_session
from tests.factories import COMMUNITY, a_buyer, an_organizer
from tests.usecases.house import House
from tests.world import ADMIN

ORIGIN = "https://kabinet.example"


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


def an_owner(house: House) -> Owner:
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
