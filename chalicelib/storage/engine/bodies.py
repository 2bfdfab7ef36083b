"""A thing as the body of its row."""

from typing import Any, TypeVar

import msgspec

from chalicelib.storage.engine.rows import Row

R = TypeVar("R", bound=Row)


def body(thing: object) -> str:
    return msgspec.json.encode(thing).decode()


def row_of(kind: type[R], pk: str, sk: str, thing: Any, **attributes: Any) -> R:
    """A row of ``thing``; one that was never read has no version and is a new row."""
    written = kind(pk=pk, sk=sk, body=body(thing), **attributes)
    if thing.version:
        written.version = thing.version
    return written
