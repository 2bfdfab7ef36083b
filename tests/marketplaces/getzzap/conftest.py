"""An account at the played marketplace."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from chalicelib.marketplaces.getzzap.account import GenericAccount, token_headers
from chalicelib.marketplaces.getzzap.profile import OWN, Profile
from chalicelib.marketplaces.http import Transport
from infra.sandbox.getzzap.api import TOKEN
from tests.fakes.marketplaces import CallLog, FakeLimiter
from tests.world import Ok


@dataclass
class Getzzap:
    server: Ok
    limiter: FakeLimiter = field(default_factory=FakeLimiter)
    log: CallLog = field(default_factory=CallLog)

    def account(self, profile: Profile = OWN, token: str = TOKEN) -> GenericAccount:
        transport = Transport(
            url=f"{self.server.url}getzzap/api",
            limiter=self.limiter,
            made=self.log,
            headers=token_headers("Authorization", "Bearer", token),
        )
        return GenericAccount(transport, now, profile)

    def order(self, **wish: Any) -> str:
        return str(self.server.ask("getzzap/order", **wish)["order"]["order"])

    def fault(self, kind: str | None, calls: int = 1) -> None:
        self.server.ask("faults", target="getzzap", kind=kind, calls=calls)

    def shown(self, order: str) -> Any:
        return next(each for each in self.server.look("getzzap/orders")["orders"] if each["order"] == order)


def now() -> datetime:
    return datetime.now(UTC)


def lately() -> tuple[datetime, datetime]:
    return now() - timedelta(hours=1), now() + timedelta(seconds=1)


@pytest.fixture
def getzzap(ok: Ok) -> Iterator[Getzzap]:
    ok.reset()
    yield Getzzap(ok)
    ok.reset()
