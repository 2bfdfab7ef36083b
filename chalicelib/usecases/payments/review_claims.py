"""An organizer confirms or rejects what buyers say they paid."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.errors import Conflict, Forbidden, Invalid
from chalicelib.domain.journal import Event, Fact, claim_subject, order_subject
from chalicelib.domain.orders.claim_marks import marked
from chalicelib.domain.orders.news import news_of_money
from chalicelib.domain.orders.order import Order, paying
from chalicelib.domain.payments.claim import ClaimState, PaymentClaim, rejection
from chalicelib.domain.payments.filing import warned, with_marks
from chalicelib.domain.payments.filters import ClaimFilter
from chalicelib.domain.payments.payment import Payment, PaymentKind, payment_amount
from chalicelib.usecases.ports import Claims, Clock, Commit, Commits, NewId, Orders, Proofs
from chalicelib.usecases.proof_links import ProofLink, proof_link
from chalicelib.usecases.retries import retry_on_stale

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from chalicelib.domain.access.principals import Principal
    from chalicelib.domain.lists import LookedPage

PAGE = 20


class ReviewClaims(Struct, frozen=True):
    claims: Claims
    orders: Orders
    proofs: Proofs
    commits: Commits
    now: Clock
    new_id: NewId

    def find(self, principal: Principal, wish: ClaimFilter, cursor: str | None) -> LookedPage[PaymentClaim]:
        """Of a state: what waits oldest first, with the warnings of this moment, the others newest first."""
        own = replace(wish, organizer=principal.reach.organizer)
        page = self.claims.search(principal.community, own, cursor, PAGE)
        if wish.state is not ClaimState.PENDING:
            return page
        orders = self._orders(principal, page.things)
        return replace(page, things=[_looked_at(claim, orders) for claim in page.things])

    def waiting(self, principal: Principal, cursor: str | None) -> LookedPage[PaymentClaim]:
        """Those nobody has decided on."""
        return self.find(principal, ClaimFilter(), cursor)

    def get(self, principal: Principal, claim: str) -> PaymentClaim:
        """With the warnings of this moment, or those of the decision. Raises NotFound."""
        found = self._found(principal, claim)
        return _looked_at(found, self._orders(principal, [found])) if found.state is ClaimState.PENDING else found

    def proof(self, principal: Principal, claim: str, word: str = "proof") -> ProofLink:
        """A private address of the proof, whose file is called by ``word``, good for some minutes. Raises NotFound."""
        return proof_link(self.proofs, self._found(principal, claim), word)

    def confirm(self, principal: Principal, claim: str, amounts: Mapping[str, int] | None = None) -> PaymentClaim:
        """Enter the claimed sums, or ``amounts`` by order where they differ, into the ledgers.

        Confirmed twice is confirmed once. Raises NotFound, Conflict when it was decided otherwise, also with other
        sums, Invalid; Forbidden for another sum of an order that is not his to see.
        """

        def change() -> PaymentClaim:
            found = self._found(principal, claim)
            if found.state is ClaimState.CONFIRMED and _is_so(found, amounts):
                return found
            decided = found.decided(ClaimState.CONFIRMED, principal.id, self.now())
            return self._confirm(principal, _received(decided, amounts))

        return retry_on_stale(change)

    def reject(self, principal: Principal, claim: str, reason: str) -> PaymentClaim:
        """Say no, and why; the proof is kept. Rejected twice for the same reason is rejected once.

        Raises NotFound, Conflict when it was decided otherwise, Invalid.
        """
        why = rejection(reason)

        def change() -> PaymentClaim:
            found = self._found(principal, claim)
            if found.state is ClaimState.REJECTED and found.reason == why:
                return found
            orders = self._orders(principal, [found])
            decided = found.decided(ClaimState.REJECTED, principal.id, self.now(), why)
            after = _looked_at(decided, orders)
            saved = with_marks(after, list(orders.values()))
            fact = self._decision(after, Event.CLAIM_REJECTED)
            self.commits.commit(principal.community, Commit((after, *saved), (fact,)))
            return replace(after, version=after.version + 1)

        return retry_on_stale(change)

    def _found(self, principal: Principal, claim: str) -> PaymentClaim:
        return principal.reach.claim(self.claims.get(principal.community, claim))

    def _orders(self, principal: Principal, claims: Sequence[PaymentClaim]) -> Mapping[str, Order]:
        numbers = [part.number for claim in claims for part in claim.orders]
        return self.orders.many(principal.community, numbers) if numbers else {}

    def _confirm(self, principal: Principal, decided: PaymentClaim) -> PaymentClaim:
        orders = self._orders(principal, [decided])
        if len(orders) != len(decided.orders):
            raise Conflict("order_missing")
        self._check_others(principal, decided, orders)
        claim = _looked_at(decided, orders)
        saved: list[Order | Payment] = []
        facts = [self._decision(claim, Event.CLAIM_CONFIRMED)]
        for part in claim.orders:
            before = orders[part.number]
            after = marked(before, claim.mark(part))
            if part.confirmed:
                payment = self._payment(principal, claim, part.number, part.confirmed)
                after = paying(after, payment)
                saved.append(payment)
                facts += self._entered(before, after, payment)
            saved.append(after)
        self.commits.commit(principal.community, Commit((claim, *saved), facts))
        return replace(claim, version=claim.version + 1)

    def _check_others(self, principal: Principal, claim: PaymentClaim, orders: Mapping[str, Order]) -> None:
        """Of what was reported for another organizer's order nothing goes to one's own. Raises Forbidden."""
        others = [part for part in claim.orders if not principal.reach.covers(orders[part.number].organizer)]
        if any(part.confirmed != part.amount for part in others):
            raise Forbidden

    def _payment(self, principal: Principal, claim: PaymentClaim, number: str, amount: int) -> Payment:
        return Payment(
            id=self.new_id(),
            community=claim.community,
            order=number,
            buyer=claim.buyer,
            kind=PaymentKind.PAYMENT,
            amount=amount,
            at=claim.paid_at,
            recorded_at=self.now(),
            by=principal.id,
            claim=claim.id,
        )

    def _entered(self, before: Order, after: Order, payment: Payment) -> list[Fact]:
        data: dict[str, object] = {
            "number": after.number,
            "buyer": after.buyer,
            "payment": payment.id,
            "claim": payment.claim,
            "amount": payment.amount,
            "paid": after.paid,
        }
        events = (Event.LEDGER_ENTERED, *news_of_money(before, after))
        was, became = {"paid": before.paid}, {"paid": after.paid}
        return [Fact(event, order_subject(after.number), data, before=was, after=became) for event in events]

    def _decision(self, claim: PaymentClaim, event: Event) -> Fact:
        """It names the orders that got something, so that nobody reads of the others that they are paid.

        A confirmation says beside it what was claimed, and what each of the orders got.
        """
        numbers = [part.number for part in claim.orders if part.confirmed] or [part.number for part in claim.orders]
        data = {
            "claim": claim.id,
            "buyer": claim.buyer,
            "number": numbers[0],
            "numbers": numbers,
            "amount": claim.received,
            "reason": claim.reason,
        }
        if event is Event.CLAIM_CONFIRMED:
            data |= {"said": claim.amount, "parts": {part.number: part.confirmed or 0 for part in claim.orders}}
        became = {"state": claim.state, "reason": claim.reason, "confirmed": claim.confirmed}
        said = {name: value for name, value in became.items() if value not in (None, "")}
        was = {"state": ClaimState.PENDING}
        return Fact(event, claim_subject(claim.id), data, before=was, after=said)


def _looked_at(claim: PaymentClaim, orders: Mapping[str, Order]) -> PaymentClaim:
    return warned(claim, [orders[part.number] for part in claim.orders if part.number in orders])


def _received(claim: PaymentClaim, amounts: Mapping[str, int] | None) -> PaymentClaim:
    """With what was received beside what was claimed: as much, or ``amounts`` by order. Raises Invalid."""
    given = {part.number: part.amount for part in claim.orders} if amounts is None else amounts
    if set(given) != {part.number for part in claim.orders} or any(amount < 0 for amount in given.values()):
        raise Invalid("parts_unreadable", "orders", orders=", ".join(part.number for part in claim.orders))
    if not any(given.values()):
        raise Invalid("nothing_received", "orders")
    parts = tuple(replace(part, confirmed=given[part.number]) for part in claim.orders)
    return replace(claim, orders=parts, confirmed=payment_amount(sum(given.values())))


def _is_so(confirmed: PaymentClaim, amounts: Mapping[str, int] | None) -> bool:
    """Whether these are the sums it was confirmed with."""
    return amounts is None or amounts == {part.number: part.confirmed for part in confirmed.orders}
