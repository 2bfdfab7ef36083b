"""All that the desk is told of one order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from chalicelib.domain.errors import NotFound
from chalicelib.domain.journal import buyer_subject, order_subject

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from chalicelib.domain.access.principals import Principal
    from chalicelib.domain.buyers.buyer import Buyer
    from chalicelib.domain.journal import Entry
    from chalicelib.domain.notices.notice import Notice
    from chalicelib.domain.orders.order import Order
    from chalicelib.usecases.ports import Buyers, Claims, Journal, Notices, Orders

LATEST = 50
"""Entries of its history."""


class OrderView(Struct, frozen=True):
    """``proofs`` are its claims that have one; ``journal`` the latest entries, newest first; ``people`` by actor."""

    order: Order
    buyer: Buyer
    proofs: Sequence[str]
    journal: Sequence[Entry]
    people: Mapping[str, Buyer]
    notices: Sequence[Notice]


class ShowOrder(Struct, frozen=True):
    orders: Orders
    buyers: Buyers
    claims: Claims
    journal: Journal
    notices: Notices

    def show(self, principal: Principal, number: str) -> OrderView:
        """Raises NotFound."""
        community = principal.community
        order = principal.reach.order(self.orders.get(community, number))
        entries = self.journal.latest(community, order_subject(number), LATEST)
        actors = {entry.actor.removeprefix("buyer/") for entry in entries if entry.actor.startswith("buyer/")}
        people = self.buyers.many(community, sorted({order.buyer, *actors}))
        if order.buyer not in people:
            raise NotFound("buyer_unknown")
        claims = self.claims.many(community, [mark.id for mark in order.claims]) if order.claims else ()
        told = self.notices.of_buyer(community, order.buyer)
        return OrderView(
            order=order,
            buyer=people[order.buyer],
            proofs=[claim.id for claim in claims if claim.proof],
            journal=entries,
            people={buyer_subject(each.id): each for each in people.values()},
            notices=sorted((each for each in told if each.number == number), key=lambda each: each.at, reverse=True),
        )
