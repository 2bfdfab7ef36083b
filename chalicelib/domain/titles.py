"""What people write in one line: what they call a purchase or a community, why they do something."""

from chalicelib.domain.errors import Invalid

TITLE_LENGTH = 80


def checked_title(text: str, field: str) -> str:
    """In one line, with something to see in it, at most 80 characters. Raises Invalid, naming the field."""
    from chalicelib.domain.imports.tables import tidy  # a list of orders reads no titles

    title = tidy(text)
    if not title:
        raise Invalid("title_missing", field)
    if len(title) > TITLE_LENGTH:
        raise Invalid("title_too_long", field, limit=TITLE_LENGTH)
    return title


def one_line(text: str, field: str, limit: int, missing: str = "") -> str:
    """Raises Invalid, naming the field; ``missing``: what is said of a text without words, empty where it may be so."""
    words = " ".join(text.split())
    if missing and not words:
        raise Invalid(missing, field)
    if len(words) > limit:
        raise Invalid("text_too_long", field, limit=limit)
    return words
