"""What went between a marketplace and us: each push that came, each call that we made."""

from datetime import datetime, timedelta
from enum import StrEnum

from msgspec import Struct

KEPT_FOR = timedelta(days=90)
LONGEST_BODY = 2_000
"""Characters of what was asked or answered."""


class Direction(StrEnum):
    INCOMING = "incoming"
    OUTGOING = "outgoing"


class LogRecord(Struct, frozen=True):
    """``name`` is the type of a push, or method and path of a call; ``order`` the marketplace's number, where known.

    ``status`` is what was answered, 0 where no answer came; ``problem`` why not, or what became of a push.
    ``asked`` and ``answered`` are shortened, without secrets and without people. ``correlation`` leads through all that
    followed from it.
    """

    community: str
    account: str
    id: str
    direction: Direction
    at: datetime
    name: str
    order: str = ""
    status: int = 200
    milliseconds: int = 0
    asked: str = ""
    answered: str = ""
    problem: str = ""
    correlation: str = ""

    @property
    def forgotten_at(self) -> datetime:
        return self.at + KEPT_FOR
