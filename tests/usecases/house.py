"""The use cases over the fakes, with a small driver that plays the stream, the topic and the queues."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from chalicelib.domain.buyers import Buyer, Identity, ok_identity
from chalicelib.domain.communities import BOT_TOKEN, Secret
from chalicelib.domain.imports import Import, ImportState, uploaded_file
from chalicelib.domain.journal import Entry, Event
from chalicelib.domain.orders import Order
from chalicelib.domain.purchases import Purchase
from chalicelib.spreadsheets.sheets import FileSheets
from chalicelib.texts import Catalogue
from chalicelib.usecases.delivery_splitting import DeliverySplitting
from chalicelib.usecases.founding import Founding
from chalicelib.usecases.import_applying import ImportApplying
from chalicelib.usecases.import_comparing import ImportComparing
from chalicelib.usecases.import_reading import ImportReading
from chalicelib.usecases.import_stepping import ImportStepping
from chalicelib.usecases.importing import Importing
from chalicelib.usecases.launching import Launching
from chalicelib.usecases.noticing import Noticing
from chalicelib.usecases.ports import Commit, ImportStep
from chalicelib.usecases.purchasing import Purchasing
from chalicelib.usecases.reading_orders import ReadingOrders
from tests import fakes
from tests.factories import COMMUNITY, a_buyer, a_caller, a_community, a_purchase, csv_of
from tests.world import Clock, CountedIds

if TYPE_CHECKING:
    from chalicelib.usecases.ports import Storable

LINK = "https://ok.ru/group/{group}/app/1?custom_args=order%3D{number}"
STEPS = (Event.IMPORT_REQUESTED, Event.IMPORT_ADVANCED, Event.IMPORT_STARTED)


@dataclass
class House:
    """One community with a bot, a purchase and nobody in it yet."""

    memory: fakes.Memory = field(default_factory=fakes.Memory)
    files: fakes.MemoryFiles = field(default_factory=fakes.MemoryFiles)
    bot: fakes.FakeBot = field(default_factory=fakes.FakeBot)
    group: fakes.FakeGroup = field(default_factory=fakes.FakeGroup)
    launches: fakes.FakeLaunches = field(default_factory=fakes.FakeLaunches)
    clock: Clock = field(default_factory=Clock)
    ids: CountedIds = field(default_factory=CountedIds)

    def __post_init__(self) -> None:
        self.commits = fakes.MemoryCommits(self.memory)
        self.communities = fakes.MemoryCommunities(self.memory)
        self.secrets = fakes.MemorySecrets(self.memory)
        self.buyers = fakes.MemoryBuyers(self.memory)
        self.purchases = fakes.MemoryPurchases(self.memory)
        self.orders = fakes.MemoryOrders(self.memory)
        self.imports = fakes.MemoryImports(self.memory)
        self.save(a_community(), a_purchase())
        self.save(Secret(COMMUNITY, BOT_TOKEN, "bot-token"))

    def save(self, *things: Storable) -> None:
        self.commits.commit(COMMUNITY, Commit(things))

    def join(self, *buyers: Buyer) -> None:
        """Buyers who are known by their OK number."""
        for buyer in buyers:
            self.save(buyer, Identity(buyer.community, ok_identity(buyer.ok_id), buyer.id))

    @cached_property
    def founding(self) -> Founding:
        return Founding(self.communities, self.secrets, self.bot, self.commits, self.clock, self.ids)

    @cached_property
    def launching(self) -> Launching:
        tokens = fakes.FakeTokens(self.clock)
        return Launching(
            self.launches, self.group, self.communities, self.buyers, self.commits, tokens, self.clock, self.ids
        )

    @cached_property
    def purchasing(self) -> Purchasing:
        return Purchasing(self.purchases, self.commits, self.clock, self.ids)

    @cached_property
    def reading_orders(self) -> ReadingOrders:
        return ReadingOrders(self.orders, self.communities, self.clock)

    @cached_property
    def importing(self) -> Importing:
        return Importing(self.imports, self.purchases, self.files, self.commits, self.clock, self.ids)

    @cached_property
    def stepping(self) -> ImportStepping:
        saving = (self.files, self.purchases, self.orders, self.commits, self.clock, self.ids)
        steps: dict[ImportState, ImportStep] = {
            ImportState.READING: ImportReading(self.files, FileSheets(), self.communities, Catalogue()),
            ImportState.COMPARING: ImportComparing(self.files, self.purchases, self.orders, self.clock),
            ImportState.APPLYING: ImportApplying(*saving),
            ImportState.SPLITTING: DeliverySplitting(*saving),
        }
        return ImportStepping(self.imports, steps, self.commits, self.clock, self.ids)

    @cached_property
    def noticing(self) -> Noticing:
        notices = fakes.MemoryNotices(self.memory)
        return Noticing(notices, self.bot, Catalogue(), self.commits, LINK, self.clock, self.ids)

    # an import on its way

    def uploaded(self, content: bytes, purchase: str = "shoes") -> str:
        job, _ = self.importing.create(a_caller(), purchase, "заказы.csv", len(content))
        self.files.write(COMMUNITY, uploaded_file(job.id), content)
        return job.id

    def previewed(self, *rows: str, content: bytes | None = None, purchase: str = "shoes") -> Import:
        job = self.uploaded(content or csv_of(*rows), purchase)
        self.importing.preview(a_caller(), job)
        return self.driven(job)

    def imported(self, *rows: str, purchase: str = "shoes") -> Import:
        job = self.previewed(*rows, purchase=purchase)
        self.importing.start(a_caller(), job.id)
        return self.driven(job.id)

    def driven(self, job: str) -> Import:
        """Deliver what asks for steps until nothing does; every message comes twice, as a queue may do."""
        done = 0
        while asked := self.asked(job)[done:]:
            for entry in asked:
                self.stepping.advance(entry)
                self.stepping.advance(entry)
            done += len(asked)
        return self.imports.get(COMMUNITY, job)

    def asked(self, job: str) -> Sequence[Entry]:
        return [entry for entry in self.memory.journal if entry.subject == f"import/{job}" and entry.event in STEPS]

    # what came of it

    def order_of(self, ok_id: str, purchase: str = "shoes") -> Order:
        found = self.orders.of_people(COMMUNITY, purchase, [ok_id])[ok_id].order
        assert found
        return found

    def order_events(self, events: Iterable[str] = (Event.ORDER_SAVED, Event.ORDER_CHANGED)) -> list[Entry]:
        return [entry for entry in self.memory.journal if entry.event in events]

    def purchase(self) -> Purchase:
        return self.purchases.get(COMMUNITY, "shoes")


def with_anna() -> House:
    """A house where Anna lets the group write to her."""
    house = House()
    house.join(a_buyer())
    return house
