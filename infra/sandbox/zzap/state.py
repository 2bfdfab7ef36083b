"""What the played ZZAP knows: its orders, how often it may be called, how late it shows a change."""

import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from time import monotonic
from typing import Any

from infra.sandbox.storage import JsonFile, Keeping
from infra.sandbox.zzap.orders import Order, read_order
from infra.sandbox.zzap.statuses import ENDED, NAMES, NEW

FIRST = 71_000_001
INTERVAL, DELAY = 3.0, 2.0
"""Seconds between two calls, and until a change shows."""


class ZzapError(Exception):
    """A sentence that comes under status 200."""


@dataclass(frozen=True)
class Pace:
    interval: float = INTERVAL
    delay: float = DELAY


class ZzapState:
    """Kept in a ``file``, where there is one."""

    def __init__(self, clock: Callable[[], datetime] = lambda: datetime.now(UTC), file: JsonFile | None = None) -> None:
        self._clock = clock
        self._lock = threading.RLock()
        self._keeping = Keeping(file, self._taken)
        self._begin()
        saved = (file.load() if file else None) or {}
        self._orders |= {each["code"]: read_order(each) for each in saved.get("orders", ())}

    def _begin(self) -> None:
        self.pace = Pace()
        self._orders: dict[int, Order] = {}
        self._last: float | None = None
        self.taken, self.over = 0, 0

    def reset(self) -> None:
        with self._lock:
            self._begin()
            self._keeping.changed()

    def stop(self) -> None:
        with self._lock:
            self._keeping.save()

    def _taken(self) -> dict[str, Any]:
        return {"orders": [order.kept() for order in self._orders.values()]}

    def take(self) -> None:
        """One call in each interval; what comes sooner is refused and does not count."""
        with self._lock:
            now = monotonic()
            if self._last is not None and now - self._last < self.pace.interval:
                self.over += 1
                raise ZzapError("Превышен лимит: запросы не чаще 1 раза в 3 секунды")
            self._last = now
            self.taken += 1

    def add(self, fields: dict[str, Any], code_track: str = NEW, created: datetime | None = None) -> Order:
        with self._lock:
            code = FIRST + len(self._orders)
            at = created or self._clock()
            self._orders[code] = Order(code, at, at, fields, code_track=code_track)
            self._keeping.changed()
            return self._orders[code]

    def order(self, code: str) -> Order:
        known = self._orders.get(int(code)) if code.isascii() and code.isdigit() and len(code) < 12 else None
        if known is None:
            raise ZzapError("Заказ не найден")
        return known

    def knows(self, code: str) -> bool:
        with suppress(ZzapError):
            return bool(self.order(code))
        return False

    def orders(self) -> list[Order]:
        with self._lock:
            return list(self._orders.values())

    def set_status(self, code: str, code_track: str, response: str) -> Order:
        """As the seller does it by the service."""
        with self._lock:
            order = self.order(code)
            if code_track not in NAMES:
                raise ZzapError("Неизвестный статус code_track")
            if order.code_track in ENDED and order.code_track != code_track:
                raise ZzapError("Заказ закрыт, статус нельзя изменить")
            return self.move(order, code_track, response, self.pace.delay)

    def move(self, order: Order, code_track: str, response: str = "", delay: float = 0.0) -> Order:
        with self._lock:
            moved = order.moved(code_track, response, self._clock(), monotonic() + delay)
            self._orders[order.code] = moved
            self._keeping.changed()
            return moved
