"""API keys."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from msgspec.structs import replace

from chalicelib.domain.access.api_key import ApiKey, newest_first
from chalicelib.domain.errors import NotFound
from chalicelib.storage.access.credentials import API_KEY, CredentialRow, note_use
from chalicelib.storage.engine import keys
from chalicelib.storage.engine.bodies import row_of
from chalicelib.storage.engine.errors import translate_errors
from chalicelib.storage.engine.reading import read_thing
from chalicelib.storage.engine.registry import writes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pynamodb.models import Model


@writes(ApiKey)
def write_api_key(it: ApiKey) -> list[Model]:
    seen = keys.instant(it.last_used_at) if it.last_used_at else None
    live = it.revoked_at is None
    return [row_of(CredentialRow, it.community, keys.within(API_KEY, it.id), it, live=live, seen_at=seen)]


class DynamoApiKeys:
    def get(self, community: str, api_key: str) -> ApiKey:
        with translate_errors():
            try:
                row = CredentialRow.get(community, keys.within(API_KEY, api_key), consistent_read=True)
            except CredentialRow.DoesNotExist:
                raise NotFound from None
        return _read(row)

    def list(self, community: str) -> Sequence[ApiKey]:
        with translate_errors():
            rows = list(
                CredentialRow.query(community, CredentialRow.sk.startswith(f"{API_KEY}#"), consistent_read=True)
            )
        return newest_first(_read(row) for row in rows)

    def note_use(self, community: str, api_key: str, at: datetime) -> None:
        note_use(community, keys.within(API_KEY, api_key), at)


def _read(row: CredentialRow) -> ApiKey:
    seen = datetime.fromisoformat(row.seen_at) if row.seen_at else None
    return replace(read_thing(row.body, row.version, ApiKey), last_used_at=seen)
