"""Passkeys ↔ JSON; bytes are in base64url, as browsers write them."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

from chalicelib.api.wire.forms import Asked, Wire, convert
from chalicelib.api.wire.limits import words
from chalicelib.domain.access.passkey import LONGEST_NAME, Attestation, encoded, host_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from chalicelib.domain.access import passkey as passkeys
    from chalicelib.usecases.access import manage_passkeys


class PasskeyOwner(Wire, frozen=True):
    """``handle`` is what the device tells of him when he comes back."""

    handle: str
    name: str


class PasskeyOffer(Wire, frozen=True):
    """``rp_id`` is what the passkey will be bound to; ``known`` are the credentials he has."""

    challenge: str
    rp_id: str
    expires_at: datetime
    owner: PasskeyOwner
    known: list[str]


class PasskeyAsked(Asked, frozen=True):
    name: Annotated[str, words(LONGEST_NAME)]
    credential: str
    client_data: str
    attestation: str


class Passkey(Wire, frozen=True):
    id: str
    name: str
    created_at: datetime
    last_used_at: datetime | None
    version: int


class Passkeys(Wire, frozen=True):
    items: list[Passkey]
    next: str | None = None


def write_offer(it: manage_passkeys.PasskeyOffer, origin: str) -> PasskeyOffer:
    return PasskeyOffer(
        challenge=encoded(it.challenge),
        rp_id=host_of(origin),
        expires_at=it.ends_at,
        owner=PasskeyOwner(handle=it.handle, name=it.name),
        known=[each.credential for each in it.known],
    )


def read_attestation(asked: PasskeyAsked) -> Attestation:
    return Attestation(asked.credential, asked.client_data, asked.attestation)


def write_passkey(it: passkeys.Passkey) -> Passkey:
    return convert(it, Passkey)


def write_passkeys(found: Iterable[passkeys.Passkey]) -> Passkeys:
    return Passkeys([write_passkey(each) for each in found])
