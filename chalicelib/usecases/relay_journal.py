"""What the journal says goes out to whoever listens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chalicelib.domain.journal import Entry
    from chalicelib.usecases.ports import Publisher


class RelayJournal(Struct, frozen=True):
    publisher: Publisher

    def relay(self, entries: Sequence[Entry]) -> set[str]:
        """Publish entries in their order; returns the ids of those to be tried again."""
        return self.publisher.publish(entries) if entries else set()
