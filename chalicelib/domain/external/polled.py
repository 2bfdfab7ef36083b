"""What the end of a poll says of its account: whether pushes come, and whether polls show anything."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from msgspec.structs import replace

if TYPE_CHECKING:
    from chalicelib.domain.external.account import Account
    from chalicelib.domain.external.account_state import AccountState
    from chalicelib.domain.external.poll import Poll

SILENCE = timedelta(hours=1)
"""Whoever pushed something in this while pushes."""

BLIND_FOR = timedelta(days=1)
"""A list that asks for the wrong thing is empty, and looks like one of a quiet day: pushes tell the difference.

Those of new orders, which every list shows. Of a parcel on the road more is pushed than a list of changes has.
"""


def polled(account: Account, poll: Poll, now: datetime, *, waits: bool = False) -> AccountState:
    """``poll`` is as it was before its end. ``waits``: what was pushed lately waits to be read, as a key was dead."""
    known = account.state
    state = _listed(account, poll, now)
    after = replace(state, polled_at=now, found_at=now if poll.found else known.found_at)
    heard = known.received_at is not None and now - known.received_at < SILENCE
    return after if not poll.found or heard or waits or known.silent_since else replace(after, silent_since=now)


def _listed(account: Account, poll: Poll, now: datetime) -> AccountState:
    """Where there is no list, none is missing."""
    known = account.state
    if not poll.asked or poll.listed or known.listed_at is None:
        return replace(known, listed_at=now, unlisted_since=None)
    brought = known.brought_at is not None and known.brought_at > known.listed_at
    missing = account.pushes and brought and now - known.listed_at >= BLIND_FOR
    return replace(known, unlisted_since=(known.unlisted_since or now) if missing else None)
