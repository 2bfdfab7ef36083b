"""Load, decide, commit: once more from the start when something changed meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from chalicelib.domain.errors import Stale

if TYPE_CHECKING:
    from collections.abc import Callable

Result = TypeVar("Result")
Thing = TypeVar("Thing")

TRIES = 4
"""A person waits for the answer; whoever loses so often is told to look again."""


def retry_on_stale(work: Callable[[], Result]) -> Result:
    """The result of ``work``, which reads everything anew each time. Raises what it raises, Stale after some tries."""
    for _ in range(TRIES - 1):
        try:
            return work()
        except Stale:
            continue
    return work()


def retry_on_stale_from(read: Thing, again: Callable[[], Thing], work: Callable[[Thing], None]) -> None:
    """``work`` on what was read already; when that changed meanwhile, on what ``again`` reads. Raises the same."""
    found = [read]
    retry_on_stale(lambda: work(found.pop() if found else again()))
