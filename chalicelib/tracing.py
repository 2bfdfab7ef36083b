"""What an operator follows: the id of one request or message, and the troubles met on the way."""

import json
import sys
from contextvars import ContextVar

_current: ContextVar[str] = ContextVar("correlation", default="")


def begin(correlation: str) -> None:
    """From here on this is what is at hand."""
    _current.set(correlation)


def current() -> str:
    return _current.get()


def trouble(reason: str, **fields: object) -> None:
    """Something an operator should see, as one JSON line; words of ours only, never a person's data."""
    line = {"trouble": reason, "id": current(), **fields}
    sys.stdout.write(json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n")
    sys.stdout.flush()
