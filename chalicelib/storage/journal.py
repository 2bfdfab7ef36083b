"""The journal."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import Struct
from pynamodb.attributes import UnicodeAttribute

from chalicelib.domain.audit import month_before, month_of
from chalicelib.domain.journal import Entry
from chalicelib.domain.lists import Page
from chalicelib.storage.engine import keys
from chalicelib.storage.engine.bodies import body
from chalicelib.storage.engine.errors import translate_errors
from chalicelib.storage.engine.looking import Span, begin, look
from chalicelib.storage.engine.pages import Index
from chalicelib.storage.engine.registry import writes
from chalicelib.storage.engine.rows import KeyedRow, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pynamodb.models import Model

    from chalicelib.domain.audit import AuditQuery
    from chalicelib.storage.engine.reading import Item
    from chalicelib.usecases.ports import Cursors


class JournalRow(KeyedRow):
    """``audit`` is the month of what is listed for those who audit."""

    class Meta:
        table_name = Table("journal")

    audit = UnicodeAttribute(null=True)
    body = UnicodeAttribute()


AUDITED = Index(JournalRow, "audited", "audit", "sk", newest_first=True)
OF_SUBJECT = Index(JournalRow, None, "pk", "sk", newest_first=True)


@writes(Entry)
def write_entry(it: Entry) -> list[Model]:
    """The key sorts as time does, and tells two entries of one moment apart."""
    sk = f"{keys.instant(it.at)}#{it.id}"
    row = JournalRow(pk=keys.within(it.community, it.subject), sk=sk, body=body(it))
    if it.network is not None:
        row.audit = keys.within(it.community, month_of(it.at))
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
        """Newest first: the months one after the other, or the history of one subject."""
        whose = f"{community}/audit/{wanted.subject or ''}"
        since, until = keys.instant(wanted.since), f"{keys.instant(wanted.until)}$"  # behind every id of that moment
        month, *place = begin(self.cursors, whose, cursor, until) or (month_of(wanted.until),)
        if month < month_of(wanted.since):
            return Page([])
        span = Span(keys.within(community, wanted.subject or month), since, until, place)
        index = OF_SUBJECT if wanted.subject else AUDITED
        found = look(self.client, index, span, limit=limit, at_most=limit, read=partial(_wanted, wanted))
        following = _following(wanted, month, found.at)
        return Page(found.things, self.cursors.write(whose, following) if following else None)


def _wanted(wanted: AuditQuery, item: Item) -> Entry | None:
    """A subject has entries, too, that nobody audits."""
    entry = msgspec.json.decode(item["body"]["S"], type=Entry)
    named = ((wanted.actor, entry.actor), (wanted.event, entry.event))
    fits = all(not asked or asked == there for asked, there in named)
    return entry if fits and entry.network is not None else None


def _following(wanted: AuditQuery, month: str, at: Sequence[str] | None) -> Sequence[str] | None:
    """Where the next page begins: in this month, or in the one before."""
    if at:
        return (month, *at)
    earlier = month_before(month)
    return None if wanted.subject or earlier < month_of(wanted.since) else (earlier,)
