"""What moving a buyer to the region of his order would change ↔ JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chalicelib.api.wire.forms import Wire

if TYPE_CHECKING:
    from chalicelib.usecases.external.preview_region import RegionMove


class MovedBuyer(Wire, frozen=True):
    id: str
    name: str
    region: str


class ParcelLeft(Wire, frozen=True):
    number: str
    point: str


class RegionPreview(Wire, frozen=True):
    buyer: MovedBuyer | None
    region: str
    moves: bool
    usual: bool
    parcels: list[ParcelLeft]


def write_preview(it: RegionMove) -> RegionPreview:
    buyer = it.buyer
    return RegionPreview(
        buyer=MovedBuyer(id=buyer.id, name=buyer.name, region=buyer.region) if buyer else None,
        region=it.region,
        moves=it.moves,
        usual=it.usual,
        parcels=[ParcelLeft(number=each.number, point=each.point_title or each.place) for each in it.parcels],
    )
