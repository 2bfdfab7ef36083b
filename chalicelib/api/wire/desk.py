"""The desk is opened ↔ JSON."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from chalicelib.api.wire.forms import Wire
from chalicelib.api.wire.sessions import Community
from chalicelib.domain.access.passkey import Assertion, encoded, host_of

if TYPE_CHECKING:
    from chalicelib.usecases.access.open_desk import OpenedDesk


class DeskSessionAsked(Wire, frozen=True):
    code: str


class PasskeyChallenge(Wire, frozen=True):
    """``challenge`` in base64url; ``rp_id`` is what passkeys are bound to."""

    challenge: str
    rp_id: str
    expires_at: datetime


class PasskeySessionAsked(Wire, frozen=True):
    """Each part in base64url, as the browser gives it."""

    credential: str
    client_data: str
    authenticator_data: str
    signature: str
    user_handle: str


class Opener(Wire, frozen=True):
    id: str
    name: str


class DeskSession(Wire, frozen=True):
    token: str
    expires_at: datetime
    role: str
    community: Community
    language: str
    person: Opener


def write_challenge(challenge: str, expires_at: datetime, origin: str) -> PasskeyChallenge:
    return PasskeyChallenge(challenge=encoded(challenge), rp_id=host_of(origin), expires_at=expires_at)


def read_assertion(asked: PasskeySessionAsked) -> Assertion:
    return Assertion(
        credential=asked.credential,
        client_data=asked.client_data,
        authenticator_data=asked.authenticator_data,
        signature=asked.signature,
        user_handle=asked.user_handle,
    )


def write_desk(it: OpenedDesk) -> DeskSession:
    locale = it.community.locale(it.person.language)
    return DeskSession(
        token=it.token,
        expires_at=it.session.expires_at,
        role=it.session.role,
        community=Community(name=it.community.name, time_zone=locale.zone, currency=locale.currency),
        language=locale.language,
        person=Opener(id=it.person.id, name=it.person.name),
    )
