"""What a change of a purchase would do, and to whom: nothing is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.journal import Event
from chalicelib.domain.notices.notice import NOTICE_TYPES, SHARED_ANEW
from chalicelib.domain.orders.news import news_of, news_of_sum, shared_anew
from chalicelib.domain.orders.order import Order, changed, following
from chalicelib.domain.orders.shares import fair_shares, weight_of
from chalicelib.domain.orders.sums import ChangeReason
from chalicelib.domain.purchases.purchase import Stage
from chalicelib.usecases.notices.purchase_audience import Audience, PurchaseAudience, Telling

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from chalicelib.domain.notices.notice import NoticeType
    from chalicelib.domain.purchases.purchase import Purchase
    from chalicelib.usecases.ports import Clock


class Preview(Struct, frozen=True):
    """Of ``looked`` orders: how many sums change, and what they come to in all, in kopecks, ``before`` and ``after``.

    ``refunds``: orders of a purchase to be cancelled in which money was paid, ``paid`` how much. ``complete``: these
    are all orders of the purchase.
    """

    looked: int
    complete: bool
    changed: int
    before: int
    after: int
    refunds: int
    paid: int
    messages: Sequence[Audience]


class PreviewChange(Struct, frozen=True):
    audience: PurchaseAudience
    now: Clock

    def preview(self, before: Purchase, after: Purchase) -> Preview:
        """``before`` as it is, ``after`` as it would be saved."""
        looked = self.audience.look(before.community, before.id)
        shares = _shares(before, after, looked.orders)
        pairs = [(order, _become(order, after, shares, self.now())) for order in looked.orders]
        owed = [order.paid for order, _ in pairs if order.paid] if _cancels(before, after) else []
        return Preview(
            looked=len(pairs),
            complete=looked.complete,
            changed=sum(order.total != becomes.total for order, becomes in pairs),
            before=sum(order.total for order, _ in pairs),
            after=sum(becomes.total for _, becomes in pairs),
            refunds=len(owed),
            paid=sum(owed),
            messages=self.audience.of(
                before.community, [each for pair in pairs for each in _tellings(*pair, after.terms.farewell)]
            ),
        )


def _cancels(before: Purchase, after: Purchase) -> bool:
    return after.stage is Stage.CANCELLED and before.stage is not Stage.CANCELLED


def _shares(before: Purchase, after: Purchase, orders: Sequence[Order]) -> Mapping[str, int]:
    """By number; of a purchase that was looked at in part these are shares as if it were all."""
    if after.split == before.split:
        return {}
    return {weight.number: share for weight, share in fair_shares(after.delivery_cost, list(map(weight_of, orders)))}


def _become(order: Order, purchase: Purchase, shares: Mapping[str, int], now: datetime) -> Order:
    after = following(order, purchase.terms, now)
    share = shares.get(order.number, after.delivery_share)
    if share == after.delivery_share:
        return after
    return changed(after, now, ChangeReason.DELIVERY_SPLIT, replace(after, delivery_share=share))


def _tellings(before: Order, after: Order, farewell: str) -> list[Telling]:
    """Those events of the change that somebody hears of."""
    if before.terms.revision == after.terms.revision and before.total == after.total:
        return []
    events = [*(news_of(before, after) if before.terms != after.terms else ()), *news_of_sum(before, after)]
    return [
        Telling(
            after, _type(event, before, after), farewell if event is Event.ORDER_CANCELLED else "", was=before.total
        )
        for event in events
        if event in NOTICE_TYPES
    ]


def _type(event: Event, before: Order, after: Order) -> NoticeType:
    moved = event is Event.ORDER_CHANGED and shared_anew(after, before.revision)
    return SHARED_ANEW if moved else NOTICE_TYPES[event]
