"""On whose behalf things change in the request at hand."""

from __future__ import annotations

from contextvars import ContextVar
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from chalicelib.domain.launch import Caller

_caller: ContextVar[Caller | None] = ContextVar("caller", default=None)


def begin() -> None:
    """Of nobody yet."""
    _caller.set(None)


def come(caller: Caller) -> None:
    """From here on changes are made only while he may make them."""
    _caller.set(caller)


def end() -> None:
    _caller.set(None)


def caller() -> Caller | None:
    """None: nobody's session, or no request at all."""
    return _caller.get()
