"""What decisions have in common, a person's and a rule's: what a line is bound to, and what is said of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chalicelib.domain.external.external_order import Bound
from chalicelib.domain.journal import Event, Fact, external_subject

if TYPE_CHECKING:
    from chalicelib.domain.catalogue.offer import Offer
    from chalicelib.domain.external.external_order import ExternalLine, ExternalOrder


def bound_to(offer: Offer, price_list: str) -> Bound:
    """``price_list`` is its title."""
    return Bound(offer.id, offer.named_in(price_list), offer.price, offer.cost)


def decided_fact(before: ExternalOrder, after: ExternalOrder, actor: str = "") -> Fact:
    """What was and what is, of the lines that differ: the push queue hears of it. ``actor``: of those he decided."""
    other = {line.key: line for line in before.lines}
    changed = [line for line in after.lines if line != other.get(line.key)]
    lines = [line for line in changed if not actor or line.decided_by == actor]
    data = {"account": after.account, "order": after.order}
    was, became = ({line.key: _told(line) for line in some} for some in ([other[each.key] for each in lines], lines))
    subject = external_subject(after.place)
    return Fact(Event.EXTERNAL_DECIDED, subject, data, actor=actor, before=was, after=became)


def told_again_fact(order: ExternalOrder) -> Fact:
    """Nothing of it was decided otherwise: the push queue hears of it once more."""
    stands = {line.key: _told(line) for line in order.lines}
    data = {"account": order.account, "order": order.order, "again": True}
    return Fact(Event.EXTERNAL_DECIDED, external_subject(order.place), data, before=stands, after=stands)


def _told(line: ExternalLine) -> dict[str, object]:
    offer = line.bound.offer if line.bound else ""
    return {"decision": line.decision, "pieces": line.pieces, "offer": offer, "reason": line.reason, "push": line.push}
