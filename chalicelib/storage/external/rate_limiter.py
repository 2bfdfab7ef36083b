"""Whose turn it is to call a marketplace: one moment after the other, reserved in the store by all workers alike.

The same row is the circuit breaker of the account, so that whoever takes a turn knows how it stands.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from botocore.exceptions import ClientError
from msgspec import Struct

from chalicelib.domain.circuit_breaker import MARKETPLACE
from chalicelib.domain.errors import CircuitOpen, NotYet
from chalicelib.storage.engine import keys
from chalicelib.storage.engine.errors import translate_errors
from chalicelib.storage.engine.rows import FORM
from chalicelib.storage.external.breaker import LIMIT, LimitRow, read_breaker, written

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from chalicelib.domain.circuit_breaker import CircuitBreaker
    from chalicelib.storage.engine.reading import Item
    from chalicelib.usecases.ports import Clock


class DynamoRateLimiter(Struct, frozen=True):
    """Of one account: its calls begin ``interval`` milliseconds apart at the least, whoever makes them.

    A turn that is at most ``ahead`` milliseconds off is waited for. ``stretch`` is by how much the pauses of its
    breaker are longer than they have to be, something of chance.
    """

    client: Any
    community: str
    account: str
    interval: int
    ahead: int
    now: Clock
    sleep: Callable[[float], None]
    stretch: Callable[[], float]

    def take(self) -> CircuitBreaker:
        """Of an open breaker the one whose turn it is probes; the others wait for longer than he can take."""
        now = self._milliseconds()
        moved = f"SET free_at = {_STEP} + :now, v = :form"
        if row := self._moved(moved, _FREE, {":interval": self.interval, ":now": now}):
            return self._breaker(row)
        latest = {":interval": self.interval, ":latest": now + self.ahead}
        in_turn = f"free_at <= :latest AND {_CLOSED}"
        row = self._moved("SET free_at = free_at + :interval", in_turn, latest, form=False)
        if row is None:
            raise self._not_yet(now)
        self.sleep(max(_number(row, "free_at") - self.interval - now, 0) / 1000)
        return self._breaker(row)

    def charge(self, calls: int) -> None:
        """On top of what is reserved already, or of this moment."""
        now, more = self._milliseconds(), calls * self.interval
        if not self._moved("SET free_at = free_at + :more", "free_at > :now", {":more": more, ":now": now}, form=False):
            self._moved("SET free_at = :after, v = :form", None, {":after": now + more})

    def pause(self, seconds: int) -> None:
        self._pause_until(self._milliseconds() + seconds * 1000)

    def succeeded(self, before: CircuitBreaker) -> None:
        """Who waited for a probe has his turn at once, but where the answer asked for a pause (``half_opened``)."""
        if not before.failures:
            return
        freed, values = "", {":before": before.failures}
        if before.retry_at:
            freed, values = "SET free_at = :next ", {**values, ":next": self._milliseconds() + self.interval}
        self._moved(f"{freed}REMOVE failures, opened_at, retry_at, step", "failures = :before", values, form=False)

    def failed(self, before: CircuitBreaker) -> None:
        after = before.opened(self.now(), tolerance=MARKETPLACE, stretch=self.stretch())
        told = written(after)
        changes = ", ".join(f"{name} = :{name}" for name in told)
        as_before = "failures = :before" if before.failures else "attribute_not_exists(failures)"
        values = {f":{name}": value for name, value in told.items()}
        values |= {":before": before.failures} if before.failures else {}
        if self._moved(f"SET {changes}, v = :form", as_before, values) and after.retry_at:
            self._pause_until(told["retry_at"])

    def _pause_until(self, until: int) -> None:
        condition = "attribute_not_exists(free_at) OR free_at < :until"
        self._moved("SET free_at = :until, v = :form", condition, {":until": until})

    def _moved(
        self, expression: str, condition: str | None, values: Mapping[str, int], *, form: bool = True
    ) -> Item | None:
        """The row as it is then; None where the condition does not hold."""
        known = {**values, **({":form": FORM} if form else {})}
        request: dict[str, Any] = {
            "TableName": LimitRow.Meta.table_name,
            "Key": self._key,
            "UpdateExpression": expression,
            "ExpressionAttributeValues": {name: {"N": str(value)} for name, value in known.items()},
            "ReturnValues": "ALL_NEW",
        }
        if condition:
            request["ConditionExpression"] = condition
        try:
            answer = self.client.update_item(**request)
        except ClientError as error:
            if error.response.get("Error", {}).get("Code") == "ConditionalCheckFailedException":
                return None
            with translate_errors():
                raise
        return answer["Attributes"]  # type: ignore[no-any-return]

    def _not_yet(self, now: int) -> NotYet:
        """With the seconds until a turn is his, or until somebody may probe."""
        if row := self._queued(now):
            until = _number(row, "queued_until") - self.interval
            return NotYet("marketplace_limit", retry_after=_seconds(until - now))
        with translate_errors():
            answer = self.client.get_item(TableName=LimitRow.Meta.table_name, Key=self._key, ConsistentRead=True)
        row = answer.get("Item", {})
        wait = _seconds(_number(row, "free_at", now) - now)
        if self._breaker(row).retry_at:
            return CircuitOpen(retry_after=wait)
        return NotYet("marketplace_limit", retry_after=wait)

    def _queued(self, now: int) -> Item | None:
        """A moment of his own for who has no turn: told the same one, all would come back for a few turns."""
        step = {":interval": self.interval}
        behind = f"queued_until > :near AND queued_until >= free_at AND {_CLOSED}"
        after = {**step, ":near": now + self.ahead}
        row = self._moved("SET queued_until = queued_until + :interval", behind, after, form=False)
        if row is not None:
            return row
        there = f"attribute_exists(free_at) AND {_CLOSED}"
        return self._moved("SET queued_until = free_at + :interval", there, step, form=False)

    def _breaker(self, row: Item) -> CircuitBreaker:
        return read_breaker(row, self.community, self.account)

    @property
    def _key(self) -> dict[str, dict[str, str]]:
        return {"pk": {"S": keys.within(self.community, self.account)}, "sk": {"S": LIMIT}}

    def _milliseconds(self) -> int:
        return int(self.now().timestamp() * 1000)


_FREE = "attribute_not_exists(free_at) OR free_at <= :now"
_STEP = "if_not_exists(step, :interval)"
_CLOSED = "attribute_not_exists(step)"
"""No breaker is open."""


def _seconds(milliseconds: int) -> int:
    return max((milliseconds + 999) // 1000, 1)


def _number(row: Item, name: str, otherwise: int = 0) -> int:
    return int(float(row[name]["N"])) if name in row else otherwise
