"""So many calls a minute in even steps, some at once; a refusal counts as ten."""

import threading
from collections import deque
from dataclasses import dataclass, field
from math import ceil
from time import monotonic
from typing import Any

PER_MINUTE, BURST, REFUSAL = 300, 20, 10
MINUTE = 60.0


@dataclass
class Count:
    calls: int = 0
    refused: int = 0  # answered 4xx, those over the limit left out
    over: int = 0
    spent: int = 0  # calls, each refusal as ten
    peak: int = 0  # the most spent in one minute


class Limit:
    """A bucket of one seller; without ``per_minute`` it only counts."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._stamps: deque[tuple[float, int]] = deque()
        self.choose(PER_MINUTE, BURST)

    def take(self) -> float:
        """0 when the call may go on, else after how many seconds it may."""
        with self._lock:
            if self.per_minute is not None:
                self._refill(self.per_minute)
                if self._left < 1:
                    self._count.over += 1
                    return max(ceil((1 - self._left) * MINUTE / self.per_minute), 1)
            self._spend(1)
            self._count.calls += 1
            return 0

    def refuse(self) -> None:
        """The last call was answered 4xx."""
        with self._lock:
            self._spend(REFUSAL - 1)
            self._count.refused += 1

    @property
    def left(self) -> int:
        return max(int(self._left), 0)

    def choose(self, per_minute: int | None, burst: int) -> None:
        """Counting begins anew."""
        with self._lock:
            self.per_minute, self.burst = per_minute, burst
            self._left, self._at = float(burst), monotonic()
            self._stamps.clear()
            self._count = Count()

    def shown(self) -> dict[str, Any]:
        with self._lock:
            return {"per_minute": self.per_minute, "burst": self.burst, **vars(self._count)}

    def _refill(self, per_minute: int) -> None:
        now = monotonic()
        self._left = min(self._left + (now - self._at) * per_minute / MINUTE, float(self.burst))
        self._at = now

    def _spend(self, calls: int) -> None:
        now = monotonic()
        while self._stamps and now - self._stamps[0][0] >= MINUTE:
            self._stamps.popleft()
        self._stamps.append((now, calls))
        self._left -= calls
        self._count.spent += calls
        self._count.peak = max(self._count.peak, sum(each for _, each in self._stamps))


@dataclass
class Limits:
    """One for each seller, all of one size."""

    _lock: threading.Lock = field(default_factory=threading.Lock)
    _known: dict[str, Limit] = field(default_factory=dict)

    def of(self, seller: str) -> Limit:
        with self._lock:
            return self._known.setdefault(seller, Limit())

    def reset(self) -> None:
        with self._lock:
            self._known.clear()
