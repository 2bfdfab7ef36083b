"""Lists of orders → JSON: what a list shows of each."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from chalicelib.api.wire.forms import Wire
from chalicelib.domain import orders
from chalicelib.domain.errors import Invalid
from chalicelib.domain.payments import PaymentState
from chalicelib.domain.purchases import Stage

if TYPE_CHECKING:
    from chalicelib.domain import order_cards
    from chalicelib.domain.lists import Page


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


class Orders(Wire, frozen=True):
    orders: list[OrderCard]
    cursor: str | None


def read_period(text: str | None) -> bool:
    """Whether only recent orders are asked for. Raises Invalid."""
    if text not in (None, "recent", "all"):
        raise Invalid("choice_unreadable", "period", choices="recent, all")
    return text != "all"


def write_orders(page: Page[order_cards.OrderCard]) -> Orders:
    return Orders([_card(card) for card in page.things], page.cursor)


def _card(card: order_cards.OrderCard) -> OrderCard:
    return OrderCard(
        card.number,
        card.purchase_title,
        card.lines,
        card.total,
        card.currency,
        card.payment_state,
        card.handout,
        card.stage,
        card.created_at,
        card.claimed,
        card.covered,
    )
