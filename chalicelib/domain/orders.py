"""An order: what one buyer takes in one purchase, and why the sum is what it is."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from chalicelib.domain.money import percent_of

KEPT_CHANGES = 20


class LineState(StrEnum):
    PENDING = "pending"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    OUT_OF_STOCK = "out_of_stock"
    REPLACED = "replaced"
    CANCELLED = "cancelled"


COUNTED = frozenset({LineState.PENDING, LineState.ACCEPTED, LineState.REPLACED})


class PaymentState(StrEnum):
    UNPAID = "unpaid"
    PARTLY_PAID = "partly_paid"
    PAID = "paid"
    OVERPAID = "overpaid"


class Handout(StrEnum):
    NOT_READY = "not_ready"
    READY = "ready"
    HANDED_OUT = "handed_out"
    STORED = "stored"
    RETURNED = "returned"


class AdjustmentKind(StrEnum):
    DISCOUNT = "discount"
    PACKING = "packing"
    CORRECTION = "correction"
    OTHER = "other"


@dataclass(frozen=True)
class OrderLine:
    """``price`` is of one piece, in kopecks; ``option`` is the size or the colour."""

    article: str
    name: str
    option: str
    quantity: int
    price: int
    comment: str = ""
    state: LineState = LineState.ACCEPTED

    @property
    def counted(self) -> bool:
        return self.state in COUNTED

    @property
    def sum(self) -> int:
        return self.quantity * self.price if self.counted else 0


@dataclass(frozen=True)
class Adjustment:
    """A typed change of the sum; ``amount`` in kopecks, negative when it is in the buyer's favour."""

    kind: AdjustmentKind
    amount: int
    reason: str = ""


class ChangeReason(StrEnum):
    IMPORT = "import"
    DELIVERY_SPLIT = "delivery_split"


@dataclass(frozen=True)
class SumChange:
    """The total was ``before`` and became ``after`` (kopecks)."""

    at: datetime
    before: int
    after: int
    reason: ChangeReason


@dataclass(frozen=True)
class Part:
    """One addend of an explained sum; ``basis_points`` only for a fee."""

    kind: str
    amount: int
    basis_points: int | None = None
    reason: str = ""


@dataclass(frozen=True)
class Order:
    """One order per buyer and purchase. ``fee`` in basis points, ``delivery_share`` in kopecks.

    ``revision`` counts what the buyer can see changing; a notice speaks of one revision.
    """

    community: str
    number: str
    purchase: str
    purchase_title: str
    organizer: str | None
    buyer: str
    lines: tuple[OrderLine, ...]
    fee: int
    currency: str
    created_at: datetime
    changed_at: datetime
    delivery_share: int = 0
    adjustments: tuple[Adjustment, ...] = ()
    changes: tuple[SumChange, ...] = ()
    payment_state: PaymentState = PaymentState.UNPAID
    handout: Handout = Handout.NOT_READY
    revision: int = 1
    version: int = 0

    @property
    def goods(self) -> int:
        return sum(line.sum for line in self.lines)

    @property
    def explanation(self) -> tuple[Part, ...]:
        """The addends of the total, in the order people read them; goods are always there."""
        parts = [Part("goods", self.goods)]
        if self.fee:
            parts.append(Part("fee", percent_of(self.goods, self.fee), self.fee))
        if self.delivery_share:
            parts.append(Part("delivery", self.delivery_share))
        parts += [Part(each.kind, each.amount, reason=each.reason) for each in self.adjustments]
        return tuple(parts)

    @property
    def total(self) -> int:
        return sum(part.amount for part in self.explanation)

    @property
    def pieces(self) -> tuple[OrderLine, ...]:
        """The lines that count."""
        return tuple(line for line in self.lines if line.counted)


@dataclass(frozen=True)
class OrderCard:
    """What a list shows of an order: the order itself is not read for it."""

    number: str
    purchase_title: str
    lines: int
    total: int
    currency: str
    payment_state: PaymentState
    handout: Handout
    created_at: datetime


def card_of(order: Order) -> OrderCard:
    return OrderCard(
        order.number,
        order.purchase_title,
        len(order.pieces),
        order.total,
        order.currency,
        order.payment_state,
        order.handout,
        order.created_at,
    )


def changed(before: Order, now: datetime, reason: ChangeReason, after: Order) -> Order:
    """``after`` with the change of its sum written down, as the next revision of ``before``."""
    changes = before.changes
    if before.total != after.total:
        changes = (SumChange(now, before.total, after.total, reason), *changes)[:KEPT_CHANGES]
    return replace(after, changes=changes, changed_at=now, revision=before.revision + 1)
