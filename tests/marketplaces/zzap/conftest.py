"""An account at the played ZZAP."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from chalicelib.domain.external.sighting import Phase
from chalicelib.marketplaces.zzap.account import ZzapAccount
from chalicelib.marketplaces.zzap.status_codes import StatusCodes
from chalicelib.outgoing.transport import Transport
from infra.sandbox.zzap.service import KEY, LOGIN, PASSWORD
from tests.fakes.marketplaces import CallLog, FakeLimiter
from tests.world import Ok

CODES = StatusCodes(
    {"100": Phase.OPEN, "130": Phase.CANCELLED, "140": Phase.DONE, "105": Phase.OPEN},
    accepted="110",
    refused="120",
    prepaid=frozenset({"105"}),
)


@dataclass
class Zzap:
    """The played ZZAP, in no hurry and showing changes at once, and an account at it."""

    server: Ok
    limiter: FakeLimiter = field(default_factory=FakeLimiter)
    log: CallLog = field(default_factory=CallLog)

    def account(self, **changes: Any) -> ZzapAccount:
        transport = Transport(url=f"{self.server.url}zzap", limiter=self.limiter, made=self.log)
        given = {"login": LOGIN, "password": PASSWORD, "api_key": KEY, "codes": CODES, **changes}
        return ZzapAccount(transport=transport, now=now, **given)

    def order(self, **wish: Any) -> str:
        return str(self.server.ask("zzap/order", **wish)["order"]["code_order"])

    def fault(self, kind: str | None, calls: int = 1) -> None:
        self.server.ask("faults", target="zzap", kind=kind, calls=calls)

    def shown(self, order: str) -> Any:
        return next(each for each in self.server.look("zzap/orders")["orders"] if str(each["code_order"]) == order)


def now() -> datetime:
    return datetime.now(UTC)


def lately() -> tuple[datetime, datetime]:
    return now() - timedelta(hours=1), now()


@pytest.fixture
def zzap(ok: Ok) -> Iterator[Zzap]:
    ok.reset()
    ok.ask("zzap/settings", interval=0, delay=0)
    yield Zzap(ok)
    ok.reset()
