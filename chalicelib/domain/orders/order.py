"""An order: what one buyer takes in one purchase, and why the sum is what it is."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from enum import StrEnum

from msgspec import Struct, field
from msgspec.structs import replace

from chalicelib.domain.errors import Conflict
from chalicelib.domain.money import percent_of
from chalicelib.domain.orders.lines import OrderLine
from chalicelib.domain.orders.origin import Origin
from chalicelib.domain.orders.sums import Adjustment, ChangeReason, Part, SumChange, noted
from chalicelib.domain.payments.claim import ClaimMark, ClaimState
from chalicelib.domain.payments.payment import SETTLED, Payment, PaymentState, payment_state
from chalicelib.domain.pickup.points import PointChoice
from chalicelib.domain.purchases.progress import Progress
from chalicelib.domain.purchases.purchase import HANDING_OUT, Stage, Terms

NUMBER_LENGTH = 12
KEPT_CHANGES = 20
KEPT_PAYMENTS = 20


class Handout(StrEnum):
    NOT_READY = "not_ready"
    READY = "ready"
    HANDED_OUT = "handed_out"
    STORED = "stored"
    RETURNED = "returned"


HANDOUT_MOVES: Mapping[Handout, frozenset[Handout]] = {
    Handout.NOT_READY: frozenset({Handout.READY}),
    Handout.READY: frozenset({Handout.HANDED_OUT, Handout.STORED, Handout.RETURNED}),
    Handout.STORED: frozenset({Handout.HANDED_OUT, Handout.RETURNED, Handout.READY}),
    Handout.HANDED_OUT: frozenset({Handout.RETURNED, Handout.READY}),
    Handout.RETURNED: frozenset({Handout.READY}),
}
COLLECTABLE = frozenset({Handout.READY, Handout.STORED})
HELD = COLLECTABLE | {Handout.NOT_READY}
"""Nobody has it yet, and nobody gave it back."""


class Order(Struct, frozen=True):
    """One order per buyer and purchase. ``fee`` in basis points, ``delivery_share`` and ``paid`` in kopecks.

    ``revision`` counts what the buyer can see changing in the goods and their sum; a notice speaks of one revision.
    ``terms`` are the purchase's, as last given out; ``payments`` are the last of its ledger, ``paid`` the sum of all;
    ``paid_at`` is when it was first paid in full; ``point`` is where it is collected, if not at the organizer's place.
    ``cancelled_at``: it was cancelled by itself, whatever becomes of its purchase: then nothing in it counts.
    ``counted``: what the counters of its purchase hold of it; whoever writes it moves them by what has changed.
    ``origin``: it was placed at a marketplace, and has no purchase of ours; its money is between the two of them.
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
    terms: Terms = field(default_factory=Terms)
    paid: int = 0
    paid_at: datetime | None = None
    payments: tuple[Payment, ...] = ()
    claims: tuple[ClaimMark, ...] = ()
    point: PointChoice | None = None
    handout: Handout = Handout.NOT_READY
    handed_out_at: datetime | None = None
    cancelled_at: datetime | None = None
    revision: int = 1
    counted: Progress | None = None
    origin: Origin | None = None
    version: int = 0

    @property
    def goods(self) -> int:
        return sum(line.sum for line in self.pieces)

    @property
    def explanation(self) -> tuple[Part, ...]:
        """The addends of the total, in the order people read them; goods are always there."""
        goods = self.goods
        parts = [Part("goods", goods)]
        if self.cancelled_at:
            return tuple(parts)
        if self.fee:
            parts.append(Part("fee", percent_of(goods, self.fee), self.fee))
        if self.delivery_share:
            parts.append(Part("delivery", self.delivery_share))
        if self.point and self.point.price and self.pieces:
            parts.append(Part("pickup", self.point.price, reason=self.point.title))
        parts += [Part(each.kind, each.amount, reason=each.reason) for each in self.adjustments]
        return tuple(parts)

    @property
    def total(self) -> int:
        return sum(part.amount for part in self.explanation)

    @property
    def paid_elsewhere(self) -> bool:
        """Whether its money is the marketplace's affair: nothing of it is owed here."""
        return self.origin is not None

    @property
    def payment_state(self) -> PaymentState:
        """What is paid elsewhere counts as paid: nobody is asked for it."""
        return PaymentState.PAID if self.paid_elsewhere and not self.paid else payment_state(self.paid, self._due)

    @property
    def debt(self) -> int:
        return max(self._due - self.paid, 0)

    @property
    def _due(self) -> int:
        return 0 if self.paid_elsewhere else self.total

    @property
    def owed(self) -> int:
        """What its buyer is asked to pay now, in kopecks."""
        return self.debt if self.terms.payable else 0

    @property
    def cancelled(self) -> bool:
        """By itself, or with its purchase."""
        return self.cancelled_at is not None or self.terms.stage is Stage.CANCELLED

    @property
    def to_return(self) -> int:
        """What was paid above what is due: all of it, when it is cancelled; never more than was paid."""
        due = 0 if self.cancelled else max(self._due, 0)
        return max(self.paid - due, 0)

    @property
    def paid_earlier(self) -> int:
        """The sum of those entries of the ledger that are not kept here any more."""
        return self.paid - sum(entry.amount for entry in self.payments)

    @property
    def claimed(self) -> int:
        """What the buyer says he has paid and nobody has looked at yet."""
        return sum(mark.amount for mark in self.claims if mark.state is ClaimState.PENDING)

    @property
    def collectable(self) -> bool:
        """Whether something is there for the buyer to collect."""
        return self.handout in COLLECTABLE and self.terms.stage is not Stage.CANCELLED and bool(self.pieces)

    @property
    def point_locked(self) -> bool:
        """Whether it is too late for its buyer to choose another pickup point, as far as it knows."""
        return self.terms.points_locked or self.handout not in HELD

    @property
    def held_at(self) -> str | None:
        """The pickup point where it takes room, or will."""
        waits = self.handout in HELD and self.terms.stage is not Stage.CANCELLED and bool(self.pieces)
        return self.point.id if self.point and waits else None

    @property
    def pieces(self) -> tuple[OrderLine, ...]:
        """The lines that count."""
        if self.cancelled_at:
            return ()
        return tuple(line for line in self.lines if line.counted)


