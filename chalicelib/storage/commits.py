"""All of it or nothing of it: one TransactWriteItems a commit."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from pynamodb.transactions import TransactWrite

from chalicelib.domain.errors import Stale
from chalicelib.domain.journal import Entry
from chalicelib.domain.principals import Kind
from chalicelib.storage import access_rows, keys, rows
from chalicelib.storage.pauses import rest
from chalicelib.storage.refusals import Contended, Places, refusals
from chalicelib.storage.writing import write_entry, write_rows
from chalicelib.usecases.ports import Clock, Commit, Counter, NewId, Tally

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from pynamodb.expressions.condition import Condition

    from chalicelib.domain.journal import Fact
    from chalicelib.domain.principals import Principal
    from chalicelib.storage.connection import SharedConnection

REMEMBERED = timedelta(days=30)
"""How long the key of a cause is kept; a state remembers for ever, this one only spares the work."""

TRIES = 5
A_WHILE, DAYS = timedelta(minutes=10), timedelta(days=2)


class DynamoCommits(Struct, frozen=True):
    """``correlation`` names the request or message at hand, ``principal`` is whose doing the commit is.

    Both go into every journal entry; a person's rights are a condition of the commit.
    """

    connection: SharedConnection
    now: Clock
    new_id: NewId
    correlation: Callable[[], str]
    principal: Callable[[], Principal]

    def commit(self, community: str, commit: Commit) -> None:
        """A transaction that met another one is sent again as it is: a hot counter lets everybody by in turn."""
        entries = self._entries(community, commit.facts)
        for attempt in range(TRIES - 1):
            try:
                return self._commit(community, commit, entries)
            except Contended:
                rest(attempt)
        try:
            return self._commit(community, commit, entries)
        except Contended:
            raise Stale from None

    def _commit(self, community: str, commit: Commit, entries: Sequence[Entry]) -> None:
        """PynamoDB sends the checks first, then what is removed, saved, counted: refusals come in that order too."""
        written = [row for thing in commit.save for row in write_rows(thing)]
        principal = self.principal()
        session = principal.kind is Kind.PERSON
        first = session + len(commit.unchanged) + len(commit.not_erased) + len(commit.remove)
        last = first + bool(commit.once) + len(written) + len(entries)
        counted = self._counted(community, commit.tallies)
        counters = {last + place: tallies[-1].name for place, tallies in enumerate(counted.values())}
        once = first if commit.once else None
        marks = session + len(commit.unchanged)
        places = Places(0 if session else None, once, counters, range(marks, marks + len(commit.not_erased)))
        with refusals(places), TransactWrite(connection=self.connection) as transaction:
            if session:
                _check_rights(transaction, principal)
            for thing in commit.unchanged:
                _check(transaction, write_rows(thing)[0])
            for mark in commit.not_erased:
                _check_absent(transaction, write_rows(mark)[0])
            for thing in commit.remove:
                transaction.delete(write_rows(thing)[0], add_version_condition=False)
            if commit.once:
                transaction.save(self._cause(community, commit.once), rows.DeliveryRow.pk.does_not_exist())
            for row in written:
                transaction.save(row, _unless_there(row))
            for entry in entries:
                transaction.save(write_entry(entry))
            for row, tallies in counted.items():
                _count(transaction, row, tallies)

    def _cause(self, community: str, once: str) -> rows.DeliveryRow:
        return rows.DeliveryRow(pk=keys.within(community, once), sk="once", expires=self._expires(REMEMBERED))

    def _entries(self, community: str, facts: Sequence[Fact]) -> Sequence[Entry]:
        return [
            Entry(
                id=self.new_id(),
                community=community,
                subject=fact.subject,
                event=fact.event,
                at=self.now(),
                actor=fact.actor or self.principal().actor,
                data=fact.data,
                correlation=self.correlation(),
            )
            for fact in facts
        ]

    def _counted(self, community: str, tallies: Sequence[Tally]) -> Mapping[Any, Sequence[Tally]]:
        """Tallies by their row: a transaction writes a row once. The one with a limit comes last."""
        rows_of: dict[Any, list[Tally]] = {}
        for tally in sorted(tallies, key=lambda each: each.limit is not None):
            rows_of.setdefault(self._counter(community, tally), []).append(tally)
        return rows_of

    def _counter(self, community: str, tally: Tally) -> _CounterRow:
        if tally.counter is Counter.POINT:
            return _CounterRow(rows.LoadsRow, community, keys.LOADS)
        if tally.counter is Counter.FORMS:
            return _CounterRow(rows.FormsRow, keys.within(community, "forms"), tally.name, self._expires(DAYS))
        if tally.counter is Counter.BEGINNINGS:
            place = keys.within(community, tally.name)
            return _CounterRow(rows.BeginningRow, place, "begun", self._expires(REMEMBERED))
        return _CounterRow(rows.CallsRow, keys.within(community, "calls"), tally.name, self._expires(A_WHILE))

    def _expires(self, after: timedelta) -> int:
        return int((self.now() + after).timestamp())


class _CounterRow(Struct, frozen=True):
    kind: Any
    pk: str
    sk: str
    expires: int = 0


def _count(transaction: TransactWrite, row: _CounterRow, tallies: Sequence[Tally]) -> None:
    actions = [row.kind.expires.set(row.expires), row.kind.v.set(rows.FORM)] if row.expires else []
    room: Condition | None = None
    for tally in tallies:
        path = row.kind.taken[tally.name] if row.kind is rows.LoadsRow else row.kind.made
        actions.append(path.set((path | 0) + tally.by))
        if tally.limit is not None and tally.by > 0:
            free = _room(path, tally.limit - tally.by)
            room = free if room is None else room & free
    transaction.update(row.kind(pk=row.pk, sk=row.sk), actions=actions, condition=room)


def _room(path: Any, most: int) -> Condition:
    """``most`` is what may be there before; a counter that never moved stands at 0."""
    within: Condition = path <= most
    return within if most < 0 else path.does_not_exist() | within


def _unless_there(row: Any) -> Condition | None:
    """A claim is made once; a row with a version brings its own condition."""
    return type(row).pk.does_not_exist() if isinstance(row, rows.Claim) else None


def _check_rights(transaction: TransactWrite, person: Principal) -> None:
    """Whoever has no rights written down yet has a token of before they were."""
    kind, pk = access_rows.AccessRow, keys.within(person.community, person.id)
    same: Condition = kind.rights == person.rights
    condition = same if person.rights else kind.pk.does_not_exist() | same
    transaction.condition_check(kind, pk, keys.ACCESS, condition=condition)


def _check(transaction: TransactWrite, row: Any) -> None:
    """A thing that was not there when it was looked for is still not there, another has its version."""
    kind = type(row)
    condition = kind.version == row.version if row.version else kind.pk.does_not_exist()
    transaction.condition_check(kind, row.pk, row.sk, condition=condition)


def _check_absent(transaction: TransactWrite, row: Any) -> None:
    kind = type(row)
    transaction.condition_check(kind, row.pk, row.sk, condition=kind.pk.does_not_exist())
