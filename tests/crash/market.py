"""A marketplace that is played in this process: its calls go over the wire, and go wrong there as all others."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import Any

from chalicelib.bootstrap import Container
from chalicelib.domain.catalogue.supplier import Held
from chalicelib.domain.errors import NotYet, Unavailable
from chalicelib.domain.external.account import Account
from chalicelib.domain.external.marketplace import Marketplace
from chalicelib.domain.external.sighting import Phase, Sighting
from chalicelib.usecases.ports import AnswerLost, Checked, RefusalReason, Refusing, SightingPage
from tests.crash.wire import Wire
from tests.fakes.external import MemoryAccountSecrets
from tests.fakes.marketplaces import FakeMarketplace, FakeWebhooks
from tests.fakes.suppliers import FakeSupplier

PAUSE = 5
"""Seconds that a marketplace asks for when it is called too often."""


@dataclass
class MarketExchange:
    """A call as its adapter reports it: whether it was done is in doubt only where it changes something."""

    send: Callable[[], Any]
    changes: bool = False
    first: bool = True

    def silence(self) -> Exception:
        return AnswerLost("marketplace_silent") if self.changes else Unavailable("marketplace_unavailable")

    def throttled(self) -> Any:
        raise NotYet("marketplace_limit", retry_after=PAUSE)

    def broken(self) -> Any:
        raise self.silence()

    def partial(self) -> Any:
        return None


@dataclass
class Shown:
    """How the marketplace stands, what a supplier keeps, and which accounts' keys are kept."""

    orders: Mapping[str, Sighting] = field(default_factory=dict)
    held: Mapping[str, Held] = field(default_factory=dict)
    kept: Mapping[tuple[str, str], Mapping[str, str]] = field(default_factory=dict)


@dataclass
class PlayedMarket:
    """For all accounts of all marketplaces: what it shows, what it was told, and the keys that open it."""

    wire: Wire
    it: FakeMarketplace = field(default_factory=FakeMarketplace)
    secrets: MemoryAccountSecrets = field(default_factory=MemoryAccountSecrets)
    supplier: FakeSupplier = field(default_factory=FakeSupplier)

    @classmethod
    def into(cls, container: Container, wire: Wire) -> PlayedMarket:
        """In the place of the marketplaces that the container would call."""
        market = cls(wire)
        vars(container.partners)["marketplaces"] = market
        vars(container.partners)["marketplace_webhooks"] = market.webhooks
        vars(container.stores)["account_secrets"] = market.secrets
        return market

    def photograph(self) -> Shown:
        return Shown(dict(self.it.shown), dict(self.supplier.kept), dict(self.secrets.kept))

    def restore(self, shown: Shown) -> None:
        self.it.shown, self.it.told = dict(shown.orders), []
        self.supplier.kept, self.supplier.gone = dict(shown.held), set()
        self.secrets.kept = dict(shown.kept)

    @property
    def told(self) -> list[str]:
        return [f"{what} {order}: {pieces}" for what, order, pieces in self.it.told]

    def webhooks(self, _: Marketplace) -> FakeWebhooks:
        return FakeWebhooks()

    def of(self, account: Account, secrets: Mapping[str, str], order: str = "") -> PlayedMarket:
        return self

    def phases_of(self, account: Account) -> Mapping[str, Phase]:
        return {}

    def check(self) -> Checked:
        return self._ask("check", self.it.check)  # type: ignore[no-any-return]

    def read(self, order: str) -> Sighting | None:
        return self._ask("read", partial(self.it.read, order))  # type: ignore[no-any-return]

    def list(self, since: datetime, until: datetime, cursor: str | None = None) -> SightingPage:
        return self._ask("list", partial(self.it.list, since, until, cursor))  # type: ignore[no-any-return]

    def reasons(self, order: Sighting) -> Sequence[RefusalReason]:
        return self._ask("reasons", partial(self.it.reasons, order))  # type: ignore[no-any-return]

    def accept(self, order: Sighting, pieces: Mapping[str, int]) -> None:
        self._ask("accept", partial(self.it.accept, order, pieces), changes=True)

    def refuse(self, order: Sighting, refusing: Refusing) -> None:
        self._ask("refuse", partial(self.it.refuse, order, refusing), changes=True)

    def _ask(self, name: str, send: Callable[[], Any], *, changes: bool = False) -> Any:
        return self.wire.ask(f"marketplace/{name}", MarketExchange(send, changes), changes=changes)
