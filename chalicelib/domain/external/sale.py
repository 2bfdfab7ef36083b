"""One sale that two accounts show: made at one marketplace, handed over by another. It is decided once.

The order that was seen first leads: the one who came second follows it, whichever marketplace it is. Only where a
person joins two of which the second one was decided, that one leads.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.catalogue.offer import normalised
from chalicelib.domain.errors import Conflict
from chalicelib.domain.external.external_order import OPEN_PUSHES, Decision, ExternalLine, ExternalOrder, Push
from chalicelib.domain.external.marketplace import Marketplace
from chalicelib.domain.external.seeing import forgetting
from chalicelib.domain.external.sighting import Phase

if TYPE_CHECKING:
    from datetime import datetime

SOURCES = frozenset({Marketplace.OZON, Marketplace.WILDBERRIES})
"""What is sold there may be handed over by another marketplace, which says so."""

WITHDRAWN = frozenset({Decision.NEW, Decision.ACCEPTED})


class Sale(Struct, frozen=True):
    """``number`` is that of the ``marketplace`` where it was made; ``orders`` are the places of those that show it."""

    community: str
    marketplace: Marketplace
    number: str
    orders: tuple[str, ...] = ()
    version: int = 0

    def shown_by(self, place: str) -> Sale:
        return self if place in self.orders else replace(self, orders=(*self.orders, place))


def source_of(order: ExternalOrder) -> Marketplace | None:
    """Where it was sold, as far as orders from there may come to us; None: nobody else shows it."""
    named = order.origin.marketplace if order.origin else order.marketplace
    return next((each for each in SOURCES if each == named), None)


def sale_of(order: ExternalOrder) -> Sale | None:
    """The sale that it is for certain; None where nobody else shows it, or no number is told."""
    source = source_of(order)
    number = order.origin.order if order.origin else order.order
    return Sale(order.community, source, number) if source and number else None


def may_be_shown_twice(order: ExternalOrder) -> bool:
    """Whether it was sold at a marketplace of ours, and its number there is not told: a person looks."""
    return order.origin is not None and not order.origin.order and source_of(order) is not None


def check_own(order: ExternalOrder) -> None:
    """Raises Conflict for one that is decided elsewhere, or may be: a person has to say so first."""
    if order.same_as:
        raise Conflict("sale_followed", place=order.same_as)
    if order.doubtful:
        raise Conflict("sale_doubtful")


def is_decided(order: ExternalOrder) -> bool:
    return any(line.decision in (Decision.ACCEPTED, Decision.REFUSED) for line in order.lines) or bool(order.number)


def joined(order: ExternalOrder, leader: ExternalOrder) -> tuple[ExternalOrder, ExternalOrder]:
    """``order`` as one that follows, and ``leader`` that knows of it. Raises Conflict where both were decided."""
    if is_decided(order):
        raise Conflict("sale_decided_twice")
    follower = replace(order, same_as=leader.place, doubtful=False, apart=False)
    if leader.forgotten:
        follower = forgetting(follower)
    known = leader if order.place in leader.twins else replace(leader, twins=(*leader.twins, order.place))
    return follower, replace(known, doubtful=False)


def parted(order: ExternalOrder) -> ExternalOrder:
    """A person says that it is a sale of its own: it is decided by itself, and nobody joins it again unasked."""
    return replace(order, same_as="", doubtful=False, apart=True)


def left_by(leader: ExternalOrder, place: str) -> ExternalOrder:
    return replace(leader, twins=tuple(each for each in leader.twins if each != place))


def cancelled_with(leader: ExternalOrder, follower: ExternalOrder, now: datetime) -> ExternalOrder:
    """What is cancelled where the sale is only followed is cancelled where it is decided; the same if nothing is."""
    gone = [_article(line) for line in follower.lines if line.wanted == 0]
    whole = follower.phase is Phase.CANCELLED or len(gone) == len(follower.lines) > 0

    def cancelled(line: ExternalLine) -> ExternalLine:
        if line.decision not in WITHDRAWN or not (whole or _is_only(line, leader, follower, gone)):
            return line
        push = Push.NONE if line.push in OPEN_PUSHES | {Push.FAILED} else line.push
        return replace(line, decision=Decision.CANCELLED, decided_at=now, push=push)

    lines = tuple(cancelled(line) for line in leader.lines)
    return leader if lines == leader.lines else replace(leader, lines=lines)


def _is_only(line: ExternalLine, leader: ExternalOrder, follower: ExternalOrder, gone: list[str]) -> bool:
    """Whether its article went, and there is one line of it on either side: more are not told apart."""
    article = _article(line)
    counted = [sum(_article(each) == article for each in order.lines) for order in (leader, follower)]
    return article in gone and bool(article) and counted == [1, 1]


def _article(line: ExternalLine) -> str:
    return normalised(line.seen.article)
