"""What a partner does of itself, each thing in its time."""

import heapq
import itertools
import threading
from collections.abc import Callable
from time import monotonic
from typing import Generic, TypeVar

T = TypeVar("T")


class Agenda(Generic[T]):
    """Its thread begins with the first thing that is planned; while ``do`` does one, the others wait."""

    def __init__(self, do: Callable[[T], None]) -> None:
        self._do = do
        self._due: list[tuple[float, int, T]] = []
        self._changed = threading.Condition()
        self._turn = itertools.count()
        self._thread: threading.Thread | None = None
        self._stopped = False

    def plan(self, thing: T, pause: float) -> None:
        """After so many seconds."""
        with self._changed:
            heapq.heappush(self._due, (monotonic() + pause, next(self._turn), thing))
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, daemon=True)
                self._thread.start()
            self._changed.notify_all()

    def clear(self) -> None:
        with self._changed:
            self._due.clear()

    def stop(self) -> None:
        with self._changed:
            self._stopped = True
            self._changed.notify_all()

    def _run(self) -> None:
        while True:
            with self._changed:
                while not self._stopped and not (self._due and self._due[0][0] <= monotonic()):
                    self._changed.wait(self._due[0][0] - monotonic() if self._due else None)
                if self._stopped:
                    return
                thing = heapq.heappop(self._due)[2]
            self._do(thing)
