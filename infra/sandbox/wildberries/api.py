"""The door of Wildberries: who calls, within which limit, and what of it is written down."""

import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace

from infra.sandbox.diary import Diary
from infra.sandbox.surroundings import Surroundings
from infra.sandbox.wildberries import reading, tokens
from infra.sandbox.wildberries.errors import WildberriesError, error_reply, gate, over_limit, refused
from infra.sandbox.wildberries.faults import TARGET
from infra.sandbox.wildberries.limit import Limits
from infra.sandbox.wildberries.methods import TaskMethods
from infra.sandbox.wildberries.supply_methods import SupplyMethods
from infra.sandbox.wire import Reply, Request, Route, json_reply

Method = Callable[..., Reply]
Concerned = Callable[[Request, Sequence[str]], Sequence[object]]
"""The tasks that a change is about, of its request and the parts of its path."""


@dataclass(frozen=True)
class Api:
    surroundings: Surroundings
    tasks: TaskMethods
    supplies: SupplyMethods
    diary: Diary
    limits: Limits = field(default_factory=Limits)

    @property
    def routes(self) -> Sequence[Route]:
        supply, order = r"([^/]{1,100})", r"([^/]{1,40})"
        return (
            self._route("GET", "/ping", _ping),
            self._route("GET", "/api/v3/orders/new", self.tasks.new),
            self._route("GET", "/api/v3/orders", self.tasks.all),
            self._route("POST", "/api/v3/orders/status", self.tasks.statuses),
            self._route("PATCH", f"/api/v3/orders/{order}/cancel", self.tasks.cancel, lambda request, parts: parts),
            self._route("POST", "/api/marketplace/v3/orders/meta", self.tasks.marks),
            self._route("POST", "/api/v3/supplies", self.supplies.make, of_none),
            self._route("GET", "/api/v3/supplies", self.supplies.list),
            self._route("GET", f"/api/v3/supplies/{supply}", self.supplies.show),
            self._route("DELETE", f"/api/v3/supplies/{supply}", self.supplies.delete, of_none),
            self._route("PATCH", f"/api/v3/supplies/{supply}/deliver", self.supplies.deliver, self._within),
            self._route("GET", f"/api/marketplace/v3/supplies/{supply}/order-ids", self.supplies.tasks),
            self._route("PATCH", f"/api/marketplace/v3/supplies/{supply}/orders", self.supplies.add, listed),
            *(self._route(method, r"/.*", _unknown) for method in ("GET", "POST", "PATCH", "DELETE")),
        )

    def _within(self, request: Request, parts: Sequence[str]) -> Sequence[object]:
        return [task.id for task in self.tasks.state.within(parts[0])]

    def _route(self, method: str, path: str, work: Method, changes: Concerned | None = None) -> Route:
        shown = path.replace(r"([^/]{1,100})", "{supplyId}").replace(r"([^/]{1,40})", "{orderId}")

        def answer(request: Request, *parts: str) -> Reply:
            def asked() -> Reply:
                concerned = changes(request, parts) if changes else ()
                reply = self._answer(request, parts, work, changes is not None)
                for task in concerned:
                    self.diary.heard(task, f"{method} {shown}", reply.outcome if reply.status >= 400 else "ok")
                return reply

            return self.surroundings.serve(TARGET, f"{method} {shown}", asked)

        return Route(method, f"/wildberries{path}", answer)

    def _answer(self, request: Request, parts: Sequence[str], work: Method, changes: bool) -> Reply:
        token = tokens.read(request.headers.get("authorization", ""))
        if token is None:
            return error_reply(gate(401, "token problem; token is malformed"))
        limit = self.limits.of(token.seller)
        if wait := limit.take():
            return error_reply(over_limit(wait))
        try:
            _admit(token, changes)
            reply = work(request, token.seller, *parts)
        except WildberriesError as error:
            limit.refuse()
            return error_reply(error)
        return replace(reply, headers={**reply.headers, "X-Ratelimit-Remaining": str(limit.left)})


def of_none(request: Request, parts: Sequence[str]) -> Sequence[object]:
    return ()


def listed(request: Request, parts: Sequence[str]) -> Sequence[object]:
    with suppress(WildberriesError):
        return reading.numbers(request, 100)
    return ()


def _admit(token: tokens.Token, changes: bool) -> None:
    if token.expires <= time.time():
        raise gate(401, "token problem; token is expired")
    if not token.opens:
        raise gate(401, "token scope not allowed")
    if changes and token.read_only:
        raise gate(401, "read-only token scope not allowed for this route")


def _ping(request: Request, seller: str) -> Reply:
    return json_reply({"TS": time.strftime("%Y-%m-%dT%H:%M:%S+03:00"), "Status": "OK"})


def _unknown(request: Request, seller: str) -> Reply:
    raise refused("NotFound")
