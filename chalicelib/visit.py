"""Whose doing it is what is done at hand: the system's, until somebody comes."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING

from chalicelib.domain.access.principals import SYSTEM

if TYPE_CHECKING:
    from collections.abc import Iterator

    from chalicelib.domain.access.principals import Principal

_principal: ContextVar[Principal] = ContextVar("principal", default=SYSTEM)


def begin() -> None:
    """Of nobody yet."""
    _principal.set(SYSTEM)


def come(principal: Principal) -> None:
    """From here on it is his doing, and a person's changes are made only while he may make them."""
    _principal.set(principal)


def end() -> None:
    _principal.set(SYSTEM)


@contextmanager
def acting(principal: Principal) -> Iterator[None]:
    """Meanwhile it is the doing of somebody who has no session here: a button of his was pressed elsewhere."""
    before = _principal.set(principal)
    try:
        yield
    finally:
        _principal.reset(before)


def principal() -> Principal:
    return _principal.get()
