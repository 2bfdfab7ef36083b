"""A verified launch of the app."""

from datetime import datetime

from msgspec import Struct


class Launch(Struct, frozen=True):
    """What OK signed: who opened the app, in which group, when. The session's secret is used once and never kept.

    ``mark`` stands for it where it is remembered: a hash. It is good ``until`` then.
    """

    user: str
    group: str
    session_key: str
    session_secret: str
    at: datetime | None
    language: str
    order: str | None
    mark: str = ""
    until: datetime | None = None
