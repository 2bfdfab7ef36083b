"""Yandex Market put together: its API, its notifications, its control calls."""

from collections.abc import Sequence
from dataclasses import dataclass

from infra.sandbox.counter import Access, Counter
from infra.sandbox.diary import MESSAGE, Diary
from infra.sandbox.storage import JsonFile
from infra.sandbox.surroundings import Surroundings
from infra.sandbox.wire import Route
from infra.sandbox.yandex_market import notifications
from infra.sandbox.yandex_market.api import PartnerApi
from infra.sandbox.yandex_market.control import MarketControl
from infra.sandbox.yandex_market.faults import API, MANNERS, PUSHES, REFUSALS
from infra.sandbox.yandex_market.limits import AT_ONCE, Limits
from infra.sandbox.yandex_market.orders import Order
from infra.sandbox.yandex_market.pushes import Pushes
from infra.sandbox.yandex_market.shops import KEYS, SHOPS
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
    counter: Counter

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
            *self.counter.routes,
        )

    def reset(self) -> None:
        self.state.reset()
        self.pushes.reset()
        self.limits.choose(None, AT_ONCE)
        self.counter.diary.reset()

    def stop(self) -> None:
        self.pushes.stop()
        self.state.stop()
        self.counter.diary.stop()


def build_yandex_market(surroundings: Surroundings) -> YandexMarketPartner:
    state, limits = MarketState(JsonFile(surroundings.directory / "yandex_market.json")), Limits()
    pushes, file = Pushes(state, surroundings), JsonFile(surroundings.directory / "yandex_market.diary.json")
    diary = Diary(file, lambda number: order_of(state, number) is not None)
    surroundings.faults.register(API, REFUSALS)
    surroundings.faults.register(PUSHES, MANNERS)
    return YandexMarketPartner(
        state=state,
        pushes=pushes,
        limits=limits,
        api=PartnerApi(state, pushes, limits, surroundings=surroundings, diary=diary),
        control=MarketControl(state, pushes, limits),
        counter=build_counter(state, pushes, diary),
    )


def build_counter(state: MarketState, pushes: Pushes, diary: Diary) -> Counter:
    def tell(number: str, text: str) -> None:
        if order := order_of(state, number):
            business = SHOPS[order.told["campaignId"]].business
            place = sum(note["kind"] == MESSAGE for note in diary.of(number))
            if place == 1:
                pushes.tell(notifications.chat_created(order, business))
            pushes.tell(notifications.message_sent(order, business, place))

    return Counter("yandex_market", accesses, diary, tell)


def order_of(state: MarketState, number: str) -> Order | None:
    return state.order(int(number)) if number.isascii() and number.isdigit() else None


def accesses() -> Sequence[Access]:
    """Of the sandbox's own business, with the key that may decide."""
    key = next(iter(KEYS.values()))
    return [
        Access(shop.name, {"campaign": str(shop.campaign), "business": str(shop.business)}, {"api_key": key.token})
        for shop in SHOPS.values()
        if shop.business == key.business and shop.availability == "AVAILABLE"
    ]
