"""Tables of words, as a text file gives them."""

from collections.abc import Iterable, Sequence

from chalicelib.domain.imports.tables import Cell, Row, Table


def plain(rows: Iterable[Sequence[str]]) -> Table:
    return Table([Row(number, [Cell(text) for text in row]) for number, row in enumerate(rows, 1)])
