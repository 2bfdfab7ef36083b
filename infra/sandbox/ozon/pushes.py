"""Pushes to sellers: again and again until they are taken, and as badly as the sandbox is told to."""

import itertools
import json
import threading
from collections import deque
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from time import monotonic
from typing import Any

from infra.sandbox.agenda import Agenda
from infra.sandbox.delivering import OK
from infra.sandbox.faults import COMMON
from infra.sandbox.manners import pauses_of
from infra.sandbox.ozon.delivering import is_local, post
from infra.sandbox.ozon.events import Event
from infra.sandbox.ozon.faults import MISDELIVERIES, PUSHES
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
        self._agenda = Agenda(self._send)
        self._kept: deque[Delivery] = deque(maxlen=KEPT)
        self._lock = threading.RLock()
        self._count = itertools.count(1)
        self._pool = ThreadPoolExecutor(WORKERS, "ozon-push")
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
        with self._lock:
            self._kept.append(delivery)
            for pause in pauses:
                self._agenda.plan(delivery, pause)
        return delivery

    def shown(self) -> Sequence[dict[str, Any]]:
        """Newest first, without the addresses: their paths are secrets."""
        with self._lock:
            return [
                {name: value for name, value in asdict(each).items() if name != "url"} for each in reversed(self._kept)
            ]

    def reset(self) -> None:
        with self._lock:
            self._agenda.clear()
            self._kept.clear()
            self.retry = 5.0

    def stop(self) -> None:
        self._agenda.stop()
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _pauses(self, delivery: Delivery) -> Sequence[float]:
        """When it is tried; the ways to misbehave that Ozon has with a push."""
        pauses = pauses_of(self._surroundings.faults.take(PUSHES, MISDELIVERIES), delivery.n)
        delivery.state = delivery.state if pauses else "dropped"
        return pauses

    def _send(self, delivery: Delivery) -> None:
        self._pool.submit(self._try, delivery)

    def _try(self, delivery: Delivery) -> None:
        begun = monotonic()
        outcome = self._outcome(delivery)
        self._surroundings.calls.record(PUSHES, delivery.type, outcome, round((monotonic() - begun) * 1000))
        with self._lock:
            delivery.attempts += 1
            delivery.outcome = outcome
            if outcome == OK:
                delivery.state = "delivered"
            elif delivery.state == "waiting" and delivery.attempts >= MOST_ATTEMPTS:
                delivery.state = "lost"
            elif delivery.state == "waiting":
                self._agenda.plan(delivery, min(self.retry * 2 ** (delivery.attempts - 1), LONGEST_PAUSE))

    def _outcome(self, delivery: Delivery) -> str:
        """What is common to all partners (slow, 5xx, a lost answer) happens to the attempt."""

        def attempt() -> Reply:
            return Reply(
                outcome=post(delivery.url, delivery.type, json.dumps(delivery.body, ensure_ascii=False).encode())
            )

        reply = self._surroundings.faults.around(PUSHES, attempt, COMMON)
        return "lost" if reply.dropped else reply.outcome.removesuffix(", slow")
