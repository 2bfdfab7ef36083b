"""The sandbox's marketplaces as the demo sets them up: their keys, their orders, where they push to."""

from __future__ import annotations

import json
import urllib.request
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from msgspec import Struct

from chalicelib.domain.external.marketplace import Marketplace

Order = Mapping[str, Any]
Mark = tuple[str, str]
"""An order's first article, and how many of it: no account of the demo has two that are the same."""


TO_SHIP = timedelta(days=2)


class Played(Struct, frozen=True):
    """``address`` is the sandbox's, with a slash at its end."""

    address: str

    def keys(self, marketplace: Marketplace) -> Sequence[Mapping[str, Any]]:
        """What each of its accounts is connected by."""
        found: list[Mapping[str, Any]] = self.ask(f"{marketplace}/keys")["accounts"]
        return found

    def orders(self, marketplace: Marketplace, seller: str) -> Mapping[Mark, str]:
        """The numbers of those that are there."""
        return LISTED[marketplace](self, seller)

    def make(self, marketplace: Marketplace, wish: Order, seller: str, at: datetime | None) -> None:
        """Ordered at that moment, None: now. Nobody is told of it."""
        path, form = MADE[marketplace](seller, at)
        self.ask(f"{marketplace}/{path}", {**wish, **form})

    def cancel(self, marketplace: Marketplace, number: str) -> None:
        """As its buyer."""
        form = {"posting_number": number} if marketplace is Marketplace.OZON else {"order": number}
        self.ask(f"{marketplace}/cancel", form)

    def listen(self, marketplace: Marketplace, seller: str, url: str, secret: str) -> None:
        """From now on it pushes there. The Market pushes what concerns any shop of its business."""
        match marketplace:
            case Marketplace.OZON:
                self.ask("ozon/hook", {"seller": seller, "url": url})
            case Marketplace.YANDEX_MARKET:
                self.ask("yandex_market/webhook", {"url": url})
            case Marketplace.GETZZAP:
                self.ask("getzzap/webhook", {"url": url, "secret": secret})

    def ask(self, path: str, form: Mapping[str, Any] | None = None) -> Any:
        """A control call; with a ``form`` it changes something."""
        body = None if form is None else json.dumps(form).encode()
        request = urllib.request.Request(f"{self.address}sandbox/{path}", body, {"Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=5) as answer:
            return json.load(answer)


def _of_ozon(played: Played, seller: str) -> Mapping[Mark, str]:
    sellers = played.ask("ozon/state")["sellers"]
    (own,) = [each["postings"] for each in sellers if each["client_id"] == seller]
    return {_mark(each["products"][0], "offer_id", "quantity"): each["posting_number"] for each in own}


def _of_the_market(played: Played, seller: str) -> Mapping[Mark, str]:
    own = [each for each in played.ask("yandex_market/orders")["orders"] if str(each["campaignId"]) == seller]
    return {_mark(each["items"][0], "offerId", "count"): str(each["orderId"]) for each in own}


def _of_wildberries(played: Played, seller: str) -> Mapping[Mark, str]:
    """A task is of one piece."""
    return {(each["article"], "1"): str(each["id"]) for each in played.ask("wildberries/orders")["orders"]}


def _of_zzap(played: Played, seller: str) -> Mapping[Mark, str]:
    rows = played.ask("zzap/orders")["orders"]
    return {_mark(each, "partnumber", "qty_order"): str(each["code_order"]) for each in rows}


def _of_getzzap(played: Played, seller: str) -> Mapping[Mark, str]:
    orders = played.ask("getzzap/orders")["orders"]
    return {_mark(each["lines"][0], "article", "quantity"): each["order"] for each in orders}


def _mark(line: Order, article: str, quantity: str) -> Mark:
    return str(line[article]), str(line[quantity])


LISTED: Mapping[Marketplace, Callable[[Played, str], Mapping[Mark, str]]] = {
    Marketplace.OZON: _of_ozon,
    Marketplace.YANDEX_MARKET: _of_the_market,
    Marketplace.WILDBERRIES: _of_wildberries,
    Marketplace.ZZAP: _of_zzap,
    Marketplace.GETZZAP: _of_getzzap,
}


def _at_ozon(seller: str, at: datetime | None) -> tuple[str, Order]:
    ship = _timed("shipment_date", at and at + TO_SHIP)
    return "order", {"seller": seller, "push": False, **_timed("in_process_at", at), **ship}


def _at_the_market(seller: str, at: datetime | None) -> tuple[str, Order]:
    ago = (datetime.now(at.tzinfo) - at).total_seconds() / 60 if at else 0
    return "order", {"campaign": int(seller), "silent": True, "minutes_ago": max(ago, 0)}


def _at_wildberries(seller: str, at: datetime | None) -> tuple[str, Order]:
    return "orders", _timed("createdAt", at)


def _at_zzap(seller: str, at: datetime | None) -> tuple[str, Order]:
    return "order", _timed("created", at)


def _at_getzzap(seller: str, at: datetime | None) -> tuple[str, Order]:
    return "order", {"silent": True, **_timed("created_at", at)}


def _timed(name: str, at: datetime | None) -> Order:
    return {name: at.isoformat(timespec="seconds")} if at else {}


MADE: Mapping[Marketplace, Callable[[str, datetime | None], tuple[str, Order]]] = {
    Marketplace.OZON: _at_ozon,
    Marketplace.YANDEX_MARKET: _at_the_market,
    Marketplace.WILDBERRIES: _at_wildberries,
    Marketplace.ZZAP: _at_zzap,
    Marketplace.GETZZAP: _at_getzzap,
}
