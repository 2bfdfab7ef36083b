"""What a key of Wildberries says of itself: a JWT, read and not verified – whether it is good, Wildberries knows.

``s`` is a mask of the categories it opens, by the number of the bit; ``sid`` or ``oid`` is the seller, ``exp`` the end
in unix seconds, ``t`` whether it is of the test contour.
"""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from chalicelib.marketplaces.wildberries.fields import digits, flag, moment, text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

MARKETPLACE, READ_ONLY = 4, 30
"""Bits."""

LARGEST = 8_000
"""Characters."""


class Token(Struct, frozen=True):
    """``categories`` is None where it tells none."""

    seller: str = ""
    expires_at: datetime | None = None
    categories: int | None = None
    test: bool = False

    @property
    def may_decide(self) -> bool:
        """Whether it opens the marketplace, and not for looking only; one that does not tell may."""
        if self.categories is None:
            return True
        return bool(self.categories >> MARKETPLACE & 1) and not self.categories >> READ_ONLY & 1


def read_token(headers: Mapping[str, str]) -> Token:
    """From the header ``Authorization``; of what is no JWT nothing is known."""
    said = _payload(next((value for name, value in headers.items() if name.lower() == "authorization"), ""))
    categories = digits(said.get("s"))
    return Token(
        seller=text(said.get("sid")) or text(said.get("oid")),
        expires_at=moment(said.get("exp")),
        categories=int(categories) if categories else None,
        test=flag(said.get("t")) is True,
    )


def _payload(header: str) -> Mapping[str, Any]:
    parts = header.strip().removeprefix("Bearer ").strip().split(".")
    if len(parts) != 3 or len(header) > LARGEST:
        return {}
    try:
        said = json.loads(urlsafe_b64decode(parts[1] + "=" * (-len(parts[1]) % 4)))
    except (ValueError, RecursionError):
        return {}
    return said if isinstance(said, dict) else {}
