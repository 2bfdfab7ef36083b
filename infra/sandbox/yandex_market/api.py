"""The partner API of the played Market: who calls, may he, and what comes of it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from infra.sandbox.diary import Diary
from infra.sandbox.surroundings import Surroundings
from infra.sandbox.wire import Reply, Request, json_reply
from infra.sandbox.yandex_market import changes, listing
from infra.sandbox.yandex_market.errors import MarketError
from infra.sandbox.yandex_market.faults import serve
from infra.sandbox.yandex_market.given import body_of
from infra.sandbox.yandex_market.limits import Limits
from infra.sandbox.yandex_market.notifications import cancelled, status_updated
from infra.sandbox.yandex_market.orders import Order, older
from infra.sandbox.yandex_market.pushes import Pushes
from infra.sandbox.yandex_market.shops import BUSINESSES, CHANGERS, KEYS, READERS, SHOPS, Key, Shop
from infra.sandbox.yandex_market.state import MarketState

SEEN = ("PROCESSING", "DELIVERY", "PICKUP")
"""Statuses in which the buyer of an order is told."""


@dataclass(frozen=True)
class PartnerApi:
    state: MarketState
    pushes: Pushes
    limits: Limits
    surroundings: Surroundings
    diary: Diary

    def list_orders(self, request: Request, business: str) -> Reply:
        def work() -> Reply:
            key = key_of(request, READERS)
            if int(business) != key.business:
                raise MarketError(403, "Access denied")
            wish = body_of(request)
            tests = listing.tests_of(wish)
            with self.state.lock:
                known = self.state.orders(wish.get("orderIds"))
                own = [each for each in known if SHOPS[each.told["campaignId"]].business == key.business]
                return json_reply(listing.cut(own, tests, request.parameters()).told())

        return self._serve("POST orders", work)

    def show_shop(self, request: Request, campaign: str) -> Reply:
        return self._serve("GET campaign", lambda: json_reply({"campaign": told(shop_of(key_of(request), campaign))}))

    def show_key(self, request: Request) -> Reply:
        def work() -> Reply:
            key = key_of(request)
            api_key = {"name": key.name, "authScopes": list(key.scopes)}
            return json_reply({"status": "OK", "result": {"apiKey": api_key}})

        return self._serve("POST token", work)

    def show_buyer(self, request: Request, campaign: str, number: str) -> Reply:
        def work() -> Reply:
            order = self._order(request, campaign, number, READERS)
            if changes.program(order) != "DBS":
                raise MarketError(400, "Campaign type is not allowed")
            if order.told["status"] not in SEEN:
                raise MarketError(400, f"Buyer of an order with status {order.told['status']} is not available")
            return json_reply({"status": "OK", "result": order.buyer})

        return self._serve("GET buyer", work)

    def change_status(self, request: Request, campaign: str, number: str) -> Reply:
        def change(order: Order, wish: dict[str, Any]) -> Reply:
            changes.move(order, wish)
            if order.told["status"] == "CANCELLED":
                self.pushes.tell(cancelled(order))
            self.pushes.tell(status_updated(order))
            return json_reply({"order": older(order.told)})

        return self._serve("PUT status", lambda: self._changed(request, campaign, number, change))

    def reduce_items(self, request: Request, campaign: str, number: str) -> Reply:
        def change(order: Order, wish: dict[str, Any]) -> Reply:
            changes.reduce_items(order, wish)
            return Reply(200)

        return self._serve("PUT items", lambda: self._changed(request, campaign, number, change))

    def lay_out(self, request: Request, campaign: str, number: str) -> Reply:
        def change(order: Order, wish: dict[str, Any]) -> Reply:
            return json_reply({"status": "OK", "result": {"boxes": changes.lay_out(order, wish)}})

        return self._serve("PUT boxes", lambda: self._changed(request, campaign, number, change))

    def unknown(self, request: Request) -> Reply:
        def work() -> Reply:
            key_of(request)
            raise MarketError(404, "No handler found")

        return self._serve("unknown method", work)

    def _serve(self, method: str, work: Callable[[], Reply]) -> Reply:
        with self.limits.entered() as refusal:
            if refusal is None:
                return serve(self.surroundings, method, work)
            self.surroundings.calls.record("yandex_market", method, refusal.outcome, 0)
            return refusal

    def _changed(
        self, request: Request, campaign: str, number: str, change: Callable[[Order, dict[str, Any]], Reply]
    ) -> Reply:
        """What was wished, and what came of it, is kept beside the order."""
        with self.state.lock:
            order = self._order(request, campaign, number, CHANGERS)
            wish = body_of(request)
            heard: dict[str, Any] = {"path": request.path.rsplit("/", 1)[-1], "wish": wish, "came": "ok"}
            try:
                return change(order, wish)
            except MarketError as error:
                heard["came"] = f"{error.code}: {error.message}"
                raise
            finally:
                order.heard.append(heard)
                self.diary.heard(number, written(heard), heard["came"])
                self.state.changed()

    def _order(self, request: Request, campaign: str, number: str, rights: set[str]) -> Order:
        shop = shop_of(key_of(request, rights), campaign)
        order = self.state.order(int(number))
        if order is None or order.told["campaignId"] != shop.campaign:
            raise MarketError(404, f"Order not found: '{number}'")
        return order


def written(heard: dict[str, Any]) -> str:
    """The call, and where it is one, the status that was wished."""
    order = heard["wish"].get("order")
    named = [str(order.get(name, "")) for name in ("status", "substatus")] if isinstance(order, dict) else []
    return " ".join([f"PUT …/{heard['path']}", *named]).strip()


def key_of(request: Request, rights: set[str] | None = None) -> Key:
    token = request.headers.get("api-key", "")
    if not token:
        raise MarketError(401, "Credentials are not specified")
    key = KEYS.get(token)
    if key is None:
        raise MarketError(401, "Api-Key token is invalid")
    if rights is not None and not rights & set(key.scopes):
        raise MarketError(403, "Token does not have any of the scopes to access the API method")
    return key


def shop_of(key: Key, campaign: str) -> Shop:
    shop = SHOPS.get(int(campaign))
    if shop is None:
        raise MarketError(404, f"Campaign not found: '{campaign}'")
    if shop.business != key.business:
        raise MarketError(403, "Access denied")
    return shop


def told(shop: Shop) -> dict[str, Any]:
    return {
        "domain": shop.name,
        "id": shop.campaign,
        "clientId": shop.campaign + 1,
        "business": {"id": shop.business, "name": BUSINESSES[shop.business]},
        "placementType": shop.placement,
        "apiAvailability": shop.availability,
    }