def changed(
    before: Order, now: datetime, reason: ChangeReason, after: Order, *, since: datetime | None = None, note: str = ""
) -> Order:
    """``after`` with the change of its sum written down, as the next revision of ``before``.

    ``since``: when the import began that this is a further step of; ``note``: why a person did it.
    """
    changes = before.changes
    if before.total != after.total:
        change = SumChange(now, before.total, after.total, reason, note=note)
        new = since is not None and before.created_at >= since
        changes = noted(changes, change, since, new)[:KEPT_CHANGES]
    return settled(before, replace(after, changes=changes, changed_at=now, revision=before.revision + 1), now)


def paying(before: Order, entry: Payment) -> Order:
    """``before`` with one more entry in its ledger. Raises Conflict for money that is the marketplace's affair."""
    if before.paid_elsewhere and entry.amount > 0:
        raise Conflict("order_paid_elsewhere")
    after = replace(before, paid=before.paid + entry.amount, payments=(entry, *before.payments)[:KEPT_PAYMENTS])
    return settled(before, after, entry.recorded_at)


def settled(before: Order, after: Order, now: datetime) -> Order:
    """``after``, with the moment written down if it is paid in full for the first time."""
    return replace(after, paid_at=now) if crossed(before, after) and after.paid_at is None else after


def crossed(before: Order, after: Order) -> bool:
    """Whether this change makes it paid in full: said once, when the line is crossed."""
    return before.payment_state not in SETTLED and after.payment_state in SETTLED


def is_number(text: str) -> bool:
    """Whether it could be the number of an order."""
    return text.isascii() and text.isdigit() and len(text) <= NUMBER_LENGTH


def one_currency(orders: Sequence[Order]) -> str:
    """The currency of them all. Raises Conflict: sums in several are not added up."""
    found = {order.currency for order in orders}
    if len(found) != 1:
        raise Conflict("currencies_mixed")
    return found.pop()


def on_terms(order: Order, terms: Terms) -> Order:
    """The order as its purchase's terms make it: from the hand-out on it is there to be collected."""
    ready = terms.stage in HANDING_OUT and order.handout is Handout.NOT_READY
    return replace(
        order,
        terms=terms,
        organizer=terms.organizer or order.organizer,
        purchase_title=order.purchase_title if terms.title is None else terms.title,
        fee=order.fee if terms.fee is None else terms.fee,
        handout=Handout.READY if ready else order.handout,
    )


def following(order: Order, terms: Terms, now: datetime) -> Order:
    """The order on its purchase's terms; a sum that their fee changes says so."""
    after = on_terms(order, terms)
    return after if after.total == order.total else changed(order, now, ChangeReason.FEE, after)


def handed(order: Order, handout: Handout, now: datetime) -> Order:
    """Raises Conflict where the table of moves says no."""
    if order.cancelled_at:
        raise Conflict("order_cancelled")
    if handout not in HANDOUT_MOVES[order.handout]:
        if order.handout is Handout.NOT_READY and order.terms.stage not in HANDING_OUT:
            raise Conflict("handout_early")
        raise Conflict("handout_refused")
    return replace(order, handout=handout, handed_out_at=now if handout is Handout.HANDED_OUT else None)
