"""What Wildberries is asked about tasks: which are there, in which state, with which marks."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from msgspec import Struct

from chalicelib.marketplaces.wildberries.fields import Thing, digits, thing
from chalicelib.marketplaces.wildberries.marks import read_missing, required
from chalicelib.marketplaces.wildberries.orders import State, read_states, read_tasks
from chalicelib.marketplaces.wildberries.refusals import answered
from chalicelib.outgoing.transport import Call, Transport, unread
from chalicelib.usecases.ports.marketplaces import CallRefused

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

PAGE, PAGES = 1_000, 50
"""Tasks of one page; pages of a window that one task is looked for in."""

MOST_STATES, MOST_MARKS = 1_000, 100
"""Of tasks in one call."""

WINDOW = timedelta(days=30)
REACH = 3
"""Windows back from now: older tasks are not told of."""

_ON_THE_WAY = frozenset({"new", "confirm"})


class TaskPage(Struct, frozen=True):
    """``following`` is where the rest begins, empty at the end."""

    tasks: Mapping[str, Thing]
    following: str = ""


class Tasks(Struct, frozen=True):
    transport: Transport

    def new(self) -> Mapping[str, Thing]:
        """All that wait for a decision just now."""
        return read_tasks(self._orders(Call("GET", "/api/v3/orders/new")))

    def page(self, since: int, until: int, at: str) -> TaskPage:
        """Made between two moments in unix seconds, not more than 30 days apart; without their states."""
        query = {"limit": str(PAGE), "next": at, "dateFrom": str(since), "dateTo": str(until)}
        answer = self._orders(Call("GET", "/api/v3/orders", query=query))
        following = digits(answer.get("next"))
        over = not answer["orders"] or following in ("", "0", at)
        return TaskPage(read_tasks(answer), "" if over else following)

    def states(self, numbers: Sequence[str]) -> Mapping[str, State]:
        """Of those that Wildberries knows."""
        found: dict[str, State] = {}
        for some in _batches(numbers, MOST_STATES):
            body = {"orders": [int(number) for number in some]}
            found |= read_states(self._orders(Call("POST", "/api/v3/orders/status", json=body)))
        return found

    def lacking(self, tasks: Mapping[str, Thing], states: Mapping[str, State]) -> Mapping[str, Sequence[str]]:
        """The marks that are missing, of each task whose marks are told; before its supply leaves they matter."""
        asked = [each for each in tasks if each in states and states[each].supplier in _ON_THE_WAY]
        wanting = [each for each in asked if "requiredMeta" not in tasks[each] or required(tasks[each])]
        found: dict[str, Sequence[str]] = {}
        for some in _batches(wanting, MOST_MARKS):
            try:
                found |= self.missing({number: tasks[number] for number in some})
            except CallRefused:  # what the tasks themselves say has to do
                continue
        return found

    def missing(self, tasks: Mapping[str, Thing]) -> Mapping[str, Sequence[str]]:
        """Of at most 100."""
        body = {"orders": [int(number) for number in tasks]}
        call = Call("POST", "/api/marketplace/v3/orders/meta", json=body)
        return read_missing(self._orders(call), tasks)

    def find(self, number: str, now: datetime) -> Thing:
        """A task that is not new any more, from the newest backwards; nothing of one that is too old."""
        until = int(now.timestamp()) + 1
        for _ in range(REACH):
            since, at = until - int(WINDOW.total_seconds()), "0"
            for _ in range(PAGES):
                page = self.page(since, until, at)
                if number in page.tasks:
                    return page.tasks[number]
                if not page.following:
                    break
                at = page.following
            until = since
        return {}

    def _orders(self, call: Call) -> Thing:
        """An answer without the list is not an answer to what was asked; null is an empty one."""
        answer = thing(answered(self.transport, call).json)
        if not isinstance(answer.get("orders", 0), list | None):
            raise unread(call.changes)
        return answer


def _batches(numbers: Sequence[str], most: int) -> Sequence[Sequence[str]]:
    return [numbers[start : start + most] for start in range(0, len(numbers), most)]
