"""Standard Webhooks (standardwebhooks.com): ``webhook-id``, ``webhook-timestamp`` and ``webhook-signature`` of a body.

A signature is ``v1,`` and the base64 of HMAC-SHA256 over ``<id>.<timestamp>.<body>``; several stand side by side, with
a space between them. A secret is ``whsec_`` and the base64 of 24 to 64 bytes. While one is exchanged two are good. That
a message was there before is seen by its id, which whoever keeps deliveries knows.
"""

from __future__ import annotations

import hmac
from base64 import b64decode, b64encode
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

ID, TIMESTAMP, SIGNATURE = "webhook-id", "webhook-timestamp", "webhook-signature"
TOLERANCE = 300
"""Seconds that a clock may be ahead or behind."""

PREFIX, VERSION = "whsec_", "v1"
MOST_SIGNATURES = 10
LONGEST_ID, LONGEST_SIGNATURES = 200, 2_000

_LEAST_BYTES, _MOST_BYTES = 24, 64


def new_secret(chance: bytes) -> str:
    """A secret of so many random bytes, 24 to 64."""
    return PREFIX + b64encode(chance).decode()


def sign(secret: str, message_id: str, timestamp: int, body: bytes) -> str:
    """The header of a message. Raises ValueError for what is no secret."""
    key = _key(secret)
    if key is None:
        raise ValueError("no secret of Standard Webhooks")
    return f"{VERSION},{_signature(key, message_id, str(timestamp), body)}"


def verify(secrets: Sequence[str], headers: Mapping[str, str], body: bytes, now: datetime) -> bool:
    """Whether one of the secrets has signed this, at this time of day. ``headers`` by any letters."""
    named = {name.lower(): value for name, value in headers.items()}
    message_id, timestamp, given = (named.get(name, "") for name in (ID, TIMESTAMP, SIGNATURE))
    keys = [key for secret in secrets if (key := _key(secret))]
    if not (0 < len(message_id) <= LONGEST_ID and message_id.isascii() and len(given) <= LONGEST_SIGNATURES):
        return False
    if not _is_near(timestamp, now):
        return False
    signatures = [each for version, _, each in (one.partition(",") for one in given.split(" ")) if version == VERSION]
    good = False
    for key in keys:
        expected = _signature(key, message_id, timestamp, body)
        for each in signatures[:MOST_SIGNATURES]:
            good |= hmac.compare_digest(expected.encode(), each.encode("utf-8", "replace"))
    return good


def _is_near(timestamp: str, now: datetime) -> bool:
    if not (timestamp.isascii() and timestamp.isdigit() and len(timestamp) <= 12):
        return False
    return abs(now.timestamp() - int(timestamp)) <= TOLERANCE


def _signature(key: bytes, message_id: str, timestamp: str, body: bytes) -> str:
    signed = f"{message_id}.{timestamp}.".encode() + body
    return b64encode(hmac.new(key, signed, sha256).digest()).decode()


def _key(secret: str) -> bytes | None:
    """None for what is no secret, or too short a one."""
    if not secret.startswith(PREFIX):
        return None
    try:
        key = b64decode(secret[len(PREFIX) :], validate=True)
    except ValueError:
        return None
    return key if _LEAST_BYTES <= len(key) <= _MOST_BYTES else None
