"""Long work as a chain of messages: each does a step and, in its commit, asks for the next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Mapping

    from chalicelib.domain.journal import Entry

CHUNK = 50
"""Orders per step, each with a commit of its own: so many fit into a function's time."""


class Job(Protocol):
    def advance(self, asked: Entry) -> None:
        """Do the step that ``asked`` names; safe to repeat. Raises Unavailable, Conflict: deliver again."""


class Jobs(Struct, frozen=True):
    """Which chain goes on with which event."""

    links: Mapping[str, Job]

    def advance(self, asked: Entry) -> None:
        self.links[asked.event].advance(asked)
