"""Lists of orders → JSON: what a list shows of each."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from chalicelib.api.wire.forms import ListQuery, Wire
from chalicelib.domain.orders import order as orders
from chalicelib.domain.orders.tracker import Step
from chalicelib.domain.payments.payment import PaymentState
from chalicelib.domain.purchases.purchase import Stage

if TYPE_CHECKING:
    from chalicelib.domain.lists import Page
    from chalicelib.domain.orders import cards as order_cards


class Period(StrEnum):
    RECENT = "recent"
    ALL = "all"


class OrdersQuery(ListQuery, frozen=True):
    period: Period = Period.RECENT


class OrderCard(Wire, frozen=True):
    number: str
    purchase: str
    lines: int
    total: int
    currency: str
    payment_state: PaymentState
    handout: orders.Handout
    stage: Stage
    created_at: datetime
    claimed: int
    covered: bool
    step: Step | None
    since: datetime | None
    asked: bool
    until: datetime | None
    paid_elsewhere: bool


class Orders(Wire, frozen=True):
    orders: list[OrderCard]
    cursor: str | None


def write_orders(page: Page[order_cards.OrderCard]) -> Orders:
    return Orders(orders=[_card(card) for card in page.things], cursor=page.cursor)


def _card(card: order_cards.OrderCard) -> OrderCard:
    """Written out: the list is what is asked for most, and ``convert`` takes three times as long."""
    return OrderCard(
        number=card.number,
        purchase=card.purchase_title,
        lines=card.lines,
        total=card.total,
        currency=card.currency,
        payment_state=card.payment_state,
        handout=card.handout,
        stage=card.stage,
        created_at=card.created_at,
        claimed=card.claimed,
        covered=card.covered,
        step=card.step,
        since=card.since,
        asked=card.asked,
        until=card.until,
        paid_elsewhere=card.elsewhere,
    )
