"""How the season is written: some things at once, each as if it had been on its own day."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, TypeVar, cast

from msgspec.structs import replace

from chalicelib.storage.engine.commits import DynamoCommits

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from chalicelib.bootstrap import Container
    from chalicelib.usecases.ports import Commits

Thing = TypeVar("Thing")


def batches(things: Iterable[Thing], size: int) -> Iterator[list[Thing]]:
    rest = iter(things)
    while batch := list(islice(rest, size)):
        yield batch


def commits_on(kabinet: Container, at: datetime) -> Commits:
    """Those of the house, whose clock stands still."""
    return replace(cast("DynamoCommits", kabinet.stores.commits), now=lambda: at)
