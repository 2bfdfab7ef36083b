"""What was done: where it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chalicelib.domain.journal import Entry


class Journal(Protocol):
    def of(self, community: str, subject: str) -> Sequence[Entry]:
        """The history of one subject, oldest first: as long as what was done to it."""

    def latest(self, community: str, subject: str, limit: int) -> Sequence[Entry]:
        """Its last entries, newest first."""
