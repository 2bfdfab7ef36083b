"""What is found in an organizer's file: buyers with their lines, rows that stay out, what he should know of it."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, field

from chalicelib.domain.imports.columns import Column
from chalicelib.domain.orders.lines import OrderLine

MOST_REMARKS = 200
"""More would be read by nobody, so the rest is counted."""

MOST_NAMES = 100


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


class Kept(Struct, frozen=True):
    """Of whom no line is taken away, because not all of his rows can be read: of these buyers, or of everybody.

    ``buyers`` are names, or OK numbers where there is no name, the first ``MOST_NAMES``; ``rows`` are those to blame,
    as people name them.
    """

    buyers: tuple[str, ...] = ()
    everybody: bool = False
    rows: str = ""


class FileFindings(Struct, frozen=True):
    """A whole file: rows with something in them, buyers in the order of appearance, and what stays out.

    ``ignored`` are the names of columns that mean nothing to us; ``remarks`` are the first ``MOST_REMARKS`` of
    ``remarked``, those of the whole file before those of rows.
    """

    rows: int
    buyers: tuple[BuyerRows, ...]
    bad: tuple[BadRow, ...]
    ignored: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()
    remarked: int = 0
    kept: Kept = Kept()


class FileNotes(Struct, frozen=True):
    """What an organizer should know of a file before he saves it."""

    remarks: tuple[Remark, ...] = ()
    kept: Kept = Kept()
