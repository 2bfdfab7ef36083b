"""Control calls that concern every partner: faults, the log of calls, reset."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from infra.sandbox.faults import Fault
from infra.sandbox.partners import Partner
from infra.sandbox.surroundings import Surroundings
from infra.sandbox.wire import Refused, Reply, Request, Route, json_reply

LONGEST = 120.0


@dataclass(frozen=True)
class Control:
    surroundings: Surroundings
    partners: Sequence[Partner]

    @property
    def routes(self) -> tuple[Route, ...]:
        return (
            Route("POST", r"/sandbox/faults", self.order_fault),
            Route("GET", r"/sandbox/calls", self.list_calls),
            Route("POST", r"/sandbox/reset", self.reset),
        )

    def order_fault(self, request: Request) -> Reply:
        wish = request.json_object()
        faults = self.surroundings.faults
        target = read_choice("target", wish.get("target"), faults.targets())
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
    kind = read_choice("kind", wish["kind"], kinds)
    return Fault(kind, read_seconds(wish.get("seconds", 3)), read_calls(wish.get("calls")))


def read_choice(name: str, value: object, known: tuple[str, ...]) -> str:
    if not isinstance(value, str) or value not in known:
        raise Refused(f"{name} must be one of: {', '.join(known)}.")
    return value


def read_seconds(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= LONGEST:
        raise Refused(f"seconds must be a number from 0 to {LONGEST:.0f}.")
    return float(value)


def read_calls(value: object) -> int | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= 1_000_000:
        raise Refused("calls must be a whole number from 1, or null for until switched off.")
    return value
