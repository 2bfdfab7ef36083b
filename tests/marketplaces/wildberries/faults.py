"""Calls of the played Wildberries by name, and a fault at one that is told by its number."""

from chalicelib.domain.circuit_breaker import CircuitBreaker
from tests.fakes.marketplaces import FakeLimiter
from tests.marketplaces.wildberries.world import Wildberries

NEW, LIST, STATUS = "GET /api/v3/orders/new", "GET /api/v3/orders", "POST /api/v3/orders/status"
META = "POST /api/marketplace/v3/orders/meta"


class FaultAt(FakeLimiter):
    """The call of this number from now on goes wrong."""

    def __init__(self, wb: Wildberries, number: int, fault: str) -> None:
        super().__init__()
        self.wb, self.number, self.fault = wb, number, fault

    def take(self) -> CircuitBreaker:
        breaker = super().take()
        if self.taken == self.number:
            self.wb.misbehave(self.fault)
        return breaker
