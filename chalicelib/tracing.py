"""The id that follows one request or message through every log and journal entry."""

from contextvars import ContextVar

_current: ContextVar[str] = ContextVar("correlation", default="")


def begin(correlation: str) -> None:
    """From here on this is what is at hand."""
    _current.set(correlation)


def current() -> str:
    return _current.get()
