"""An account at Wildberries.

A task is one order of one piece with one line. New ones are a snapshot; what came of the others is asked for by their
numbers. What is missing in a list says nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence  # noqa: TC003 – a struct looks its types up
from datetime import datetime, timedelta

from msgspec import Struct, field

from chalicelib.domain.errors import Unavailable
from chalicelib.domain.external.sighting import Phase, Sighting
from chalicelib.marketplaces.wildberries import place
from chalicelib.marketplaces.wildberries.fields import Thing, digits, text, thing
from chalicelib.marketplaces.wildberries.marks import LINE
from chalicelib.marketplaces.wildberries.orders import NEW, State, sighting
from chalicelib.marketplaces.wildberries.refusals import answered
from chalicelib.marketplaces.wildberries.supplies import (
    RememberedSupplies,
    Supplies,
    SupplyRecord,
    read_kind,
)
from chalicelib.marketplaces.wildberries.tasks import Tasks
from chalicelib.marketplaces.wildberries.token import read_token
from chalicelib.outgoing.transport import Call, Transport, unread
from chalicelib.usecases.ports import Clock  # noqa: TC001
from chalicelib.usecases.ports.marketplaces import (
    AccountRefused,
    CallRefused,
    Checked,
    RefusalReason,
    Refusing,
    SightingPage,
)

REFUSAL_COSTS = 9
"""More calls than one: every 4xx counts as ten. For the transport."""

PER_MINUTE, BURST = 300, 20
"""Calls. For the limiter."""

CANCEL_COSTS = 2
"""More calls than one: of cancellations a minute takes 100."""

REASON = RefusalReason("cancel", "Отменено продавцом")
"""Wildberries asks for none, and has one word for it."""


class WildberriesAccount(Struct, frozen=True):
    """The key is in the transport's header ``Authorization``, and a 4xx costs it ``REFUSAL_COSTS``.

    ``lookback``: how far back tasks are looked for that may have changed, three months at the most. ``supplies``: our
    record of which supply is open. ``unmarked_apart``: tasks whose marks are missing go into supplies of their own,
    where they can be marked; else they are not accepted.
    """

    transport: Transport
    now: Clock
    lookback: timedelta = timedelta(days=30)
    supplies: SupplyRecord = field(default_factory=lambda: RememberedSupplies({}))
    unmarked_apart: bool = False

    def check(self) -> Checked:
        token = read_token(self.transport.headers)
        if token.expires_at and token.expires_at <= self.now():
            raise AccountRefused("key_dead")
        if not token.may_decide:
            raise AccountRefused("key_role")
        self._ping()
        return Checked(seller=token.seller, expires_at=token.expires_at)

    def read(self, order: str) -> Sighting | None:
        """Of a task that is older than three months only its state: it has no lines then."""
        number, tasks = _number(order), Tasks(self.transport)
        state = tasks.states([number]).get(number) if number else None
        if state is None:
            return None
        task = tasks.new().get(number, {}) if state.supplier == "new" else {}
        return self._seen({number: task or self._found(number)}, {number: state})[0]

    def list(self, since: datetime, until: datetime, cursor: str | None = None) -> SightingPage:
        """First the new ones, then all that were made in the time looked back at, with their states as they are now."""
        tasks, at = Tasks(self.transport), place.read(cursor) if cursor else None
        if at is None:
            new = tasks.new()
            states = {**dict.fromkeys(new, NEW), **tasks.states([*new])}
            following: place.Place | None = place.first(since, until, self.lookback)
            return SightingPage(self._seen(new, states), following.written() if following else None)
        page = tasks.page(at.since, at.until, at.at)
        following = at.after(page.following)
        seen = self._seen(page.tasks, tasks.states([*page.tasks]))
        return SightingPage(seen, following.written() if following else None)

    def reasons(self, order: Sighting) -> Sequence[RefusalReason]:
        state = self._state(order.order)
        return [] if state.cancellable is False or state.phase in (Phase.CANCELLED, Phase.DONE) else [REASON]

    def accept(self, order: Sighting, pieces: Mapping[str, int]) -> None:
        _whole(pieces)
        state = self._state(order.order)
        if state.phase in (Phase.ACCEPTED, Phase.DONE):
            return
        if state.phase is Phase.CANCELLED or state.supplier != "new":
            raise CallRefused("order_moved", said=f"{state.supplier} {state.wb}".strip())
        missing = self._missing(order)
        if missing and not self.unmarked_apart:
            raise CallRefused("needs_missing", said=", ".join(missing))
        supplies = Supplies(self.transport, self.supplies)
        kind = read_kind(self._extra(order), apart=bool(missing))
        supply = supplies.open_one(kind, f"{self.now():%d.%m.%Y}")
        supplies.add(supply, _number(order.order))

    def refuse(self, order: Sighting, refusing: Refusing) -> None:
        if refusing.pieces is not None:
            _whole(refusing.pieces)
        state = self._state(order.order)
        if state.phase is Phase.CANCELLED:
            return
        if state.cancellable is False or state.phase is Phase.DONE:
            raise CallRefused("order_moved", said=f"{state.supplier} {state.wb}".strip())
        call = Call("PATCH", f"/api/v3/orders/{_number(order.order)}/cancel", changes=True)
        status = answered(self.transport, call).status
        self.transport.limiter.charge(CANCEL_COSTS)
        if status != 204:
            raise unread(call.changes)

    def _found(self, number: str) -> Thing:
        """What is refused here takes nothing from the state, which is known."""
        try:
            return Tasks(self.transport).find(number, self.now())
        except CallRefused:
            return {}

    def _ping(self) -> None:
        """The test contour may have no such method: there the shortest list has to do."""
        call = Call("GET", "/ping")
        try:
            said = text(thing(answered(self.transport, call).json).get("Status"))
        except CallRefused:
            Tasks(self.transport).new()
            return
        if said.upper() != "OK":
            raise unread(call.changes)

    def _state(self, order: str) -> State:
        """Asked before every change: a question costs one call, a change out of place ten."""
        number = _number(order)
        state = Tasks(self.transport).states([number]).get(number) if number else None
        if state is None:
            raise CallRefused("order_missing")
        return state

    def _missing(self, order: Sighting) -> Sequence[str]:
        """The marks that this task lacks now; what it was known to lack, where they are not told."""
        number, names = _number(order.order), [need.name for need in order.needs]
        try:
            found = Tasks(self.transport).missing({number: {"requiredMeta": names}})
        except CallRefused:
            return names
        return found.get(number, names)

    def _extra(self, order: Sighting) -> Mapping[str, str]:
        if "warehouse" in order.extra:
            return order.extra
        read = self.read(order.order)
        if read is None or not read.lines:
            raise Unavailable("marketplace_unavailable")
        return read.extra

    def _seen(self, tasks: Mapping[str, Thing], states: Mapping[str, State]) -> Sequence[Sighting]:
        """Oldest first; a task whose state is not told says nothing."""
        lacking, token = Tasks(self.transport).lacking(tasks, states), read_token(self.transport.headers)
        seen = [
            sighting(number, task, states[number], lacking.get(number), test=token.test)
            for number, task in tasks.items()
            if number in states
        ]
        return sorted(seen, key=lambda each: (each.created_at.timestamp() if each.created_at else 0, int(each.order)))


def _number(order: str) -> str:
    """Empty for what is no number of a task."""
    return digits(order)


def _whole(pieces: Mapping[str, int]) -> None:
    """A task is one piece: there is no part of it."""
    if dict(pieces) != {LINE: 1}:
        raise CallRefused("call_refused")
