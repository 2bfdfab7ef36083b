"""What people write in one line: why something is done, what a key of theirs is called."""

from chalicelib.domain.errors import Invalid


def one_line(text: str, field: str, limit: int, missing: Invalid | None = None) -> str:
    """At most ``limit`` characters; no words at all are refused as ``missing``, if it is given.

    Raises Invalid, that of too many words of the ``field``.
    """
    words = " ".join(text.split())
    if missing and not words:
        raise missing
    if len(words) > limit:
        raise Invalid("text_too_long", field, limit=limit)
    return words
