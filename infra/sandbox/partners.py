"""The partners the sandbox plays. A new one is a package beside `ok` and one line in PARTNERS."""

from collections.abc import Callable, Sequence
from typing import Protocol

from infra.sandbox.getzzap.partner import build_getzzap
from infra.sandbox.ok.partner import build_ok
from infra.sandbox.surroundings import Surroundings
from infra.sandbox.wire import Route
from infra.sandbox.zzap.partner import build_zzap


class Routed(Protocol):
    @property
    def routes(self) -> Sequence[Route]: ...


class Partner(Routed, Protocol):
    def reset(self) -> None: ...

    def stop(self) -> None:
        """Nothing of it goes on when the server has ended."""


PARTNERS: tuple[Callable[[Surroundings], Partner], ...] = (build_ok, build_zzap, build_getzzap)
