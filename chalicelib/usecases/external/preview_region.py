"""What moving the buyer to the region of his order would change, before somebody accepts it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chalicelib.domain.access.principals import Principal
    from chalicelib.domain.buyers.buyer import Buyer
    from chalicelib.domain.orders.cards import Parcel
    from chalicelib.usecases.external.consequences import Consequences
    from chalicelib.usecases.ports import Accounts, ExternalOrders, Orders

MOST_PARCELS = 20


class RegionMove(Struct, frozen=True):
    """``buyer`` is None for one who is new, and begins in the region. ``parcels`` lie ready for him where they are.

    ``usual``: whoever accepts by hand moves him, unless he says otherwise.
    """

    buyer: Buyer | None
    region: str
    usual: bool
    parcels: Sequence[Parcel] = ()

    @property
    def moves(self) -> bool:
        return self.buyer is not None and bool(self.region) and self.buyer.region != self.region


class PreviewRegion(Struct, frozen=True):
    accounts: Accounts
    external: ExternalOrders
    orders: Orders
    consequences: Consequences

    def preview(self, principal: Principal, account: str, order: str) -> RegionMove:
        """Nothing is changed by it. Raises NotFound."""
        usual = self.accounts.get(principal.community, account).moves_region
        known = self.external.get(principal.community, account, order)
        buyer = self.consequences.buyer_of(replace(known, region=""), moves=False).known
        move = RegionMove(buyer, known.region, usual)
        if buyer is None or not move.moves:
            return move
        page = self.orders.parcels_of(principal.community, buyer.id, None, MOST_PARCELS)
        return replace(move, parcels=page.things)
