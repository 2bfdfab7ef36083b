"""What is told a person of the desk over a channel, beside what he has set."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chalicelib.domain.notices.outbox import Outbox
from chalicelib.storage.engine import keys
from chalicelib.storage.engine.bodies import row_of
from chalicelib.storage.engine.registry import writes
from chalicelib.storage.engine.rows import Row, Table

if TYPE_CHECKING:
    from pynamodb.models import Model

DESK, OUTBOX = "desk", "outbox#"


class OutboxRow(Row):
    class Meta:
        table_name = Table("notices")


@writes(Outbox)
def write_outbox(it: Outbox) -> list[Model]:
    return [row_of(OutboxRow, keys.within(it.community, DESK, it.person), OUTBOX + it.channel, it)]
