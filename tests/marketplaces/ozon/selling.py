"""A seller at the played Ozon: his account, and what happens to him there."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from chalicelib.domain.external.sighting import Sighting
from chalicelib.marketplaces.ozon.account import OzonAccount
from chalicelib.outgoing.transport import Transport
from infra.sandbox.ozon.partner import API_KEY, CLIENT_ID
from tests.fakes.marketplaces import CallLog, FakeLimiter
from tests.world import Ok


@dataclass
class Selling:
    ok: Ok
    limiter: FakeLimiter = field(default_factory=FakeLimiter)
    log: CallLog = field(default_factory=CallLog)

    def account(self, client_id: str = CLIENT_ID, api_key: str = API_KEY) -> OzonAccount:
        headers = {"Client-Id": client_id, "Api-Key": api_key}
        return OzonAccount(Transport(url=f"{self.ok.url}ozon", limiter=self.limiter, made=self.log, headers=headers))

    def control(self, path: str, **wish: Any) -> Any:
        return self.ok.ask(f"ozon/{path}", **wish)

    def misbehave(self, kind: str | None, **wish: Any) -> None:
        self.ok.ask("faults", target="ozon", kind=kind, **wish)

    def order(self, **wish: Any) -> str:
        """Its number."""
        return str(self.control("order", **wish)["posting"]["posting_number"])

    def seen(self, number: str) -> Sighting:
        found = self.account().read(number)
        assert found is not None
        return found

    def all(self, since: datetime | None = None, until: datetime | None = None) -> list[Sighting]:
        """Page by page."""
        until = until or datetime.now(UTC) + timedelta(seconds=5)
        found: list[Sighting] = []
        cursor: str | None = None
        while True:
            page = self.account().list(since or until - timedelta(hours=1), until, cursor)
            found += page.sightings
            cursor = page.cursor
            if cursor is None:
                return found

    @property
    def asked(self) -> list[str]:
        return [call.path for call in self.log.made]
