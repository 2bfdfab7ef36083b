"""The log of calls received: what was asked and what came of it, never a secret."""

import threading
from collections import deque
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any

KEPT = 500


@dataclass(frozen=True)
class Call:
    n: int
    at: str
    target: str
    method: str
    outcome: str
    milliseconds: int


class Calls:
    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._kept: deque[Call] = deque(maxlen=KEPT)
        self._count = 0

    def record(self, target: str, method: str, outcome: str, milliseconds: int) -> None:
        at = moment_now()
        with self._lock:
            self._count += 1
            self._kept.append(
                Call(n=self._count, at=at, target=target, method=method, outcome=outcome, milliseconds=milliseconds)
            )

    def since(self, n: int) -> list[dict[str, Any]]:
        """Calls after number `n`, oldest first; at most the last 500 are kept."""
        with self._lock:
            return [asdict(call) for call in self._kept if call.n > n]

    def count(self) -> int:
        with self._lock:
            return self._count

    def reset(self) -> None:
        with self._lock:
            self._kept.clear()
            self._count = 0


def moment_now() -> str:
    """As the sandbox's own records say it."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
