"""``/supplier/api``: the contract of docs/suppliers.md, to the letter."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from infra.sandbox.diary import Diary
from infra.sandbox.supplier.state import Kept, SupplierState, Unwanted
from infra.sandbox.surroundings import Surroundings
from infra.sandbox.wire import Refused, Reply, Request, json_reply

API = "supplier"
TOKEN = "sandbox-supplier-token"
MOST_PIECES = 10_000_000

_PRICE = re.compile(r"[0-9]{1,8}\.[0-9]{2}")


@dataclass(frozen=True)
class Api:
    state: SupplierState
    surroundings: Surroundings
    diary: Diary

    def offers(self, request: Request) -> Reply:
        return self._serve("offers", request, lambda: json_reply({"offers": self._offers(request)}))

    def reserve(self, request: Request, key: str) -> Reply:
        return self._serve("reserve", request, lambda: self._reserved(request, key))

    def show(self, request: Request, key: str) -> Reply:
        return self._serve("reservation", request, lambda: json_reply(self.state.reservation(key).told))

    def release(self, request: Request, key: str) -> Reply:
        return self._serve("release", request, lambda: self._released(key))

    def _offers(self, request: Request) -> list[dict[str, Any]]:
        given = request.parameters()
        if set(given) - {"article", "brand"} or not given.get("article", "").strip():
            raise Unwanted(400, "article", "Wanted is an article, and perhaps a brand.")
        return self.state.offers(given["article"], given.get("brand", ""))

    def _reserved(self, request: Request, key: str) -> Reply:
        wish = read_wish(request, key)
        with self.diary.hearing(wish.offer, f"PUT {wish.quantity} × {wish.price}", Unwanted):
            kept, new = self.state.reserve(wish)
        return json_reply(kept.told, 201 if new else 200)

    def _released(self, key: str) -> Reply:
        if released := self.state.release(key):
            self.diary.heard(released.offer, "DELETE")
        return Reply(204, b"")

    def _serve(self, method: str, request: Request, work: Callable[[], Reply]) -> Reply:
        return self.surroundings.serve(API, method, lambda: self._answered(request, work))

    def _answered(self, request: Request, work: Callable[[], Reply]) -> Reply:
        if request.headers.get("authorization") != f"Bearer {TOKEN}":
            return refused(401, "token", "The token is not known.")
        try:
            return work()
        except Unwanted as unwanted:
            return refused(unwanted.status, unwanted.code, unwanted.message)


def read_wish(request: Request, key: str) -> Kept:
    try:
        wish = request.json_object()
    except Refused:
        raise Unwanted(422, "body", "The body is a JSON object.") from None
    if set(wish) != {"offer", "quantity", "price", "currency"} or not isinstance(wish["offer"], str):
        raise Unwanted(422, "body", "Wanted are: offer, quantity, price, currency.")
    pieces, price = wish["quantity"], wish["price"]
    if not isinstance(pieces, int) or isinstance(pieces, bool) or not 1 <= pieces <= MOST_PIECES:
        raise Unwanted(422, "quantity", "quantity is a whole number from 1.")
    if not isinstance(price, str) or not _PRICE.fullmatch(price) or wish["currency"] != "RUB":
        raise Unwanted(422, "price", 'price is a text like "410.00", in roubles.')
    return Kept(key, wish["offer"], pieces, price)


def refused(status: int, code: str, sentence: str) -> Reply:
    reply = json_reply({"error": code, "message": sentence}, status)
    return replace(reply, outcome=f"{status}: {sentence}")
