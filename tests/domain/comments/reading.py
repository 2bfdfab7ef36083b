"""How far a discussion was read, in minutes of comments."""

from datetime import datetime, timedelta

from chalicelib.domain.comments.sync import ReadProgress
from tests.factories import NOW

WHOLE, FURTHER = ReadProgress(whole=True), ReadProgress(whole=False, anchor="b", until=NOW)


def minute(place: int) -> datetime:
    return NOW + timedelta(minutes=place)
