"""What a buyer has to pay and to collect → JSON."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from msgspec import field

from chalicelib.api.wire.forms import Wire, convert
from chalicelib.api.wire.pickup import Closing
from chalicelib.domain.orders.order import Handout

if TYPE_CHECKING:
    from chalicelib.domain.lists import Page
    from chalicelib.domain.orders import cards as order_cards


class Bill(Wire, frozen=True):
    number: str
    purchase_title: str = field(name="purchase")
    organizer_name: str = field(name="organizer")
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


class Parcel(Wire, frozen=True):
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
    since: date | None = field(name="from")
    point: ParcelPoint | None


class Parcels(Wire, frozen=True):
    parcels: list[Parcel]
    cursor: str | None


def write_bills(page: Page[order_cards.Bill]) -> Bills:
    return Bills(bills=[convert(bill, Bill) for bill in page.things], cursor=page.cursor)


def write_parcels(page: Page[order_cards.Parcel]) -> Parcels:
    return Parcels(parcels=[_parcel(parcel) for parcel in page.things], cursor=page.cursor)


def _parcel(it: order_cards.Parcel) -> Parcel:
    return Parcel(
        number=it.number,
        purchase=it.purchase_title,
        lines=it.lines,
        handout=it.handout,
        debt=it.debt,
        claimed=it.claimed,
        currency=it.currency,
        organizer=it.organizer_name,
        profile=it.organizer_profile,
        place=it.place,
        hours=it.hours,
        since=it.since,
        point=_point(it),
    )


def _point(it: order_cards.Parcel) -> ParcelPoint | None:
    if not it.point_title:
        return None
    closing = Closing(until=it.point_closed_until, reason=it.point_closed_reason) if it.point_closed else None
    return ParcelPoint(
        title=it.point_title, address=it.point_address or "", hours=it.point_hours or "", closing=closing
    )
