"""Rows of what is held against a secret: ``live`` is a condition of whatever is committed by it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pynamodb.attributes import BooleanAttribute, NumberAttribute, UnicodeAttribute

from chalicelib.storage.engine import keys
from chalicelib.storage.engine.errors import translate_errors
from chalicelib.storage.engine.rows import KeyedRow, Row, Table

if TYPE_CHECKING:
    from datetime import datetime

API_KEY, SESSION, CODE = "api_key", "session", "code"


class CredentialRow(Row):
    """``seen_at`` moves by itself (``UsedRow``), without a version: nobody who ends it is late because it was used."""

    class Meta:
        table_name = Table("credentials")

    live = BooleanAttribute(default=True)
    seen_at = UnicodeAttribute(null=True)
    expires = NumberAttribute(null=True)


class UsedRow(KeyedRow):
    """The same row, as far as its last use goes."""

    class Meta:
        table_name = Table("credentials")

    seen_at = UnicodeAttribute(null=True)


def note_use(community: str, sk: str, at: datetime) -> None:
    with translate_errors():
        UsedRow(pk=community, sk=sk).update([UsedRow.seen_at.set(keys.instant(at))], condition=UsedRow.pk.exists())
