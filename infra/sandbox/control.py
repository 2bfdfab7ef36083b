"""Control calls that concern every partner: faults, the log of calls, reset."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from infra.sandbox.faults import Fault
from infra.sandbox.partners import Partner
from infra.sandbox.surroundings import Surroundings
from infra.sandbox.wire import Refused, Reply, Request, Route, json_reply
from infra.sandbox.wishes import one_of, read_number

LONGEST = 120
"""Seconds."""


@dataclass(frozen=True)
class Control:
    surroundings: Surroundings
    partners: Sequence[Partner]

    @property
    def routes(self) -> tuple[Route, ...]:
        return (
            Route("POST", r"/sandbox/faults", self.order_fault),
            Route("GET", r"/sandbox/faults", lambda request: json_reply({"faults": self.surroundings.faults.shown()})),
            Route("GET", r"/sandbox/calls", self.list_calls),
            Route("POST", r"/sandbox/reset", self.reset),
        )

    def order_fault(self, request: Request) -> Reply:
        wish = request.json_object()
        faults = self.surroundings.faults
        target = one_of(wish, "target", faults.targets())
        faults.order(target, read_fault(wish, faults.kinds(target)))
        return json_reply({"faults": faults.shown()})

    def list_calls(self, request: Request) -> Reply:
        since = request.parameters().get("since", "0")
        if not since.isascii() or not since.isdigit():
            raise Refused("since must be the number of a call.")
        calls = self.surroundings.calls
        return json_reply({"calls": calls.since(int(since)), "count": calls.count()})

    def reset(self, request: Request) -> Reply:
        request.json_object()  # refuses what a foreign page could send without asking
        for partner in self.partners:
            partner.reset()
        self.surroundings.faults.reset()
        self.surroundings.calls.reset()
        return json_reply({"reset": True})


def read_fault(wish: dict[str, Any], kinds: tuple[str, ...]) -> Fault | None:
    if wish.get("kind") is None:
        return None
    seconds = read_number(wish, "seconds", 3, least=0, most=LONGEST)
    return Fault(one_of(wish, "kind", kinds), float(seconds), read_calls(wish.get("calls")))


def read_calls(value: object) -> int | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= 1_000_000:
        raise Refused("calls must be a whole number from 1, or null for until switched off.")
    return value
