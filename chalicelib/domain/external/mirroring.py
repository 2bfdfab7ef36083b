"""The order of ours that an order of a marketplace becomes, line by line, as far as it was accepted."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.external.external_order import Decision, ExternalLine, ExternalOrder
from chalicelib.domain.orders.lines import LineState, OrderLine
from chalicelib.domain.orders.order import Order, changed
from chalicelib.domain.orders.origin import MARKETPLACE, Origin
from chalicelib.domain.orders.sums import ChangeReason
from chalicelib.domain.purchases.purchase import Stage, Terms

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from chalicelib.domain.external.account import Account


class Stock(Struct, frozen=True):
    """So many pieces of an offer are taken by a change, or given back, where that is less than nothing."""

    offer: str
    pieces: int


def place_of(order: ExternalOrder) -> str:
    """What its one order of ours has in the place of a purchase's id: there is room for one order in it."""
    digest = hashlib.sha256(order.place.encode()).hexdigest()
    return f"{MARKETPLACE}{digest[:32]}"


def mirrored(order: ExternalOrder, account: Account, *, number: str, buyer: str, now: datetime) -> Order:
    """A new order of ours. Its money is the marketplace's affair: nobody is asked to pay for it here.

    Its buyer reads the marketplace's name in it: what the community calls its account is its own affair.
    """
    return Order(
        community=order.community,
        number=number,
        purchase=place_of(order),
        purchase_title=f"{account.marketplace.called}: {order.order}",
        organizer=None,
        buyer=buyer,
        lines=mirrored_lines(order),
        fee=0,
        currency=order.currency,
        created_at=now,
        changed_at=now,
        terms=Terms(stage=Stage.ORDERED),
        origin=Origin(order.account, order.order),
    )


def following(ours: Order, orders: Sequence[ExternalOrder], now: datetime) -> Order:
    """Our order as the marketplace's is now, with those it was split into; the same one where nothing is other."""
    lines = mirrored_lines(orders[0]) if len(orders) == 1 else _merged(orders)
    counted = any(line.counted for line in lines)
    if lines == ours.lines and bool(ours.cancelled_at) is not counted:
        return ours
    after = replace(ours, lines=lines, cancelled_at=None if counted else ours.cancelled_at or now)
    return changed(ours, now, ChangeReason.CANCELLATION if not counted else ChangeReason.EDIT, after)


def mirrored_lines(order: ExternalOrder) -> tuple[OrderLine, ...]:
    """Those that were ever accepted: what was cancelled since stays to be seen."""
    return tuple(_line(line) for line in order.lines if line.pieces)


def _merged(orders: Sequence[ExternalOrder]) -> tuple[OrderLine, ...]:
    """Goods stand as they stood in the first of them: that it was split changes nothing in itself."""
    pieces: dict[OrderLine, int] = {}
    for line in (_line(each) for order in orders for each in order.lines):
        kind = replace(line, quantity=0)
        pieces[kind] = pieces.get(kind, 0) + line.quantity
    return tuple(replace(kind, quantity=count) for kind, count in pieces.items() if count)


def stock_moves(before: ExternalOrder | None, after: ExternalOrder) -> Sequence[Stock]:
    was = {line.key: _taken(line) for line in before.lines} if before else {}
    moves = []
    for line in after.lines:
        offer, pieces = was.get(line.key, ("", 0))
        now_offer, now_pieces = _taken(line)
        if offer == now_offer:
            moves.append(Stock(offer, now_pieces - pieces))
        else:
            moves += [Stock(offer, -pieces), Stock(now_offer, now_pieces)]
    return [move for move in moves if move.offer and move.pieces]


def released(order: ExternalOrder) -> ExternalOrder:
    """What is not to be sent takes nothing of the stock."""
    return replace(order, lines=tuple(_released(line) for line in order.lines))


def _released(line: ExternalLine) -> ExternalLine:
    """Of what is wanted less than was accepted, the rest is free again."""
    kept = line.held
    if line.bound is None or line.bound.taken <= kept:
        return line
    return replace(line, bound=replace(line.bound, taken=kept))


def _taken(line: ExternalLine) -> tuple[str, int]:
    """Of our own stock: a supplier's is his."""
    if line.bound is None or line.bound.reservation:
        return "", 0
    return line.bound.offer, line.bound.taken


def _line(line: ExternalLine) -> OrderLine:
    price = line.seen.price
    if price is None:
        price = line.bound.price or 0 if line.bound else 0
    sent = line.decision is Decision.ACCEPTED
    return OrderLine(
        article=line.seen.article,
        name=line.seen.name or line.seen.article,
        option=line.seen.brand,
        quantity=line.held if sent else line.pieces,
        price=price,
        state=LineState.ACCEPTED if sent else LineState.CANCELLED,
    )
