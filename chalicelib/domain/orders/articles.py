"""The articles of an order, so short that the card of a list has room for them: what has them is looked at itself."""

import hashlib
from base64 import urlsafe_b64encode
from collections.abc import Sequence

from chalicelib.domain.orders.lines import OrderLine

LENGTH = 4
"""Letters of a mark: one in sixteen million others looks like it."""


def mark_of(article: str) -> str:
    """The same in capitals and small letters."""
    return urlsafe_b64encode(hashlib.blake2s(article.casefold().encode(), digest_size=3).digest()).decode()


def marks_of(lines: Sequence[OrderLine]) -> str:
    """Of all lines, those that do not count too; each article once."""
    return "".join(sorted({mark_of(line.article) for line in lines if line.article}))


def is_marked(marks: str, article: str) -> bool:
    places = range(0, len(marks), LENGTH)
    return mark_of(article) in (marks[place : place + LENGTH] for place in places)
