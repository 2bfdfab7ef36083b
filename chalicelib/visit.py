"""Whose doing it is what is done at hand: the system's, until somebody comes."""

from __future__ import annotations

from contextvars import ContextVar
from typing import TYPE_CHECKING

from chalicelib.domain.access.principals import SYSTEM

if TYPE_CHECKING:
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


def principal() -> Principal:
    return _principal.get()
