"""Forms about money: each has a key, made once, so that a second press does nothing anew."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, TypeVar

from chalicelib.domain.errors import Invalid, Repeated
from chalicelib.usecases.retries import retry_on_stale

if TYPE_CHECKING:
    from collections.abc import Callable

Found = TypeVar("Found")


def check_form_key(key: str) -> None:
    """Raises Invalid."""
    if not 8 <= len(key) <= 64:
        raise Invalid("key_unreadable", "key")


def form_id(owner: str, key: str) -> str:
    """Of what a form makes for ``owner``: a second press finds it, another form with that key does not."""
    return hashlib.blake2s(f"{owner}/{key}".encode(), digest_size=8).hexdigest()


def enter_once(
    find: Callable[[], Found], is_entered: Callable[[Found], bool], enter: Callable[[Found], Found]
) -> Found:
    """What there is after ``enter``, or after the same form was entered before.

    Raises Repeated when the key has entered something else.
    """

    def change() -> Found:
        there = find()
        return there if is_entered(there) else enter(there)

    try:
        return retry_on_stale(change)
    except Repeated:
        there = find()
        if not is_entered(there):
            raise Repeated("payment_repeated") from None
        return there
