"""The seller's API: who calls, how often, which method."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from infra.sandbox.diary import Diary
from infra.sandbox.ozon import lists
from infra.sandbox.ozon.changes import Changes
from infra.sandbox.ozon.errors import DEAD, INVALID, NAMELESS, NETWORK, ROLE, OzonError, error_reply, wrong
from infra.sandbox.ozon.faults import OZON, too_often
from infra.sandbox.ozon.fields import Fields, read_moment
from infra.sandbox.ozon.state import OzonState, Seller
from infra.sandbox.surroundings import Surroundings
from infra.sandbox.wire import Reply, Request, json_reply

Method = Callable[[Seller, Fields], Mapping[str, Any]]


@dataclass(frozen=True)
class OzonApi:
    state: OzonState
    changes: Changes
    surroundings: Surroundings
    diary: Diary

    def methods(self) -> Mapping[str, Method]:
        state = self.state
        return {
            "/v1/roles": lambda seller, body: lists.roles(state, seller, body),
            "/v4/posting/fbs/unfulfilled/list": lambda seller, body: lists.unfulfilled(state, seller, body),
            "/v4/posting/fbs/list": lambda seller, body: lists.listed(state, seller, body),
            "/v3/posting/fbs/get": lambda seller, body: lists.one(state, seller, body),
            "/v1/posting/fbs/cancel-reason": lambda seller, body: lists.reasons(state, seller, body),
            **{path: self._noted(path, method) for path, method in self._changing().items()},
        }

    def _changing(self) -> Mapping[str, Method]:
        return {
            "/v4/posting/fbs/ship": self.changes.ship,
            "/v2/posting/fbs/cancel": self.changes.cancel,
            "/v2/posting/fbs/product/cancel": self.changes.cancel_goods,
        }

    def _noted(self, path: str, method: Method) -> Method:
        def call(seller: Seller, body: Fields) -> Mapping[str, Any]:
            with self.diary.hearing(body.given.get("posting_number"), path, OzonError):
                return method(seller, body)

        return call

    def call(self, request: Request, path: str) -> Reply:
        named = path if path in self.methods() else "unknown method"
        return self.surroundings.serve(OZON, named, lambda: self._answered(request, path))

    def _answered(self, request: Request, path: str) -> Reply:
        """Over the limit nothing is done, and the answer names a pause."""
        try:
            seller = self._seller(request, path)
            if not self.state.limit(seller.client_id).take(1):
                return replace(too_often(1), outcome="over the limit")
            method = self.methods().get(path)
            if method is None or request.method != "POST":
                raise OzonError(404, "Not Found", 5)
            return json_reply(method(seller, Fields(read_body(request))))
        except OzonError as error:
            return error_reply(error)

    def _seller(self, request: Request, path: str) -> Seller:
        number, key = request.headers.get("client-id", ""), request.headers.get("api-key", "")
        if not number or not key:
            raise NAMELESS()
        seller = self.state.seller(number)
        if seller is None or seller.api_key != key or not re.fullmatch(r"[0-9]{1,20}", number):
            raise INVALID()
        refusals = {"dead": DEAD, "network": NETWORK, "role": ROLE if path != "/v1/roles" else None}
        refusal = refusals.get(seller.key)
        if refusal:
            raise refusal()
        if read_moment("", seller.expires_at) <= self.state.now():
            raise DEAD()
        return seller


def read_body(request: Request) -> Mapping[str, Any]:
    if request.content_type() != "application/json":
        raise OzonError(415, "Content-Type must be application/json")
    try:
        body = json.loads(request.body)
    except (ValueError, RecursionError):
        raise wrong("syntax error") from None
    if not isinstance(body, dict):
        raise wrong("unexpected token")
    return body
