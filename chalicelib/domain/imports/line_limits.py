"""How long the words of a line may be, and how large an order; the store counts bytes, people count characters."""

from collections.abc import Iterable

import msgspec

from chalicelib.domain.imports.columns import Column
from chalicelib.domain.orders.lines import OrderLine

LIMITS = {Column.NAME: 100, Column.ARTICLE: 60, Column.TITLE: 200, Column.OPTION: 60, Column.COMMENT: 300}
LONGEST_PICTURE = 300
"""Characters of an address."""

HIGHEST_QUANTITY = 9_999
MOST_LINES = 250
LARGEST_LINES = 184_000
"""Bytes of all lines of an order as they are stored. An order is one item of the store, and so is the journal's entry
that tells what a file changed, with the lines as they were and as they are: an item holds 400 KB."""

_encode = msgspec.json.Encoder().encode


def weight(lines: Iterable[OrderLine]) -> int:
    """Bytes that the lines take where they are stored."""
    return sum(len(_encode(line)) + 1 for line in lines)
