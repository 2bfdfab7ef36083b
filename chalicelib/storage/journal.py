"""The journal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import Struct
from pynamodb.attributes import UnicodeAttribute

from chalicelib.domain.audit import AuditQuery, month_before, month_of
from chalicelib.domain.journal import Entry
from chalicelib.domain.lists import Page
from chalicelib.storage.engine import keys
from chalicelib.storage.engine.bodies import body
from chalicelib.storage.engine.errors import translate_errors
from chalicelib.storage.engine.registry import writes
from chalicelib.storage.engine.rows import KeyedRow, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pynamodb.models import Model

    from chalicelib.usecases.ports import Cursors

AUDITED = "audited"


class JournalRow(KeyedRow):
    """``audit`` is the month of what is listed for those who audit; ``actor`` and ``event`` are filtered there."""

    class Meta:
        table_name = Table("journal")

    audit = UnicodeAttribute(null=True)
    actor = UnicodeAttribute(null=True)
    event = UnicodeAttribute(null=True)
    body = UnicodeAttribute()


@writes(Entry)
def write_entry(it: Entry) -> list[Model]:
    """The key sorts as time does, and tells two entries of one moment apart."""
    sk = f"{keys.instant(it.at)}#{it.id}"
    row = JournalRow(pk=keys.within(it.community, it.subject), sk=sk, body=body(it))
    if it.network is not None:
        row.audit, row.actor, row.event = keys.within(it.community, month_of(it.at)), it.actor, it.event
    return [row]


class DynamoJournal(Struct, frozen=True):
    client: Any
    cursors: Cursors

    def of(self, community: str, subject: str) -> Sequence[Entry]:
        with translate_errors():
            rows = list(JournalRow.query(keys.within(community, subject)))
        return [msgspec.json.decode(row.body, type=Entry) for row in rows]

    def latest(self, community: str, subject: str, limit: int) -> Sequence[Entry]:
        with translate_errors():
            rows = list(JournalRow.query(keys.within(community, subject), scan_index_forward=False, limit=limit))
        return [msgspec.json.decode(row.body, type=Entry) for row in rows]

    def audit(self, community: str, wanted: AuditQuery, cursor: str | None, limit: int) -> Page[Entry]:
        whose = f"{community}/audit/{wanted.subject or ''}"
        month, *place = self.cursors.read(whose, cursor) if cursor else (month_of(wanted.until),)
        if month < month_of(wanted.since):
            return Page([])
        request = _asked(community, wanted, month)
        if place:
            start = {"pk": {"S": place[0]}, "sk": {"S": place[1]}}
            if not wanted.subject:
                start["audit"] = {"S": keys.within(community, month)}
            request["ExclusiveStartKey"] = start
        with translate_errors():
            answer = self.client.query(Limit=limit, **request)
        found = [msgspec.json.decode(item["body"]["S"], type=Entry) for item in answer["Items"]]
        following = _following(wanted, month, answer.get("LastEvaluatedKey"))
        return Page(found, self.cursors.write(whose, following) if following else None)


def _following(wanted: AuditQuery, month: str, last: Any) -> Sequence[str] | None:
    """Where the next page begins: in this month, or in the one before."""
    if last:
        return (month, last["pk"]["S"], last["sk"]["S"])
    earlier = month_before(month)
    return None if wanted.subject or earlier < month_of(wanted.since) else (earlier,)


def _asked(community: str, wanted: AuditQuery, month: str) -> dict[str, Any]:
    """Newest first: the months one after the other, or the history of one subject."""
    owner = keys.within(community, wanted.subject or month)
    last = f"{keys.instant(wanted.until)}$"  # behind every id of that moment
    values = {":owner": owner, ":since": keys.instant(wanted.since), ":until": last}
    filters = [] if not wanted.subject else ["attribute_exists(#audit)"]
    names = {"#audit": "audit"} if wanted.subject else {"#owner": "audit"}
    for name, value in (("actor", wanted.actor), ("event", wanted.event)):
        if value:
            filters.append(f"#{name} = :{name}")
            names[f"#{name}"], values[f":{name}"] = name, value
    owned = "pk" if wanted.subject else "#owner"
    request: dict[str, Any] = {
        "TableName": JournalRow.Meta.table_name,
        "KeyConditionExpression": f"{owned} = :owner AND sk BETWEEN :since AND :until",
        "ExpressionAttributeValues": {name: {"S": value} for name, value in values.items()},
        "ExpressionAttributeNames": names,
        "ScanIndexForward": False,
    }
    index = {} if wanted.subject else {"IndexName": AUDITED}
    return {**request, **index, **({"FilterExpression": " AND ".join(filters)} if filters else {})}
