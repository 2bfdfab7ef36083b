"""What a partner has answered nobody else knows: it is tried to be written down until the time of the function ends."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from chalicelib.domain.errors import Unavailable

if TYPE_CHECKING:
    from chalicelib.usecases.ports import Commit, Commits, Patience

WORTH_IT = 10.0
"""Seconds in which a partner can be asked, and his answer written down, even when both are slow."""

LAST_TRY = 3.0
"""Seconds that an attempt to write may take: with less left none is begun."""

LONGEST_REST = 5
"""Rests do not grow after so many: by then they take about a second."""

MOST_TRIES = 100
"""Where nothing has to end."""


def write_down(commits: Commits, patience: Patience, community: str, commit: Commit) -> None:
    """Raises Unavailable when the time is over, Stale; also after an attempt that took effect unheard.

    Then the message comes again and finds what was written.
    """
    for attempt in count():
        try:
            commits.commit(community, commit)
        except Unavailable:
            if attempt == MOST_TRIES or patience.remaining() < LAST_TRY:
                raise
            patience.rest(min(attempt, LONGEST_REST))
        else:
            return
