"""What machines find of an account at a marketplace: checks, polls and pushes, never people."""

from datetime import datetime, timedelta

from msgspec import Struct

HEARD_WITHIN = timedelta(minutes=10)
"""Not each push is written down: the last one may have come by so much later than ``received_at``."""


class AccountState(Struct, frozen=True):
    """``trouble`` is why the marketplace does not let it in, as the last call found; ``key_ends_at``: its key's end,
    ``key_told``: the end of which its owner was warned.

    ``received_at``: the last push; ``polled_at``: the last poll that came to its end; ``found_at``: the last one that
    found what pushes should have brought; ``silent_since``: since then pushes are taken for suspended.
    ``listed_at``: when a poll last showed any order, or was the first; ``brought_at``: when a push last brought one
    that nobody knew; ``unlisted_since``: the first poll that showed none for a day on which pushes brought some.
    ``unkept``: numbers of orders that were shown and could not be kept. ``live``: generations of the addresses that
    work, the one in use first; empty: written before they were counted.
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
    listed_at: datetime | None = None
    brought_at: datetime | None = None
    unlisted_since: datetime | None = None
    unkept: tuple[str, ...] = ()
    version: int = 0

    @property
    def blind_since(self) -> datetime | None:
        """Since then polls are taken to show nothing: once a second poll in a row shows none."""
        seen_twice = self.unlisted_since is not None and self.polled_at != self.unlisted_since
        return self.unlisted_since if seen_twice else None
