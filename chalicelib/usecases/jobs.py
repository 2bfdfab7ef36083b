"""Long work in steps: each message does one and, in its commit, asks for the next."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Protocol

from msgspec import Struct

from chalicelib.domain.errors import Repeated
from chalicelib.usecases.ports import Commit

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from chalicelib.domain.journal import Entry, Fact
    from chalicelib.usecases.ports import Commits

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


def say_once(commits: Commits, community: str, facts: Sequence[Fact], cause: str) -> None:
    """What a step tells and asks for, if anything, known by its ``cause``: a step that comes twice has said it."""
    if not facts:
        return
    with suppress(Repeated):
        commits.commit(community, Commit((), facts, idempotency_key=cause))
