"""What Wildberries does with tasks when it is asked."""

import time
from dataclasses import dataclass

from infra.sandbox.wildberries import reading, shapes
from infra.sandbox.wildberries.errors import refused
from infra.sandbox.wildberries.state import WildberriesState
from infra.sandbox.wire import Reply, Request, json_reply

DAY = 86_400
LONGEST_PERIOD, REMEMBERED = 30 * DAY, 92 * DAY
"""Seconds: of one call; tasks older than three months are in an archive."""

DONE = Reply(204, outcome="204")


@dataclass(frozen=True)
class TaskMethods:
    state: WildberriesState

    def new(self, request: Request, seller: str) -> Reply:
        waiting = [t for t in self.state.tasks(seller) if (t.supplier, t.wb) == ("new", "waiting") and not t.hidden]
        return json_reply({"orders": [shapes.new_task(task) for task in waiting]})

    def all(self, request: Request, seller: str) -> Reply:
        limit = reading.number(request, "limit", least=1, most=1_000)
        at = reading.number(request, "next")
        now = int(time.time())
        until = reading.number(request, "dateTo", usual=now)
        since = reading.number(request, "dateFrom", usual=max(until - LONGEST_PERIOD, 0))
        if since > until or until - since > LONGEST_PERIOD:
            raise refused("IncorrectParameter")
        since = max(since, now - REMEMBERED)
        found = [t for t in self.state.tasks(seller) if since <= t.at <= until and t.id > at and not t.hidden]
        page = found[:limit]
        following = page[-1].id if len(found) > limit else 0
        return json_reply({"next": following, "orders": [shapes.listed_task(task) for task in page]})

    def statuses(self, request: Request, seller: str) -> Reply:
        found = [self.state.task(number, seller) for number in reading.numbers(request, 1_000)]
        return json_reply({"orders": [shapes.status(task) for task in found if task]})

    def cancel(self, request: Request, seller: str, number: str) -> Reply:
        with self.state.change():
            task = self.state.task(reading.path_number(number), seller)
            if task is None:
                raise refused("NotFound")
            if not task.cancellable:
                raise refused("StatusMismatch")
            task.supplier, task.wb, task.supply = "cancel", "canceled", ""
        return DONE

    def marks(self, request: Request, seller: str) -> Reply:
        found = [self.state.task(number, seller) for number in reading.numbers(request, 100)]
        if not any(found):
            raise refused("NotFound")
        return json_reply({"orders": [shapes.marks(task) for task in found if task]})
