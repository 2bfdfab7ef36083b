"""What was done: where it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chalicelib.domain.audit import AuditQuery
    from chalicelib.domain.journal import Entry
    from chalicelib.domain.lists import Page


class Journal(Protocol):
    def of(self, community: str, subject: str) -> Sequence[Entry]:
        """The history of one subject, oldest first: as long as what was done to it."""

    def latest(self, community: str, subject: str, limit: int) -> Sequence[Entry]:
        """Its last entries, newest first."""

    def audit(self, community: str, wanted: AuditQuery, cursor: str | None, limit: int) -> Page[Entry]:
        """What was done at the desk, newest first, one call whatever there is.

        ``limit`` are looked at: some may be left out, and a page may be empty though there are more. Raises Invalid for
        a foreign cursor.
        """
