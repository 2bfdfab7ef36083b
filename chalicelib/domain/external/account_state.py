"""What machines find of an account at a marketplace: checks, polls and pushes, never people."""

from datetime import datetime

from msgspec import Struct


class AccountState(Struct, frozen=True):
    """``trouble`` is why the marketplace does not let it in, as the last call found; ``key_ends_at``: its key's end,
    ``key_told``: the end of which its owner was warned.

    ``received_at``: the last push; ``polled_at``: the last poll that came to its end; ``found_at``: the last one that
    found what pushes should have brought; ``silent_since``: since then pushes are taken for suspended.
    ``live``: generations of the addresses that work, the one in use first; empty: written before
    they were counted.
    """

    community: str = ""
    account: str = ""
    key_ends_at: datetime | None = None
    key_told: datetime | None = None
    checked_at: datetime | None = None
    trouble: str = ""
    received_at: datetime | None = None
    polled_at: datetime | None = None
    found_at: datetime | None = None
    silent_since: datetime | None = None
    live: tuple[int, ...] = ()
    version: int = 0
