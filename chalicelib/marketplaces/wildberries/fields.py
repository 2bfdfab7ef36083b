"""What stands in Wildberries' JSON, of whatever type it comes: a value that cannot be one is as good as missing."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from math import isfinite
from typing import Any

Thing = Mapping[str, Any]

LONGEST = 300
LONGEST_NUMBER = 40
"""Characters."""

DEAREST = 10**15
_EARLIEST, _LATEST = datetime(2006, 1, 1, tzinfo=UTC), datetime(2200, 1, 1, tzinfo=UTC)
_FLAGS = {"true": True, "1": True, "false": False, "0": False}


def thing(value: object) -> Thing:
    return value if isinstance(value, Mapping) else {}


def things(value: object) -> Sequence[Thing]:
    return [each for each in value if isinstance(each, Mapping)] if isinstance(value, list) else []


def text(value: object, longest: int = LONGEST) -> str:
    """A number is its digits. Half a surrogate is no text and could not be kept."""
    if isinstance(value, str):
        return value[:longest].encode("utf-8", "replace").decode().strip()
    return digits(value)


def texts(value: object) -> Sequence[str]:
    """A list of words; one word alone is a list of it."""
    given = value if isinstance(value, list) else [value]
    return [words for each in given if (words := text(each))]


def digits(value: object) -> str:
    """A whole number as text, however large; empty for what is none, or is below zero."""
    if isinstance(value, bool):
        return ""
    if isinstance(value, float):
        value = int(value) if isfinite(value) and value.is_integer() and abs(value) < 1 << 53 else ""
    written = str(value).strip() if isinstance(value, int) and abs(value) < 10**LONGEST_NUMBER else value
    if not isinstance(written, str):
        return ""
    written = written.strip()
    known = written.isascii() and written.isdigit() and len(written) <= LONGEST_NUMBER
    return written.lstrip("0") or "0" if known else ""


def minor_units(value: object) -> int | None:
    """A price that comes ×100; None for what is none, or is below zero."""
    written = digits(value.strip().removesuffix(".00").removesuffix(".0") if isinstance(value, str) else value)
    price = int(written) if written else None
    return price if price is not None and price < DEAREST else None


def flag(value: object) -> bool | None:
    if isinstance(value, bool):
        return value
    return _FLAGS.get(text(value).lower())


def moment(value: object) -> datetime | None:
    """In UTC, which is meant where no zone is told; seconds or milliseconds since 1970, too."""
    try:
        if number := digits(value):
            seconds = int(number) / (1000 if len(number) > 11 else 1)
            at = datetime.fromtimestamp(seconds, UTC)
        elif isinstance(value, str):
            at = datetime.fromisoformat(value.strip())
            at = (at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone(UTC)
        else:
            return None
    except (ValueError, OverflowError, OSError):
        return None
    return at if _EARLIEST <= at <= _LATEST else None
