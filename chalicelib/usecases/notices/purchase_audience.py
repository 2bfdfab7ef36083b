"""Who of a purchase's buyers would hear something, before anything is said."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from msgspec import Struct

from chalicelib.domain.days import day_in
from chalicelib.domain.notices.decision import unwanted
from chalicelib.domain.notices.notice import SHARED_ANEW
from chalicelib.domain.purchases.delivery import Cause
from chalicelib.usecases.notices.notice_renderer import NoticeRenderer, TemplateData
from chalicelib.usecases.purchase_orders import orders_after

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from chalicelib.domain.buyers.buyer import Buyer
    from chalicelib.domain.communities.community import Community
    from chalicelib.domain.notices.notice import NoticeType
    from chalicelib.domain.orders.order import Order
    from chalicelib.usecases.ports import Buyers, Clock, Communities, Orders

LOOKED_AT = 500
"""Orders that somebody waits for: a larger purchase is looked at in part, and it is said so."""


class Looked(Struct, frozen=True):
    """``complete``: these are all orders of the purchase."""

    orders: Sequence[Order]
    complete: bool


class Telling(Struct, frozen=True):
    """One message to one buyer: of the order as it will be, what an organizer has written, what it costs now."""

    order: Order
    type: NoticeType
    words: str = ""
    was: int = 0


class Audience(Struct, frozen=True):
    """Of one kind of message: ``buyers`` who would get it, by reason how many would not, and how one of them reads."""

    template: str
    buyers: int
    unreached: Mapping[str, int]
    example: str


class PurchaseAudience(Struct, frozen=True):
    orders: Orders
    buyers: Buyers
    communities: Communities
    renderer: NoticeRenderer
    now: Clock

    def look(self, community: str, purchase: str) -> Looked:
        some = orders_after(self.orders, community, purchase, "", most=LOOKED_AT)
        return Looked(some.orders, some.following is None)

    def of(self, community: str, tellings: Sequence[Telling]) -> list[Audience]:
        """By kind of message, in the order in which they first come."""
        if not tellings:
            return []
        found = self.communities.get(community)
        known = self.buyers.many(community, list({telling.order.buyer for telling in tellings}))
        kinds = dict.fromkeys(telling.type.template for telling in tellings)
        return [
            self._audience(found, known, [each for each in tellings if each.type.template == kind]) for kind in kinds
        ]

    def _audience(self, community: Community, known: Mapping[str, Buyer], tellings: Sequence[Telling]) -> Audience:
        reasons = [self._unreached(known.get(each.order.buyer), each.type) for each in tellings]
        unreached = Counter(reason for reason in reasons if reason)
        return Audience(
            template=tellings[0].type.template,
            buyers=len(tellings) - unreached.total(),
            unreached=dict(unreached),
            example=self._rendered(community, known, tellings[reasons.index("") if "" in reasons else 0]),
        )

    def _unreached(self, buyer: Buyer | None, kind: NoticeType) -> str:
        return unwanted(buyer, kind) if buyer else "erased"

    def _rendered(self, community: Community, known: Mapping[str, Buyer], telling: Telling) -> str:
        buyer = known.get(telling.order.buyer)
        about = TemplateData(
            community=community,
            language=(buyer and buyer.language) or community.language,
            order=telling.order,
            today=day_in(community.zone, self.now()),
            reason=telling.words,
            was=telling.was,
            cause=Cause.COST if telling.type is SHARED_ANEW else "",
        )
        return self.renderer.text(telling.type.template, about, self.communities.templates(community.id))
