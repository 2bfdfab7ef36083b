"""A clock that plays EventBridge's `rate(…)` rules; it remembers when each was last due."""

import json
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from infra.local.files import replace
from infra.local.handlers import Handler, WholeBatchFailed, call
from infra.local.lambda_events import schedule_event
from infra.local.problem import Problem

UNITS = {"minute": 60, "hour": 3600, "day": 86400}
LOOK_SECONDS = 5


def period(expression: str) -> int:
    """Seconds of `rate(5 minutes)`; `cron(…)` is not played locally."""
    words = expression.removeprefix("rate(").removesuffix(")").lower().split()
    if not expression.startswith("rate(") or len(words) != 2 or words[1].rstrip("s") not in UNITS:
        raise Problem(f"The local runtime plays rate(…) schedules only, not {expression}.")
    return int(words[0]) * UNITS[words[1].rstrip("s")]


@dataclass(frozen=True)
class Schedule:
    """One rule. As in the cloud, it is first due one period after it was made."""

    name: str
    handler: Handler
    every: int
    memory: Path
    now: Callable[[], float] = time.time

    def run(self, stop: threading.Event) -> None:
        while not stop.is_set():
            self.look()
            stop.wait(LOOK_SECONDS)

    def look(self) -> None:
        """Call the consumer when it is due."""
        last = self._last()
        if self.now() - last < self.every:
            return
        self._remember()
        try:
            call(self.name, self.handler, schedule_event(self.name))
        except WholeBatchFailed:
            return  # a missed turn waits for the next one, as an asynchronous call that failed for good

    def _last(self) -> float:
        if not self.memory.is_file():
            self._remember()
        last: float = json.loads(self.memory.read_text())
        return last

    def _remember(self) -> None:
        replace(self.memory, json.dumps(self.now()))
