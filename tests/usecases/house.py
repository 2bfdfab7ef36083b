"""The production container over memory, with a small driver that plays the stream, the topic and the queues."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from chalicelib import bootstrap, visit
from chalicelib.bootstrap import Container
from chalicelib.domain.access.principals import SYSTEM, Principal
from chalicelib.domain.buyers.buyer import Buyer, Identity, ok_identity
from chalicelib.domain.communities.community import BOT_TOKEN, Secret
from chalicelib.domain.imports.import_job import Import, uploaded_file
from chalicelib.domain.journal import Entry, Event
from chalicelib.domain.notices.notice import Notice
from chalicelib.domain.orders.order import Order
from chalicelib.domain.purchases.purchase import Purchase
from chalicelib.settings import Settings
from chalicelib.usecases.ports import Commit
from tests.audited import check_told
from tests.factories import COMMUNITY, a_buyer, a_community, a_principal, a_purchase, csv_of
from tests.fakes import FakeBot, FakePartners, Memory, MemoryStores
from tests.world import GROUP, Clock, CountedIds

if TYPE_CHECKING:
    from chalicelib.bootstrap.adapters import Partners, Stores
    from chalicelib.usecases.ports.commits import Storable

ADDRESS = "https://kabinet.example/"
SETTINGS = Settings(
    resource_prefix="",
    queue_url_prefix="",
    uploads_bucket="",
    proofs_bucket="",
    events_topic="",
    token_keys="key",
    ok_application_id="1",
    ok_application_key="",
    ok_application_secret="",
    public_url=ADDRESS,
    coalescing_seconds="0",
    ok_messages_per_second="100",
)
"""A hundred messages in a second; edits do not wait for further ones."""

STEPS = (Event.IMPORT_REQUESTED, Event.IMPORT_ADVANCED, Event.IMPORT_STARTED)
CHAINED = (
    Event.PURCHASE_CHANGED,
    Event.PURCHASE_PROPAGATED,
    Event.PROGRESS_SOUGHT,
    Event.MESSAGES_DUE,
    Event.GOODS_CHANGED,
    Event.DELIVERY_CHANGED,
    Event.DELIVERY_WEIGHED,
    Event.DELIVERY_SHARED,
    Event.ORGANIZER_CHANGED,
    Event.ORGANIZER_PROPAGATED,
    Event.POINTS_CHANGED,
    Event.POINT_PROPAGATED,
)


@dataclass
class House:
    """One community with a bot, a purchase and nobody in it yet."""

    clock: Clock = field(default_factory=Clock)
    ids: CountedIds = field(default_factory=CountedIds)
    partners: FakePartners = field(default_factory=lambda: FakePartners(bot=FakeBot(groups={"bot-token": GROUP})))
    settings: Settings = SETTINGS
    acting: Principal = SYSTEM

    def __post_init__(self) -> None:
        self.stores = MemoryStores(Memory(self.clock, self.ids), principal=self._principal, check=check_told)
        self.save(a_community(), a_purchase())
        self.save(Secret(COMMUNITY, BOT_TOKEN, "bot-token"))

    def _principal(self) -> Principal:
        """Whose doing it is: of who presses a button, or of whom a test names."""
        return visit.principal() if self.acting is SYSTEM else self.acting

    @cached_property
    def container(self) -> Container:
        stores, partners = self.adapters()
        return bootstrap.build(self.settings, self.clock, self.ids, stores=stores, partners=partners)

    def adapters(self) -> tuple[Stores, Partners]:
        return self.stores, self.partners

    @property
    def memory(self) -> Memory:
        return self.stores.memory

    def save(self, *things: Storable) -> None:
        self.stores.commits.commit(COMMUNITY, Commit(things))

    def join(self, *buyers: Buyer) -> None:
        """Buyers who are known by their OK number."""
        for buyer in buyers:
            self.save(buyer, Identity(buyer.community, ok_identity(buyer.ok_id), buyer.id))

    # an import on its way

    def uploaded(self, content: bytes, purchase: str = "shoes") -> str:
        job, _ = self.container.imports.manage.create(a_principal(), purchase, "заказы.csv", len(content))
        self.stores.files.write(COMMUNITY, uploaded_file(job.id), content)
        return job.id

    def previewed(self, *rows: str, content: bytes | None = None, purchase: str = "shoes") -> Import:
        job = self.uploaded(content or csv_of(*rows), purchase)
        self.container.imports.manage.preview(a_principal(), job)
        return self.driven(job)

    def imported(self, *rows: str, purchase: str = "shoes") -> Import:
        job = self.previewed(*rows, purchase=purchase)
        self.container.imports.manage.start(a_principal(), job.id)
        return self.driven(job.id)

    def driven(self, job: str) -> Import:
        """Deliver what asks for steps until nothing does; every message comes twice, as a queue may do."""
        done = 0
        while asked := self.asked(job)[done:]:
            for entry in asked:
                self.container.imports.run.run(entry)
                self.container.imports.run.run(entry)
            done += len(asked)
        return self.stores.imports.get(COMMUNITY, job)

    def asked(self, job: str) -> Sequence[Entry]:
        return [entry for entry in self.memory.journal if entry.subject == f"import/{job}" and entry.event in STEPS]

    # a change on its way to the orders

    def spread(self) -> None:
        """Deliver what asks for steps of chains until nothing does; every message comes twice."""
        done = 0
        while asked := self.chained()[done:]:
            for entry in asked:
                self.container.background.propagation.run(entry)
                self.container.background.propagation.run(entry)
            done += len(asked)

    def chained(self) -> Sequence[Entry]:
        return [entry for entry in self.memory.journal if entry.event in CHAINED]

    # what came of it

    def order_of(self, ok_id: str, purchase: str = "shoes") -> Order:
        found = self.stores.orders.of_people(COMMUNITY, purchase, [ok_id])[ok_id].order
        assert found
        return found

    def order_events(self, events: Iterable[str] = (Event.ORDER_SAVED, Event.ORDER_CHANGED)) -> list[Entry]:
        return [entry for entry in self.memory.journal if entry.event in events]

    def notice(self, name: str = "order/1001", buyer: str = "anna") -> Notice:
        (found,) = (each for each in self.stores.notices.of_buyer(COMMUNITY, buyer) if each.id == name)
        return found

    def purchase(self) -> Purchase:
        return self.stores.purchases.get(COMMUNITY, "shoes")


def with_anna() -> House:
    """A house where Anna lets the group write to her."""
    house = House()
    house.join(a_buyer())
    return house
