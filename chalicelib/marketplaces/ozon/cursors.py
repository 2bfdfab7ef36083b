"""Two lists of Ozon behind one cursor: what waits for the seller, then what has changed."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from enum import StrEnum

from msgspec import Struct

from chalicelib.domain.errors import Invalid

_LONGEST = 12_000
"""Characters: of Ozon's own cursor two thousand are kept."""


class Stage(StrEnum):
    WAITING = "waiting"
    CHANGED = "changed"


class Place(Struct, frozen=True):
    """``cursor`` is Ozon's own, empty at the beginning of a list."""

    stage: Stage = Stage.WAITING
    cursor: str = ""


def write_cursor(place: Place) -> str:
    return urlsafe_b64encode(json.dumps([place.stage, place.cursor], ensure_ascii=False).encode()).decode().rstrip("=")


def read_cursor(written: str | None) -> Place:
    """The beginning for None. Raises Invalid for one that is none of ours."""
    if written is None:
        return Place()
    try:
        stage, cursor = json.loads(urlsafe_b64decode(written + "=" * (-len(written) % 4)))
        if not isinstance(cursor, str) or len(written) > _LONGEST:
            raise ValueError
        return Place(Stage(stage), cursor)
    except (ValueError, TypeError, RecursionError):
        raise Invalid("cursor_foreign", "cursor") from None
