"""What the Market is answered. Every push, of whatever type, is acknowledged with 200 and the same three fields.

A repeated push is acknowledged as well. 400 is for what is no push: the Market does not repeat it. Everything else is
repeated for fourteen days, so 500 is for what we could not keep.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from chalicelib.usecases.ports import Reply

if TYPE_CHECKING:
    from datetime import datetime

VERSION, NAME = "1.0.0", "Kabinet"
LONGEST = 100
"""Characters of a version and of a name."""

UNKNOWN, WRONG_FORMAT = "UNKNOWN", "WRONG_EVENT_FORMAT"


def acknowledged(now: datetime, version: str = VERSION, name: str = NAME) -> Reply:
    """``now`` is in UTC; an empty version or name, which the Market refuses, is ours."""
    told = {
        "version": version[:LONGEST] or VERSION,
        "name": name[:LONGEST] or NAME,
        "time": now.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
    }
    return Reply(200, told)


def unreadable(message: str = "The notification cannot be read.") -> Reply:
    """For what is no push of the Market, or too large to be one."""
    return _error(400, WRONG_FORMAT, message)


def of_another(message: str = "The notification is of another campaign or business.") -> Reply:
    """For a push to an account that it does not name: repeating it would not help."""
    return _error(400, UNKNOWN, message)


def not_kept(message: str = "The notification was not kept, send it again.") -> Reply:
    """For what has to come once more."""
    return _error(500, UNKNOWN, message)


def _error(status: int, kind: str, message: str) -> Reply:
    return Reply(status, {"error": {"type": kind, "message": message}})
