"""Who writes what: a stored noun's module registers, by class, how its things become rows."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pynamodb.models import Model

    from chalicelib.usecases.ports import CounterUpdate

Write = TypeVar("Write", bound="Callable[[Any], list[Model]]")
Count = TypeVar("Count", bound="Callable[[Any], Sequence[CounterUpdate]]")

_writers: dict[type, Callable[[Any], list[Model]]] = {}
_counters: dict[type, Callable[[Any], Sequence[CounterUpdate]]] = {}


def writes(kind: type) -> Callable[[Write], Write]:
    """Decorates what makes rows of a ``kind``: that of the thing itself, then those that a new one brings along."""

    def register(write: Write) -> Write:
        _writers[kind] = write
        return write

    return register


def counts(kind: type) -> Callable[[Count], Count]:
    """Decorates what tells which counters move when a thing of this kind is saved, whoever saves it."""

    def register(count: Count) -> Count:
        _counters[kind] = count
        return count

    return register


def counted_with(thing: object) -> Sequence[CounterUpdate]:
    """To be asked after ``write_rows``, which has loaded its noun."""
    count = _counters.get(type(thing))
    return count(thing) if count else ()


def write_rows(thing: object) -> list[Model]:
    """The rows that are written when ``thing`` is saved, itself first.

    What was only built, never read, may be of a noun that is not loaded yet: a noun has the same path on either floor.
    """
    kind = type(thing)
    if kind not in _writers:
        import_module(kind.__module__.replace(".domain.", ".storage.", 1))
    return _writers[kind](thing)
