"""Sessions of the desk, and the codes that open them."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from msgspec.structs import replace

from chalicelib.domain.access.desk_session import DeskCode, DeskSession
from chalicelib.domain.lists import newest_first
from chalicelib.storage.access.credentials import (
    CODE,
    SESSION,
    CredentialRow,
    note_use,
    read_credential,
    read_credentials,
)
from chalicelib.storage.engine import keys
from chalicelib.storage.engine.bodies import row_of
from chalicelib.storage.engine.reading import read_thing
from chalicelib.storage.engine.registry import writes

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

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
        return _read(read_credential(community, keys.within(SESSION, session)))

    def list(self, community: str) -> Sequence[DeskSession]:
        return newest_first(_read(row) for row in read_credentials(community, SESSION))

    def code(self, community: str, code: str) -> DeskCode:
        row = read_credential(community, keys.within(CODE, code))
        return read_thing(row.body, row.version, DeskCode)

    def note_use(self, community: str, session: str, at: datetime) -> None:
        note_use(community, keys.within(SESSION, session), at)


def _read(row: CredentialRow) -> DeskSession:
    return replace(read_thing(row.body, row.version, DeskSession), last_seen_at=row.last_use)
