"""How many requests an API key, a session of the desk or a person in OK's app may make in a minute, whatever number of
processes serves them.

Each process counts by itself and tells the store of every so many: a look costs no write but one in twenty-five, and
whoever asks less in a minute, as every buyer does, costs none.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from msgspec import Struct, field

from chalicelib.domain.errors import TooMany, Unavailable

if TYPE_CHECKING:
    from collections.abc import Callable

    from chalicelib.domain.access.principals import Principal
    from chalicelib.usecases.ports import Clock, RequestKeys

LIMIT = 300
"""A minute; a process that has not told yet lets as many pass beyond as it tells at once."""

TOLD_AT_ONCE = 25
MOST_KNOWN = 1_000


class Counted(Struct):
    """Of a caller in one minute: ``told`` is what the store said last, ``more`` came since; it is told at ``due``."""

    minute: str
    told: int = 0
    more: int = 0
    due: int = 0


class LimitRequests(Struct, frozen=True):
    """``request_keys`` are made where there is something to tell: few callers ask so much."""

    request_keys: Callable[[], RequestKeys]
    now: Clock
    known: dict[tuple[str, str], Counted] = field(default_factory=dict)

    def count(self, principal: Principal) -> None:
        """Raises TooMany. While the store does not count nobody is refused for it."""
        now = self.now()
        counted = self._counted(principal, f"{now:%Y-%m-%dT%H:%M}+00:00")
        counted.more += 1
        if counted.more >= counted.due:
            self._tell(principal, counted)
        if counted.told + counted.more > LIMIT:
            raise TooMany(retry_after=60 - now.second)

    def _tell(self, principal: Principal, counted: Counted) -> None:
        """A store that does not answer is waited for by one request in so many, not by each."""
        counted.due = counted.more + TOLD_AT_ONCE
        with suppress(Unavailable):
            place = principal.community, caller_of(principal), counted.minute
            counted.told = self.request_keys().count(*place, counted.more)
            counted.more, counted.due = 0, TOLD_AT_ONCE

    def _counted(self, principal: Principal, minute: str) -> Counted:
        place = principal.community, caller_of(principal)
        counted = self.known.get(place)
        if counted is None or counted.minute != minute:
            if len(self.known) >= MOST_KNOWN:
                self.known.clear()
            counted = self.known[place] = Counted(minute, due=TOLD_AT_ONCE)
        return counted


def caller_of(principal: Principal) -> str:
    """The session of the desk, or the key; those of OK's app are not numbered: a person's are counted together."""
    return f"session/{principal.session}" if principal.session else principal.actor
