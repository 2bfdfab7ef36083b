"""What buyers of the season have reported: some of it waits with its proof, some was confirmed, some rejected."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.orders.claim_marks import marked
from chalicelib.domain.payments.claim import ClaimedOrder, ClaimState, PaymentClaim, warnings_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from chalicelib.domain.orders.order import Order
    from infra.demo.season.money import Settled
    from infra.demo.season.wishes import Wish


class Receipt(Struct, frozen=True):
    """A file of this folder, and the sum in kopecks that stands on it."""

    file: str
    type: str
    amount: int


RECEIPTS = (
    Receipt("receipt-1.png", "image/png", 150_000),
    Receipt("receipt.pdf", "application/pdf", 176_000),
    Receipt("receipt-2.png", "image/png", 230_000),
)
PROOF = "season"
"""How the file of a claim was called when it was uploaded."""

REASONS = ("Перевод не найден", "На чеке другая сумма", "Чек от другой закупки")
COMMENTS = ("", "перевела с карты мужа", "", "оплатила за двоих, вторая часть завтра")


def claimed(wish: Wish, paid: Sequence[Settled], names: Mapping[str, str], *, by: str, now: datetime) -> list[Settled]:
    """``names`` are the buyers' by id, ``by`` who decided."""
    whole = [place for place, each in enumerate(paid) if each.order.paid >= each.order.total > 0]
    owing = [place for place, each in enumerate(paid) if not each.order.paid and each.order.debt]
    after, kinds = list(paid), wish.claims
    for place in whole[: kinds.confirmed]:
        after[place] = _confirmed(after[place], names)
    for turn, place in enumerate(owing[: kinds.rejected]):
        after[place] = _rejected(after[place], names, turn, by=by, now=now)
    for turn, place in enumerate(owing[kinds.rejected : kinds.rejected + kinds.pending]):
        after[place] = _pending(after[place], names, turn, now=now)
    return after


def receipt_of(claim: PaymentClaim) -> Receipt:
    """Of a claim that has a proof."""
    return next(each for each in RECEIPTS if (each.type, each.amount) == (claim.proof_type, claim.amount))


def _confirmed(it: Settled, names: Mapping[str, str]) -> Settled:
    (entry,) = it.payments
    claim = _claim(it.order, names, entry.amount, entry.at - timedelta(hours=2))
    part = replace(claim.orders[0], confirmed=entry.amount)
    claim = replace(claim, orders=(part,), confirmed=entry.amount, warnings=())
    claim = claim.decided(ClaimState.CONFIRMED, entry.by, entry.recorded_at)
    named = replace(entry, claim=claim.id, note="")
    order = replace(it.order, payments=(named,))
    return replace(it, order=marked(order, claim.mark(part)), payments=(named,), claims=(claim,))


def _rejected(it: Settled, names: Mapping[str, str], turn: int, *, by: str, now: datetime) -> Settled:
    filed = now - timedelta(days=1, hours=3 * turn + 5)
    claim = _claim(it.order, names, it.order.debt, filed)
    claim = claim.decided(ClaimState.REJECTED, by, filed + timedelta(hours=2), REASONS[turn % len(REASONS)])
    return replace(it, order=marked(it.order, claim.mark(claim.orders[0])), claims=(claim,))


def _pending(it: Settled, names: Mapping[str, str], turn: int, *, now: datetime) -> Settled:
    """Every fourth has no proof, and says what is owed."""
    receipt = RECEIPTS[turn % 4] if turn % 4 < len(RECEIPTS) else None
    amount = receipt.amount if receipt else it.order.debt
    claim = _claim(it.order, names, amount, now - timedelta(hours=2 + 5 * turn))
    claim = replace(claim, comment=COMMENTS[turn % len(COMMENTS)])
    if receipt:
        claim = replace(claim, proof=f"{claim.id}-{PROOF}", proof_type=receipt.type)
    return replace(it, order=marked(it.order, claim.mark(claim.orders[0])), claims=(claim,))


def _claim(order: Order, names: Mapping[str, str], amount: int, filed: datetime) -> PaymentClaim:
    return PaymentClaim(
        id=f"season{order.number}",
        community=order.community,
        buyer=order.buyer,
        orders=(ClaimedOrder(order.number, order.purchase_title, amount),),
        amount=amount,
        currency=order.currency,
        paid_at=filed - timedelta(minutes=20),
        filed_at=filed,
        buyer_name=names[order.buyer],
        warnings=warnings_of(amount, [order.debt], ()),
        organizers=(order.organizer or "",),
    )
