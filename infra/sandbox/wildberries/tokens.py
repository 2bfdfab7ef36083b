"""Keys as Wildberries makes them: JWTs that say what they open. The played one takes those that it signed itself."""

import hashlib
import hmac
import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from typing import Any

SELLER = "5d1f1a3c-8f0e-4d55-9d0b-7c8f6a1b2c3d"
"""Whose key it is where none is named."""

MARKETPLACE, READ_ONLY = 4, 30
"""Bits of the mask of categories."""

ALL = 16_126
FAR = 2_085_000_000
"""Unix seconds in 2036: the demo's key does not end."""

_SECRET = b"sandbox"


@dataclass(frozen=True)
class Token:
    seller: str
    categories: int
    expires: int
    test: bool

    @property
    def opens(self) -> bool:
        return bool(self.categories >> MARKETPLACE & 1)

    @property
    def read_only(self) -> bool:
        return bool(self.categories >> READ_ONLY & 1)


def mint(seller: str = SELLER, categories: int = ALL, expires: int = FAR, *, test: bool = False) -> str:
    said = {
        "ent": 1,
        "exp": expires,
        "id": "0190",
        "iid": 1,
        "oid": 4_000_001,
        "s": categories,
        "sid": seller,
        "t": test,
    }
    head = f"{_part({'alg': 'ES256', 'kid': '20250520v1', 'typ': 'JWT'})}.{_part(said)}"
    return f"{head}.{_signature(head)}"


def read(header: str) -> Token | None:
    """From ``Authorization``, with or without Bearer; None for what was not signed here."""
    head, _, signature = header.removeprefix("Bearer ").strip().rpartition(".")
    if head.count(".") != 1 or not hmac.compare_digest(signature.encode(), _signature(head).encode()):
        return None
    part = head.partition(".")[2]
    said = json.loads(urlsafe_b64decode(part + "=" * (-len(part) % 4)))
    return Token(said["sid"], said["s"], said["exp"], said["t"])


def _part(value: Any) -> str:
    return urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")


def _signature(head: str) -> str:
    return urlsafe_b64encode(hmac.digest(_SECRET, head.encode(), hashlib.sha256)).decode().rstrip("=")
