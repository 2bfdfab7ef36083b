"""One cursor for two lists."""

import pytest

from chalicelib.domain.errors import Invalid
from chalicelib.marketplaces.ozon.cursors import Place, Stage, read_cursor, write_cursor


def test_a_cursor_leads_back_to_its_place() -> None:
    for place in (Place(), Place(Stage.CHANGED), Place(Stage.WAITING, "WzE3MzI="), Place(Stage.CHANGED, "я" * 500)):
        assert read_cursor(write_cursor(place)) == place
        assert write_cursor(place).isascii()
    assert read_cursor(None) == Place(Stage.WAITING)


@pytest.mark.parametrize(
    "written", ["", "x", "bm8", "я", "W10", "WyJ3YWl0aW5nIiwgMV0", "WyJub25lIiwgIiJd", "NQ", "A" * 20_000]
)
def test_a_foreign_cursor_is_refused(written: str) -> None:
    with pytest.raises(Invalid, match="cursor_foreign"):
        read_cursor(written)
