"""What somebody types to find an order: a number, a phone, an article or words of a name."""

from __future__ import annotations

from msgspec import Struct

from chalicelib.domain.errors import Invalid
from chalicelib.domain.orders.order import is_number

LONGEST, SHORTEST = 100, 2
MOST_NAMESAKES = 100
"""Buyers that one search looks for."""

PHONE_DIGITS = range(10, 16)
_OF_PHONES = frozenset("0123456789+-() ")


class Search(Struct, frozen=True):
    """``number`` and ``phone`` (E.164) are what the words may be, None: they cannot."""

    words: str
    number: str | None = None
    phone: str | None = None


def search_of(text: str) -> Search:
    """Raises Invalid for what is too long or too short to be searched for."""
    words = " ".join(text.split())
    number = words if is_number(words) else None
    if len(words) > LONGEST:
        raise Invalid("text_too_long", "q", limit=LONGEST)
    if len(words) < SHORTEST and not number:
        raise Invalid("search_too_short", "q")
    return Search(words, number, _phone(words))


def _phone(words: str) -> str | None:
    digits = sum(sign.isdigit() for sign in words)
    if digits not in PHONE_DIGITS or not _OF_PHONES.issuperset(words):
        return None
    from chalicelib.domain.buyers.phones import read_phone

    try:
        return read_phone(words)
    except Invalid:
        return None
