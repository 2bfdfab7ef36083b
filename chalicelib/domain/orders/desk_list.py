"""The desk's list of orders: what it shows of each, and what it can be asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct

from chalicelib.domain.errors import Invalid
from chalicelib.domain.orders.articles import is_marked, marks_of
from chalicelib.domain.orders.origin import MARKETPLACE
from chalicelib.domain.orders.status import OrderStatus, status_of

if TYPE_CHECKING:
    from chalicelib.domain.buyers.buyer import Buyer
    from chalicelib.domain.orders.order import Handout, Order
    from chalicelib.domain.payments.payment import PaymentState
    from chalicelib.domain.purchases.purchase import Stage

MOST = 100
"""Orders of a page."""


class DeskCard(Struct, frozen=True, kw_only=True):
    """Sums in kopecks; ``buyer``, ``point`` and ``organizer`` are ids; ``cancelled``: the order by itself.

    ``marks`` tell its articles, as ``orders/articles.py`` writes them. ``owing``: its buyer is asked to pay now and has
    not paid all; None where that was not kept yet.
    """

    number: str
    created_at: datetime
    purchase: str
    purchase_title: str
    organizer: str | None
    buyer: str
    stage: Stage
    handout: Handout
    payment_state: PaymentState
    point: str | None
    point_title: str
    lines: int
    total: int
    paid: int
    claimed: int
    currency: str
    cancelled: bool
    version: int
    marks: str = ""
    owing: bool | None = None

    @property
    def paid_elsewhere(self) -> bool:
        return self.purchase.startswith(MARKETPLACE)

    @property
    def status(self) -> OrderStatus:
        return status_of(self.stage, self.handout, self.paid, self.cancelled)


class DeskPage(Struct, frozen=True):
    """``people`` are the buyers of its cards, by id.

    ``looked``: the moment of the last order that was looked at, where more had to be looked at than is shown.
    """

    cards: Sequence[DeskCard]
    people: Mapping[str, Buyer]
    cursor: str | None = None
    looked: datetime | None = None


class View(StrEnum):
    """What the orders are found by; all else is looked for among those."""

    BUYER = "buyer"
    PURCHASE = "purchase"
    POINT = "point"
    PAYMENT = "payment"
    DATE = "date"


class OrderFilter(Struct, frozen=True, kw_only=True):
    """All of it holds. ``buyers``: one of them; ``article``: that of a line, or else words of the buyer's name.

    ``organizer``: orders of whose purchases. From ``since`` to ``until``, both with their second.
    """

    purchase: str | None = None
    buyer: str | None = None
    point: str | None = None
    payment_state: PaymentState | None = None
    handout: Handout | None = None
    stage: Stage | None = None
    status: OrderStatus | None = None
    since: datetime | None = None
    until: datetime | None = None
    buyers: frozenset[str] | None = None
    article: str | None = None
    organizer: str | None = None
    owing: bool | None = None

    @property
    def view(self) -> View:
        """The narrowest that there is."""
        named = {View.BUYER: self.buyer, View.PURCHASE: self.purchase, View.POINT: self.point}
        narrow = next((view for view, value in named.items() if value), None)
        return narrow or (View.PAYMENT if self.payment_state else View.DATE)

    @property
    def is_plain(self) -> bool:
        """Whether its view alone answers it."""
        others = (self.handout, self.stage, self.status, self.buyers, self.article, self.organizer, self.owing)
        keys = (self.buyer, self.purchase, self.point, self.payment_state)
        return all(each is None for each in others) and sum(each is not None for each in keys) < 2

    def fits(self, card: DeskCard) -> bool:
        """Of what a card tells; whether it really has an article is seen in the order itself."""
        wanted = (
            (self.purchase, card.purchase),
            (self.buyer, card.buyer),
            (self.point, card.point),
            (self.payment_state, card.payment_state),
            (self.handout, card.handout),
            (self.stage, card.stage),
            (self.status, card.status),
            (self.organizer, card.organizer),
        )
        named = self.buyers is None or card.buyer in self.buyers
        if not named or not self._may_have(card) or not self._may_owe(card):
            return False
        return all(value is None or value == there for value, there in wanted)

    def _may_have(self, card: DeskCard) -> bool:
        """Within a purchase an article may be words of a name as well, which no card tells."""
        return self.article is None or self.purchase is not None or is_marked(card.marks, self.article)

    def _may_owe(self, card: DeskCard) -> bool:
        return self.owing is None or card.owing is None or self.owing == card.owing

    def is_open(self, card: DeskCard) -> bool:
        """Whether only the order itself can tell: its card has no room for it, or was written before it told this."""
        return self.article is not None or (self.owing is not None and card.owing is None)

    def holds(self, order: Order, buyer: Buyer | None) -> bool:
        """Of the order itself and of whose it is, beside its card."""
        if self.article is None:
            return True
        from chalicelib.domain.buyers.buyer import folded  # few lists are searched

        article = self.article.casefold()
        found = any(line.article.casefold() == article for line in order.lines)
        return found or (buyer is not None and folded(self.article) in folded(buyer.name))


def desk_card_of(order: Order) -> DeskCard:
    point = order.point
    return DeskCard(
        number=order.number,
        created_at=order.created_at,
        purchase=order.purchase,
        purchase_title=order.purchase_title,
        organizer=order.organizer,
        buyer=order.buyer,
        stage=order.terms.stage,
        handout=order.handout,
        payment_state=order.payment_state,
        point=point.id if point else None,
        point_title=point.title if point else "",
        lines=len(order.pieces),
        total=order.total,
        paid=order.paid,
        claimed=order.claimed,
        currency=order.currency,
        cancelled=order.cancelled_at is not None,
        version=order.version,
        marks=marks_of(order.lines),
        owing=order.owed > 0,
    )


def checked_filter(wanted: OrderFilter) -> OrderFilter:
    """With its moments in UTC. Raises Invalid, naming the field."""
    for name, moment in (("createdFrom", wanted.since), ("createdTo", wanted.until)):
        if moment and moment.tzinfo is None:
            raise Invalid("time_unreadable", name)
    if wanted.since and wanted.until and wanted.since > wanted.until:
        raise Invalid("span_unreadable", "createdTo")
    return wanted


def page_size(limit: int) -> int:
    """Raises Invalid."""
    if not 1 <= limit <= MOST:
        raise Invalid("limit_unreadable", "limit", limit=MOST)
    return limit


def moment_of(text: str) -> datetime:
    """A moment as keys hold it."""
    return datetime.fromisoformat(text).astimezone(UTC)
