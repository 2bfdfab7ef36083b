"""Delivers events to the subscribed webhook: at least once, and as badly as it is told to."""

import heapq
import http.client
import itertools
import json
import threading
from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from time import monotonic
from typing import Any
from urllib.parse import urlsplit

from infra.sandbox.calls import Calls
from infra.sandbox.ok.state import OkState

TARGET = "ok.hook"
ANSWER_WITHIN = 5.0
GIVE_UP = 8 * 60 * 60.0
LONGEST_PAUSE = 60 * 60.0
KEPT = 200
LOCAL = {"127.0.0.1", "localhost", "::1"}
MANNERS = ("once", "twice", "late", "swapped")
"""swapped: of each two events the second arrives before the first."""


@dataclass(frozen=True)
class Manner:
    kind: str = "once"
    seconds: float = 3.0  # how late, or how long the first of two is held back
    retry: float = 5.0  # until the first repetition; each next pause is twice as long


@dataclass
class Delivery:
    n: int
    type: str
    url: str
    body: bytes
    begun: float = field(default_factory=monotonic)
    attempts: int = 0
    state: str = "waiting"  # delivered, given up, outside (not on this machine: never tried), dropped
    outcome: str = ""


class Hooks:
    def __init__(self, state: OkState, calls: Calls) -> None:
        self._state, self._calls = state, calls
        self._due: list[tuple[float, int, Delivery]] = []
        self._log: deque[Delivery] = deque(maxlen=KEPT)
        self._changed = threading.Condition()
        self._count = 0
        self._turn = itertools.count()
        self._stopped = False
        self._thread: threading.Thread | None = None
        self.manner = Manner()

    def tell(self, event: Mapping[str, Any]) -> None:
        """To everyone who has subscribed to events of this type."""
        body = json.dumps(event, ensure_ascii=False).encode()
        for subscription in self._state.subscriptions():
            if event["webhookType"] in subscription.types:
                self._accept(str(event["webhookType"]), subscription.url, body)

    def shown(self) -> Sequence[dict[str, Any]]:
        """Newest first; of an address only where it leads, its path is a secret."""
        with self._changed:
            return [shown(each) for each in reversed(self._log)]

    def reset(self) -> None:
        with self._changed:
            self._due.clear()
            self._log.clear()
            self.manner = Manner()

    def stop(self) -> None:
        with self._changed:
            self._stopped = True
            self._changed.notify_all()

    def _accept(self, kind: str, url: str, body: bytes) -> None:
        with self._changed:
            self._count += 1
            delivery = Delivery(self._count, kind, url, body)
            self._log.append(delivery)
            if urlsplit(url).hostname not in LOCAL:
                delivery.state = "outside"
                return
            for pause in self._pauses():
                self._plan(delivery, pause)

    def _pauses(self) -> Sequence[float]:
        match self.manner.kind:
            case "twice":
                return (0.0, 0.0)
            case "late":
                return (self.manner.seconds,)
            case "swapped":
                return (self.manner.seconds if self._count % 2 else 0.0,)
            case _:
                return (0.0,)

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
            threading.Thread(target=self._try, args=(delivery,), daemon=True).start()

    def _try(self, delivery: Delivery) -> None:
        begun = monotonic()
        outcome = post(delivery.url, delivery.body)
        self._calls.record(TARGET, delivery.type, outcome, round((monotonic() - begun) * 1000))
        with self._changed:
            delivery.attempts += 1
            delivery.outcome = outcome
            if outcome == "ok":
                delivery.state = "delivered"
            elif delivery.state == "waiting":
                self._again(delivery)

    def _again(self, delivery: Delivery) -> None:
        """Later and later; whoever has not answered for eight hours loses the subscription."""
        if delivery.url not in {each.url for each in self._state.subscriptions()}:
            delivery.state = "dropped"
        elif monotonic() - delivery.begun > GIVE_UP:
            delivery.state = "given up"
            self._state.drop_subscriptions(delivery.url)
        else:
            self._plan(delivery, min(self.manner.retry * 2 ** (delivery.attempts - 1), LONGEST_PAUSE))


def post(url: str, body: bytes) -> str:
    """ "ok" for status 200 in time, else what came instead."""
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port or 80, timeout=ANSWER_WITHIN)
    try:
        path = parts.path + (f"?{parts.query}" if parts.query else "")
        connection.request("POST", path or "/", body, {"Content-Type": "application/json;charset=utf-8"})
        status = connection.getresponse().status
        return "ok" if status == 200 else str(status)
    except TimeoutError:
        return "silence"
    except (OSError, http.client.HTTPException):
        return "no connection"
    finally:
        connection.close()


def shown(delivery: Delivery) -> dict[str, Any]:
    parts = urlsplit(delivery.url)
    return {
        "n": delivery.n,
        "type": delivery.type,
        "to": f"{parts.scheme}://{parts.netloc}/…",
        "body": delivery.body.decode(),
        "attempts": delivery.attempts,
        "state": delivery.state,
        "outcome": delivery.outcome,
    }
