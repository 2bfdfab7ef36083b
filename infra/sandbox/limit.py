"""How many messages a bot may send, or how often a seller may call, in any one second."""

import threading
from collections import deque
from dataclasses import dataclass
from time import monotonic
from typing import Any

WINDOW = 1.0


@dataclass
class CallCount:
    over: int = 0  # calls that asked for more than was left
    sent: int = 0  # messages, or calls
    peak: int = 0  # the most in one second


class Limit:
    """A sliding window of one second; without a limit it only counts."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._stamps: deque[float] = deque()
        self._count = CallCount()
        self.per_second: int | None = None

    def take(self, messages: int) -> bool:
        """Whether so many may be sent now; those refused do not count."""
        now = monotonic()
        with self._lock:
            while self._stamps and now - self._stamps[0] >= WINDOW:
                self._stamps.popleft()
            if self.per_second is not None and len(self._stamps) + messages > self.per_second:
                self._count.over += 1
                return False
            self._stamps.extend([now] * messages)
            self._count.sent += messages
            self._count.peak = max(self._count.peak, len(self._stamps))
            return True

    def choose(self, per_second: int | None) -> None:
        """Counting begins anew."""
        with self._lock:
            self.per_second = per_second
            self._stamps.clear()
            self._count = CallCount()

    def shown(self) -> dict[str, Any]:
        with self._lock:
            return {"per_second": self.per_second, **vars(self._count)}
