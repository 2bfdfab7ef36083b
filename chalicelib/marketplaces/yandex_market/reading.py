"""JSON of Yandex Market, read tolerantly: a field may be missing, null, of another type, a number may come as text."""

import json
import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta, timezone
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Any, NoReturn

Thing = Mapping[str, Any]

MOSCOW = timezone(timedelta(hours=3))
NAME_LENGTH, WORD_LENGTH, LONGEST_NUMBER, LONGEST_TIME = 500, 100, 40, 40
HIGHEST = 10**15
"""Minor units: a larger price is none."""

_EARLIEST, _LATEST = datetime(2006, 1, 1, tzinfo=UTC), datetime(2200, 1, 1, tzinfo=UTC)
_ID = re.compile(r"[0-9]{1,40}", re.ASCII)
_PIECES = re.compile(r"([0-9]{1,9})(?:\.0{1,9})?", re.ASCII)
_ISO = re.compile(r"[0-9]{4}-", re.ASCII)
_DAY_FIRST = re.compile(r"([0-9]{2})-([0-9]{2})-([0-9]{4})(.{0,20})", re.ASCII)


def parsed(body: bytes) -> Any:
    """Numbers stay the text they were written as: no float rounds a price, no digit of an id is lost.

    Raises ValueError for what is no JSON, RecursionError for what is too deep.
    """
    return json.loads(body, parse_int=str, parse_float=str, parse_constant=_no_number)


def _no_number(name: str) -> NoReturn:
    raise ValueError(name)


def inside(thing: Thing, name: str) -> Thing:
    value = thing.get(name)
    return value if isinstance(value, Mapping) else {}


def listed(thing: Thing, name: str) -> list[Thing]:
    """What is no object in it is left out."""
    value = thing.get(name)
    return [each for each in value if isinstance(each, Mapping)] if isinstance(value, list) else []


def text(thing: Thing, name: str, longest: int = NAME_LENGTH) -> str:
    """Half a surrogate is no text and could not be kept."""
    value = thing.get(name)
    return value.strip()[:longest].encode("utf-8", "replace").decode() if isinstance(value, str) else ""


def word(thing: Thing, name: str) -> str:
    """Of one of the Market's lists of words, in which none is a number."""
    written = text(thing, name, WORD_LENGTH)
    return written if written[:1].isalpha() else ""


def number(thing: Thing, name: str) -> str:
    """An id of digits, however many; empty for what is none."""
    written = text(thing, name)
    return written.lstrip("0") if _ID.fullmatch(written) else ""


def pieces(thing: Thing, name: str) -> int | None:
    """None for nothing, less than nothing, parts of a piece and words."""
    known = _PIECES.fullmatch(text(thing, name))
    return (int(known[1]) or None) if known else None


def kopecks(thing: Thing, name: str) -> int | None:
    """Of a sum in whole units, rounded half up to the kopeck; None for what is below nothing or no sum."""
    written = text(thing, name, LONGEST_NUMBER).replace(",", ".")
    try:
        value = Decimal(written)
    except InvalidOperation:
        return None
    if not value.is_finite() or value.is_signed() or value.adjusted() > 20:
        return None
    minor = int((value * 100).quantize(Decimal(1), ROUND_HALF_UP))
    return minor if minor <= HIGHEST else None


def moment(thing: Thing, name: str) -> datetime | None:
    """UTC. Without a zone it is UTC in the form of ISO 8601, and Moscow's in the older form with the day first."""
    written = text(thing, name, LONGEST_TIME).upper()
    older = _DAY_FIRST.fullmatch(written)
    if not older and not _ISO.match(written):
        return None
    try:
        if older:
            at = datetime.fromisoformat(f"{older[3]}-{older[2]}-{older[1]}{older[4]}")
            at = at if at.tzinfo else at.replace(tzinfo=MOSCOW)
        else:
            at = datetime.fromisoformat(written)
            at = at if at.tzinfo else at.replace(tzinfo=UTC)
        at = at.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return at if _EARLIEST <= at <= _LATEST else None
