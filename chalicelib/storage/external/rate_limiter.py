"""Whose turn it is to call a marketplace: one moment after the other, reserved in the store by all workers alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from botocore.exceptions import ClientError
from msgspec import Struct
from pynamodb.attributes import NumberAttribute

from chalicelib.domain.errors import NotYet
from chalicelib.storage.engine import keys
from chalicelib.storage.engine.errors import translate_errors
from chalicelib.storage.engine.rows import FORM, KeyedRow, Table

if TYPE_CHECKING:
    from collections.abc import Callable

    from chalicelib.usecases.ports import Clock

LIMIT = "limit"


class LimitRow(KeyedRow):
    """``free_at``: from when on nobody has a turn yet, in milliseconds since 1970.

    ``queued_until``: when the last of those comes back who were told to come later.
    """

    class Meta:
        table_name = Table("external")

    free_at = NumberAttribute()
    queued_until = NumberAttribute(null=True)


class DynamoRateLimiter(Struct, frozen=True):
    """Of one account: its calls begin ``interval`` milliseconds apart at the least, whoever makes them.

    A turn that is at most ``ahead`` milliseconds off is waited for.
    """

    client: Any
    community: str
    account: str
    interval: int
    ahead: int
    now: Clock
    sleep: Callable[[float], None]

    def take(self) -> None:
        now = self._milliseconds()
        if self._moved("SET free_at = :after, v = :form", _free(), {":after": now + self.interval, ":now": now}):
            return
        latest = {":interval": self.interval, ":latest": now + self.ahead}
        taken = self._moved("SET free_at = free_at + :interval", "free_at <= :latest", latest, form=False)
        if taken is None:
            raise NotYet("marketplace_limit", retry_after=self._place_in_queue(now))
        self.sleep(max(taken - self.interval - now, 0) / 1000)

    def charge(self, calls: int) -> None:
        """On top of what is reserved already, or of this moment."""
        now, more = self._milliseconds(), calls * self.interval
        if not self._moved("SET free_at = free_at + :more", "free_at > :now", {":more": more, ":now": now}, form=False):
            self._moved("SET free_at = :after, v = :form", None, {":after": now + more})

    def pause(self, seconds: int) -> None:
        until = self._milliseconds() + seconds * 1000
        condition = "attribute_not_exists(free_at) OR free_at < :until"
        self._moved("SET free_at = :until, v = :form", condition, {":until": until})

    def _moved(
        self, expression: str, condition: str | None, values: dict[str, int], *, form: bool = True
    ) -> int | None:
        """Where what the expression names first stands then; None where the condition does not hold."""
        known = values | ({":form": FORM} if form else {})
        request: dict[str, Any] = {
            "TableName": LimitRow.Meta.table_name,
            "Key": self._key,
            "UpdateExpression": expression,
            "ExpressionAttributeValues": {name: {"N": str(value)} for name, value in known.items()},
            "ReturnValues": "UPDATED_NEW",
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
        moved = expression.split()[1]
        return int(float(answer["Attributes"][moved]["N"]))

    def _place_in_queue(self, now: int) -> int:
        """Seconds. Who has no turn comes back when one is his: told the same moment, all would come for a few turns."""
        step = {":interval": self.interval}
        behind = "queued_until > :near AND queued_until >= free_at"
        after = {**step, ":near": now + self.ahead}
        place = self._moved("SET queued_until = queued_until + :interval", behind, after, form=False)
        if place is None:
            there = "attribute_exists(free_at)"
            place = self._moved("SET queued_until = free_at + :interval", there, step, form=False)
        return max(((place or now) - self.interval - now + 999) // 1000, 1)

    @property
    def _key(self) -> dict[str, dict[str, str]]:
        return {"pk": {"S": keys.within(self.community, self.account)}, "sk": {"S": LIMIT}}

    def _milliseconds(self) -> int:
        return int(self.now().timestamp() * 1000)


def _free() -> str:
    return "attribute_not_exists(free_at) OR free_at <= :now"
