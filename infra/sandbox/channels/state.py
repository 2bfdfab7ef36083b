"""What the played channels know: what came to each box, who has started the bot, who has blocked it."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

KEPT = 200
"""Messages of each box."""

BOXES = ("email", "sms", "telegram", "webhook")


@dataclass(frozen=True)
class Listening:
    """Where updates of the bot are delivered, and what comes with them."""

    url: str = ""
    secret: str = ""


@dataclass
class ChannelState:
    clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    _lock: threading.RLock = field(default_factory=threading.RLock)

    def __post_init__(self) -> None:
        self.reset()

    def reset(self) -> None:
        with self._lock:
            self.boxes: dict[str, list[dict[str, Any]]] = {name: [] for name in BOXES}
            self.chats: set[int] = set()
            self.blocked: set[int] = set()
            self.opted_out: set[str] = set()
            self.listening = Listening()
            self.updates = 0

    def put(self, box: str, **message: Any) -> str:
        """Its number, as the partner tells it."""
        with self._lock:
            number = f"{box}-{len(self.boxes[box]) + 1}"
            at = self.clock().isoformat(timespec="milliseconds").replace("+00:00", "Z")
            self.boxes[box] = [*self.boxes[box], {"id": number, "at": at, **message}][-KEPT:]
            return number

    def start(self, chat: int) -> int:
        """Whoever presses Start has a talk with the bot; the number of the update."""
        with self._lock:
            self.chats.add(chat)
            self.blocked.discard(chat)
            self.updates += 1
            return self.updates

    def shown(self) -> dict[str, Any]:
        with self._lock:
            return {
                **{name: list(reversed(found)) for name, found in self.boxes.items()},
                "listening": self.listening.url,
                "chats": sorted(self.chats),
                "blocked": sorted(self.blocked),
            }
