"""An order as a signed push told it, until it is kept: there may be nobody to ask for it again."""

from __future__ import annotations

from datetime import datetime, timedelta

from msgspec import Struct

from chalicelib.domain.external.sighting import Sighting

KEPT_FOR = timedelta(days=14)


class PushedOrder(Struct, frozen=True):
    """``id`` is that of the push. ``claimed``: no phase was told, that of the sighting is what its type says."""

    community: str
    account: str
    id: str
    sighting: Sighting
    at: datetime
    claimed: bool = False

    @property
    def forgotten_at(self) -> datetime:
        return self.at + KEPT_FOR
