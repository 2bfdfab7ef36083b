"""What the played marketplace knows: its orders, in our own form, and whom it tells of them."""

import threading
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

ENDED = frozenset({"refused", "cancelled", "done"})
PHASES = {"new": "open", "accepted": "accepted", "refused": "cancelled", "cancelled": "cancelled", "done": "done"}


class Unwanted(Exception):
    """What the marketplace will not do: a status and a sentence."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status, self.message = status, message


@dataclass(frozen=True)
class Webhook:
    """``late``: seconds that a push is held back when it is told to be late or reordered; ``retry``: to the next."""

    url: str = ""
    secret: str = ""
    late: float = 1.0
    retry: float = 5.0


class GetzzapState:
    def __init__(self, clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._clock = clock
        self._lock = threading.RLock()
        self.reset()

    def reset(self) -> None:
        with self._lock:
            self.webhook = Webhook()
            self._orders: dict[str, dict[str, Any]] = {}
            self.calls = 0

    def add(self, form: dict[str, Any]) -> dict[str, Any]:
        with self._lock:
            number = f"GZ-{1_001 + len(self._orders)}"
            at = self.now()
            told = {"seller": "office-77", "order": number, "phase": "open", "status": "new", "created_at": at}
            self._orders[number] = {**told, "changed_at": at, **form}
            return deepcopy(self._orders[number])

    def order(self, number: str) -> dict[str, Any]:
        with self._lock:
            if number not in self._orders:
                raise Unwanted(404, "There is no such order.")
            return deepcopy(self._orders[number])

    def orders(self) -> list[dict[str, Any]]:
        """Oldest change first."""
        with self._lock:
            return sorted(deepcopy(list(self._orders.values())), key=lambda form: (form["changed_at"], form["order"]))

    def move(self, number: str, status: str, **told: Any) -> dict[str, Any]:
        """The same status once more changes nothing; from an end nobody moves on."""
        with self._lock:
            order = self.order(number)
            if order["status"] == status:
                return order
            if order["status"] in ENDED:
                raise Unwanted(409, "The order has ended.")
            self._orders[number] |= {"status": status, "phase": PHASES[status], "changed_at": self.now(), **told}
            return self.order(number)

    def now(self) -> str:
        return self._clock().isoformat(timespec="microseconds").replace("+00:00", "Z")
