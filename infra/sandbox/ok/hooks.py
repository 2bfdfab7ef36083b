"""Delivers events to the subscribed webhook: at least once, and as badly as it is told to."""

import json
import threading
from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from http.client import HTTPResponse
from time import monotonic
from typing import Any
from urllib.parse import urlsplit

from infra.sandbox.agenda import Agenda
from infra.sandbox.calls import Calls
from infra.sandbox.delivering import OK, deliver, is_local
from infra.sandbox.ok.state import OkState
from infra.sandbox.wire import JSON

TARGET = "ok.hook"
ANSWER_WITHIN = 5.0
GIVE_UP = 8 * 60 * 60.0
LONGEST_PAUSE = 60 * 60.0
KEPT = 200
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
        self._agenda = Agenda(self._send)
        self._log: deque[Delivery] = deque(maxlen=KEPT)
        self._lock = threading.RLock()
        self._count = 0
        self.manner = Manner()

    def tell(self, event: Mapping[str, Any]) -> None:
        """To everyone who has subscribed to events of this type."""
        body = json.dumps(event, ensure_ascii=False).encode()
        for subscription in self._state.subscriptions():
            if event["webhookType"] in subscription.types:
                self._accept(str(event["webhookType"]), subscription.url, body)

    def shown(self) -> Sequence[dict[str, Any]]:
        """Newest first; of an address only where it leads, its path is a secret."""
        with self._lock:
            return [shown(each) for each in reversed(self._log)]

    def reset(self) -> None:
        with self._lock:
            self._agenda.clear()
            self._log.clear()
            self.manner = Manner()

    def stop(self) -> None:
        self._agenda.stop()

    def _accept(self, kind: str, url: str, body: bytes) -> None:
        with self._lock:
            self._count += 1
            delivery = Delivery(self._count, kind, url, body)
            self._log.append(delivery)
            if not is_local(url):
                delivery.state = "outside"
                return
            for pause in self._pauses():
                self._agenda.plan(delivery, pause)

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

    def _send(self, delivery: Delivery) -> None:
        threading.Thread(target=self._try, args=(delivery,), daemon=True).start()

    def _try(self, delivery: Delivery) -> None:
        begun = monotonic()
        outcome = post(delivery.url, delivery.body)
        self._calls.record(TARGET, delivery.type, outcome, round((monotonic() - begun) * 1000))
        with self._lock:
            delivery.attempts += 1
            delivery.outcome = outcome
            if outcome == OK:
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
            self._agenda.plan(delivery, min(self.manner.retry * 2 ** (delivery.attempts - 1), LONGEST_PAUSE))


def post(url: str, body: bytes) -> str:
    return deliver(url, body, {"Content-Type": JSON}, judged, within=ANSWER_WITHIN)


def judged(answer: HTTPResponse) -> str:
    """By its status, which has to be 200."""
    return OK if answer.status == 200 else str(answer.status)


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
