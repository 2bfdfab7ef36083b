"""What a buyer has to pay and to collect → JSON."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from chalicelib.api.wire.closings import Closing
from chalicelib.api.wire.forms import Wire
from chalicelib.domain.orders import Handout

if TYPE_CHECKING:
    from chalicelib.domain import order_cards
    from chalicelib.domain.lists import Page


class Bill(Wire, frozen=True):
    number: str
    purchase: str
    organizer: str
    total: int
    paid: int
    debt: int
    claimed: int
    currency: str
    until: datetime | None
    details: str


class Bills(Wire, frozen=True):
    bills: list[Bill]
    cursor: str | None


class ParcelPoint(Wire, frozen=True):
    title: str
    address: str
    hours: str
    closing: Closing | None


class Parcel(Wire, frozen=True, rename={"since": "from"}):
    number: str
    purchase: str
    lines: int
    handout: Handout
    debt: int
    claimed: int
    currency: str
    organizer: str
    profile: str | None
    place: str
    hours: str
    since: date | None
    point: ParcelPoint | None


class Parcels(Wire, frozen=True):
    parcels: list[Parcel]
    cursor: str | None


def write_bills(page: Page[order_cards.Bill]) -> Bills:
    return Bills([_bill(bill) for bill in page.things], page.cursor)


def _bill(bill: order_cards.Bill) -> Bill:
    return Bill(
        bill.number,
        bill.purchase_title,
        bill.organizer_name,
        bill.total,
        bill.paid,
        bill.debt,
        bill.claimed,
        bill.currency,
        bill.until,
        bill.details,
    )


def write_parcels(page: Page[order_cards.Parcel]) -> Parcels:
    return Parcels([_parcel(parcel) for parcel in page.things], page.cursor)


def _parcel(it: order_cards.Parcel) -> Parcel:
    return Parcel(
        it.number,
        it.purchase_title,
        it.lines,
        it.handout,
        it.debt,
        it.claimed,
        it.currency,
        it.organizer_name,
        it.organizer_profile,
        it.place,
        it.hours,
        it.since,
        _point(it),
    )


def _point(it: order_cards.Parcel) -> ParcelPoint | None:
    closing = Closing(it.point_closed_until, it.point_closed_reason) if it.point_closed else None
    return (
        ParcelPoint(it.point_title, it.point_address or "", it.point_hours or "", closing) if it.point_title else None
    )
