"""A purchase's new terms reach its orders, chunk by chunk; what a buyer should hear of is said in the same commit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.errors import NotFound
from chalicelib.domain.journal import Event, Fact, purchase_subject
from chalicelib.domain.payments.claim import ClaimState
from chalicelib.domain.payments.filing import handed_on
from chalicelib.usecases.jobs import say_once
from chalicelib.usecases.order_terms import given_terms
from chalicelib.usecases.purchase_orders import orders_after
from chalicelib.usecases.retries import retry_on_stale_from

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chalicelib.domain.journal import Entry
    from chalicelib.domain.orders.order import Order
    from chalicelib.domain.payments.claim import PaymentClaim
    from chalicelib.domain.purchases.purchase import Purchase
    from chalicelib.usecases.ports import Claims, Clock, Commits, Orders, Purchases


class PropagateTerms(Struct, frozen=True):
    """A message names the revision it was written for; when there is a newer one, that one has its own messages.

    While the delivery is split they wait: whoever gives the last share has them go on.
    """

    purchases: Purchases
    orders: Orders
    claims: Claims
    commits: Commits
    now: Clock

    def run(self, entry: Entry) -> None:
        try:
            purchase = self.purchases.get(entry.community, entry.subject.removeprefix("purchase/"))
        except NotFound:
            return
        if purchase.terms.revision != entry.data["revision"] or purchase.awaits_shares:
            return
        some = orders_after(self.orders, entry.community, purchase.id, str(entry.data.get("after", "")))
        for order in some.orders:
            self._give(purchase, order)
        if some.following:
            self._go_on(purchase, some.following)

    def _give(self, purchase: Purchase, read: Order) -> None:
        """An order that somebody else writes at the same time is read again and given the terms then."""

        def give(order: Order) -> None:
            if order.terms.revision >= purchase.terms.revision:
                return
            after, commit = given_terms(order, purchase.terms, self.now())
            claims = self._handed_on(after) if after.organizer != order.organizer else ()
            self.commits.commit(purchase.community, replace(commit, save=(*commit.save, *claims)))

        retry_on_stale_from(read, lambda: self.orders.get(purchase.community, read.number), give)

    def _handed_on(self, after: Order) -> Sequence[PaymentClaim]:
        """Payments that were reported for an order which changes hands are decided by whoever has it now."""
        marks = [mark.id for mark in after.claims if mark.state is ClaimState.PENDING]
        claims = self.claims.many(after.community, marks) if marks else ()
        numbers = list(dict.fromkeys(part.number for claim in claims for part in claim.orders))
        known = {**self.orders.many(after.community, numbers), after.number: after} if numbers else {}
        return [
            handed_on(claim, [known[part.number] for part in claim.orders if part.number in known])
            for claim in claims
            if claim.waiting
        ]

    def _go_on(self, purchase: Purchase, after: str) -> None:
        revision, subject = purchase.terms.revision, purchase_subject(purchase.id)
        fact = Fact(Event.PURCHASE_PROPAGATED, subject, {"revision": revision, "after": after})
        say_once(self.commits, purchase.community, (fact,), f"{subject}/terms/{revision}/{after}")
