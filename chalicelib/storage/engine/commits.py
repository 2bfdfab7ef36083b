"""All of it or nothing of it: one TransactWriteItems a commit."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import replace
from pynamodb.attributes import NumberAttribute
from pynamodb.transactions import TransactWrite

from chalicelib.domain.access.principals import Kind
from chalicelib.domain.errors import Stale
from chalicelib.domain.journal import Entry
from chalicelib.storage.engine import keys
from chalicelib.storage.engine.errors import TransactionConflict, WritePlaces, translate_errors
from chalicelib.storage.engine.pauses import rest
from chalicelib.storage.engine.registry import counted_with, write_rows
from chalicelib.storage.engine.rows import KeyedRow, Table, UniqueRow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from pynamodb.expressions.condition import Condition

    from chalicelib.domain.access.principals import Principal
    from chalicelib.domain.access.request_key import RequestKey
    from chalicelib.domain.journal import Fact
    from chalicelib.storage.engine.connection import SharedConnection
    from chalicelib.storage.engine.counters import Place
    from chalicelib.usecases.ports import Clock, Commit, CounterUpdate, NewId

REMEMBERED = timedelta(days=30)
"""How long the key of a cause is kept; a state remembers for ever, this one only spares the work."""

TRIES = 5


class DeliveryRow(KeyedRow):
    """The memory of a cause that was committed; ``expires`` is in seconds since 1970."""

    class Meta:
        table_name = Table("deliveries")

    expires = NumberAttribute()


class DynamoCommits(Struct, frozen=True):
    """``correlation`` names the request or message at hand, ``principal`` is whose doing the commit is.

    Both go into every journal entry; a person's rights are a condition of the commit. ``request_key`` is what he calls
    the request at hand: the commit carries it, and it is ``spent`` then.
    """

    connection: SharedConnection
    now: Clock
    new_id: NewId
    correlation: Callable[[], str]
    principal: Callable[[], Principal]
    request_key: Callable[[], RequestKey | None]
    spend: Callable[[], None]
    network: Callable[[], str | None]

    def commit(self, community: str, commit: Commit) -> None:
        """A transaction that met another one is sent again as it is: a hot counter lets everybody by in turn."""
        entries = self._entries(community, commit.facts)
        for attempt in range(TRIES - 1):
            try:
                return self._commit(community, commit, entries)
            except TransactionConflict:
                rest(attempt)
        try:
            return self._commit(community, commit, entries)
        except TransactionConflict:
            raise Stale from None

    def _commit(self, community: str, commit: Commit, entries: Sequence[Entry]) -> None:
        """PynamoDB sends the checks first, then what is removed, saved, counted: refusals come in that order too."""
        written = [row for thing in commit.save for row in write_rows(thing)]
        counted = self._counted(community, commit)
        principal = self.principal()
        checks = [each for each in _checks_of(principal) if not _is_written(each, written)]
        key = self.request_key()
        saved = len(written) + len(entries)
        places = _places(commit, rights=len(checks), has_key=key is not None, saved=saved, counted=counted)
        with translate_errors(places), TransactWrite(connection=self.connection) as transaction:
            for kind, (pk, sk, condition) in checks:
                transaction.condition_check(kind, pk, sk, condition=condition)
            for thing in commit.unchanged:
                _check(transaction, write_rows(thing)[0])
            for mark in commit.not_erased:
                _check_absent(transaction, write_rows(mark)[0])
            for thing in commit.remove:
                transaction.delete(write_rows(thing)[0], add_version_condition=False)
            if key:
                _save_key(transaction, key, commit)
            if commit.idempotency_key:
                transaction.save(self._cause(community, commit.idempotency_key), DeliveryRow.pk.does_not_exist())
            for row in written:
                transaction.save(row, _unless_there(row))
            for entry in entries:
                transaction.save(write_rows(entry)[0])
            for place, updates in counted.items():
                place.move(transaction, updates)
        if key:
            self.spend()

    def _cause(self, community: str, idempotency_key: str) -> DeliveryRow:
        expires = int((self.now() + REMEMBERED).timestamp())
        return DeliveryRow(pk=keys.within(community, idempotency_key), sk="once", expires=expires)

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
                network="" if self.principal().kind is Kind.OPERATOR else self.network(),
                before=fact.before,
                after=fact.after,
            )
            for fact in facts
        ]

    def _counted(self, community: str, commit: Commit) -> Mapping[Place, Sequence[CounterUpdate]]:
        """What it says itself, and what follows from the things that it saves."""
        of_things = (each for thing in commit.save for each in counted_with(thing))
        if not (updates := [*commit.counter_updates, *of_things]):
            return {}
        from chalicelib.storage.engine.counters import by_place  # few commits count

        return by_place(community, updates, self.now())


def _places(
    commit: Commit, *, rights: int, has_key: bool, saved: int, counted: Mapping[Place, Sequence[CounterUpdate]]
) -> WritePlaces:
    """``rights``: how many checks they take; ``saved``: rows that are written besides the keys of request and cause."""
    marks = rights + len(commit.unchanged)
    request_key = marks + len(commit.not_erased) + len(commit.remove)
    key = request_key + has_key
    counters = key + bool(commit.idempotency_key) + saved
    return WritePlaces(
        rights=range(rights),
        request_key=request_key if has_key else None,
        idempotency_key=key if commit.idempotency_key else None,
        counters={counters + place: updates[-1].name for place, updates in enumerate(counted.values())},
        erased=range(marks, marks + len(commit.not_erased)),
    )


def _unless_there(row: Any) -> Condition | None:
    """A unique row is written once; one with a version brings its own condition."""
    return type(row).pk.does_not_exist() if isinstance(row, UniqueRow) else None


def _save_key(transaction: TransactWrite, key: RequestKey, commit: Commit) -> None:
    """On condition that it is not there: the store forgets it up to two days after it was to be forgotten."""
    row: Any = write_rows(replace(key, subject=commit.facts[0].subject if commit.facts else ""))[0]
    kind = type(row)
    transaction.save(row, kind.pk.does_not_exist() | (kind.expires < int(key.at.timestamp())))


def _checks_of(principal: Principal) -> Sequence[tuple[Any, tuple[str, str, Condition]]]:
    """That he still has the rights he came with, and that what he came with has not been taken back."""
    return [*_rights_of(principal), *_credential_of(principal)] if principal.person else []


def _is_written(check: tuple[Any, tuple[str, str, Condition]], written: Sequence[Any]) -> bool:
    """Who ends his own session writes its row, at the version it was read with: one row is named once."""
    kind, (pk, sk, _) = check
    place = (kind.Meta.table_name, pk, sk)
    return any(place == (type(row).Meta.table_name, row.pk, row.sk) for row in written)


def _rights_of(principal: Principal) -> Iterator[tuple[Any, tuple[str, str, Condition]]]:
    """Whoever has no rights written down yet has a token of before they were."""
    from chalicelib.domain.access.access import Access  # only a session has rights

    row: Any = write_rows(Access(principal.community, principal.person, rights=principal.rights))[0]
    kind = type(row)
    same: Condition = kind.rights == principal.rights
    yield kind, (row.pk, row.sk, same if principal.rights else kind.pk.does_not_exist() | same)


def _credential_of(principal: Principal) -> Iterator[tuple[Any, tuple[str, str, Condition]]]:
    """Of a session of OK's app there is none: it ends with the rights."""
    if principal.kind is Kind.PERSON and not principal.session:
        return
    from chalicelib.domain.access.held import Held

    row: Any = write_rows(Held(principal.community, principal.kind, principal.session or principal.id))[0]
    kind = type(row)
    yield kind, (row.pk, row.sk, kind.live == True)  # noqa: E712 - a condition


def _check(transaction: TransactWrite, row: Any) -> None:
    """A thing that was not there when it was looked for is still not there, another has its version."""
    kind = type(row)
    condition = kind.version == row.version if row.version else kind.pk.does_not_exist()
    transaction.condition_check(kind, row.pk, row.sk, condition=condition)


def _check_absent(transaction: TransactWrite, row: Any) -> None:
    kind = type(row)
    transaction.condition_check(kind, row.pk, row.sk, condition=kind.pk.does_not_exist())
