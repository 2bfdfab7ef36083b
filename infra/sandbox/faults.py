"""Misbehaviour on order: a target is slow, breaks, refuses, or loses its answer."""

import threading
from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass, replace
from typing import Any

from infra.sandbox.wire import Reply

COMMON = ("slow", "5xx", "lost")

Refusals = Mapping[str, Callable[[], Reply]]


@dataclass(frozen=True)
class Fault:
    kind: str
    seconds: float = 3.0  # how slow; other kinds ignore it
    left: int | None = None  # calls to go, None until switched off


class Faults:
    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._targets: dict[str, Refusals] = {}
        self._active: dict[str, Fault] = {}
        self._stopping = threading.Event()

    def register(self, target: str, refusals: Refusals) -> None:
        """`refusals` are the partner's own ways to say no, by the kind of fault."""
        self._targets[target] = refusals

    def order(self, target: str, fault: Fault | None) -> None:
        """From the next call on; None behaves again."""
        with self._lock:
            self._active.pop(target, None)
            if fault:
                self._active[target] = fault

    def targets(self) -> tuple[str, ...]:
        return tuple(self._targets)

    def kinds(self, target: str) -> tuple[str, ...]:
        return (*COMMON, *self._targets[target])

    def around(self, target: str, answer: Callable[[], Reply], kinds: Container[str] | None = None) -> Reply:
        """The answer as the fault ordered for this target, if of one of these kinds, lets it out."""
        fault = self.take(target, kinds)
        if fault is None:
            return answer()
        if fault.kind == "slow":
            self._stopping.wait(fault.seconds)
            return marked(answer(), "slow")
        if fault.kind == "5xx":
            return Reply(503, b"<h1>503 Service Unavailable</h1>", "text/html", outcome="503")
        if fault.kind == "lost":
            return replace(marked(answer(), "lost"), dropped=True)
        return self._targets[target][fault.kind]()

    def take(self, target: str, kinds: Container[str] | None = None) -> Fault | None:
        """The fault ordered for what the target does now, a push too, which counts as a call of it.

        One of other ``kinds`` is left for what it concerns.
        """
        with self._lock:
            fault = self._active.get(target)
            if fault is None or (kinds is not None and fault.kind not in kinds):
                return None
            if fault.left is None:
                return fault
            if fault.left == 1:
                del self._active[target]
            else:
                self._active[target] = replace(fault, left=fault.left - 1)
            return fault

    def shown(self) -> dict[str, Any]:
        with self._lock:
            return {target: self._shown_target(target) for target in self._targets}

    def _shown_target(self, target: str) -> dict[str, Any]:
        fault = self._active.get(target)
        return {
            "kinds": self.kinds(target),
            "kind": fault.kind if fault else None,
            "seconds": fault.seconds if fault else None,
            "left": fault.left if fault else None,
        }

    def reset(self) -> None:
        with self._lock:
            self._active.clear()

    def stop(self) -> None:
        """Lets the slow answers go at once."""
        self._stopping.set()


def marked(reply: Reply, fault: str) -> Reply:
    return replace(reply, outcome=f"{reply.outcome}, {fault}")
