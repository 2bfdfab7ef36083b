"""Somebody who comes between a look and a commit."""

from collections.abc import Callable
from copy import copy
from dataclasses import dataclass, field

from chalicelib.usecases.ports import Commit, Counter
from tests.fakes import MemoryCommits
from tests.usecases.house import House

Deed = Callable[[], object]


@dataclass(frozen=True)
class Overtaken(MemoryCommits):
    """Before each commit the next of ``ahead`` goes first, over the ordinary commits; a mark of a beginning is none."""

    ahead: list[Deed] = field(default_factory=list)

    def commit(self, community: str, commit: Commit) -> None:
        begins = any(counter_update.counter is Counter.BEGINNINGS for counter_update in commit.counter_updates)
        if self.ahead and not begins:
            self.ahead.pop(0)()
        super().commit(community, commit)


def late(house: House, *ahead: Deed) -> House:
    """The same house for somebody before whose next commits others do theirs."""
    other = copy(house)
    vars(other).pop("container", None)
    other.stores = copy(house.stores)
    other.stores.commits = Overtaken(house.memory, ahead=list(ahead))
    return other
