"""What the played marketplace knows: its orders, in our own form, and whom it tells of them."""

import threading
from collections.abc import Callable
from copy import deepcopy
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any

from infra.sandbox.storage import JsonFile, Keeping

ENDED = frozenset({"refused", "cancelled", "done", "split"})
PHASES = {
    "new": "open",
    "accepted": "accepted",
    "refused": "cancelled",
    "cancelled": "cancelled",
    "done": "done",
    "split": "split",
}


OWN = frozenset({"seller", "order", "phase", "status", "created_at", "changed_at", "lines", "parent"})
"""What a part of an order has of itself."""


class Unwanted(Exception):
    """What the marketplace will not do: a status and a sentence."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status, self.message = status, message


@dataclass(frozen=True)
class Webhook:
    """``late``: seconds that a push is held back when it is told to be late or reordered, None: as many as it is told;
    ``retry``: to the next.
    """

    url: str = ""
    secret: str = ""
    late: float | None = None
    retry: float = 5.0


class GetzzapState:
    """Kept in a ``file``, where there is one."""

    def __init__(self, clock: Callable[[], datetime] = lambda: datetime.now(UTC), file: JsonFile | None = None) -> None:
        self._clock = clock
        self._lock = threading.RLock()
        self._keeping = Keeping(file, self._taken)
        saved = (file.load() if file else None) or {}
        self._webhook = Webhook(**saved.get("webhook", {}))
        self._orders: dict[str, dict[str, Any]] = saved.get("orders", {})
        self.calls = 0

    @property
    def webhook(self) -> Webhook:
        return self._webhook

    def tell_at(self, webhook: Webhook) -> None:
        with self._lock:
            self._webhook = webhook
            self._keeping.changed()

    def reset(self) -> None:
        with self._lock:
            self._webhook, self._orders, self.calls = Webhook(), {}, 0
            self._keeping.changed()

    def stop(self) -> None:
        with self._lock:
            self._keeping.save()

    def _taken(self) -> dict[str, Any]:
        return {"webhook": asdict(self._webhook), "orders": self._orders}

    def add(self, form: dict[str, Any]) -> dict[str, Any]:
        with self._lock:
            number = f"GZ-{1_001 + len(self._orders)}"
            at = form.get("created_at") or self.now()
            told = {"seller": "office-77", "order": number, "phase": "open", "status": "new", "created_at": at}
            self._orders[number] = {**told, "changed_at": at, **form}
            self._keeping.changed()
            return deepcopy(self._orders[number])

    def order(self, number: str) -> dict[str, Any]:
        with self._lock:
            if number not in self._orders:
                raise Unwanted(404, "There is no such order.")
            return deepcopy(self._orders[number])

    def knows(self, number: str) -> bool:
        return number in self._orders

    def split(self, number: str) -> tuple[dict[str, Any], dict[str, Any]]:
        """Its first line, or a piece of its only one, and the rest."""
        with self._lock:
            order = self.order(number)
            first, rest = halves(order["lines"])
            self.move(number, "split")
            form = {name: value for name, value in order.items() if name not in OWN}
            one, other = (self.add({**form, "lines": lines, "parent": number}) for lines in (first, rest))
            return one, other

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
            self._keeping.changed()
            return self.order(number)

    def now(self) -> str:
        return self._clock().isoformat(timespec="microseconds").replace("+00:00", "Z")


def halves(lines: list[dict[str, Any]]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Raises Unwanted where there is nothing to part."""
    if len(lines) > 1:
        return lines[:1], lines[1:]
    pieces = lines[0].get("quantity") if lines else None
    if not isinstance(pieces, int) or pieces < 2:
        raise Unwanted(409, "The order is one piece.")
    return [{**lines[0], "quantity": 1}], [{**lines[0], "quantity": pieces - 1}]
