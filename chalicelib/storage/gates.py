"""Whether a partner answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chalicelib.domain.gates import Gate
from chalicelib.storage.engine.bodies import row_of
from chalicelib.storage.engine.registry import writes
from chalicelib.storage.engine.rows import Row, Table

if TYPE_CHECKING:
    from pynamodb.models import Model

GATE = "gate#"


class GateRow(Row):
    class Meta:
        table_name = Table("notices")


@writes(Gate)
def write_gate(it: Gate) -> list[Model]:
    return [row_of(GateRow, it.community, GATE + it.partner, it)]
