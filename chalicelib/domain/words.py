"""What people write in one line: why something is done, what a key of theirs is called."""

from chalicelib.domain.errors import Invalid


def one_line(text: str, field: str, limit: int, missing: str = "") -> str:
    """At most ``limit`` characters; no words at all are refused for the reason ``missing``, if one is named.

    Raises Invalid of the field.
    """
    words = " ".join(text.split())
    if missing and not words:
        raise Invalid(missing, field)
    if len(words) > limit:
        raise Invalid("text_too_long", field, limit=limit)
    return words
