"""A passkey: what a person's own device proves that it is he, and opens the desk by."""

from __future__ import annotations

import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import datetime, timedelta
from urllib.parse import urlsplit

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.errors import Invalid
from chalicelib.domain.words import one_line

CHALLENGE_LIFE = timedelta(minutes=5)
"""So long somebody may look for his finger."""

MOST_PASSKEYS = 10
"""Of one person."""

LONGEST_NAME = 60
_ID = re.compile(r"[0-9A-Za-z_-]{1,40}")


class Passkey(Struct, frozen=True):
    """``credential`` is what the device calls it, ``id`` stands for that in addresses; both, and the key, in base64url.

    ``sign_count`` is how often the device says it was used; most say 0 for ever.
    """

    id: str
    community: str
    person: str
    name: str
    credential: str
    public_key: str
    created_at: datetime
    sign_count: int = 0
    last_used_at: datetime | None = None
    version: int = 0

    def used(self, sign_count: int, now: datetime) -> Passkey:
        return replace(self, sign_count=sign_count, last_used_at=now)


class Attestation(Struct, frozen=True):
    """What a browser says when a passkey was made; each part in base64url."""

    credential: str
    client_data: str
    attestation: str


class Assertion(Struct, frozen=True):
    """What a browser says when a passkey was used; each part in base64url."""

    credential: str
    client_data: str
    authenticator_data: str
    signature: str
    user_handle: str


class _ClientData(Struct, frozen=True):
    challenge: str


def passkey_id(credential: str) -> str:
    """A device may call it by a thousand bytes: no key and no address holds so many."""
    from hashlib import sha256  # passkeys are seldom used

    return sha256(credential.encode()).hexdigest()


def passkey_name(name: str) -> str:
    """Raises Invalid."""
    return one_line(name, "name", LONGEST_NAME, Invalid("passkey_unnamed", "name"))


def handle_of(community: str, person: str) -> str:
    """Whose a passkey is, as his device keeps it and tells it again: in whose partition it lies."""
    return encoded(f"{community}.{person}")


def read_handle(handle: str) -> tuple[str, str]:
    """Community and person. Raises Invalid."""
    community, _, person = decoded(handle).partition(".")
    if not (_ID.fullmatch(community) and _ID.fullmatch(person)):
        raise Invalid("passkey_refused")
    return community, person


def host_of(origin: str) -> str:
    """What passkeys are bound to."""
    return urlsplit(origin).hostname or ""


def challenge_of(client_data: str) -> str:
    """What was to be signed, as the browser says. Raises Invalid."""
    try:
        return decoded(msgspec.json.decode(decoded(client_data), type=_ClientData).challenge)
    except msgspec.MsgspecError:
        raise Invalid("passkey_refused") from None


def encoded(text: str) -> str:
    """In base64url, as browsers write bytes."""
    return urlsafe_b64encode(text.encode()).decode().rstrip("=")


def decoded(text: str) -> str:
    """Raises Invalid."""
    try:
        return urlsafe_b64decode(text + "=" * (-len(text) % 4)).decode()
    except ValueError:
        raise Invalid("passkey_refused") from None
