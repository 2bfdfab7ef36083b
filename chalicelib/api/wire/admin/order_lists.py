"""The desk's list of orders ↔ JSON."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

from chalicelib.api.wire.admin.orders import Person
from chalicelib.api.wire.forms import ListQuery, Wire
from chalicelib.api.wire.limits import limited
from chalicelib.domain.orders.order import Handout
from chalicelib.domain.orders.status import OrderStatus
from chalicelib.domain.payments.payment import PaymentState
from chalicelib.domain.purchases.purchase import Stage

if TYPE_CHECKING:
    from chalicelib.domain.buyers.buyer import Buyer
    from chalicelib.domain.orders import desk_list

PAGE = 50


class OrdersQuery(ListQuery, frozen=True):
    """What is not named is not asked about; ``q`` is searched for."""

    q: Annotated[str, limited(maxLength=100)] | None = None
    purchase: str | None = None
    buyer: str | None = None
    point: str | None = None
    organizer: str | None = None
    payment_state: PaymentState | None = None
    handout: Handout | None = None
    stage: Stage | None = None
    status: OrderStatus | None = None
    owing: bool | None = None
    created_from: datetime | None = None
    created_to: datetime | None = None
    limit: Annotated[int, limited(minimum=1, maximum=100)] = PAGE


class Titled(Wire, frozen=True):
    id: str
    title: str


class OrderListed(Wire, frozen=True):
    number: str
    created_at: datetime
    purchase: Titled
    buyer: Person
    stage: Stage
    status: OrderStatus
    handout: Handout
    payment_state: PaymentState
    point: Titled | None
    lines: int
    total: int
    paid: int
    claimed: int
    currency: str
    paid_elsewhere: bool
    version: int


class OrdersListed(Wire, frozen=True):
    items: list[OrderListed]
    next: str | None
    looked: datetime | None


def read_filter(asked: OrdersQuery) -> desk_list.OrderFilter:
    from chalicelib.domain.orders.desk_list import OrderFilter

    return OrderFilter(
        purchase=asked.purchase or None,
        buyer=asked.buyer or None,
        point=asked.point or None,
        organizer=asked.organizer or None,
        payment_state=asked.payment_state,
        handout=asked.handout,
        stage=asked.stage,
        status=asked.status,
        owing=asked.owing,
        since=asked.created_from,
        until=asked.created_to,
    )


def write_page(page: desk_list.DeskPage) -> OrdersListed:
    items = [write_card(card, page.people.get(card.buyer)) for card in page.cards]
    return OrdersListed(items=items, next=page.cursor, looked=page.looked)


def write_card(card: desk_list.DeskCard, buyer: Buyer | None) -> OrderListed:
    return OrderListed(
        number=card.number,
        created_at=card.created_at,
        purchase=Titled(id=card.purchase, title=card.purchase_title),
        buyer=_person(card.buyer, buyer),
        stage=card.stage,
        status=card.status,
        handout=card.handout,
        payment_state=card.payment_state,
        point=Titled(id=card.point, title=card.point_title) if card.point else None,
        lines=card.lines,
        total=card.total,
        paid=card.paid,
        claimed=card.claimed,
        currency=card.currency,
        paid_elsewhere=card.paid_elsewhere,
        version=card.version,
    )


def _person(id: str, buyer: Buyer | None) -> Person:
    if buyer is None:
        return Person(id=id, name="", phone=None, region="")
    return Person(id=id, name=buyer.name, phone=buyer.phone, region=buyer.region)
