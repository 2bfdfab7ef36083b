"""A claim as it is filed: the sum goes to the debts of its orders in turn."""

from collections import Counter
from collections.abc import Collection, Sequence
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.buyers.buyer import Buyer, present
from chalicelib.domain.errors import Conflict, LessDue
from chalicelib.domain.orders.claim_marks import marked
from chalicelib.domain.orders.order import Order, one_currency
from chalicelib.domain.payments.claim import ALIVE, ClaimedOrder, PaymentClaim, warnings_of
from chalicelib.domain.payments.payment import PaymentKind, distributed


class Report(Struct, frozen=True):
    """What the buyer says: ``amount`` in kopecks, ``paid_at`` when; ``proof`` is the id of a file of ``proof_type``."""

    amount: int
    paid_at: datetime
    comment: str = ""
    proof: str | None = None
    proof_type: str = ""


def filed(claim: str, report: Report, orders: Sequence[Order], person: Buyer, now: datetime) -> PaymentClaim:
    """A claim of the orders' buyer.

    Raises Conflict when the orders are in several currencies, when one is paid to its marketplace, and for a person who
    is being erased, or was.
    """
    if any(order.paid_elsewhere for order in orders):
        raise Conflict("order_paid_elsewhere")
    debts = [unclaimed(order) for order in orders]
    parts = zip(orders, distributed(report.amount, debts), strict=True)
    first = orders[0]
    new = PaymentClaim(
        id=claim,
        community=first.community,
        buyer=first.buyer,
        orders=tuple(ClaimedOrder(order.number, order.purchase_title, part) for order, part in parts),
        amount=report.amount,
        currency=one_currency(orders),
        paid_at=report.paid_at,
        filed_at=now,
        buyer_name=present(person).name,
        comment=report.comment,
        proof=report.proof,
        proof_type=report.proof_type,
        organizers=_hosts(orders),
        unasked=not all(order.terms.payable for order in orders),
    )
    return warned(new, orders)


def handed_on(claim: PaymentClaim, orders: Sequence[Order]) -> PaymentClaim:
    """Of whoever runs the purchases of its ``orders`` now: he decides, and nobody who ran them before."""
    return replace(claim, organizers=_hosts(orders))


def _hosts(orders: Sequence[Order]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(host for order in orders if (host := order.terms.organizer or order.organizer)))


def unclaimed(order: Order) -> int:
    """What is still to be paid and was not reported yet."""
    return max(order.debt - order.claimed, 0)


def check_due(orders: Sequence[Order], seen: int | None) -> None:
    """Raises LessDue when less is left to pay for these orders than was ``seen``: it was reported or paid meanwhile."""
    if seen is not None and sum(map(unclaimed, orders)) < seen:
        raise LessDue


def known_sums(orders: Sequence[Order]) -> Collection[int]:
    """The sums that were reported for these orders, and confirmed, claim by claim, or entered by hand."""
    reported: Counter[str] = Counter()
    confirmed: Counter[str] = Counter()
    for mark in (mark for order in orders for mark in order.claims if mark.state in ALIVE):
        reported[mark.id] += mark.amount
        if mark.confirmed:
            confirmed[mark.id] += mark.confirmed
    entries = [entry for order in orders for entry in order.payments if entry.kind is PaymentKind.PAYMENT]
    return {*reported.values(), *confirmed.values(), *(entry.amount for entry in entries if entry.claim is None)}


def warned(claim: PaymentClaim, orders: Sequence[Order]) -> PaymentClaim:
    """The claim with what is to be looked at as its orders are now; it is no double of itself."""
    others = [replace(order, claims=tuple(mark for mark in order.claims if mark.id != claim.id)) for order in orders]
    debts = [unclaimed(order) for order in others]
    warnings = warnings_of(claim.received, debts, known_sums(others))
    return replace(claim, warnings=warnings, cancelled=any(order.cancelled for order in orders))


def with_marks(claim: PaymentClaim, orders: Sequence[Order]) -> list[Order]:
    """The orders with the claim as it now is; one that is not there any more is left out."""
    known = {order.number: order for order in orders}
    return [marked(known[part.number], claim.mark(part)) for part in claim.orders if part.number in known]
