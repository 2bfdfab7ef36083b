"""Values as Ozon writes them: a number may be a text and a text a number, so both are read as text.

Nothing is trusted to have the type or the size it should: what cannot be read is empty or None, never an error.
"""

import json
import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta, timezone
from typing import Any, NoReturn

from chalicelib.domain.errors import Invalid

_LONGEST_TIME, _LONGEST_PRICE = 40, 40
_EARLIEST, _LATEST = datetime(2010, 1, 1, tzinfo=UTC), datetime(2200, 1, 1, tzinfo=UTC)
"""A time before Ozon's pushes and after anybody's patience is none: an empty one may come as the year 1."""


def read_json(body: bytes) -> Any:
    """Every number stays the text it is written as, however long. Raises Invalid for what is no JSON."""
    try:
        return json.loads(body, parse_int=str, parse_float=str, parse_constant=_no_number)
    except (ValueError, RecursionError):
        raise Invalid("push_unreadable") from None


def _no_number(name: str) -> NoReturn:
    raise ValueError(name)


def text(value: object, longest: int = 200) -> str:
    """Half a surrogate is no text and could not be kept; neither could a zero byte."""
    if not isinstance(value, str):
        return ""
    cut = value.strip()[:longest].replace("\0", "")
    return cut if cut.isascii() else cut.encode("utf-8", "replace").decode()


def name_of(value: object, longest: int = 100) -> str:
    """A number or a word that something is known by: one that is too long is none, cut short it could be another's."""
    written = text(value, longest + 1)
    return written if written.isprintable() and len(written.encode()) <= longest else ""


def whole_number(value: object) -> int | None:
    """Digits and nothing else, up to 2^63 (what Ozon calls int64)."""
    written = text(value, 30)
    known = re.fullmatch(r"([0-9]{1,19})(?:\.0{1,9})?", written)
    return int(known[1]) if known and int(known[1]) < 1 << 63 else None


def kopecks(value: object) -> int | None:
    """Exactly, half a kopeck up; None for what is below zero or no sum."""
    written = re.sub(r"[ \u00a0\u202f]", "", text(value, _LONGEST_PRICE))
    known = re.fullmatch(r"([0-9]{1,12})(?:[.,]([0-9]{1,20}))?", written)
    if not known:
        return None
    fraction = (known[2] or "").ljust(3, "0")
    return int(known[1]) * 100 + int(fraction[:2]) + (fraction[2] >= "5")


def moment(value: object) -> datetime | None:
    """RFC 3339 with any fraction, ``Z``, an offset, or no zone, which is UTC; a day is its beginning."""
    written = text(value, _LONGEST_TIME)
    known = re.fullmatch(
        r"([0-9]{4})-([0-9]{2})-([0-9]{2})"
        r"(?:[Tt ]([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:[.,]([0-9]{1,12}))?)? ?([Zz]|[+-][0-9]{2}:?[0-9]{2})?)?",
        written,
    )
    if not known:
        return None
    year, month, day, hour, minute, second, fraction, zone = known.groups()
    try:
        local = datetime(int(year), int(month), int(day), int(hour or 0), int(minute or 0), int(second or 0))
        exact = local + timedelta(microseconds=int((fraction or "0").ljust(6, "0")[:6]))
        at = exact.replace(tzinfo=_zone(zone)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return at if _EARLIEST <= at <= _LATEST else None


def _zone(written: str | None) -> timezone:
    if written is None or written in "Zz":
        return UTC
    ahead = timedelta(hours=int(written[1:3]), minutes=int(written[-2:]))
    return timezone(-ahead if written[0] == "-" else ahead)


def inside(value: object, name: str) -> Mapping[str, Any]:
    """The object of this name in another, empty where there is none."""
    found = value.get(name) if isinstance(value, Mapping) else None
    return found if isinstance(found, Mapping) else {}


def objects(value: object) -> Sequence[Mapping[str, Any]]:
    """Those of a list that are objects."""
    return [each for each in value if isinstance(each, Mapping)] if isinstance(value, list) else []


def is_true(value: object) -> bool:
    """Ozon says it as a word, too."""
    return value is True or (isinstance(value, str) and value.strip().lower() == "true")


def written_moment(at: datetime) -> str:
    """As Ozon wants it: UTC, milliseconds."""
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
