"""What people write in one line and have to: why something is done, what a key of theirs is called."""

from chalicelib.domain.errors import Invalid


def one_line(text: str, limit: int, missing: Invalid) -> str:
    """At most ``limit`` characters. Raises ``missing`` for no words at all, Invalid of the same field for too many."""
    words = " ".join(text.split())
    if not words:
        raise missing
    if len(words) > limit:
        raise Invalid("text_too_long", missing.field, limit=limit)
    return words
