"""All that the played Market remembers: its orders and who is told of them."""

import threading
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from infra.sandbox.storage import JsonFile, Keeping
from infra.sandbox.yandex_market.orders import Order

FIRST_ORDER, FIRST_ITEM = 41_000_000_001, 560_000_000_001


@dataclass(frozen=True)
class Subscription:
    """To one campaign, or to all of the business that is the sandbox's own."""

    url: str
    campaign: int | None = None


class MarketState:
    def __init__(self, file: JsonFile) -> None:
        self._keeping = Keeping(file, self._taken)
        self.lock = threading.RLock()
        self._begin()
        self._load(file.load() or {})

    def _begin(self) -> None:
        self._orders: dict[int, Order] = {}
        self._subscriptions: list[Subscription] = []
        self._next_item = FIRST_ITEM

    def _load(self, saved: dict[str, Any]) -> None:
        self._orders = {each["told"]["orderId"]: Order(**each) for each in saved.get("orders", ())}
        self._subscriptions = [Subscription(**each) for each in saved.get("subscriptions", ())]
        self._next_item = saved.get("next_item", FIRST_ITEM)

    def orders(self, numbers: Sequence[int] | None = None) -> Sequence[Order]:
        """All, or those of these numbers, oldest first. Whoever looks into them, or changes one, holds the lock."""
        with self.lock:
            if numbers is None:
                return tuple(self._orders.values())
            return tuple(self._orders[each] for each in sorted(numbers) if each in self._orders)

    def order(self, number: int) -> Order | None:
        return self._orders.get(number)

    def next_order(self) -> int:
        with self.lock:
            return next(reversed(self._orders), FIRST_ORDER - 1) + 1

    def next_item(self) -> int:
        with self.lock:
            self._next_item += 1
            return self._next_item - 1

    def put(self, order: Order) -> None:
        with self.lock:
            self._orders[order.number] = order
            self.changed()

    def changed(self) -> None:
        with self.lock:
            self._keeping.changed()

    def subscriptions(self) -> Sequence[Subscription]:
        with self.lock:
            return tuple(self._subscriptions)

    def subscribe(self, subscription: Subscription) -> None:
        """One of each campaign, and one of all."""
        with self.lock:
            self.drop(subscription.campaign)
            self._subscriptions.append(subscription)
            self.changed()

    def drop(self, campaign: int | None) -> None:
        with self.lock:
            self._subscriptions = [each for each in self._subscriptions if each.campaign != campaign]
            self.changed()

    def _taken(self) -> dict[str, Any]:
        return {
            "orders": [asdict(each) for each in self._orders.values()],
            "subscriptions": [asdict(each) for each in self._subscriptions],
            "next_item": self._next_item,
        }

    def reset(self) -> None:
        with self.lock:
            used = bool(self._orders or self._subscriptions)
            self._begin()
            if used:
                self._keeping.changed()

    def stop(self) -> None:
        with self.lock:
            self._keeping.save()
