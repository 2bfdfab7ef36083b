"""The played Market, and accounts of it over real HTTP."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import pytest
import responses

from chalicelib.marketplaces.yandex_market.account import YandexMarketAccount
from chalicelib.outgoing.transport import Transport
from tests.fakes.marketplaces import CallLog, FakeLimiter
from tests.world import Ok

KEY, LOOKING, PRICES, FOREIGN = (f"ACMA:sandbox-{name}:1" for name in ("orders", "looking", "prices", "foreign"))
NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)


@dataclass
class Shop:
    """An account with what stands around it. ``control`` leads to the played Market."""

    url: str
    key: str = KEY
    business: str = "900001"
    campaign: str = "700001"
    limiter: FakeLimiter = field(default_factory=FakeLimiter)
    log: CallLog = field(default_factory=CallLog)

    @property
    def account(self) -> YandexMarketAccount:
        transport = Transport(url=self.url, limiter=self.limiter, made=self.log, headers={"Api-Key": self.key})
        return YandexMarketAccount(transport, self.business, self.campaign, lambda: NOW)

    @property
    def asked(self) -> list[str]:
        return [f"{call.method} {call.path}" for call in self.log.made]


@dataclass
class Market:
    ok: Ok

    @property
    def url(self) -> str:
        return f"{self.ok.url}yandex_market"

    def control(self, path: str, **wish: Any) -> Any:
        return self.ok.ask(f"yandex_market/{path}", **wish)

    def shop(self, **given: Any) -> Shop:
        return Shop(self.url, **given)

    def order(self, **wish: Any) -> dict[str, Any]:
        made: dict[str, Any] = self.control("order", **wish)["order"]
        return made

    def fault(self, kind: str, **wish: Any) -> None:
        self.ok.ask("faults", target="yandex_market", kind=kind, **{"calls": 1, **wish})

    def told(self, number: int) -> dict[str, Any]:
        """The order as the Market has it."""
        found: dict[str, Any] = self.ok.look(f"yandex_market/orders?order={number}")["orders"][0]
        return found


@pytest.fixture
def market(ok: Ok) -> Iterator[Market]:
    """With everything forgotten before and after."""
    ok.reset()
    yield Market(ok)
    ok.reset()


@pytest.fixture
def shop(market: Market) -> Shop:
    return market.shop()


@pytest.fixture
def replies() -> Iterator[responses.RequestsMock]:
    """Where an answer must be exact: nothing leaves the process."""
    with responses.RequestsMock(assert_all_requests_are_fired=False) as mock:
        yield mock
