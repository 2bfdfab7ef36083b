"""The heading of a table: in one row or in two, below titles and dates."""

from collections.abc import Sequence

from msgspec import Struct

from chalicelib.domain.errors import Invalid
from chalicelib.domain.imports.columns import ORDERS, Column, Heading, Vocabulary, missing, read_heading, read_name
from chalicelib.domain.imports.tables import Row, shortened, tidy

HEADING_WITHIN = 20
"""The heading stands in one of the first rows; titles and dates may stand above it."""


class Found(Struct, frozen=True):
    """``names`` are the cells of the heading; ``below`` is the place of the first row under it among those looked at.

    ``rows`` are the numbers of the rows it takes: one, or two.
    """

    heading: Heading = {}  # noqa: RUF012: a struct copies it
    names: tuple[str, ...] = ()
    below: int = 0
    rows: tuple[int, ...] = ()
    vocabulary: Vocabulary = ORDERS

    @property
    def complete(self) -> bool:
        return not self.lacking

    @property
    def lacking(self) -> list[Column]:
        absent, instead = missing(self.heading, self.vocabulary), self.vocabulary.instead
        return [each for each in absent if instead.get(each) not in self.heading]


def find_heading(rows: Sequence[Row], vocabulary: Vocabulary = ORDERS) -> Found:
    """The first heading that has all an import needs, or the best there is, among the first rows of a table."""
    best = Found(vocabulary=vocabulary)
    above: Row | None = None
    for place, row in enumerate(rows):
        found = _of((row,), place + 1, vocabulary)
        if missing(found.heading, vocabulary) and above and row.number == above.number + 1:
            both = _of((above, row), place + 1, vocabulary)
            better = both.complete and (not found.complete or not missing(both.heading, vocabulary))
            found = both if better and _is_words(row) else found
        if found.complete:
            return found
        if len(found.heading) > len(best.heading):
            best = found
        above = row
    return best


def check_heading(found: Found, sheet: str) -> None:
    """Refuse a file that is not a list of orders, naming what it lacks and where it was looked for. Raises Invalid."""
    if found.complete:
        return
    columns = [f"columns.{column}" for column in found.lacking]
    if not found.heading:
        raise _absent(columns, sheet)
    names = shortened(" | ".join(name for name in found.names if name), 120)
    if sheet:
        raise Invalid("columns_missing_below", columns=columns, sheet=shortened(sheet), row=found.rows[0], names=names)
    raise Invalid("columns_missing_in_row", columns=columns, row=found.rows[0], names=names)


def _absent(columns: list[str], sheet: str) -> Invalid:
    if sheet:
        return Invalid("columns_missing_on_sheet", columns=columns, sheet=shortened(sheet))
    return Invalid("columns_missing", columns=columns)


def buyers_missing() -> Invalid:
    """No column of buyers, and no link under the names either."""
    return Invalid("buyers_missing")


def _of(rows: Sequence[Row], below: int, vocabulary: Vocabulary) -> Found:
    names = [tidy(cell.text) for cell in rows[0].cells]
    for row in rows[1:]:
        names = _joined(names, [tidy(cell.text) for cell in row.cells], vocabulary)
    return Found(
        heading=read_heading(names, vocabulary),
        names=tuple(names),
        below=below,
        rows=tuple(row.number for row in rows),
        vocabulary=vocabulary,
    )


def _joined(upper: Sequence[str], lower: Sequence[str], vocabulary: Vocabulary) -> list[str]:
    """Of two names one above the other, the one that means something; the lower where both do."""
    width = max(len(upper), len(lower))
    pairs = zip([*upper, *[""] * (width - len(upper))], [*lower, *[""] * (width - len(lower))], strict=True)
    return [low if read_name(low, vocabulary) or not read_name(up, vocabulary) else up for up, low in pairs]


def _is_words(row: Row) -> bool:
    return not any(cell.figure or cell.text.strip().isdecimal() for cell in row.cells)
