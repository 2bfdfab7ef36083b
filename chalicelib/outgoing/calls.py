"""What each call over HTTP has in common, whoever is asked: how long it waits, and whether a break carried anything."""

from __future__ import annotations

import logging
from typing import Any

from chalicelib import deadline

logging.getLogger("urllib3").setLevel(logging.CRITICAL)
"""It warns of a strange answer with the whole address, and addresses carry tokens: whoever calls judges the answer."""

SHORTEST = 0.1
"""Seconds: the time may be over between two looks at the clock."""

CHUNK = 65_536

LONGEST_PAUSE = 3_600
"""Seconds: no longer is waited because a partner says so."""

_NOT_CONNECTED = frozenset({"ConnectTimeout", "NewConnectionError"})
"""As requests and urllib3, which is its own, call it; one kind of the latter is that of an unknown host."""


class NotConnected(Exception):
    """As the cause of an error of requests: nobody was spoken to."""


def timeouts(connect: float, read: float) -> tuple[float, float]:
    """In seconds, as requests takes them: no longer than the call at hand has."""
    return connect, min(read, max(deadline.remaining(), SHORTEST))


def content(answer: Any, most: int) -> bytes:
    """Of an answer of requests, which is streamed: ``most`` bytes, and a little more where there is more.

    Raises RequestException when it breaks off, stalls, or is not packed as it says.
    """
    body = b""
    for chunk in answer.iter_content(CHUNK):
        body += chunk
        if len(body) > most:
            break
    return body


def bounded(seconds: int) -> int:
    return min(max(seconds, 1), LONGEST_PAUSE)


def pause(header: str, usual: int) -> int:
    """Of a ``Retry-After`` in its form of whole seconds (RFC 9110); a date, or none at all, is the usual wait."""
    return bounded(int(header)) if header.isascii() and header.isdigit() and len(header) < 10 else usual


def carried_nothing(error: Exception) -> bool:
    """A connection that was refused or never came about, or an unknown host, did not.

    After any other break of requests the effect may be there.

    By what it is: its words may be a partner's.
    """
    cause = error.args[0] if error.args else None
    kinds = (*type(error).__mro__, *type(getattr(cause, "reason", cause)).__mro__)
    return any(kind is NotConnected or kind.__name__ in _NOT_CONNECTED for kind in kinds)
