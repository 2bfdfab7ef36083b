"""A pickup point that is closed for a while → JSON."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from chalicelib.api.wire.forms import Wire

if TYPE_CHECKING:
    from chalicelib.domain import pickup


class Closing(Wire, frozen=True):
    until: date | None
    reason: str


def write_closing(closing: pickup.Closing | None) -> Closing | None:
    return Closing(closing.until, closing.reason) if closing else None
