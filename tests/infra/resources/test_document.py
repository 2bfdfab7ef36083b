"""docs/tables.md lists the tables as they are."""

from dataclasses import replace

from infra.resources.document import PLACE, renewed
from infra.resources.queues import QUEUES
from infra.resources.tables import TABLES


def test_the_document_is_written_anew_when_a_table_changes() -> None:
    """``python -m infra.resources.document`` does it."""
    text = PLACE.read_text("utf-8")
    assert renewed(text) == text
    other = [replace(TABLES[0], name="tenants"), *TABLES[1:]]
    assert renewed(text, other) == text.replace("| communities |", "| tenants |")


def test_a_queue_is_named_wherever_somebody_looks_for_it() -> None:
    """The picture of docs/architecture.md, and what can be sent back."""
    docs = PLACE.parent
    for queue in QUEUES:
        assert f"SQS {queue.name} " in (docs / "architecture.md").read_text("utf-8"), queue.name
        for guide in ("operator.md", "runbook.md"):
            text = (docs / guide).read_text("utf-8")
            assert f"redrive {queue.name}" in text or f"`{queue.name}`" in text or f" {queue.name}," in text, guide
