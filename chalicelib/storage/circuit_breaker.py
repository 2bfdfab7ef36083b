"""Whether a partner answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chalicelib.domain.circuit_breaker import CircuitBreaker
from chalicelib.storage.engine.bodies import row_of
from chalicelib.storage.engine.registry import writes
from chalicelib.storage.engine.rows import Row, Table

if TYPE_CHECKING:
    from pynamodb.models import Model

CIRCUIT_BREAKER = "gate#"


class CircuitBreakerRow(Row):
    class Meta:
        table_name = Table("notices")


@writes(CircuitBreaker)
def write_breaker(it: CircuitBreaker) -> list[Model]:
    return [row_of(CircuitBreakerRow, it.community, CIRCUIT_BREAKER + it.partner, it)]
