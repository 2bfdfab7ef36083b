"""Rows of what is held against a secret: ``live`` is a condition of whatever is committed by it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from pynamodb.attributes import BooleanAttribute, NumberAttribute, UnicodeAttribute

from chalicelib.domain.errors import NotFound
from chalicelib.storage.engine import keys
from chalicelib.storage.engine.errors import translate_errors
from chalicelib.storage.engine.rows import KeyedRow, Row, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

API_KEY, SESSION, CODE = "api_key", "session", "code"


class CredentialRow(Row):
    """``seen_at`` moves by itself (``UsedRow``), without a version: nobody who ends it is late because it was used."""

    class Meta:
        table_name = Table("credentials")

    live = BooleanAttribute(default=True)
    seen_at = UnicodeAttribute(null=True)
    expires = NumberAttribute(null=True)

    @property
    def last_use(self) -> datetime | None:
        return datetime.fromisoformat(self.seen_at) if self.seen_at else None


class UsedRow(KeyedRow):
    """The same row, as far as its last use goes."""

    class Meta:
        table_name = Table("credentials")

    seen_at = UnicodeAttribute(null=True)


def read_credential(community: str, sk: str) -> CredentialRow:
    """Raises NotFound."""
    with translate_errors():
        try:
            return CredentialRow.get(community, sk, consistent_read=True)
        except CredentialRow.DoesNotExist:
            raise NotFound from None


def read_credentials(community: str, kind: str) -> Sequence[CredentialRow]:
    with translate_errors():
        return list(CredentialRow.query(community, CredentialRow.sk.startswith(f"{kind}#"), consistent_read=True))


def note_use(community: str, sk: str, at: datetime) -> None:
    with translate_errors():
        UsedRow(pk=community, sk=sk).update([UsedRow.seen_at.set(keys.instant(at))], condition=UsedRow.pk.exists())
