"""The circuit breakers of accounts: they stand in the row of the account's turns."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from pynamodb.attributes import NumberAttribute

from chalicelib.domain.circuit_breaker import MARKETPLACE, CircuitBreaker
from chalicelib.storage.engine import keys
from chalicelib.storage.engine.reading import read_together
from chalicelib.storage.engine.rows import KeyedRow, Table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from chalicelib.storage.engine.reading import Item


LIMIT = "limit"


class LimitRow(KeyedRow):
    """``free_at``: from when on nobody has a turn yet, in milliseconds since 1970.

    ``queued_until``: when the last of those comes back who were told to come later.
    The rest is there only after calls that nobody answered: ``failures`` in a row; and, of a breaker that is open,
    since when, when one may probe, and ``step``, the milliseconds that a probe keeps the others waiting.
    """

    class Meta:
        table_name = Table("external")

    free_at = NumberAttribute()
    queued_until = NumberAttribute(null=True)
    failures = NumberAttribute(null=True)
    opened_at = NumberAttribute(null=True)
    retry_at = NumberAttribute(null=True)
    step = NumberAttribute(null=True)


class DynamoBreakers(Struct, frozen=True):
    client: Any

    def of(self, community: str, accounts: Sequence[str]) -> Mapping[str, CircuitBreaker]:
        wanted = [(keys.within(community, each), LIMIT) for each in accounts]
        rows = read_together(self.client, {LimitRow: wanted})[LimitRow] if wanted else []
        found = [read_breaker(row, community, str(row["pk"]["S"]).partition("#")[2]) for row in rows]
        return {each.partner: each for each in found if each.retry_at}


def read_breaker(row: Item, community: str, account: str) -> CircuitBreaker:
    return CircuitBreaker(
        community=community,
        partner=account,
        retry_at=_moment(row, "retry_at"),
        failures=int(row["failures"]["N"]) if "failures" in row else 0,
        opened_at=_moment(row, "opened_at"),
    )


def written(breaker: CircuitBreaker) -> Mapping[str, int]:
    """By the names of the row's attributes, times in milliseconds since 1970."""
    told = {"failures": breaker.failures}
    if breaker.retry_at and breaker.opened_at:
        moments = {"retry_at": breaker.retry_at, "opened_at": breaker.opened_at}
        told |= {name: int(at.timestamp() * 1000) for name, at in moments.items()}
        told["step"] = int(MARKETPLACE.probe.total_seconds() * 1000)
    return told


def _moment(row: Item, name: str) -> datetime | None:
    return datetime.fromtimestamp(int(float(row[name]["N"])) / 1000, UTC) if name in row else None
