"""What is found in an organizer's file: buyers with their lines, rows that stay out, remarks."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, field

from chalicelib.domain.columns import Column
from chalicelib.domain.orders import OrderLine


class BadRow(Struct, frozen=True):
    """Why a row stays out: a reason of the catalogue.

    ``sheet`` is its name where the file has sheets; ``cell``, ``buyer`` and ``goods`` are the row's own words,
    shortened.
    """

    row: int
    column: Column
    reason: str
    values: Mapping[str, object] = field(default_factory=dict)
    sheet: str = ""
    cell: str = ""
    buyer: str = ""
    goods: str = ""


class Remark(Struct, frozen=True):
    """What a person should know of a file before it is saved, though no row stays out for it.

    ``reason`` is a key of the catalogue's ``remarks``; without a ``row`` it is said of the whole file, with one the
    line is kept. ``cell`` is the cell's text, shortened.
    """

    reason: str
    row: int | None = None
    column: Column | None = None
    values: Mapping[str, object] = field(default_factory=dict)
    cell: str = ""


class BuyerRows(Struct, frozen=True):
    """What the file says of one buyer. ``incomplete``: some of his rows are bad, so nothing of his is taken away."""

    ok_id: str
    name: str = ""
    phone: str | None = None
    lines: tuple[OrderLine, ...] = ()
    incomplete: bool = False


class Reading(Struct, frozen=True):
    """A whole file: rows with something in them, buyers in the order of appearance, and what stays out.

    ``ignored`` are the names of columns that mean nothing to us; ``remarks`` come in the order of the file.
    """

    rows: int
    buyers: tuple[BuyerRows, ...]
    bad: tuple[BadRow, ...]
    ignored: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()
