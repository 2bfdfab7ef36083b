"""Whose doing it is what is done at hand (the system's, until somebody comes), and what he calls his request."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING

from chalicelib.domain.access.principals import SYSTEM

if TYPE_CHECKING:
    from collections.abc import Iterator

    from chalicelib.domain.access.principals import Principal
    from chalicelib.domain.access.request_key import RequestKey

_principal: ContextVar[Principal] = ContextVar("principal", default=SYSTEM)
_network: ContextVar[str | None] = ContextVar("network", default=None)
_request_key: ContextVar[RequestKey | None] = ContextVar("request_key", default=None)


def begin() -> None:
    """Of nobody yet."""
    end()


def come(principal: Principal) -> None:
    """From here on it is his doing, and a person's changes are made only while he may make them."""
    _principal.set(principal)


def end() -> None:
    _principal.set(SYSTEM)
    _network.set(None)
    _request_key.set(None)


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


def sit_down(network: str) -> None:
    """He is at the desk, or calls as a program: what he does is listed for those who audit, with where from."""
    _network.set(network)


def network() -> str | None:
    """Where what is done at the desk comes from; None for whatever is done elsewhere."""
    return _network.get()


def name(key: RequestKey) -> None:
    """From here on the next commit carries the key of the request."""
    _request_key.set(key)


def request_key() -> RequestKey | None:
    """That of the request at hand, until a commit has carried it."""
    return _request_key.get()


def spend() -> None:
    """A commit has carried it."""
    _request_key.set(None)
