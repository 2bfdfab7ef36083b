"""Crash points: a handler is stopped at every call it makes, in every way, and its message comes again.

A handler is prepared once and photographed; after every run its tenant is put back as the photograph
shows it, of which only what was touched is looked at. The fault-free run says which calls there are
and what is there at the end. In every other run one call goes wrong (tests/crash/wire.py), the
message comes again, and the end must be the same.

A further handler is one more line in ``HANDLERS`` (tests/crash/handlers.py); which there must be is
derived from the program (tests/crash/scope.py). All crash points with up to three redeliveries take
some minutes: ``make crash``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from zlib import crc32

from botocore.exceptions import BotoCoreError, ClientError

from chalicelib.bootstrap import Container, random_id
from tests.crash.faults import Died, chosen_of, goes_down, matters
from tests.crash.handler import Deliver, End, Handler, Point
from tests.crash.market import PlayedMarket, Shown
from tests.crash.tenant import Photograph, Shelf, settled
from tests.crash.wire import PARTNER, Call, Fault, Wire
from tests.factories import NOW
from tests.world import Clock, Ok

FAILURES = (Died, BotoCoreError, ClientError)
"""What may come out of a handler when a call goes wrong: the batch has failed, and comes again."""

TELLING = frozenset({"sqs", "sns"})
"""Services by which something leaves the tables."""

MOST = 3
"""Redeliveries after which a message has to be done."""


@dataclass
class FreshIds:
    """Ids given out during a run can be told from those that were there before."""

    count: int = 0
    prefix: str = "given"

    def __call__(self) -> str:
        self.count += 1
        return f"{self.prefix}{self.count:06}"

    def restart(self, prefix: str) -> None:
        self.count, self.prefix = 0, prefix


@dataclass(frozen=True)
class Prepared:
    photograph: Photograph
    bodies: Sequence[str]
    shown: Shown


@dataclass
class Workshop:
    """The production container over the wire, and all that stands around it."""

    container: Container
    wire: Wire
    shelf: Shelf
    ok: Ok
    clock: Clock
    ids: FreshIds
    market: PlayedMarket
    bodies: Sequence[str] = ()
    _prepared: dict[str, Prepared] = field(default_factory=dict)
    _standing: str = ""
    _ends: dict[str, tuple[End, list[Call]]] = field(default_factory=dict)
    _done: dict[tuple[str, int], End] = field(default_factory=dict)

    def prepared(self, handler: Handler) -> Prepared:
        """Its tenant, which stands in the tables and buckets then, and no other."""
        if self._standing != handler.name:
            self.clear_away()
            if handler.name in self._prepared:
                self.shelf.put_up(self._prepared[handler.name].photograph)
            else:
                self._prepared[handler.name] = self._prepare(handler)
            self._standing = handler.name
        return self._prepared[handler.name]

    def bodies_for(self, handler: Handler) -> Sequence[str]:
        """Its messages, whoever's tenant stands."""
        known = self._prepared.get(handler.name)
        return (known or self.prepared(handler)).bodies

    def clear_away(self) -> None:
        """Nobody's tenant stands."""
        if self._standing:
            self.shelf.clear(self._prepared[self._standing].photograph)
        self._standing = ""

    def _prepare(self, handler: Handler) -> Prepared:
        self._begin("given")
        community = random_id()[:8]
        self.market.restore(Shown())
        bodies = handler.prepare(self.container, community)
        return Prepared(self.shelf.photograph(community), bodies, self.market.photograph())

    def fault_free(self, handler: Handler) -> tuple[End, list[Call]]:
        """The end that all others are compared with, and the calls that lead there."""
        if handler.name not in self._ends:
            end = self.run(handler, partial(self._undisturbed, handler))
            self._ends[handler.name] = end, self.wire.calls
        return self._ends[handler.name]

    def points(self, handler: Handler, fault: Fault, *, thorough: bool) -> list[Point]:
        _, calls = self.fault_free(handler)
        there = [each for each in calls if matters(each, fault, thorough=thorough)]
        chosen = there if thorough else chosen_of(there, fault, crc32(handler.name.encode()))
        return [Point(each, fault, calls[: each.number]) for each in chosen]

    def check(self, handler: Handler, point: Point, redeliveries: int | None = None) -> None:
        """The run that goes wrong at this point ends as the one without a fault."""
        fault_free, _ = self.fault_free(handler)
        end = self.survive(handler, point, redeliveries)
        if not (handler.again and point.wrote and end == self.done(handler, 2)):
            handler.agrees(fault_free, end, point)

    def done(self, handler: Handler, times: int) -> End:
        """The end when it is done so often, without a fault."""
        if (handler.name, times) not in self._done:
            self._done[handler.name, times] = self.run(handler, lambda deliver: [deliver() for _ in range(times)])
        return self._done[handler.name, times]

    def survive(self, handler: Handler, point: Point, redeliveries: int | None = None) -> End:
        """One call goes wrong; then the message comes so many times, or as a queue does it, until it is done."""

        def deliveries(deliver: Deliver) -> None:
            self.wire.listen(point.call.number, point.fault, on=point.fault is goes_down)
            done = False
            with suppress(*FAILURES):
                done = deliver()
            self.wire.listen()
            for _ in range(handler.turns - 1 + (MOST if redeliveries is None else redeliveries)):
                if done and redeliveries is None:
                    break
                self.clock.moment += handler.between
                done = deliver()
            assert done, point

        return self.run(handler, deliveries)

    def run(self, handler: Handler, deliveries: Callable[[Deliver], object]) -> End:
        prepared = self.prepared(handler)
        community = prepared.photograph.community
        self._begin("fresh")
        self.market.restore(prepared.shown)
        self.bodies = prepared.bodies
        source = handler.source(self.shelf, self.bodies)
        try:
            with source as deliver:
                deliveries(deliver)
        finally:
            photograph = self.shelf.again(prepared.photograph, self.wire.touched)
            self.shelf.restore(prepared.photograph, photograph)
            told = source.outside() if self.wire.touched & TELLING else ()
            inbox = self._inbox(handler)
        return End(
            stored=settled(photograph),
            inbox=inbox,
            outside=sorted({text.replace(community, "COMMUNITY") for text in told}),
            told=self.market.told,
            kept=[account for _, account in sorted(self.market.secrets.kept)],
        )

    def _undisturbed(self, handler: Handler, deliver: Deliver) -> None:
        for turn in range(1, handler.turns + 1):
            done = deliver()
            assert done is (turn == handler.turns), "without a fault all of it is done in its turns"
            self.clock.moment += handler.between if turn < handler.turns else timedelta()

    def _begin(self, ids: str) -> None:
        """As in a process that has just started: it remembers nobody's rights and nobody's time."""
        self.container.access.check_session.known.clear()
        self.container.communities.locales.known.clear()
        self.wire.listen()
        self.wire.touched.clear()
        self.ids.restart(ids)
        self.clock.moment = NOW

    def _inbox(self, handler: Handler) -> list[str]:
        """What was said is looked at once; OK forgets it, and all else that it was told."""
        if PARTNER not in self.wire.touched:
            return []
        found = [message["text"] for user in handler.inbox for message in self.ok.inbox(user)]
        self.ok.reset()
        return found
