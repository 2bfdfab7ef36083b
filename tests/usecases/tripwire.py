"""A process that dies at one of its calls to the world, or that somebody comes between there."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, TypeVar, cast

Port = TypeVar("Port")


class Died(BaseException):
    """The process ended here: nothing may catch it."""


def die() -> None:
    raise Died


@dataclass
class Tripwire:
    """Counts the calls of all ports behind it. At the call ``at`` (from 0) ``happens`` before it or ``after`` it."""

    calls: list[str] = field(default_factory=list)
    at: int | None = None
    after: bool = False
    happens: Callable[[], object] = lambda: None

    def guard(self, port: Port) -> Port:
        return cast("Port", _Guarded(port, self))

    def across(self, ports: Port) -> Port:
        """All ports that stand together."""
        return cast("Port", _AllGuarded(ports, self))

    def set(self, at: int | None = None, happens: Callable[[], object] = die, *, after: bool = False) -> None:
        """Forget what was; this will happen once."""
        self.calls, self.at, self.happens, self.after = [], at, happens, after

    def run(self, name: str, call: Callable[[], Any]) -> Any:
        struck = len(self.calls) == self.at
        self.calls.append(name)
        if struck:
            self.at = None
        if struck and not self.after:
            self.happens()
        answer = call()
        if struck and self.after:
            self.happens()
        return answer


@dataclass
class _Guarded:
    port: Any
    wire: Tripwire

    def __getattr__(self, name: str) -> Any:
        found = getattr(self.port, name)
        if not callable(found):
            return found

        @wraps(found)
        def call(*given: Any, **named: Any) -> Any:
            return self.wire.run(f"{type(self.port).__name__}.{name}", lambda: found(*given, **named))

        return call


@dataclass
class _AllGuarded:
    ports: Any
    wire: Tripwire

    def __getattr__(self, name: str) -> Any:
        return self.wire.guard(getattr(self.ports, name))
