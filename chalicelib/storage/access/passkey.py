"""Passkeys, a partition for each person: his device says whose they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chalicelib.domain.access.passkey import Passkey
from chalicelib.domain.errors import NotFound
from chalicelib.domain.lists import newest_first
from chalicelib.storage.engine import keys
from chalicelib.storage.engine.bodies import row_of
from chalicelib.storage.engine.errors import translate_errors
from chalicelib.storage.engine.reading import read_one, read_thing
from chalicelib.storage.engine.registry import writes
from chalicelib.storage.engine.rows import Row, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pynamodb.models import Model

PASSKEY = "passkey"


class PasskeyRow(Row):
    class Meta:
        table_name = Table("credentials")


@writes(Passkey)
def write_passkey(it: Passkey) -> list[Model]:
    return [row_of(PasskeyRow, keys.within(it.community, it.person), keys.within(PASSKEY, it.id), it)]


class DynamoPasskeys:
    def get(self, community: str, person: str, passkey: str) -> Passkey:
        found = read_one(PasskeyRow, keys.within(community, person), keys.within(PASSKEY, passkey), Passkey)
        if found is None:
            raise NotFound
        return found

    def of_person(self, community: str, person: str) -> Sequence[Passkey]:
        with translate_errors():
            rows = list(PasskeyRow.query(keys.within(community, person), consistent_read=True))
        return newest_first(read_thing(row.body, row.version, Passkey) for row in rows)
