"""What the comparison of a price list has counted."""

from __future__ import annotations

from msgspec import Struct


class OfferCounts(Struct, frozen=True):
    """Of a price list: ``lines`` of the file are offers; so many are new, changed, among these in price or in stock,
    and unchanged. ``there`` were so many before, and ``gone`` of them, which still have pieces, are not in the file.
    """

    lines: int = 0
    new: int = 0
    changed: int = 0
    price_changed: int = 0
    stock_changed: int = 0
    unchanged: int = 0
    gone: int = 0
    there: int = 0

    def __add__(self, other: OfferCounts) -> OfferCounts:
        return OfferCounts(*(getattr(self, name) + getattr(other, name) for name in self.__struct_fields__))
