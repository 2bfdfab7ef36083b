"""All of it or nothing of it: one TransactWriteItems a commit, or one for several that are each whole."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import replace
from pynamodb.attributes import NumberAttribute
from pynamodb.transactions import TransactWrite

from chalicelib.domain.access.principals import Kind
from chalicelib.domain.errors import Full, Repeated, Stale
from chalicelib.domain.journal import Entry
from chalicelib.storage.engine import keys
from chalicelib.storage.engine.errors import TransactionConflict, translate_errors
from chalicelib.storage.engine.pauses import rest
from chalicelib.storage.engine.registry import counted_with, write_rows
from chalicelib.storage.engine.rows import KeyedRow, Table, UniqueRow
from chalicelib.storage.engine.writes import Writes, joined, together

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

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
        self._send(community, self._writes(community, commit))

    def commit_each(self, community: str, commits: Iterable[Commit]) -> None:
        for some in together(self._writes(community, commit) for commit in commits):
            self._send_each(community, some)

    def _send_each(self, community: str, some: Sequence[Writes]) -> None:
        """All at once; when one of them is refused, each by itself."""
        try:
            self._send(community, joined(some))
        except (Repeated, Stale, Full) as refusal:
            if len(some) > 1:
                for writes in some:
                    self._send_each(community, [writes])
            elif not isinstance(refusal, Repeated):
                raise

    def _send(self, community: str, writes: Writes) -> None:
        """A transaction that met another one is sent again as it is: a hot counter lets everybody by in turn."""
        for attempt in range(TRIES - 1):
            try:
                return self._transact(community, writes)
            except TransactionConflict:
                rest(attempt)
        try:
            return self._transact(community, writes)
        except TransactionConflict:
            raise Stale from None

    def _transact(self, community: str, writes: Writes) -> None:
        """PynamoDB sends the checks first, then what is removed, saved, counted: refusals come in that order too."""
        counted = self._counted(community, writes)
        checks = [each for each in _checks_of(self.principal()) if not _is_written(each, writes.saved)]
        key = self.request_key()
        places = writes.places(len(checks), key is not None, counted)
        with translate_errors(places), TransactWrite(connection=self.connection) as transaction:
            for kind, (pk, sk, condition) in checks:
                transaction.condition_check(kind, pk, sk, condition=condition)
            for row in writes.unchanged:
                _check(transaction, row)
            for row in writes.absent:
                _check_absent(transaction, row)
            for row in writes.removed:
                transaction.delete(row, add_version_condition=False)
            if key:
                _save_key(transaction, key, writes.subject)
            for row in writes.causes:
                transaction.save(row, type(row).pk.does_not_exist())
            for row in writes.saved:
                transaction.save(row, _unless_there(row))
            for row in writes.entries:
                transaction.save(row)
            for place, updates in counted.items():
                place.move(transaction, updates)
        if key:
            self.spend()

    def _writes(self, community: str, commit: Commit) -> Writes:
        """Counted is what it says itself, and what follows from the things that it saves."""
        saved = tuple(row for thing in commit.save for row in write_rows(thing))
        updates = (*commit.counter_updates, *(each for thing in commit.save for each in counted_with(thing)))
        cause = commit.idempotency_key
        return Writes(
            unchanged=tuple(write_rows(thing)[0] for thing in commit.unchanged),
            absent=tuple(write_rows(mark)[0] for mark in commit.not_erased),
            removed=tuple(write_rows(thing)[0] for thing in commit.remove),
            causes=(
                *((self._cause(community, cause),) if cause else ()),
                *(write_rows(thing)[0] for thing in commit.once),
            ),
            saved=saved,
            entries=tuple(write_rows(entry)[0] for entry in self._entries(community, commit.facts)),
            counter_updates=updates,
            subject=commit.facts[0].subject if commit.facts else "",
        )

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

    def _counted(self, community: str, writes: Writes) -> Mapping[Place, Sequence[CounterUpdate]]:
        if not writes.counter_updates:
            return {}
        from chalicelib.storage.engine.counters import by_place  # few commits count

        return by_place(community, writes.counter_updates, self.now())


def _unless_there(row: Any) -> Condition | None:
    """A unique row is written once; one with a version brings its own condition."""
    return type(row).pk.does_not_exist() if isinstance(row, UniqueRow) else None


def _save_key(transaction: TransactWrite, key: RequestKey, subject: str) -> None:
    """On condition that it is not there: the store forgets it up to two days after it was to be forgotten."""
    row: Any = write_rows(replace(key, subject=subject))[0]
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
