"""A purchase: a round of collecting orders for a supplier."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from chalicelib.domain.errors import Invalid

TITLE_LENGTH = 80


class Stage(StrEnum):
    DRAFT = "draft"
    COLLECTING = "collecting"
    STOPPED = "stopped"
    ORDERED = "ordered"
    IN_TRANSIT = "in_transit"
    DISTRIBUTING = "distributing"
    COMPLETED = "completed"
    CANCELLED = "cancelled"


@dataclass(frozen=True)
class Purchase:
    """``fee`` is in basis points (hundredths of a percent), ``delivery_cost`` in kopecks for all orders together.

    ``last_import`` is the import that was last saved into it.
    """

    id: str
    community: str
    title: str
    organizer: str | None
    fee: int
    delivery_cost: int
    created_at: datetime
    currency: str = "RUB"
    stage: Stage = Stage.COLLECTING
    last_import: str | None = None
    version: int = 0


def purchase_title(text: str) -> str:
    """A title fit for a list: trimmed, not empty, at most 80 characters. Raises Invalid."""
    title = " ".join(text.split())
    if not title:
        raise Invalid("title_missing", "title")
    if len(title) > TITLE_LENGTH:
        raise Invalid("title_too_long", "title", limit=TITLE_LENGTH)
    return title
