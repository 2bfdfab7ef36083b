"""A supplier who is played in this process: connected, and asked to keep what an order is bound to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from msgspec.structs import replace

from chalicelib.bootstrap import Container
from chalicelib.domain.catalogue.supplier import Held, SuppliedOffer, Supplier
from chalicelib.domain.external.deciding import Acceptance, Doing, accepted
from chalicelib.domain.external.external_order import Bound, Reservation
from chalicelib.domain.journal import Event, external_subject
from tests.crash.external import EARLIER, asks, decided, heard, waiting
from tests.crash.market import MarketExchange, PlayedMarket
from tests.crash.preparations import found, save, written
from tests.crash.wire import Wire
from tests.factories import an_entry
from tests.fakes.suppliers import FakeSupplier, a_supplied_offer, a_supplier

ASKED = {"title": "Ромашка", "url": a_supplier().url, "token": "TOKEN"}
KEPT = Reservation(a_supplier().id, "p1", 41_000)
LET_GO = Reservation(a_supplier().id, "p1", 41_000, key="k1")


@dataclass
class PlayedSuppliers:
    """All are one, which keeps what it was told beside what marketplaces were."""

    wire: Wire
    market: PlayedMarket

    @classmethod
    def into(cls, container: Container, wire: Wire, market: PlayedMarket) -> None:
        vars(container.partners)["suppliers"] = cls(wire, market)
        market.supplier.has = [a_supplied_offer()]

    def of(self, supplier: Supplier, token: str, order: str = "") -> PlayedSuppliers:
        return self

    def offers(self, article: str, brand: str = "") -> Sequence[SuppliedOffer]:
        return self._ask("offers", partial(self._it.offers, article, brand))  # type: ignore[no-any-return]

    def held(self, key: str) -> Held | None:
        return self._ask("held", partial(self._it.held, key))  # type: ignore[no-any-return]

    def hold(self, reservation: Reservation, pieces: int) -> None:
        self._ask("hold", lambda: self._told("hold", partial(self._it.hold, reservation, pieces)), changes=True)

    def release(self, key: str) -> None:
        self._ask("release", lambda: self._told("release", partial(self._it.release, key)), changes=True)

    @property
    def _it(self) -> FakeSupplier:
        return self.market.supplier

    def _told(self, what: str, tell: Callable[[], None]) -> None:
        tell()
        self.market.it.told.append((what, "goods", None))

    def _ask(self, name: str, send: Callable[[], Any], *, changes: bool = False) -> Any:
        return self.wire.ask(f"supplier/{name}", MarketExchange(send, changes), changes=changes)


def connecting(container: Container, community: str) -> Sequence[str]:
    found(container, community)
    return asks(community, "suppliers", ASKED)


def changing(container: Container, community: str) -> Sequence[str]:
    """With a new token, which he is asked about."""
    found(container, community)
    supplier = connected(container, community)
    body = {"title": "Ромашка на Лесной", "token": "ANOTHER", "paused": True}
    return asks(community, f"suppliers/{supplier.id}", body, 1)


def removing(container: Container, community: str) -> Sequence[str]:
    found(container, community)
    supplier = connected(container, community)
    return asks(community, f"suppliers/{supplier.id}", None, 1)


def checking(container: Container, community: str) -> Sequence[str]:
    found(container, community)
    supplier = connected(container, community)
    return asks(community, f"suppliers/{supplier.id}/check", {})


def reserving(container: Container, community: str) -> Sequence[str]:
    """A line that is bound to his offer: he is asked first, then the marketplace is told."""
    before = waiting(container, community)
    connected(container, community)
    bound = Bound("", "Ромашка: Фильтр масляный", 41_000, 41_000, reservation=KEPT)
    after = accepted(before, [Acceptance("1", bound=bound)], Doing("maria", EARLIER))
    decided(container, before, after)
    account = container.stores.accounts.get(community, before.account)
    return heard(community, account, Event.EXTERNAL_DECIDED)


def letting_go(container: Container, community: str) -> Sequence[str]:
    """Of what he keeps nothing is wanted any more."""
    found(container, community)
    connected(container, community)
    suppliers = container.partners.suppliers
    assert isinstance(suppliers, PlayedSuppliers)
    suppliers.market.supplier.kept = {LET_GO.key: Held(LET_GO.key, LET_GO.offer, 2)}
    told = {"supplier": LET_GO.supplier, "offer": "p1", "price": 41_000, "currency": "RUB", "key": LET_GO.key}
    data = {"account": "ozon-1", "order": "1", **told, "pieces": 0}
    entry = an_entry(
        community=community, subject=external_subject("ozon-1/1"), event=Event.RESERVATION_LOWERED, data=data
    )
    return [written(entry)]


def connected(container: Container, community: str) -> Supplier:
    supplier = a_supplier(community=community)
    save(container, community, supplier)
    container.stores.account_secrets.put(community, supplier.id, {"token": "TOKEN"})
    return replace(supplier, version=1)
