"""Keys of requests, in the commits that they led to."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from pynamodb.attributes import NumberAttribute, UnicodeAttribute

from chalicelib.domain.access.request_key import KEPT, RequestKey, RequestRecord
from chalicelib.storage.engine import keys
from chalicelib.storage.engine.errors import translate_errors
from chalicelib.storage.engine.registry import writes
from chalicelib.storage.engine.rows import KeyedRow, Table

if TYPE_CHECKING:
    from pynamodb.expressions.update import Action
    from pynamodb.models import Model

ASKED = "asked"
A_WHILE = timedelta(minutes=10)


class RequestKeyRow(KeyedRow):
    """``expires`` is in seconds since 1970: the store forgets a row up to two days later, so it is compared."""

    class Meta:
        table_name = Table("deliveries")

    fingerprint = UnicodeAttribute()
    at = UnicodeAttribute()
    subject = UnicodeAttribute(default="")
    status = NumberAttribute(default=0)
    answer = UnicodeAttribute(null=True)
    expires = NumberAttribute()


class RequestsRow(KeyedRow):
    """How many requests a key or a session made in a minute, as far as they were told of."""

    class Meta:
        table_name = Table("deliveries")

    made = NumberAttribute()
    expires = NumberAttribute()


@writes(RequestKey)
def write_request_key(it: RequestKey) -> list[Model]:
    pk, sk = _place(it)
    expires = int((it.at + KEPT).timestamp())
    about: dict[str, Any] = {"fingerprint": it.fingerprint, "at": keys.instant(it.at), "subject": it.subject}
    return [RequestKeyRow(pk=pk, sk=sk, expires=expires, **about)]


class DynamoRequestKeys:
    def find(self, key: RequestKey) -> RequestRecord | None:
        with translate_errors():
            try:
                row = RequestKeyRow.get(*_place(key), consistent_read=True)
            except RequestKeyRow.DoesNotExist:
                return None
        if row.expires < int(key.at.timestamp()):
            return None
        return RequestRecord(
            fingerprint=row.fingerprint,
            at=datetime.fromisoformat(row.at),
            subject=row.subject,
            status=int(row.status),
            answer=row.answer or "",
        )

    def keep(self, key: RequestKey, status: int, answer: str) -> None:
        row = RequestKeyRow(*_place(key))
        told: list[Action] = [RequestKeyRow.status.set(status), RequestKeyRow.answer.set(answer)]
        with translate_errors():
            row.update(told, condition=RequestKeyRow.fingerprint == key.fingerprint)

    def count(self, community: str, caller: str, minute: str, by: int) -> int:
        row = RequestsRow(pk=keys.within(community, "requests"), sk=keys.within(minute, caller))
        expires = int((datetime.fromisoformat(minute) + A_WHILE).timestamp())
        with translate_errors():
            row.update([RequestsRow.made.add(by), RequestsRow.expires.set(expires)])
        return int(row.made)


def _place(key: RequestKey) -> tuple[str, str]:
    return keys.within(key.community, key.actor), keys.within(ASKED, key.key)
