"""docs/tables.md lists the tables as they are."""

from dataclasses import replace

from infra.resources.document import PLACE, renewed
from infra.resources.tables import TABLES


def test_the_document_is_written_anew_when_a_table_changes() -> None:
    """``python -m infra.resources.document`` does it."""
    text = PLACE.read_text("utf-8")
    assert renewed(text) == text
    other = [replace(TABLES[0], name="tenants"), *TABLES[1:]]
    assert renewed(text, other) == text.replace("| communities |", "| tenants |")
