"""The orders of a purchase of the season: what each takes, what became of its lines, where it lies."""

from __future__ import annotations

from datetime import datetime, timedelta
from random import Random
from typing import TYPE_CHECKING

from msgspec.structs import replace

from chalicelib.domain.orders.lines import LineState, OrderLine
from chalicelib.domain.orders.order import Handout, Order, changed
from chalicelib.domain.orders.shares import fair_shares, weight_of
from chalicelib.domain.orders.sums import Adjustment, AdjustmentKind, ChangeReason
from chalicelib.domain.pickup.points import PickupPoint, chosen
from chalicelib.domain.purchases.purchase import HANDING_OUT, Purchase, Stage

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from chalicelib.domain.buyers.buyer import Buyer
    from infra.demo.season.wishes import Wish

    Change = Callable[[Order, datetime], Order]

COLLECTED_FOR = timedelta(hours=140)
COMMENTS = ("", "", "", "если нет, то любой", "можно без упаковки", "звоните после шести")
ADJUSTMENTS = (
    (AdjustmentKind.DISCOUNT, -15_000, "за задержку поставки"),
    (AdjustmentKind.PACKING, 5_000, "подарочная коробка"),
    (AdjustmentKind.CORRECTION, -4_200, "цена по счёту поставщика ниже"),
)


def orders_of(
    wish: Wish, purchase: Purchase, buyers: Sequence[Buyer], *, points: Sequence[PickupPoint], now: datetime
) -> list[Order]:
    """Numbered from 1 on, the eldest first; those of one purchase are always the same. Their goods look alike."""
    luck = Random(wish.id)  # noqa: S311 - nothing is secret of it
    some = luck.sample(list(buyers), wish.orders)
    span = min(COLLECTED_FOR, now - purchase.created_at)
    moments = sorted(purchase.created_at + span * luck.random() for _ in some)
    placed = zip(some, moments, strict=True)
    new = [_new(wish, purchase, each, luck=luck, at=at) for each, at in placed]
    numbered = [replace(order, number=str(place)) for place, order in enumerate(new, 1)]
    shared = [
        replace(order, delivery_share=share)
        for order, (_, share) in zip(
            numbered, fair_shares(purchase.delivery_cost, [weight_of(each) for each in numbered]), strict=True
        )
    ]
    lying = [_lying(wish, order, place, points=points) for place, order in enumerate(shared)]
    return _corrected(wish, lying, purchase, now)


def _new(wish: Wish, purchase: Purchase, buyer: Buyer, *, luck: Random, at: datetime) -> Order:
    goods = luck.sample(list(wish.goods), luck.randint(1, min(3, len(wish.goods))))
    return Order(
        community=purchase.community,
        number="",
        purchase=purchase.id,
        purchase_title=purchase.title,
        organizer=purchase.organizer,
        buyer=buyer.id,
        lines=tuple(
            OrderLine(
                *good[:3],
                quantity=luck.choice((1, 1, 1, 2, 3)),
                price=good[3] * 100,
                comment=luck.choice(COMMENTS),
                picture=purchase.picture or "",
            )
            for good in goods
        ),
        fee=purchase.fee,
        currency=purchase.currency,
        created_at=at,
        changed_at=at,
        terms=purchase.terms,
    )


def _lying(wish: Wish, order: Order, place: int, *, points: Sequence[PickupPoint]) -> Order:
    """Every third of those that wait at a point waits at the second one."""
    if wish.stage in HANDING_OUT:
        order = replace(order, handout=_handout(wish, place))
        if order.handout is Handout.HANDED_OUT:
            order = replace(order, handed_out_at=order.terms.reached[-1].at)
    if place < wish.points and points:
        order = replace(order, point=chosen(points[place % 3 == 0 and len(points) > 1], order.created_at))
    return order


def _handout(wish: Wish, place: int) -> Handout:
    if place < wish.returned:
        return Handout.RETURNED
    if place < wish.returned + wish.stored:
        return Handout.STORED
    return Handout.HANDED_OUT if place * 37 % 100 < wish.handed else Handout.READY


def _corrected(wish: Wish, orders: list[Order], purchase: Purchase, now: datetime) -> list[Order]:
    """The last ones of the purchase: each kind of correction takes the next few."""
    kinds: Sequence[tuple[int, Change]] = (
        (wish.out_of_stock, _lined(LineState.OUT_OF_STOCK, "у поставщика кончилось")),
        (wish.refused, _lined(LineState.REFUSED, "покупатель передумал")),
        (wish.replaced, _lined(LineState.REPLACED, "заменили с согласия покупателя")),
        (wish.adjusted, _adjusted),
        (wish.cancelled, _cancelled),
    )
    at = min(purchase.terms.reached[-1].at + timedelta(hours=5), now)
    after, place = list(orders), len(orders)
    for count, change in kinds:
        for _ in range(count):
            place -= 1
            after[place] = change(after[place], at)
    return after


def _lined(state: LineState, note: str) -> Change:
    def change(order: Order, at: datetime) -> Order:
        first, *others = order.lines
        option = f"{first.option} → другой цвет" if state is LineState.REPLACED else first.option
        lines = (replace(first, state=state, edited=True, option=option), *others)
        return changed(order, at, ChangeReason.EDIT, replace(order, lines=lines), note=note)

    return change


def _adjusted(order: Order, at: datetime) -> Order:
    kind, amount, reason = ADJUSTMENTS[int(order.number) % len(ADJUSTMENTS)]
    added = Adjustment(kind, amount, reason, id=f"season-{order.number}")
    return changed(order, at, ChangeReason.ADJUSTMENT, replace(order, adjustments=(added,)), note=reason)


def _cancelled(order: Order, at: datetime) -> Order:
    return changed(order, at, ChangeReason.CANCELLATION, replace(order, cancelled_at=at), note="заказала по ошибке")


def renumbered(orders: Sequence[Order], first: int) -> list[Order]:
    """With numbers of the community."""
    return [replace(order, number=str(first + place)) for place, order in enumerate(orders)]


def stopped_at(purchase: Purchase) -> datetime:
    """From when on people pay."""
    return purchase.terms.reached_at(Stage.STOPPED) or purchase.created_at
