"""Pushes to sellers: again and again until they are taken, and as badly as the sandbox is told to."""

import heapq
import itertools
import json
import threading
from collections import deque
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from time import monotonic
from typing import Any

from infra.sandbox.faults import COMMON
from infra.sandbox.ozon.delivering import is_local, post
from infra.sandbox.ozon.events import Event
from infra.sandbox.ozon.faults import OUTCOMES, PUSHES
from infra.sandbox.ozon.state import OzonState
from infra.sandbox.surroundings import Surroundings
from infra.sandbox.wire import Reply

KEPT, WORKERS = 20_000, 16
MOST_ATTEMPTS = 12
LONGEST_PAUSE = 600.0


@dataclass
class Delivery:
    """``state``: waiting, delivered, lost (given up), dropped, outside (no address of this machine), suspended."""

    n: int
    seller: str
    type: str
    body: Event
    url: str
    attempts: int = 0
    state: str = "waiting"
    outcome: str = ""


class Pushes:
    def __init__(self, state: OzonState, surroundings: Surroundings) -> None:
        self._state, self._surroundings = state, surroundings
        self._due: list[tuple[float, int, Delivery]] = []
        self._kept: deque[Delivery] = deque(maxlen=KEPT)
        self._changed = threading.Condition()
        self._count, self._turn = itertools.count(1), itertools.count()
        self._pool = ThreadPoolExecutor(WORKERS, "ozon-push")
        self._thread: threading.Thread | None = None
        self._stopped = False
        self.retry = 5.0  # seconds before the first repetition; each next pause is twice as long

    def tell(self, seller: str, event: Event) -> Delivery | None:
        """None where nobody is to be pushed to."""
        known = self._state.seller(seller)
        if known is None or not known.hook:
            return None
        kind = str(event.get("message_type", ""))
        delivery = Delivery(n=next(self._count), seller=seller, type=kind, body=event, url=known.hook)
        pauses = self._pauses(delivery)
        if known.suspended or not is_local(known.hook):
            delivery.state, pauses = "suspended" if known.suspended else "outside", ()
        with self._changed:
            self._kept.append(delivery)
            for pause in pauses:
                self._plan(delivery, pause)
        return delivery

    def shown(self) -> Sequence[dict[str, Any]]:
        """Newest first, without the addresses: their paths are secrets."""
        with self._changed:
            return [
                {name: value for name, value in asdict(each).items() if name != "url"} for each in reversed(self._kept)
            ]

    def reset(self) -> None:
        with self._changed:
            self._due.clear()
            self._kept.clear()
            self.retry = 5.0

    def stop(self) -> None:
        with self._changed:
            self._stopped = True
            self._changed.notify_all()
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _pauses(self, delivery: Delivery) -> Sequence[float]:
        """When it is tried; the ways to misbehave that Ozon has with a push."""
        fault = self._surroundings.faults.shown()[PUSHES]
        if fault["kind"] not in OUTCOMES:
            return (0.0,)
        kind = self._surroundings.faults.around(PUSHES, lambda: Reply(outcome="once")).outcome
        if kind == "dropped":
            delivery.state = "dropped"
            return ()
        late = float(fault["seconds"])
        ways = {"duplicated": (0.0, 0.0), "late": (late,), "reordered": (late if delivery.n % 2 else 0.0,)}
        return ways.get(kind, (0.0,))

    def _plan(self, delivery: Delivery, pause: float) -> None:
        heapq.heappush(self._due, (monotonic() + pause, next(self._turn), delivery))
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, daemon=True)
            self._thread.start()
        self._changed.notify_all()

    def _run(self) -> None:
        while True:
            with self._changed:
                while not self._stopped and not (self._due and self._due[0][0] <= monotonic()):
                    self._changed.wait(self._due[0][0] - monotonic() if self._due else None)
                if self._stopped:
                    return
                delivery = heapq.heappop(self._due)[2]
            self._pool.submit(self._try, delivery)

    def _try(self, delivery: Delivery) -> None:
        begun = monotonic()
        outcome = self._outcome(delivery)
        self._surroundings.calls.record(PUSHES, delivery.type, outcome, round((monotonic() - begun) * 1000))
        with self._changed:
            delivery.attempts += 1
            delivery.outcome = outcome
            if outcome == "ok":
                delivery.state = "delivered"
            elif delivery.state == "waiting" and delivery.attempts >= MOST_ATTEMPTS:
                delivery.state = "lost"
            elif delivery.state == "waiting":
                self._plan(delivery, min(self.retry * 2 ** (delivery.attempts - 1), LONGEST_PAUSE))

    def _outcome(self, delivery: Delivery) -> str:
        """What is common to all partners (slow, 5xx, a lost answer) happens to the attempt."""
        faults = self._surroundings.faults

        def attempt() -> Reply:
            return Reply(
                outcome=post(delivery.url, delivery.type, json.dumps(delivery.body, ensure_ascii=False).encode())
            )

        if faults.shown()[PUSHES]["kind"] not in COMMON:
            return attempt().outcome
        reply = faults.around(PUSHES, attempt)
        return "lost" if reply.dropped else reply.outcome.removesuffix(", slow")
