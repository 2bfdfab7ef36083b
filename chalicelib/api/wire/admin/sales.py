"""Orders of different accounts that are one sale ↔ JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from chalicelib.api.wire.forms import Asked, Wire
from chalicelib.api.wire.limits import ForeignId
from chalicelib.domain.external.external_order import read_place

if TYPE_CHECKING:
    from chalicelib.domain.external import external_order as orders


class SoldAt(Wire, frozen=True):
    marketplace: str
    order: str


class SameSale(Wire, frozen=True):
    account: str
    order: str
    leads: bool


class SaleNamed(Asked, frozen=True):
    account: ForeignId
    order: ForeignId


class SaleAsked(Asked, frozen=True):
    same: SaleNamed | None = None


def write_sale(it: orders.ExternalOrder) -> dict[str, Any]:
    """The fields of an order that tell of it."""
    sold = SoldAt(marketplace=it.origin.marketplace, order=it.origin.order) if it.origin else None
    places = [(it.same_as, True)] if it.same_as else [(each, False) for each in it.twins]
    split = ((*read_place(place), leads) for place, leads in places)
    same = [SameSale(account=account, order=order, leads=leads) for account, order, leads in split]
    return {"sold_at": sold, "same_sale": same, "doubtful": it.doubtful}
