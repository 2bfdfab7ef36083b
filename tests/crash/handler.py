"""A handler whose crash points are proved: how it is set up, where it goes wrong, and what it leaves."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import timedelta

from chalicelib.bootstrap import Container
from tests.crash.faults import TAKING_EFFECT
from tests.crash.tenant import Shelf
from tests.crash.wire import Call, Fault

BETWEEN = timedelta(minutes=5)
"""Between two deliveries: longer than the lease of a notice."""

Deliver = Callable[[], bool]
"""One delivery; whether all of the batch is done, so that the queue forgets it. What is raised fails all of it."""


class Source(AbstractContextManager[Deliver]):
    """Where the messages come from: entered, it delivers them; asked at the end, it shows what they became."""

    def outside(self) -> list[str]:
        """What was told or set aside, which no table shows; the same message twice counts once."""
        raise NotImplementedError


@dataclass(frozen=True)
class Handler:
    """``prepare`` sets a tenant up and returns the bodies of the messages; ``inbox``: who may be written to.

    ``again``: why what is asked again after a lost answer may be done again, whole; empty: it may not.
    ``between``: how long it takes until it comes again. ``turns``: as often it comes when nothing goes wrong.
    """

    name: str
    source: Callable[[Shelf, Sequence[str]], Source]
    prepare: Callable[[Container, str], Sequence[str]]
    agrees: Callable[[End, End, Point], None]
    inbox: Sequence[str] = ()
    again: str = ""
    between: timedelta = BETWEEN
    turns: int = 1

    def __str__(self) -> str:
        return self.name

    @property
    def target(self) -> str:
        """What of the program it proves."""
        return self.name.partition(":")[0]


@dataclass(frozen=True)
class Point:
    """Where and how a run goes wrong."""

    call: Call
    fault: Fault
    before: Sequence[Call] = ()

    @property
    def wrote(self) -> bool:
        """Whether something may have been written before it went wrong."""
        return any(call.writes for call in self.before) or (self.call.writes and self.fault in TAKING_EFFECT)

    def __str__(self) -> str:
        return f"{self.call.name} (call {self.call.number}) {self.fault.__name__}"


@dataclass(frozen=True)
class End:
    """What a run left: everything stored, the partners' inbox, and what lies in queues.

    ``told``: what a marketplace heard, in order; ``kept``: which accounts have keys there.
    """

    stored: list[str]
    inbox: list[str]
    outside: list[str]
    told: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)

    def lines(self) -> list[str]:
        """All of it, to be compared by eye."""
        return [*self.stored, *self.inbox, *self.outside, *self.told, *self.kept]
