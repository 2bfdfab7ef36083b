"""Control calls of the played Wildberries: tasks appear, move, are cancelled by their buyers, get their marks."""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from infra.sandbox.wildberries import shapes, tokens
from infra.sandbox.wildberries.limit import BURST, PER_MINUTE, Limits
from infra.sandbox.wildberries.memory import Mark, Task
from infra.sandbox.wildberries.state import WildberriesState
from infra.sandbox.wildberries.wishes import USUAL, read_about
from infra.sandbox.wire import Refused, Reply, Request, Route, json_reply
from infra.sandbox.wishes import boolean, only, read_number, read_text

SUPPLIER = ("new", "confirm", "complete", "cancel", "cancel_carrier")
WB = (
    *("waiting", "sorted", "sold", "canceled", "canceled_by_client", "declined_by_client", "defect"),
    *("ready_for_pickup", "postponed_delivery", "accepted_by_carrier", "sent_to_carrier", "canceled_by_carrier"),
)
LONGEST_WORD = 40
DAY = 86_400


@dataclass(frozen=True)
class WildberriesControl:
    state: WildberriesState
    limits: Limits

    @property
    def routes(self) -> tuple[Route, ...]:
        return (
            Route("GET", r"/sandbox/wildberries/orders", self.list_tasks),
            Route("POST", r"/sandbox/wildberries/orders", self.make_tasks),
            Route("POST", r"/sandbox/wildberries/cancel", self.cancel),
            Route("POST", r"/sandbox/wildberries/move", self.move),
            Route("POST", r"/sandbox/wildberries/mark", self.mark),
            Route("POST", r"/sandbox/wildberries/hide", self.hide),
            Route("GET", r"/sandbox/wildberries/supplies", self.list_supplies),
            Route("GET", r"/sandbox/wildberries/limit", self.show_limit),
            Route("POST", r"/sandbox/wildberries/limit", self.choose_limit),
            Route("POST", r"/sandbox/wildberries/token", self.mint),
        )

    def list_tasks(self, request: Request) -> Reply:
        tasks = [shown(task) for task in self.state.all_tasks()]
        return json_reply({"orders": tasks, "supplierStatuses": SUPPLIER, "wbStatuses": WB, "token": tokens.mint()})

    def make_tasks(self, request: Request) -> Reply:
        """``count`` of them are one cart."""
        wish = request.json_object()
        only(wish, *USUAL, "isB2B", "createdAt", "count", "seller")
        about, count = read_about(wish), int(read_number(wish, "count", 1, least=1, most=2_000))
        with self.state.change():
            made = [self.state.add_task(seller_of(wish), about) for _ in range(count)]
        return json_reply({"orders": [shown(task) for task in made]})

    def cancel(self, request: Request) -> Reply:
        """As the buyer: in the first hour, or when it is handed to him."""
        wish = request.json_object()
        only(wish, "id")
        with self.state.change():
            task = self._task(wish)
            task.wb = "declined_by_client" if task.supplier == "new" else "canceled_by_client"
        return json_reply({"order": shown(task)})

    def move(self, request: Request) -> Reply:
        """To any word, known or not: words are an open set."""
        wish = request.json_object()
        only(wish, "id", "supplierStatus", "wbStatus")
        with self.state.change():
            task = self._task(wish)
            if "supplierStatus" in wish:
                task.supplier = read_text(wish, "supplierStatus", LONGEST_WORD)
            if "wbStatus" in wish:
                task.wb = read_text(wish, "wbStatus", LONGEST_WORD)
        return json_reply({"order": shown(task)})

    def mark(self, request: Request) -> Reply:
        wish = request.json_object()
        only(wish, "id", "key", "value", "decision")
        with self.state.change():
            task = self._task(wish)
            value = read_text(wish, "value", 200) if wish.get("value") is not None else None
            decision = read_text({"decision": "filled" if value else "required", **wish}, "decision", LONGEST_WORD)
            task.marks[read_text(wish, "key", LONGEST_WORD)] = Mark(value, decision)
        return json_reply({"order": shown(task)})

    def hide(self, request: Request) -> Reply:
        """Out of all lists: what is missing there is not cancelled."""
        wish = request.json_object()
        only(wish, "id", "hidden")
        with self.state.change():
            task = self._task(wish)
            task.hidden = boolean({"hidden": True, **wish}, "hidden")
        return json_reply({"order": shown(task)})

    def list_supplies(self, request: Request) -> Reply:
        supplies = [
            {
                **shapes.supply(each, self.state.within(each.id)),
                "seller": each.seller,
                "orders": [task.id for task in self.state.within(each.id)],
            }
            for each in self.state.all_supplies()
        ]
        return json_reply({"supplies": supplies})

    def show_limit(self, request: Request) -> Reply:
        return json_reply({"limit": self.limits.of(seller_of(request.parameters())).shown()})

    def choose_limit(self, request: Request) -> Reply:
        """``per_minute`` null: it is only counted."""
        wish = request.json_object()
        only(wish, "per_minute", "burst", "seller")
        limit, per_minute = self.limits.of(seller_of(wish)), wish.get("per_minute", PER_MINUTE)
        if per_minute is not None:
            per_minute = int(read_number(wish, "per_minute", PER_MINUTE, least=1, most=1_000_000))
        limit.choose(per_minute, int(read_number(wish, "burst", BURST, least=1, most=1_000_000)))
        return json_reply({"limit": limit.shown()})

    def mint(self, request: Request) -> Reply:
        """A key: of a seller, for so many days, with these categories, for looking only, of the test contour."""
        wish = request.json_object()
        only(wish, "seller", "days", "categories", "read_only", "test")
        categories = int(read_number(wish, "categories", tokens.ALL, least=0, most=1 << 31))
        if boolean({"read_only": False, **wish}, "read_only"):
            categories |= 1 << tokens.READ_ONLY
        expires = int(time.time() + read_number(wish, "days", 180, least=-1_000, most=4_000) * DAY)
        token = tokens.mint(seller_of(wish), categories, expires, test=boolean({"test": False, **wish}, "test"))
        return json_reply({"token": token, "expires": expires})

    def _task(self, wish: Mapping[str, Any]) -> Task:
        number = wish.get("id")
        task = self.state.task(number) if isinstance(number, int) else None
        if task is None:
            raise Refused("id must be the number of a task.")
        return task


def seller_of(wish: Mapping[str, Any]) -> str:
    return read_text({"seller": tokens.SELLER, **wish}, "seller", 100)


def shown(task: Task) -> dict[str, Any]:
    return {
        **shapes.new_task(task),
        **shapes.status(task),
        "seller": task.seller,
        "supplyId": task.supply,
        "hidden": task.hidden,
        "metaDetails": shapes.marks(task)["metaDetails"],
    }
