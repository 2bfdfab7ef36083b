"""What the values of forms may be, as the description says it.

It only says so: what is beyond is refused by the domain, which has words for it. ``tests/conformance`` sends both.
"""

from typing import Annotated

from msgspec import Meta

from chalicelib.domain.money import HIGHEST
from chalicelib.domain.titles import TITLE_LENGTH

NOTE_LENGTH = 300
"""Characters of what is added in words: to money, to a claim, to a change of an order."""


def limited(**keywords: object) -> Meta:
    """In the words of JSON Schema."""
    return Meta(extra_json_schema=keywords)


def words(most: int) -> Meta:
    """Something to read: not only blanks."""
    return limited(minLength=1, maxLength=most, pattern=r"\S")


FormKey = Annotated[str, limited(minLength=8, maxLength=64)]
ForeignId = Annotated[str, limited(maxLength=300)]
"""What a marketplace calls an order, a line or a delivery, or we by its word."""

Title = Annotated[str, words(TITLE_LENGTH)]
Reason = Annotated[str, words(NOTE_LENGTH)]
Note = Annotated[str, limited(maxLength=NOTE_LENGTH)]
Amount = Annotated[int, limited(minimum=1, maximum=HIGHEST)]
Price = Annotated[int, limited(minimum=0, maximum=HIGHEST)]
Percent = Annotated[str, limited(pattern=r"^(100([.,]0{1,2})?|[0-9]{1,2}([.,][0-9]{1,2})?)$")]
FileSize = Annotated[int, limited(minimum=1, maximum=10_000_000)]
Language = Annotated[str, limited(enum=["ru", "en"])]
