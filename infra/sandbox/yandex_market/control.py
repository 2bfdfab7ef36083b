"""Control calls of the played Market: orders are made, moved, cancelled; what was told and heard is shown."""

from dataclasses import asdict, dataclass
from typing import Any
from urllib.parse import urlsplit

from infra.sandbox.delivering import OK
from infra.sandbox.wire import Refused, Reply, Request, Route, json_reply
from infra.sandbox.wishes import boolean, one_of, only, read_number, read_text
from infra.sandbox.yandex_market import notifications
from infra.sandbox.yandex_market.limits import AT_ONCE, Limits
from infra.sandbox.yandex_market.orders import STATUSES, Order
from infra.sandbox.yandex_market.pushes import Pushes
from infra.sandbox.yandex_market.shops import BUSINESSES, KEYS, SHOPS
from infra.sandbox.yandex_market.state import MarketState, Subscription
from infra.sandbox.yandex_market.wishes import read_campaign, read_order

PATH = r"/sandbox/yandex_market/"
SHOWN = 200
ON_ITS_WAY = ("DELIVERY", "PICKUP")


@dataclass(frozen=True)
class MarketControl:
    state: MarketState
    pushes: Pushes
    limits: Limits

    @property
    def routes(self) -> tuple[Route, ...]:
        return (
            Route("GET", PATH + "state", self.show),
            Route("GET", PATH + "orders", self.list_orders),
            Route("POST", PATH + "order", self.make_order),
            Route("POST", PATH + "cancel", self.cancel),
            Route("POST", PATH + "status", self.move),
            Route("GET", PATH + "pushes", self.list_pushes),
            Route("POST", PATH + "push", self.push),
            Route("POST", PATH + "webhook", self.choose_webhook),
            Route("POST", PATH + "retry", self.choose_retry),
            Route("POST", PATH + "limit", self.choose_limit),
        )

    def show(self, request: Request) -> Reply:
        """With the keys: they open nothing but this Market."""
        return json_reply(
            {
                "businesses": [{"id": each, "name": name} for each, name in BUSINESSES.items()],
                "shops": [asdict(shop) for shop in SHOPS.values()],
                "keys": [asdict(key) for key in KEYS.values()],
                "webhooks": [each.campaign for each in self.state.subscriptions()],
                "retry": self.pushes.retry,
                "limit": self.limits.shown(),
                "orders": len(self.state.orders()),
            }
        )

    def list_orders(self, request: Request) -> Reply:
        """The newest two hundred, or that of a number, with what the Market told of each, and what it heard."""
        orders, wanted = self.state.orders(), request.parameters().get("order")
        if wanted is not None:
            found = self.state.orders([int(wanted)] if wanted.isascii() and wanted.isdigit() else [])
        else:
            found = orders[: -SHOWN - 1 : -1]
        return json_reply({"orders": [self._shown(each) for each in found], "count": len(orders)})

    def make_order(self, request: Request) -> Reply:
        """A silent one is made without a word."""
        wish = request.json_object()
        silent = boolean({"silent": False, **wish}, "silent")
        with self.state.lock:
            order = read_order(wish, self.state)
            self.state.put(order)
        if not silent:
            self.pushes.tell(notifications.created(order))
            self.pushes.tell(notifications.status_updated(order))
        return json_reply({"order": self._shown(order)})

    def cancel(self, request: Request) -> Reply:
        """As the buyer: at once while it is in work, on request when it is on its way already."""
        wish = request.json_object()
        only(wish, "order", "substatus")
        with self.state.lock:
            order = self._order(wish)
            if order.told["status"] in ON_ITS_WAY:
                order.told["cancelRequested"] = True
                order.touch()
                told = [notifications.cancellation_request(order)]
            else:
                order.move("CANCELLED", read_text({"substatus": "USER_CHANGED_MIND", **wish}, "substatus", 80))
                told = [notifications.cancelled(order), notifications.status_updated(order)]
            self.state.changed()
        for event in told:
            self.pushes.tell(event)
        return json_reply({"order": self._shown(order)})

    def move(self, request: Request) -> Reply:
        wish = request.json_object()
        only(wish, "order", "status", "substatus")
        with self.state.lock:
            order = self._order(wish)
            status = one_of(wish, "status", STATUSES)
            order.move(status, read_text({"substatus": "UNKNOWN", **wish}, "substatus", 80))
            self.state.changed()
        if status == "CANCELLED":
            self.pushes.tell(notifications.cancelled(order))
        self.pushes.tell(notifications.status_updated(order))
        return json_reply({"order": self._shown(order)})

    def list_pushes(self, request: Request) -> Reply:
        return json_reply({"pushes": self.pushes.shown()})

    def push(self, request: Request) -> Reply:
        """Any notification, as it is given; a PING without a time tells the time."""
        event = request.json_object()
        if event == {"notificationType": "PING"}:
            event = notifications.ping()
        self.pushes.tell(event)
        return json_reply({"pushes": self.pushes.shown()[:1]})

    def choose_webhook(self, request: Request) -> Reply:
        """Connected when a PING is answered; without an address it is disconnected."""
        wish = request.json_object()
        only(wish, "url", "campaign")
        campaign = None if wish.get("campaign") is None else read_campaign(wish)
        if wish.get("url") is None:
            self.state.drop(campaign)
            return json_reply({"connected": False, "outcome": "dropped"})
        url = read_text(wish, "url", 1_000)
        if urlsplit(url).scheme not in ("http", "https"):
            raise Refused("url must be an http address.")
        outcome = self.pushes.connect(Subscription(url, campaign))
        return json_reply({"connected": outcome == OK, "outcome": outcome})

    def choose_retry(self, request: Request) -> Reply:
        wish = request.json_object()
        only(wish, "seconds")
        self.pushes.retry = read_number(wish, "seconds", self.pushes.retry, least=0.02, most=3_600)
        return json_reply({"retry": self.pushes.retry})

    def choose_limit(self, request: Request) -> Reply:
        wish = request.json_object()
        only(wish, "per_hour", "at_once")
        per_hour = wish.get("per_hour")
        if per_hour is not None:
            per_hour = int(read_number(wish, "per_hour", 0, least=0, most=1_000_000))
        self.limits.choose(per_hour, int(read_number(wish, "at_once", AT_ONCE, least=1, most=100)))
        return json_reply({"limit": self.limits.shown()})

    def _order(self, wish: dict[str, Any]) -> Order:
        number = wish.get("order")
        order = self.state.order(number) if isinstance(number, int) else None
        if order is None:
            raise Refused("order must be the number of an order.")
        return order

    def _shown(self, order: Order) -> dict[str, Any]:
        with self.state.lock:
            seen = {**order.copied(), "buyer": order.buyer, "heard": list(order.heard)}
        return {**seen, "pushes": self.pushes.about(order.number)}
