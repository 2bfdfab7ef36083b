"""All of it or nothing of it: one TransactWriteItems a commit."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import replace
from pynamodb.attributes import NumberAttribute
from pynamodb.transactions import TransactWrite

from chalicelib.domain.errors import Stale
from chalicelib.storage.engine import keys
from chalicelib.storage.engine.pauses import rest
from chalicelib.storage.engine.refusals import Contended, Places, refusals
from chalicelib.storage.engine.registry import write_rows
from chalicelib.storage.engine.rows import KeyedRow, Table, UniqueRow

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from pynamodb.expressions.condition import Condition

    from chalicelib.domain.launch import Caller
    from chalicelib.storage.engine.connection import SharedConnection
    from chalicelib.storage.engine.counters import Place
    from chalicelib.usecases.ports import Clock, Commit, Tally

REMEMBERED = timedelta(days=30)
"""How long the key of a cause is kept; a state remembers for ever, this one only spares the work."""

TRIES = 5


class DeliveryRow(KeyedRow):
    """The memory of a cause that was committed; ``expires`` is in seconds since 1970."""

    class Meta:
        table_name = Table("deliveries")

    expires = NumberAttribute()


class DynamoCommits(Struct, frozen=True):
    """``correlation`` names the request or message at hand; it goes into every journal entry.

    ``caller`` is whose session asks for the commit, None where nobody's does.
    """

    connection: SharedConnection
    now: Clock
    correlation: Callable[[], str]
    caller: Callable[[], Caller | None] = lambda: None

    def commit(self, community: str, commit: Commit) -> None:
        """A transaction that met another one is sent again as it is: a hot counter lets everybody by in turn."""
        for attempt in range(TRIES - 1):
            try:
                return self._commit(community, commit)
            except Contended:
                rest(attempt)
        try:
            return self._commit(community, commit)
        except Contended:
            raise Stale from None

    def _commit(self, community: str, commit: Commit) -> None:
        """PynamoDB sends the checks first, then what is removed, saved, counted: refusals come in that order too."""
        written = [row for thing in commit.save for row in write_rows(thing)]
        caller = self.caller()
        first = bool(caller) + len(commit.unchanged) + len(commit.not_erased) + len(commit.remove)
        last = first + bool(commit.once) + len(written) + len(commit.entries)
        counted = self._counted(community, commit.tallies)
        counters = {last + place: tallies[-1].name for place, tallies in enumerate(counted.values())}
        once = first if commit.once else None
        marks = bool(caller) + len(commit.unchanged)
        places = Places(0 if caller else None, once, counters, range(marks, marks + len(commit.not_erased)))
        with refusals(places), TransactWrite(connection=self.connection) as transaction:
            if caller:
                _check_rights(transaction, caller)
            for thing in commit.unchanged:
                _check(transaction, write_rows(thing)[0])
            for mark in commit.not_erased:
                _check_absent(transaction, write_rows(mark)[0])
            for thing in commit.remove:
                transaction.delete(write_rows(thing)[0], add_version_condition=False)
            if commit.once:
                transaction.save(self._cause(community, commit.once), DeliveryRow.pk.does_not_exist())
            for row in written:
                transaction.save(row, _unless_there(row))
            for entry in self._entries(commit):
                transaction.save(write_rows(entry)[0])
            for place, tallies in counted.items():
                place.move(transaction, tallies)

    def _cause(self, community: str, once: str) -> DeliveryRow:
        expires = int((self.now() + REMEMBERED).timestamp())
        return DeliveryRow(pk=keys.within(community, once), sk="once", expires=expires)

    def _entries(self, commit: Commit) -> Sequence[Any]:
        return [replace(entry, correlation=self.correlation()) for entry in commit.entries]

    def _counted(self, community: str, tallies: Sequence[Tally]) -> Mapping[Place, Sequence[Tally]]:
        from chalicelib.storage.engine.counters import by_place  # few commits count

        return by_place(community, tallies, self.now()) if tallies else {}


def _unless_there(row: Any) -> Condition | None:
    """A unique row is written once; one with a version brings its own condition."""
    return type(row).pk.does_not_exist() if isinstance(row, UniqueRow) else None


def _check_rights(transaction: TransactWrite, caller: Caller) -> None:
    """Whoever has no rights written down yet has a token of before they were."""
    from chalicelib.domain.access import Access  # only a session has rights

    row: Any = write_rows(Access(caller.community, caller.buyer, rights=caller.rights))[0]
    kind = type(row)
    same: Condition = kind.rights == caller.rights
    condition = same if caller.rights else kind.pk.does_not_exist() | same
    transaction.condition_check(kind, row.pk, row.sk, condition=condition)


def _check(transaction: TransactWrite, row: Any) -> None:
    """A thing that was not there when it was looked for is still not there, another has its version."""
    kind = type(row)
    condition = kind.version == row.version if row.version else kind.pk.does_not_exist()
    transaction.condition_check(kind, row.pk, row.sk, condition=condition)


def _check_absent(transaction: TransactWrite, row: Any) -> None:
    kind = type(row)
    transaction.condition_check(kind, row.pk, row.sk, condition=kind.pk.does_not_exist())
