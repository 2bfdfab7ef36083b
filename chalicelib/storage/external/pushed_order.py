"""Orders as signed pushes told them; they are forgotten by themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from pynamodb.attributes import NumberAttribute, UnicodeAttribute

from chalicelib.domain.external.pushed_order import PushedOrder
from chalicelib.storage.engine import keys
from chalicelib.storage.engine.bodies import body
from chalicelib.storage.engine.errors import translate_errors
from chalicelib.storage.engine.registry import writes
from chalicelib.storage.engine.rows import Table, UniqueRow

if TYPE_CHECKING:
    from pynamodb.models import Model

PUSHED = "pushed"


class PushedOrderRow(UniqueRow):
    class Meta:
        table_name = Table("integrations")

    body = UnicodeAttribute()
    expires = NumberAttribute()


@writes(PushedOrder)
def write_pushed_order(it: PushedOrder) -> list[Model]:
    expires = int(it.forgotten_at.timestamp())
    return [PushedOrderRow(pk=keys.within(it.community, it.account, it.id), sk=PUSHED, body=body(it), expires=expires)]


class DynamoPushedOrders:
    def find(self, community: str, account: str, id: str) -> PushedOrder | None:
        with translate_errors():
            try:
                row = PushedOrderRow.get(keys.within(community, account, id), PUSHED, consistent_read=True)
            except PushedOrderRow.DoesNotExist:
                return None
        return msgspec.json.decode(row.body, type=PushedOrder)
