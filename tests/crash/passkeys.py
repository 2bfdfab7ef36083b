"""A person adds a passkey, enters by it, removes it."""

from __future__ import annotations

from collections.abc import Sequence

from chalicelib.bootstrap import Container
from chalicelib.domain.access.access import Access
from chalicelib.domain.access.passkey import encoded
from chalicelib.domain.buyers.buyer import Buyer
from chalicelib.domain.communities.community import Role
from tests.authenticator import Device, attestation
from tests.crash.cabinet import a_request
from tests.crash.preparations import found, principal, save
from tests.credentials import a_passkey
from tests.world import ADMIN


def adding(container: Container, community: str) -> Sequence[str]:
    _at_work(container, community)
    said = _made(container, community, _device(container))
    return a_request(community, "/v1/passkeys", {"name": "Телефон", **said}, principal(community))


def entering(container: Container, community: str) -> Sequence[str]:
    """OK has said of her before that she organizes: while it is silent that is believed."""
    _at_work(container, community)
    save(container, community, Access(community, "maria", Role.ORGANIZER, checked_at=container.now()))
    access, device = container.access, _device(container)
    made = attestation(_made(container, community, device))
    access.manage_passkeys.add(principal(community), "Телефон", made, device.origin)
    challenge, _ = access.open_desk_by_passkey.challenge()
    return a_request(community, "/passkey-sessions", device.used(encoded(challenge)), None)


def removing(container: Container, community: str) -> Sequence[str]:
    found(container, community)
    save(container, community, a_passkey(community=community))
    return a_request(community, "/v1/passkeys/passkey1", None, principal(community), 1)


def _at_work(container: Container, community: str) -> None:
    found(container, community)
    save(container, community, Buyer("maria", community, ADMIN))


def _device(container: Container) -> Device:
    """It counts nothing, as most: what it signed would be good twice, if its challenge was."""
    return Device(container.settings.desk_origin or "https://", count=None)


def _made(container: Container, community: str, device: Device) -> dict[str, str]:
    offer = container.access.manage_passkeys.offer(principal(community))
    return device.made(encoded(offer.challenge), offer.handle)
