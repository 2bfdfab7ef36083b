"""Values of partners who keep to no type: a number as text, a text as number, a time in any of its forms."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from chalicelib.domain.errors import Invalid
from chalicelib.domain.money import HIGHEST, read_kopecks

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import tzinfo

LONGEST = 300
"""Characters of a text that is no comment."""

MOST_PIECES = 1_000_000

_DIGITS = 40
"""Of the longest number that is taken for one."""

_EARLIEST, _LATEST = datetime(2000, 1, 1, tzinfo=UTC), datetime(2200, 1, 1, tzinfo=UTC)
_ISO = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:[T ]([0-9]{1,2}:[0-9]{2})(:[0-9]{2})?(?:[.,]([0-9]{1,12}))?)? ?"
    r"(Z|z|[+-][0-9]{2}:?(?:[0-9]{2})?)?"
)
_DOTTED = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})(?: ([0-9]{1,2}):([0-9]{2})(?::([0-9]{2}))?)?")
_DOT_NET = re.compile(r"/Date\((-?[0-9]{1,15})(?:[+-][0-9]{4})?\)/")
_DECIMAL = re.compile(r"[+-]?[0-9]{1,30}(?:\.[0-9]{1,30})?")
_MILLISECONDS = 100_000_000_000
"""Unix times from here on (in 1973) are no seconds."""


def parse(body: bytes | str) -> Any:
    """JSON whose fractions keep every digit, and whose longest numbers stay text; None when it is none."""
    try:
        return json.loads(body, parse_float=_fraction, parse_int=_whole, parse_constant=lambda name: None)
    except (ValueError, RecursionError):
        return None


def _fraction(written: str) -> Decimal | str:
    try:
        value = Decimal(written)
    except InvalidOperation:
        return written
    return value if abs(value.adjusted()) < _DIGITS and len(written) < _DIGITS * 2 else written


def _whole(written: str) -> int | str:
    return int(written) if len(written) < _DIGITS else written


def inside(value: object) -> Mapping[str, Any]:
    """An object, empty when it is none."""
    return value if isinstance(value, Mapping) else {}


def objects(value: object) -> Sequence[Mapping[str, Any]]:
    """The objects of a list."""
    return [each for each in value if isinstance(each, Mapping)] if isinstance(value, list) else []


def text(value: object, longest: int = LONGEST) -> str:
    """In one piece, empty for what is no text and no number; half a surrogate could not be kept."""
    if isinstance(value, bool) or not isinstance(value, str | int | Decimal):
        return ""
    written = value if isinstance(value, str) else format(value, "f" if isinstance(value, Decimal) else "d")
    return written[: longest * 4].encode("utf-8", "replace").decode().replace("\x00", "").strip()[:longest]


def number(value: object) -> Decimal | None:
    """A comma is a point."""
    if isinstance(value, bool) or not isinstance(value, str | int | Decimal):
        return None
    if not isinstance(value, str):
        return Decimal(value)
    plain = "".join(value[:100].split()).replace(",", ".")
    return Decimal(plain) if _DECIMAL.fullmatch(plain) else None


def pieces(value: object) -> int | None:
    """A whole number of them, at least one; None for words, fractions and nothing."""
    counted = number(value)
    if counted is None or not 1 <= counted <= MOST_PIECES or counted != counted.to_integral_value():
        return None
    return int(counted)


def kopecks(value: object) -> int | None:
    """Of roubles; None for less than nothing, for nonsense, and where it may be a thousand as well as one."""
    if isinstance(value, str):
        try:
            return read_kopecks(value)
        except Invalid:
            plain = value.strip().replace(",", ".")[:LONGEST]
            if len(plain.partition(".")[2]) < 4:
                return None
    amount = number(value)
    if amount is None or not 0 <= amount <= HIGHEST:
        return None
    exact = (amount * 100).quantize(Decimal(1), ROUND_HALF_UP)
    return int(exact) if exact <= HIGHEST else None


def moment(value: object, zone: tzinfo = UTC) -> datetime | None:
    """In UTC; what names no zone is of ``zone``. A time that cannot be one is none."""
    try:
        at = _moment(value, zone)
        at = at.astimezone(UTC) if at else None
    except (ValueError, OverflowError, OSError):
        return None
    return at if at and _EARLIEST <= at <= _LATEST else None


def _moment(value: object, zone: tzinfo) -> datetime | None:
    if isinstance(value, str):
        return _written_moment(value.strip()[:60], zone)
    counted = number(value)
    if counted is None or abs(counted) > _MILLISECONDS * 1_000:
        return None
    return _unix(counted / 1_000 if counted >= _MILLISECONDS else counted)


def _written_moment(value: str, zone: tzinfo) -> datetime | None:
    if known := _DOT_NET.fullmatch(value):
        return _unix(Decimal(known[1]) / 1_000)
    if known := _DOTTED.fullmatch(value):
        day, month, year, hour, minutes, seconds = (int(each or 0) for each in known.groups())
        return datetime(year, month, day, tzinfo=zone).replace(hour=hour, minute=minutes, second=seconds)
    if not (known := _ISO.fullmatch(value)):
        return None
    day_text, minute, second, fraction, offset = known.groups()
    clock_text = f"{(minute or '00:00').rjust(5, '0')}{second or ':00'}.{(fraction or '0')[:6].ljust(6, '0')}"
    at = datetime.fromisoformat(f"{day_text}T{clock_text}")
    return at.replace(tzinfo=UTC) + _ahead(offset) if offset else at.replace(tzinfo=zone)


def _ahead(offset: str) -> timedelta:
    """What a clock with this offset has to be moved by to show UTC."""
    if offset in "Zz":
        return timedelta()
    digits = offset[1:].replace(":", "").ljust(4, "0")
    ahead = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return -ahead if offset[0] == "+" else ahead


def _unix(seconds: Decimal) -> datetime:
    return datetime.fromtimestamp(0, UTC) + timedelta(microseconds=int(seconds * 1_000_000))
