"""All of it or nothing of it: one TransactWriteItems a commit."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from pynamodb.expressions.condition import Condition
from pynamodb.transactions import TransactWrite

from chalicelib.storage import keys, rows
from chalicelib.storage.connection import SharedConnection
from chalicelib.storage.refusals import refusals
from chalicelib.storage.writing import write_entry, write_rows
from chalicelib.usecases.ports import Clock, Commit

REMEMBERED = timedelta(days=30)
"""How long the key of a cause is kept; a state remembers for ever, this one only spares the work."""


@dataclass(frozen=True)
class DynamoCommits:
    """``correlation`` names the request or message at hand; it goes into every journal entry."""

    connection: SharedConnection
    now: Clock
    correlation: Callable[[], str]

    def commit(self, community: str, commit: Commit) -> None:
        with refusals(once=bool(commit.once)), TransactWrite(connection=self.connection) as transaction:
            if commit.once:
                transaction.save(self._cause(community, commit.once), rows.DeliveryRow.pk.does_not_exist())
            for row in (row for thing in commit.save for row in write_rows(thing)):
                transaction.save(row, _unless_there(row))
            for entry in commit.entries:
                transaction.save(write_entry(replace(entry, correlation=self.correlation())))

    def _cause(self, community: str, once: str) -> rows.DeliveryRow:
        expires = int((self.now() + REMEMBERED).timestamp())
        return rows.DeliveryRow(pk=keys.within(community, once), sk="once", expires=expires)


def _unless_there(row: Any) -> Condition | None:
    """A claim is made once; a row with a version brings its own condition."""
    return type(row).pk.does_not_exist() if isinstance(row, rows.Claim) else None
