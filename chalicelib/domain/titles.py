"""What people call a purchase or a community: one line that fits a list."""

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
