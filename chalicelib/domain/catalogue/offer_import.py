"""A price list that comes as a file: how much of it a step does, what it changes, and where its files lie."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from chalicelib.domain.catalogue.offer import Offer
from chalicelib.domain.catalogue.offer_lines import OfferLine

TOGETHER = 1_000
"""Offers that a step reads, or writes."""

MOST_LINES = 51_000
"""Rows of one file: fifty thousand offers, and the headings and titles between them."""

FOLDER = "price-lists/"
"""Not among the files of orders, all of which go when a person is erased: nobody is named here."""


class OfferSide(Struct, frozen=True):
    """An offer before or after, as far as a person compares it."""

    name: str
    price: int
    stock: int | None
    cost: int | None = None
    region: str = ""
    delivery_days: int | None = None


class OfferDifference(Struct, frozen=True):
    """What a file changes of an offer: one that is new has no ``before``, one that is gone no ``line``.

    ``taken`` are the pieces that had gone when it was compared; ``changed`` names what is other than before.
    """

    id: str
    article: str
    brand: str
    before: OfferSide | None
    after: OfferSide
    line: OfferLine | None = None
    taken: int = 0
    changed: tuple[str, ...] = ()

    @property
    def kind(self) -> str:
        if self.line is None:
            return "gone"
        return "changed" if self.before else "new"


def side_of(offer: Offer) -> OfferSide:
    return OfferSide(
        name=offer.name,
        price=offer.price,
        stock=offer.stock,
        cost=offer.cost,
        region=offer.region,
        delivery_days=offer.delivery_days,
    )


def chunks_of(count: int) -> int:
    """Steps that so many offers take."""
    return -(-count // TOGETHER)


def page_of(pages: Sequence[int], place: int) -> int | None:
    """The chunk that is the first at this place or after it."""
    return next((page for page in pages if page >= place), None)


def uploaded_list(import_id: str) -> str:
    """Where the seller's file is; the other files of the import lie beside it."""
    return f"{FOLDER}{import_id}/file"


def lines_file(import_id: str, chunk: int) -> str:
    return f"{FOLDER}{import_id}/lines-{chunk}.json"


def places_file(import_id: str) -> str:
    """The normalised articles and brands of all lines."""
    return f"{FOLDER}{import_id}/places.json"


def changes_file(import_id: str, chunk: int) -> str:
    return f"{FOLDER}{import_id}/changes-{chunk}.json"


def list_notes_file(import_id: str) -> str:
    return f"{FOLDER}{import_id}/notes.json"


def bad_lines_file(import_id: str) -> str:
    return f"{FOLDER}{import_id}/bad-rows.json"


def bad_lines_sheet(import_id: str) -> str:
    return f"{FOLDER}{import_id}/bad-rows.csv"
