"""What a client calls a request, so that it is done once."""

from __future__ import annotations

from datetime import datetime, timedelta

from msgspec import Struct

KEPT = timedelta(days=7)
"""How long a key is remembered."""

RUNS = timedelta(seconds=30)
"""Longer no request runs: one that was committed and is not answered by then never will be."""

LARGEST_ANSWER = 32_000
"""Bytes of an answer that is kept."""


class RequestKey(Struct, frozen=True):
    """``actor`` is whose key it is; ``fingerprint`` stands for method, path and body of what it names.

    ``subject`` is what it turned out to be about.
    """

    community: str
    actor: str
    key: str
    fingerprint: str
    at: datetime
    subject: str = ""


class RequestRecord(Struct, frozen=True):
    """What is known of a request that was committed. ``subject`` is what it was about, ``answer`` what was told of it.

    ``status`` is 0 while the answer is not kept.
    """

    fingerprint: str
    at: datetime
    subject: str = ""
    status: int = 0
    answer: str = ""
