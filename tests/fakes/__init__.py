"""Stores in memory and partners that are played, as short as the ports: the tests of the real ones are theirs, too."""

from tests.fakes.buyers import MemoryBuyers
from tests.fakes.commits import MemoryCommits
from tests.fakes.files import MemoryProofs
from tests.fakes.memory import Memory
from tests.fakes.orders import MemoryOrders
from tests.fakes.partners import FakeBot, FakeDiscussions, FakeGroup, FakePartners, FakePublisher, Sent
from tests.fakes.patience import FewRests
from tests.fakes.stores import MemoryStores

__all__ = [
    "FakeBot",
    "FakeDiscussions",
    "FakeGroup",
    "FakePartners",
    "FakePublisher",
    "FewRests",
    "Memory",
    "MemoryBuyers",
    "MemoryCommits",
    "MemoryOrders",
    "MemoryProofs",
    "MemoryStores",
    "Sent",
]
