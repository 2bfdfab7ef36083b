"""How many calls the Market lets in: so many at once, and so many in an hour where that is ordered."""

import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic
from typing import Any

from infra.sandbox.wire import Reply
from infra.sandbox.yandex_market.errors import MarketError, error_reply, limit_reply

AT_ONCE = 6
WINDOW = 3_600.0


class Limits:
    """Of all calls together; ``peak`` is the most that were under way at once, ``over`` those that were too many."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self.per_hour: int | None = None
        self.at_once = AT_ONCE
        self._begin()

    def _begin(self) -> None:
        self._stamps: deque[float] = deque()
        self._under_way = self._peak = self._over = self._calls = 0

    @contextmanager
    def entered(self) -> Iterator[Reply | None]:
        """None where there is room, else the refusal."""
        refusal = self._enter()
        try:
            yield refusal
        finally:
            with self._lock:
                self._under_way -= 1

    def _enter(self) -> Reply | None:
        now = monotonic()
        with self._lock:
            self._calls += 1
            self._under_way += 1
            self._peak = max(self._peak, self._under_way)
            while self._stamps and now - self._stamps[0] >= WINDOW:
                self._stamps.popleft()
            if self._under_way > self.at_once:
                self._over += 1
                return error_reply(MarketError(420, f"Hit rate limit of {self.at_once} parallel requests"))
            if self.per_hour is not None and len(self._stamps) >= self.per_hour:
                self._over += 1
                return limit_reply(round(WINDOW - (now - self._stamps[0])) if self._stamps else 1, self.per_hour)
            self._stamps.append(now)
            return None

    def choose(self, per_hour: int | None, at_once: int) -> None:
        """Counting begins anew; calls under way are still counted."""
        with self._lock:
            under_way = self._under_way
            self._begin()
            self._under_way, self.per_hour, self.at_once = under_way, per_hour, at_once

    def shown(self) -> dict[str, Any]:
        with self._lock:
            return {
                "per_hour": self.per_hour,
                "at_once": self.at_once,
                "calls": self._calls,
                "over": self._over,
                "peak": self._peak,
            }
