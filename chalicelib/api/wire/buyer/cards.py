"""Lists of orders → JSON: what a list shows of each."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import field

from chalicelib.api.wire.forms import ListQuery, Wire, convert
from chalicelib.domain import orders
from chalicelib.domain.payments import PaymentState
from chalicelib.domain.purchases import Stage

if TYPE_CHECKING:
    from chalicelib.domain import order_cards
    from chalicelib.domain.lists import Page


class Period(StrEnum):
    RECENT = "recent"
    ALL = "all"


class OrdersQuery(ListQuery, frozen=True):
    period: Period = Period.RECENT


class OrderCard(Wire, frozen=True):
    number: str
    purchase_title: str = field(name="purchase")
    lines: int
    total: int
    currency: str
    payment_state: PaymentState
    handout: orders.Handout
    stage: Stage
    created_at: datetime
    claimed: int
    covered: bool


class Orders(Wire, frozen=True):
    orders: list[OrderCard]
    cursor: str | None


def write_orders(page: Page[order_cards.OrderCard]) -> Orders:
    return Orders([convert(card, OrderCard) for card in page.things], page.cursor)
