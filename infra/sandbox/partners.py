"""The partners the sandbox plays. A new one is a package beside `ok` and one line in PARTNERS."""

from collections.abc import Callable, Sequence
from typing import Protocol

from infra.sandbox.channels.partner import build_channels
from infra.sandbox.getzzap.partner import build_getzzap
from infra.sandbox.ok.partner import build_ok
from infra.sandbox.ozon.partner import build_ozon
from infra.sandbox.supplier.partner import build_supplier
from infra.sandbox.surroundings import Surroundings
from infra.sandbox.wildberries.partner import build_wildberries
from infra.sandbox.wire import Route
from infra.sandbox.yandex_market.partner import build_yandex_market
from infra.sandbox.zzap.partner import build_zzap


class Routed(Protocol):
    @property
    def routes(self) -> Sequence[Route]: ...


class Partner(Routed, Protocol):
    def reset(self) -> None: ...

    def stop(self) -> None:
        """Nothing of it goes on when the server has ended."""


PARTNERS: tuple[Callable[[Surroundings], Partner], ...] = (
    build_ok,
    build_getzzap,
    build_ozon,
    build_wildberries,
    build_yandex_market,
    build_zzap,
    build_supplier,
    build_channels,
)
