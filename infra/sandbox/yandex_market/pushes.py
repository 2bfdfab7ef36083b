"""Delivers the Market's notifications: until they are acknowledged, and as badly as it is ordered."""

import json
import threading
from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from time import monotonic
from typing import Any

from infra.sandbox.agenda import Agenda
from infra.sandbox.delivering import OK, is_local
from infra.sandbox.faults import Fault
from infra.sandbox.manners import REORDERED, pauses_of
from infra.sandbox.surroundings import Surroundings
from infra.sandbox.yandex_market.faults import PUSHES
from infra.sandbox.yandex_market.notifications import ping
from infra.sandbox.yandex_market.posting import post
from infra.sandbox.yandex_market.shops import SHOPS
from infra.sandbox.yandex_market.state import MarketState, Subscription

KEPT, AT_ONCE = 500, 32
GIVE_UP = 14 * 24 * 60 * 60.0
HOUR, DAY = 60, 96 + 60
"""Attempts: sixty in the first hour, then one in fifteen minutes of the first day, then one an hour."""

RETRY = 5.0
"""Seconds that stand for the Market's minute."""


@dataclass
class Delivery:
    n: int
    event: Mapping[str, Any]
    subscription: Subscription
    begun: float = field(default_factory=monotonic)
    attempts: int = 0
    state: str = "waiting"  # delivered, refused, given up, outside (not on this machine: never tried), dropped
    outcome: str = ""

    def shown(self) -> dict[str, Any]:
        """Without the address: its path is a secret."""
        names = ("n", "event", "attempts", "state", "outcome")
        return {**{name: getattr(self, name) for name in names}, "campaign": self.subscription.campaign}


class Pushes:
    def __init__(self, state: MarketState, surroundings: Surroundings) -> None:
        self._state, self._surroundings = state, surroundings
        self._agenda = Agenda(self._send)
        self._log: deque[Delivery] = deque(maxlen=KEPT)
        self._lock = threading.RLock()
        self._count = self._reordered = 0
        self._rooms = threading.BoundedSemaphore(AT_ONCE)
        self.retry = RETRY

    def tell(self, event: Mapping[str, Any]) -> None:
        """To whoever has subscribed to its campaign, or to all."""
        for subscription in self._state.subscriptions():
            if concerns(subscription, event):
                self._accept(subscription, event)

    def connect(self, subscription: Subscription) -> str:
        """The address is told when it answers a PING within a second; what came instead if it does not."""
        outcome = self.ping(subscription)
        if outcome == OK:
            self._state.subscribe(subscription)
        return outcome

    def ping(self, subscription: Subscription) -> str:
        outcome = post(subscription.url, json.dumps(ping()).encode(), within=1.0)
        self._surroundings.calls.record(PUSHES, "PING", outcome, 0)
        return outcome

    def shown(self) -> Sequence[dict[str, Any]]:
        """Newest first."""
        with self._lock:
            return [each.shown() for each in reversed(self._log)]

    def about(self, order: int) -> Sequence[dict[str, Any]]:
        """Oldest first."""
        with self._lock:
            return [each.shown() for each in self._log if each.event.get("orderId") == order]

    def reset(self) -> None:
        with self._lock:
            self._agenda.clear()
            self._log.clear()
            self.retry = RETRY

    def stop(self) -> None:
        self._agenda.stop()

    def _accept(self, subscription: Subscription, event: Mapping[str, Any]) -> None:
        with self._lock:
            self._count += 1
            delivery = Delivery(self._count, event, subscription)
            self._log.append(delivery)
            if not is_local(subscription.url):
                delivery.state = "outside"
                return
            pauses = self._pauses(self._surroundings.faults.take(PUSHES))
            delivery.state = delivery.state if pauses else "dropped"
            for pause in pauses:
                self._agenda.plan(delivery, pause)

    def _pauses(self, fault: Fault | None) -> Sequence[float]:
        """Before each time that it is delivered; none where it never is."""
        self._reordered += fault is not None and fault.kind == REORDERED
        return pauses_of(fault, self._reordered)

    def _send(self, delivery: Delivery) -> None:
        self._rooms.acquire()
        threading.Thread(target=self._deliver, args=(delivery,), daemon=True).start()

    def _deliver(self, delivery: Delivery) -> None:
        try:
            self._try(delivery)
        finally:
            self._rooms.release()

    def _try(self, delivery: Delivery) -> None:
        begun = monotonic()
        outcome = post(delivery.subscription.url, json.dumps(delivery.event, ensure_ascii=False).encode())
        name = str(delivery.event.get("notificationType"))[:40]
        self._surroundings.calls.record(PUSHES, name, outcome, round((monotonic() - begun) * 1000))
        with self._lock:
            delivery.attempts += 1
            delivery.outcome = outcome
            if outcome == OK:
                delivery.state = "delivered"
            elif outcome == "400":
                delivery.state = "refused"
            elif delivery.state == "waiting":
                self._again(delivery)

    def _again(self, delivery: Delivery) -> None:
        """Whoever has not answered for fourteen days is told nothing more."""
        if delivery.subscription not in self._state.subscriptions():
            delivery.state = "dropped"
        elif monotonic() - delivery.begun > GIVE_UP:
            delivery.state = "given up"
            self._state.drop(delivery.subscription.campaign)
        else:
            times = 1 if delivery.attempts < HOUR else 15 if delivery.attempts < DAY else 60
            self._agenda.plan(delivery, self.retry * times)


def concerns(subscription: Subscription, event: Mapping[str, Any]) -> bool:
    """Whoever has subscribed to one shop hears nothing of what is of the cabinet."""
    campaign = event.get("campaignId")
    shop = SHOPS.get(campaign) if isinstance(campaign, int) else None
    if subscription.campaign is not None:
        return campaign == subscription.campaign
    return shop is None or shop.business == next(iter(SHOPS.values())).business
