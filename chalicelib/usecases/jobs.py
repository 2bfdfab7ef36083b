"""Long work in steps: each message does one and, in its commit, asks for the next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Mapping

    from chalicelib.domain.journal import Entry

CHUNK = 50
"""Orders per step, each with a commit of its own: so many fit into a function's time."""


class Job(Protocol):
    def run(self, entry: Entry) -> None:
        """Do the step that ``entry`` asks for; safe to repeat. Raises Unavailable, Conflict: deliver again."""


class Jobs(Struct, frozen=True):
    """Which job runs on which event."""

    by_event: Mapping[str, Job]

    def run(self, entry: Entry) -> None:
        self.by_event[entry.event].run(entry)
