"""API keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from chalicelib.domain.access.api_key import ApiKey
from chalicelib.domain.lists import newest_first
from chalicelib.storage.access.credentials import API_KEY, CredentialRow, note_use, read_credential, read_credentials
from chalicelib.storage.engine import keys
from chalicelib.storage.engine.bodies import row_of
from chalicelib.storage.engine.reading import read_thing
from chalicelib.storage.engine.registry import writes

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from pynamodb.models import Model


@writes(ApiKey)
def write_api_key(it: ApiKey) -> list[Model]:
    seen = keys.instant(it.last_used_at) if it.last_used_at else None
    live = it.revoked_at is None
    return [row_of(CredentialRow, it.community, keys.within(API_KEY, it.id), it, live=live, seen_at=seen)]


class DynamoApiKeys:
    def get(self, community: str, api_key: str) -> ApiKey:
        return _read(read_credential(community, keys.within(API_KEY, api_key)))

    def list(self, community: str) -> Sequence[ApiKey]:
        return newest_first(_read(row) for row in read_credentials(community, API_KEY))

    def note_use(self, community: str, api_key: str, at: datetime) -> None:
        note_use(community, keys.within(API_KEY, api_key), at)


def _read(row: CredentialRow) -> ApiKey:
    return replace(read_thing(row.body, row.version, ApiKey), last_used_at=row.last_use)
