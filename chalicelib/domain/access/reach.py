"""Whose purchases somebody of the admin side sees and changes, with all that belongs to them: the one rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.errors import NotFound

if TYPE_CHECKING:
    from collections.abc import Mapping

    from chalicelib.domain.access.principals import Principal
    from chalicelib.domain.orders.desk_list import OrderFilter
    from chalicelib.domain.orders.order import Order
    from chalicelib.domain.payments.claim import PaymentClaim
    from chalicelib.domain.purchases.purchase import Purchase


class Reach(Struct, frozen=True):
    """``organizer``: whose purchases alone; None: everybody's. What is not within it looks like what is not there."""

    organizer: str | None = None

    @property
    def is_whole(self) -> bool:
        return self.organizer is None

    def covers(self, organizer: str | None) -> bool:
        """Of somebody's purchase."""
        return self.organizer is None or self.organizer == organizer

    def purchase(self, it: Purchase) -> Purchase:
        """Raises NotFound."""
        if not self.covers(it.organizer):
            raise NotFound("purchase_missing")
        return it

    def order(self, it: Order, missing: str = "order_missing") -> Order:
        """Raises NotFound, for the reason that a ``missing`` one would have."""
        if not self.covers(it.organizer):
            raise NotFound(missing)
        return it

    def orders(self, found: Mapping[str, Order]) -> Mapping[str, Order]:
        """Those within it, by number."""
        return {number: each for number, each in found.items() if self.covers(each.organizer)}

    def claim(self, it: PaymentClaim) -> PaymentClaim:
        """One transfer of money is of all whose purchases it was for: each of them sees it whole. Raises NotFound."""
        if self.organizer is not None and not it.concerns(self.organizer):
            raise NotFound("claim_missing")
        return it

    def listing(self, wanted: OrderFilter) -> OrderFilter | None:
        """What a list of orders is asked for then; None: nothing of that is within it."""
        if self.organizer is None:
            return wanted
        return replace(wanted, organizer=self.organizer) if wanted.organizer in (None, self.organizer) else None


WHOLE = Reach()


def reach_of(principal: Principal) -> Reach:
    """An organizer of the list sees the own purchases, unless an owner lets him see all; every other role sees all."""
    return WHOLE if principal.sees_everything else Reach(principal.organizer)
