"""Suppliers, and one whose service keeps to docs/suppliers.md."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from chalicelib.domain.catalogue.supplier import Held, SuppliedOffer, Supplier, supplier_id
from chalicelib.domain.errors import NotFound
from chalicelib.domain.external.external_order import Reservation
from chalicelib.usecases.ports import CallRefused
from tests.factories import COMMUNITY, NOW
from tests.fakes.memory import Memory


def a_supplier(**fields: Any) -> Supplier:
    url = "https://parts.example/api"
    given = {"id": supplier_id(url), "community": COMMUNITY, "title": "Ромашка", "url": url, "connected_at": NOW}
    return Supplier(**{**given, **fields})


def a_supplied_offer(**fields: Any) -> SuppliedOffer:
    named = {"article": "OC-90", "brand": "Knecht", "name": "Фильтр масляный", "price": 41_000}
    return SuppliedOffer(**{"id": "p1", **named, "stock": 4, "delivery_days": 2, **fields})


@dataclass(frozen=True)
class MemorySuppliers:
    memory: Memory

    def get(self, community: str, supplier: str) -> Supplier:
        found = self.find(community, supplier)
        if found is None or found.removed_at:
            raise NotFound("supplier_missing")
        return found

    def find(self, community: str, supplier: str) -> Supplier | None:
        return self.memory.find(Supplier, community, supplier)

    def list(self, community: str) -> Sequence[Supplier]:
        there = [each for each in self.memory.of(Supplier, community) if not each.removed_at]
        return sorted(there, key=lambda each: (each.title.casefold(), each.id))


@dataclass
class FakeSupplier:
    """``has`` are his offers, ``kept`` what he keeps by key, ``gone`` the keys that were let go of.

    ``told`` is what he heard that changes something. ``troubles`` are raised by the next calls, instead of an answer;
    ``lost`` are raised after what the next change does is done.
    """

    has: list[SuppliedOffer] = field(default_factory=list)
    kept: dict[str, Held] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)
    told: list[tuple[str, str, int]] = field(default_factory=list)
    troubles: list[Exception] = field(default_factory=list)
    lost: list[Exception] = field(default_factory=list)

    def offers(self, article: str, brand: str = "") -> Sequence[SuppliedOffer]:
        self._answer()
        return [each for each in self.has if each.article == article and brand in ("", each.brand)]

    def held(self, key: str) -> Held | None:
        self._answer()
        return self.kept.get(key)

    def hold(self, reservation: Reservation, pieces: int) -> None:
        self._answer()
        known = self.kept.get(reservation.key)
        if reservation.key in self.gone or (known and pieces > known.pieces):
            raise CallRefused("supplier_refused")
        if known is None:
            self._check(reservation)
        self.told.append(("hold", reservation.key, pieces))
        self.kept[reservation.key] = Held(reservation.key, reservation.offer, pieces)
        self._lose()

    def release(self, key: str) -> None:
        self._answer()
        self.told.append(("release", key, 0))
        self.gone.add(key)
        self.kept.pop(key, None)
        self._lose()

    def _check(self, reservation: Reservation) -> None:
        offer = next((each for each in self.has if each.id == reservation.offer), None)
        if offer is None:
            raise CallRefused("supplier_gone", "Sold out.")
        if offer.price != reservation.price:
            raise CallRefused("supplier_price_changed", f"It is {offer.price / 100:.2f} now.")

    def _answer(self) -> None:
        if self.troubles:
            raise self.troubles.pop(0)

    def _lose(self) -> None:
        if self.lost:
            raise self.lost.pop(0)


@dataclass
class FakeSuppliers:
    """One service for all suppliers; ``tokens`` are those that they were asked with."""

    it: FakeSupplier = field(default_factory=FakeSupplier)
    tokens: list[str] = field(default_factory=list)

    def of(self, supplier: Supplier, token: str, order: str = "") -> FakeSupplier:
        self.tokens.append(token)
        return self.it
