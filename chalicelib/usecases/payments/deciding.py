"""An organizer confirms or rejects what buyers say they paid."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from chalicelib.domain.claims import ClaimedOrder, ClaimState, PaymentClaim, rejection
from chalicelib.domain.errors import Conflict, Invalid, NotFound
from chalicelib.domain.filing import with_marks
from chalicelib.domain.journal import Entry, Event, buyer_subject, claim_subject, order_subject
from chalicelib.domain.launch import Caller
from chalicelib.domain.lists import Page
from chalicelib.domain.order_news import news_of_money
from chalicelib.domain.orders import Order, marked, paying
from chalicelib.domain.payments import Payment, PaymentKind, payment_amount
from chalicelib.domain.proofs import PROOF_TYPES, kept_proof
from chalicelib.usecases.ports import Claims, Clock, Commit, Commits, NewId, Orders, Proofs
from chalicelib.usecases.rereading import reread

PAGE = 20


@dataclass(frozen=True)
class Deciding:
    claims: Claims
    orders: Orders
    proofs: Proofs
    commits: Commits
    now: Clock
    new_id: NewId

    def waiting(self, caller: Caller, cursor: str | None) -> Page[PaymentClaim]:
        """Those nobody has decided on, oldest first."""
        return self.claims.waiting(caller.community, cursor, PAGE)

    def get(self, caller: Caller, claim: str) -> PaymentClaim:
        return self.claims.get(caller.community, claim)

    def proof(self, caller: Caller, claim: str) -> str:
        """A private address of the proof, good for some minutes. Raises NotFound."""
        found = self.get(caller, claim)
        if not found.proof:
            raise NotFound("proof_missing")
        saved_as = f"{found.id}.{PROOF_TYPES[found.proof_type]}"
        return self.proofs.link(caller.community, kept_proof(found.buyer, found.proof), saved_as)

    def confirm(self, caller: Caller, claim: str, amounts: Mapping[str, int] | None = None) -> PaymentClaim:
        """Enter the claimed sums, or ``amounts`` by order where they differ, into the ledgers.

        Confirmed twice is confirmed once. Raises NotFound, Conflict when it was decided otherwise, Invalid.
        """

        def change() -> PaymentClaim:
            found = self.get(caller, claim)
            if found.state is ClaimState.CONFIRMED:
                return found
            decided = found.decided(ClaimState.CONFIRMED, caller.buyer, self.now())
            return self._confirm(caller, _with_amounts(decided, amounts))

        return reread(change)

    def reject(self, caller: Caller, claim: str, reason: str) -> PaymentClaim:
        """Say no, and why; the proof is kept. Rejected twice is rejected once. Raises NotFound, Conflict, Invalid."""
        why = rejection(reason)

        def change() -> PaymentClaim:
            found = self.get(caller, claim)
            if found.state is ClaimState.REJECTED:
                return found
            after = found.decided(ClaimState.REJECTED, caller.buyer, self.now(), why)
            orders = self.orders.many(caller.community, [part.number for part in after.orders])
            saved = with_marks(after, list(orders.values()))
            entry = self._decision(caller, after, Event.CLAIM_REJECTED)
            self.commits.commit(caller.community, Commit((after, *saved), (entry,)))
            return replace(after, version=after.version + 1)

        return reread(change)

    def _confirm(self, caller: Caller, claim: PaymentClaim) -> PaymentClaim:
        orders = self.orders.many(caller.community, [part.number for part in claim.orders])
        if len(orders) != len(claim.orders):
            raise Conflict("order_missing")
        saved: list[Order | Payment] = []
        entries = [self._decision(caller, claim, Event.CLAIM_CONFIRMED)]
        for part in claim.orders:
            before = orders[part.number]
            after = marked(before, claim.mark(part))
            if part.amount:
                payment = self._payment(caller, claim, part)
                after = paying(after, payment)
                saved.append(payment)
                entries += self._entered(caller, before, after, payment)
            saved.append(after)
        self.commits.commit(caller.community, Commit((claim, *saved), entries))
        return replace(claim, version=claim.version + 1)

    def _payment(self, caller: Caller, claim: PaymentClaim, part: ClaimedOrder) -> Payment:
        return Payment(
            self.new_id(),
            claim.community,
            part.number,
            claim.buyer,
            PaymentKind.PAYMENT,
            part.amount,
            claim.paid_at,
            self.now(),
            caller.buyer,
            claim=claim.id,
        )

    def _entered(self, caller: Caller, before: Order, after: Order, payment: Payment) -> list[Entry]:
        data: dict[str, object] = {
            "number": after.number,
            "buyer": after.buyer,
            "payment": payment.id,
            "claim": payment.claim,
            "amount": payment.amount,
            "paid": after.paid,
        }
        events = (Event.LEDGER_ENTERED, *news_of_money(before, after))
        actor, subject = buyer_subject(caller.buyer), order_subject(after.number)
        return [Entry(self.new_id(), caller.community, subject, event, self.now(), actor, data) for event in events]

    def _decision(self, caller: Caller, claim: PaymentClaim, event: Event) -> Entry:
        numbers = [part.number for part in claim.orders]
        data = {
            "claim": claim.id,
            "buyer": claim.buyer,
            "number": numbers[0],
            "numbers": numbers,
            "amount": claim.amount,
            "reason": claim.reason,
        }
        actor = buyer_subject(caller.buyer)
        return Entry(self.new_id(), claim.community, claim_subject(claim.id), event, self.now(), actor, data)


def _with_amounts(claim: PaymentClaim, amounts: Mapping[str, int] | None) -> PaymentClaim:
    if amounts is None:
        return claim
    if set(amounts) != {part.number for part in claim.orders} or any(amount < 0 for amount in amounts.values()):
        raise Invalid("orders_unreadable", "orders", limit=len(claim.orders))
    parts = tuple(replace(part, amount=amounts[part.number]) for part in claim.orders)
    return replace(claim, orders=parts, amount=payment_amount(sum(part.amount for part in parts)))
