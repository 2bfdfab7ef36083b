"""How far the comparison of an account with its marketplace has come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chalicelib.domain.external.comparison import Comparison
from chalicelib.storage.engine import keys
from chalicelib.storage.engine.bodies import row_of
from chalicelib.storage.engine.registry import writes
from chalicelib.storage.engine.rows import Row, Table

if TYPE_CHECKING:
    from pynamodb.models import Model

COMPARISON = "comparison"


class ComparisonRow(Row):
    class Meta:
        table_name = Table("external")


@writes(Comparison)
def write_comparison(it: Comparison) -> list[Model]:
    return [row_of(ComparisonRow, keys.within(it.community, it.account), COMPARISON, it)]
