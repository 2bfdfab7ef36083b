"""What went between a marketplace and us: each push that came, each call that we made."""

from datetime import datetime, timedelta
from enum import StrEnum

from msgspec import Struct

KEPT_FOR = timedelta(days=90)
LONGEST_BODY = 2_000
"""Of what was asked or answered: bytes of a push, characters of a call."""

REFUSED_PUSH = "refused"
"""What a push that was not taken is called: nobody reads what type it is of."""

UNKEPT = "unkept"
"""What an order that was shown and could not be kept is called."""


class Direction(StrEnum):
    INCOMING = "incoming"
    OUTGOING = "outgoing"


class LogRecord(Struct, frozen=True):
    """``name`` is the type of a push, or method and path of a call; ``order`` the marketplace's number, where known.

    ``status`` is what was answered, 0 where no answer came; ``problem`` why not, or what was wrong with an answer.
    ``asked`` and ``answered`` are shortened, without secrets and without people. ``correlation`` leads through all that
    followed from it. ``changes``: a call that was to do something there.
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
    changes: bool = False

    @property
    def forgotten_at(self) -> datetime:
        return self.at + KEPT_FOR

    @property
    def failed(self) -> bool:
        """A push that was not taken, a call without an answer, or with one that says no: under 200, too."""
        return bool(self.problem) or not 200 <= self.status < 300

    @property
    def tells_of_order(self) -> bool:
        """Of what came: something is to be read. Nobody reads what a push that was not taken is about."""
        return bool(self.order) and self.name != REFUSED_PUSH


class LogFilter(Struct, frozen=True):
    """Of one account; all that is given holds."""

    account: str
    direction: Direction | None = None
    failed: bool | None = None
    order: str = ""
    correlation: str = ""
    since: datetime | None = None
    until: datetime | None = None

    def fits(self, record: LogRecord) -> bool:
        return (
            (self.direction is None or record.direction is self.direction)
            and (self.failed is None or record.failed is self.failed)
            and (not self.order or record.order == self.order)
            and (not self.correlation or record.correlation == self.correlation)
        )
