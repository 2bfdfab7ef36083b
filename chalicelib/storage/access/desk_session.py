"""Sessions of the desk, and the codes that open them."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from msgspec.structs import replace

from chalicelib.domain.access.desk_session import DeskCode, DeskSession
from chalicelib.domain.errors import NotFound
from chalicelib.storage.access.credentials import CODE, SESSION, CredentialRow, note_use
from chalicelib.storage.engine import keys
from chalicelib.storage.engine.bodies import row_of
from chalicelib.storage.engine.errors import translate_errors
from chalicelib.storage.engine.reading import read_one, read_thing
from chalicelib.storage.engine.registry import writes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pynamodb.models import Model

A_DAY = timedelta(days=1)
"""So long what has ended stays to be looked at."""


@writes(DeskSession)
def write_desk_session(it: DeskSession) -> list[Model]:
    about = {
        "live": it.ended_at is None,
        "seen_at": keys.instant(it.last_seen_at or it.created_at),
        "expires": int((it.expires_at + A_DAY).timestamp()),
    }
    return [row_of(CredentialRow, it.community, keys.within(SESSION, it.id), it, **about)]


@writes(DeskCode)
def write_desk_code(it: DeskCode) -> list[Model]:
    about = {"live": it.used_at is None, "expires": int((it.expires_at + A_DAY).timestamp())}
    return [row_of(CredentialRow, it.community, keys.within(CODE, it.id), it, **about)]


class DynamoDeskSessions:
    def get(self, community: str, session: str) -> DeskSession:
        with translate_errors():
            try:
                row = CredentialRow.get(community, keys.within(SESSION, session), consistent_read=True)
            except CredentialRow.DoesNotExist:
                raise NotFound from None
        return _read(row)

    def list(self, community: str) -> Sequence[DeskSession]:
        with translate_errors():
            rows = list(
                CredentialRow.query(community, CredentialRow.sk.startswith(f"{SESSION}#"), consistent_read=True)
            )
        return sorted((_read(row) for row in rows), key=lambda each: (each.created_at, each.id), reverse=True)

    def code(self, community: str, code: str) -> DeskCode:
        found = read_one(CredentialRow, community, keys.within(CODE, code), DeskCode)
        if found is None:
            raise NotFound
        return found

    def note_use(self, community: str, session: str, at: datetime) -> None:
        note_use(community, keys.within(SESSION, session), at)


def _read(row: CredentialRow) -> DeskSession:
    seen = datetime.fromisoformat(row.seen_at) if row.seen_at else None
    return replace(read_thing(row.body, row.version, DeskSession), last_seen_at=seen)
