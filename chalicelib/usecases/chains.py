"""Long work as a chain of messages: each does a step and, in its commit, asks for the next."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from chalicelib.domain.journal import Entry

CHUNK = 50
"""Orders per step: with their entries they fit into one transaction, and a step into its function's time."""


class Link(Protocol):
    def advance(self, asked: Entry) -> None:
        """Do the step that ``asked`` names; safe to repeat. Raises Unavailable, Conflict: deliver again."""


@dataclass(frozen=True)
class Chains:
    """Which chain goes on with which event."""

    links: Mapping[str, Link]

    def advance(self, asked: Entry) -> None:
        self.links[asked.event].advance(asked)
