"""Yandex Market put together: its API, its notifications, its control calls."""

from collections.abc import Sequence
from dataclasses import dataclass

from infra.sandbox.storage import JsonFile
from infra.sandbox.surroundings import Surroundings
from infra.sandbox.wire import Route
from infra.sandbox.yandex_market.api import PartnerApi
from infra.sandbox.yandex_market.control import MarketControl
from infra.sandbox.yandex_market.faults import API, MANNERS, PUSHES, REFUSALS
from infra.sandbox.yandex_market.limits import AT_ONCE, Limits
from infra.sandbox.yandex_market.pushes import Pushes
from infra.sandbox.yandex_market.state import MarketState

ROOT = r"/yandex_market"
NUMBER = r"([0-9]{1,18})"
SHOP = rf"{ROOT}/v2/campaigns/{NUMBER}"


@dataclass(frozen=True)
class YandexMarketPartner:
    state: MarketState
    pushes: Pushes
    limits: Limits
    api: PartnerApi
    control: MarketControl

    @property
    def routes(self) -> Sequence[Route]:
        api = self.api
        return (
            Route("POST", rf"{ROOT}/v1/businesses/{NUMBER}/orders", api.list_orders),
            Route("GET", SHOP, api.show_shop),
            Route("POST", rf"{ROOT}/v2/auth/token", api.show_key),
            Route("GET", rf"{SHOP}/orders/{NUMBER}/buyer", api.show_buyer),
            Route("PUT", rf"{SHOP}/orders/{NUMBER}/status", api.change_status),
            Route("PUT", rf"{SHOP}/orders/{NUMBER}/items", api.reduce_items),
            Route("PUT", rf"{SHOP}/orders/{NUMBER}/boxes", api.lay_out),
            *(Route(method, rf"{ROOT}/.*", api.unknown) for method in ("GET", "POST", "PUT")),
            *self.control.routes,
        )

    def reset(self) -> None:
        self.state.reset()
        self.pushes.reset()
        self.limits.choose(None, AT_ONCE)

    def stop(self) -> None:
        self.pushes.stop()
        self.state.stop()


def build_yandex_market(surroundings: Surroundings) -> YandexMarketPartner:
    state, limits = MarketState(JsonFile(surroundings.directory / "yandex_market.json")), Limits()
    pushes = Pushes(state, surroundings)
    surroundings.faults.register(API, REFUSALS)
    surroundings.faults.register(PUSHES, MANNERS)
    return YandexMarketPartner(
        state=state,
        pushes=pushes,
        limits=limits,
        api=PartnerApi(state, pushes, limits, surroundings),
        control=MarketControl(state, pushes, limits),
    )
