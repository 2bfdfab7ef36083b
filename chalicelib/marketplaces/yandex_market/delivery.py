"""When an order of Yandex Market has to be handed over, and where it goes."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from chalicelib.marketplaces.yandex_market.reading import MOSCOW, Thing, inside, moment, text

if TYPE_CHECKING:
    from collections.abc import Iterator

DEEPEST = 20
"""Regions within regions."""

END_OF_DAY = "23:59:59"


def ship_until(order: Thing) -> datetime | None:
    """The maker tells a date and perhaps a time, and no zone [?]: it is taken for Moscow's, a date for its last second.

    A seller further east has less time than that: his own cabinet shows it.
    """
    shipment = inside(inside(order, "delivery"), "shipment")
    date, time = text(shipment, "shipmentDate", 10), text(shipment, "shipmentTime", 8)
    for clock in (time or END_OF_DAY, END_OF_DAY):
        told = moment({"at": f"{date} {clock}"}, "at") if date else None
        if told:
            # An ISO form without a zone was read as UTC, the older one as Moscow's already.
            return told.replace(tzinfo=MOSCOW).astimezone(UTC) if date[4:5] == "-" else told
    return None


def places(order: Thing) -> tuple[str, str]:
    """The region and the town, empty where they are not told."""
    delivery = inside(order, "delivery")
    for way in ("courier", "pickup"):
        there = inside(delivery, way)
        chain = list(_regions(inside(there, "region")))
        city = _first(chain, "CITY", "VILLAGE") or text(inside(there, "address"), "city")
        region = _first(chain, "REPUBLIC") or _first(chain, "REGION") or _first(chain, "COUNTRY_DISTRICT")
        if city or region:
            return region, city
    return "", ""


def _regions(region: Thing) -> Iterator[Thing]:
    for _ in range(DEEPEST):
        if not region:
            return
        yield region
        region = inside(region, "parent")


def _first(chain: list[Thing], *types: str) -> str:
    return next((text(each, "name") for each in chain if text(each, "type") in types and text(each, "name")), "")
