"""Offers of suppliers, asked when a person wants to see them; and what a line is bound to when he chose one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from chalicelib.domain.errors import Conflict, Invalid, NotFound, Unavailable
from chalicelib.domain.external.external_order import Bound, Reservation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chalicelib.domain.access.principals import Principal
    from chalicelib.domain.catalogue.supplier import SuppliedOffer, Supplier
    from chalicelib.usecases.ports import AccountSecrets, Cursors, Suppliers, SupplierServices

SUPPLIED = "supplier."
"""What the id of a supplier's offer begins with; that of an own one has no dot."""


class Chosen(Struct, frozen=True):
    """An offer with the ``id`` by which it is chosen: it holds what was shown, and only we can have written it."""

    id: str
    offer: SuppliedOffer


class FindSupplied(Struct, frozen=True):
    suppliers: Suppliers
    secrets: AccountSecrets
    services: SupplierServices
    cursors: Cursors

    def offers(self, principal: Principal, supplier: str, article: str, brand: str) -> Sequence[Chosen]:
        """Raises NotFound, Unavailable, AccountRefused, CallRefused."""
        known = self.suppliers.get(principal.community, supplier)
        if not known.offers:
            raise Conflict("supplier_paused")
        try:
            token = self.secrets.get(principal.community, supplier)["token"]
            found = self.services.of(known, token).offers(article, brand)
        except Unavailable:
            raise Unavailable("supplier_unavailable") from None
        return [Chosen(self._written(known, each), each) for each in found]

    def bound(self, community: str, offer: str, currency: str) -> Bound:
        """Nobody is asked again: he says whether it is still so when it is reserved. Raises NotFound, Conflict."""
        try:
            place = self.cursors.read(_owner(community), offer.removeprefix(SUPPLIED))
            supplier, id, name, price, told = place
        except (Invalid, ValueError):
            raise NotFound("offer_missing") from None
        known = self.suppliers.get(community, supplier)
        if not known.offers:
            raise Conflict("supplier_paused")
        if told != currency:
            raise Conflict("supplier_currency")
        kept = Reservation(supplier, id, int(price), told)
        return Bound(f"{supplier}/{id}", f"{known.title}: {name}", int(price), int(price), reservation=kept)

    def _written(self, supplier: Supplier, offer: SuppliedOffer) -> str:
        name = offer.name or " ".join(filter(None, (offer.brand, offer.article))) or offer.id
        place = [supplier.id, offer.id, name, str(offer.price), offer.currency]
        return SUPPLIED + self.cursors.write(_owner(supplier.community), place)


def _owner(community: str) -> str:
    return f"{community}/supplied"
