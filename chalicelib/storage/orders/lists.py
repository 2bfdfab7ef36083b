"""What the rows of orders keep for lists: arrays, small because a list reads twenty of them.

A new field stands at the end and has a default, so that a release reads what the one before it and the one after it
write; what is too much in an array is passed over.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import msgspec

from chalicelib.domain.orders.cards import Bill, OrderCard, Parcel
from chalicelib.domain.orders.order import Handout
from chalicelib.domain.payments.payment import PaymentState
from chalicelib.domain.purchases.purchase import Stage


class CardForm(msgspec.Struct, array_like=True, frozen=True):
    purchase_title: str
    lines: int
    total: int
    currency: str
    payment_state: PaymentState
    handout: Handout
    stage: Stage = Stage.COLLECTING
    claimed: int = 0
    covered: bool = False
    since: int = 0
    asked: int | None = None
    elsewhere: bool = False


class BillForm(msgspec.Struct, array_like=True, frozen=True):
    number: str
    purchase_title: str
    organizer_name: str
    total: int
    paid: int
    claimed: int
    currency: str
    until: datetime | None = None
    details: str = ""


class ParcelForm(msgspec.Struct, array_like=True, frozen=True):
    number: str
    purchase_title: str
    lines: int
    handout: Handout
    debt: int
    currency: str
    organizer_name: str
    organizer_profile: str | None
    place: str
    hours: str
    since: date | None = None
    point_title: str | None = None
    point_address: str | None = None
    point_hours: str | None = None
    claimed: int = 0
    point_closed: bool = False
    point_closed_until: date | None = None
    point_closed_reason: str = ""


_EPOCH, _MINUTE = datetime(2020, 1, 1, tzinfo=UTC), timedelta(minutes=1)
"""Moments of cards are whole minutes since then: short, because twenty cards are half a read unit. 0 is none."""

_card = msgspec.json.Decoder(CardForm).decode
_bill = msgspec.json.Decoder(BillForm).decode
_parcel = msgspec.json.Decoder(ParcelForm).decode


def write_card(card: OrderCard) -> str:
    sums, states = (card.total, card.currency), (card.payment_state, card.handout, card.stage)
    more: list[int | None] = [card.claimed, card.covered, _minutes(card.since)]
    if card.asked or card.elsewhere:
        more.append(_minutes(card.until) if card.asked else None)
    if card.elsewhere:
        more.append(True)
    while more and not more[-1] and not card.asked:
        more.pop()
    return _text([card.purchase_title, card.lines, *sums, *states, *more])


def read_card(text: str, number: str, placed: datetime) -> OrderCard:
    """The number and the day are in the row's keys."""
    it = _card(text)
    return OrderCard(
        number=number,
        purchase_title=it.purchase_title,
        lines=it.lines,
        total=it.total,
        currency=it.currency,
        payment_state=it.payment_state,
        handout=it.handout,
        stage=it.stage,
        created_at=placed,
        claimed=it.claimed,
        covered=it.covered,
        since=_moment(it.since) if it.since else None,
        asked=it.asked is not None,
        until=_moment(it.asked) if it.asked else None,
        elsewhere=it.elsewhere,
    )


def write_bill(bill: Bill) -> str:
    return _text(msgspec.structs.astuple(bill))


def read_bill(text: str) -> Bill:
    return Bill(*msgspec.structs.astuple(_bill(text)))


def write_parcel(parcel: Parcel) -> str:
    return _text(msgspec.structs.astuple(parcel))


def read_parcel(text: str) -> Parcel:
    return Parcel(*msgspec.structs.astuple(_parcel(text)))


def _minutes(at: datetime | None) -> int:
    return max((at - _EPOCH) // _MINUTE, 1) if at else 0


def _moment(minutes: int) -> datetime:
    return _EPOCH + minutes * _MINUTE


def _text(values: object) -> str:
    return msgspec.json.encode(values).decode()
