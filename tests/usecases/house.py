"""The use cases over the fakes, with a small driver that plays the stream, the topic and the queues."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from chalicelib.domain.buyers import Buyer, Identity, ok_identity
from chalicelib.domain.communities import BOT_TOKEN, Secret
from chalicelib.domain.imports import Import, ImportState, uploaded_file
from chalicelib.domain.journal import Entry, Event
from chalicelib.domain.notices import Notice
from chalicelib.domain.orders import Order
from chalicelib.domain.principals import SYSTEM, Principal
from chalicelib.domain.purchases import Purchase
from chalicelib.spreadsheets.sheets import FileSheets
from chalicelib.texts import Catalogue
from chalicelib.usecases.access.consenting import Consenting
from chalicelib.usecases.access.launching import Launching
from chalicelib.usecases.access.vouching import Vouching
from chalicelib.usecases.chains import Chains, Link
from chalicelib.usecases.founding import Founding
from chalicelib.usecases.imports.applying import ImportApplying
from chalicelib.usecases.imports.comparing import ImportComparing
from chalicelib.usecases.imports.importing import Importing
from chalicelib.usecases.imports.reading import ImportReading
from chalicelib.usecases.imports.splitting import DeliverySplitting
from chalicelib.usecases.imports.stepping import ImportStep, ImportStepping
from chalicelib.usecases.locales import Locales
from chalicelib.usecases.notices.letters import Letters
from chalicelib.usecases.notices.reminding import ReminderFinding, Reminding
from chalicelib.usecases.notices.telling import Noticing
from chalicelib.usecases.notices.wording import WordingNotices
from chalicelib.usecases.orders.reading import ReadingOrders
from chalicelib.usecases.orders.receiving import Receiving
from chalicelib.usecases.payments.claiming import Claiming
from chalicelib.usecases.payments.deciding import Deciding
from chalicelib.usecases.payments.entering import Entering
from chalicelib.usecases.pickup.arranging import Arranging
from chalicelib.usecases.pickup.choosing import Choosing
from chalicelib.usecases.pickup.spreading import PointSpreading
from chalicelib.usecases.ports import Commit
from chalicelib.usecases.purchases.hosting import Rehosting
from chalicelib.usecases.purchases.purchasing import Purchasing
from chalicelib.usecases.purchases.spreading import TermsSpreading
from tests import fakes
from tests.factories import COMMUNITY, a_buyer, a_community, a_principal, a_purchase, csv_of
from tests.world import GROUP, Clock, CountedIds

if TYPE_CHECKING:
    from chalicelib.usecases.ports.commits import Storable

LINK = "https://ok.ru/group/{group}/app/1?custom_args=order%3D{number}"
SITES = ("https://ok.ru", "https://m.ok.ru")
PHOTO_HOSTS = ("https://*.mycdn.me", "https://*.okcdn.ru")
STEPS = (Event.IMPORT_REQUESTED, Event.IMPORT_ADVANCED, Event.IMPORT_STARTED)
CHAINED = (
    Event.PURCHASE_CHANGED,
    Event.PURCHASE_SPREAD,
    Event.ORGANIZER_CHANGED,
    Event.POINTS_CHANGED,
    Event.POINT_SPREAD,
)


@dataclass
class House:
    """One community with a bot, a purchase and nobody in it yet."""

    memory: fakes.Memory = field(default_factory=fakes.Memory)
    files: fakes.MemoryFiles = field(default_factory=fakes.MemoryFiles)
    bot: fakes.FakeBot = field(default_factory=lambda: fakes.FakeBot(groups={"bot-token": GROUP}))
    group: fakes.FakeGroup = field(default_factory=fakes.FakeGroup)
    launches: fakes.FakeLaunches = field(default_factory=fakes.FakeLaunches)
    chores: fakes.FakeChores = field(default_factory=fakes.FakeChores)
    clock: Clock = field(default_factory=Clock)
    ids: CountedIds = field(default_factory=CountedIds)
    rests: fakes.FewRests = field(default_factory=fakes.FewRests)
    acting: Principal = SYSTEM

    def __post_init__(self) -> None:
        self.memory.now, self.memory.new_id = self.clock, self.ids
        self.commits = fakes.MemoryCommits(self.memory, principal=lambda: self.acting)
        self.communities = fakes.MemoryCommunities(self.memory)
        self.secrets = fakes.MemorySecrets(self.memory)
        self.buyers = fakes.MemoryBuyers(self.memory)
        self.purchases = fakes.MemoryPurchases(self.memory)
        self.orders = fakes.MemoryOrders(self.memory)
        self.imports = fakes.MemoryImports(self.memory)
        self.claims = fakes.MemoryClaims(self.memory)
        self.payments = fakes.MemoryPayments(self.memory)
        self.points = fakes.MemoryPoints(self.memory)
        self.notices = fakes.MemoryNotices(self.memory)
        self.comments = fakes.MemoryComments(self.memory)
        self.messages = fakes.MemoryMessages(self.memory)
        self.journal = fakes.MemoryJournal(self.memory)
        self.proofs = fakes.MemoryProofs(self.files)
        self.seals = fakes.MemorySeals()
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
        return Founding(self.communities, self.purchases, self.commits, SITES, PHOTO_HOSTS)

    @cached_property
    def locales(self) -> Locales:
        return Locales(self.communities, self.clock)

    @cached_property
    def launching(self) -> Launching:
        tokens = fakes.FakeTokens(self.clock)
        return Launching(
            self.launches, self.group, self.communities, self.buyers, self.commits, tokens, self.clock, self.ids
        )

    @cached_property
    def vouching(self) -> Vouching:
        return Vouching(self.communities, self.buyers, self.group, self.commits, self.clock)

    @cached_property
    def purchasing(self) -> Purchasing:
        return Purchasing(
            purchases=self.purchases,
            communities=self.communities,
            points=self.points,
            locales=self.locales,
            commits=self.commits,
            now=self.clock,
            new_id=self.ids,
        )

    @cached_property
    def reading_orders(self) -> ReadingOrders:
        return ReadingOrders(self.orders, self.communities, self.clock)

    @cached_property
    def receiving(self) -> Receiving:
        return Receiving(self.orders, self.buyers, self.seals, self.commits, self.clock)

    @cached_property
    def claiming(self) -> Claiming:
        return Claiming(
            self.claims, self.orders, self.buyers, self.files, self.proofs, self.commits, self.clock, self.ids
        )

    @cached_property
    def deciding(self) -> Deciding:
        return Deciding(self.claims, self.orders, self.proofs, self.commits, self.clock, self.ids)

    @cached_property
    def entering(self) -> Entering:
        return Entering(self.orders, self.commits, self.clock)

    @cached_property
    def arranging(self) -> Arranging:
        return Arranging(self.points, self.commits, PHOTO_HOSTS, self.ids)

    @cached_property
    def choosing(self) -> Choosing:
        return Choosing(self.points, self.purchases, self.locales, self.commits, self.clock)

    @cached_property
    def spreading(self) -> Chains:
        terms = TermsSpreading(self.purchases, self.orders, self.commits)
        points = PointSpreading(self.points, self.orders, self.commits)
        hosts = Rehosting(self.purchases, self.communities, self.commits)
        links: dict[str, Link] = {"Purchase": terms, "Organizer": hosts, "Point": points}
        return Chains({event: links[name] for event in CHAINED for name in links if event.startswith(name)})

    @cached_property
    def importing(self) -> Importing:
        return Importing(
            self.imports, self.purchases, self.files, self.commits, self.clock, self.ids, fakes.MemoryCursors()
        )

    @cached_property
    def stepping(self) -> ImportStepping:
        saving = (self.files, self.purchases, self.orders, self.commits, self.clock)
        steps: dict[ImportState, ImportStep] = {
            ImportState.READING: ImportReading(self.files, FileSheets(), self.communities, Catalogue()),
            ImportState.COMPARING: ImportComparing(self.files, self.purchases, self.orders, self.clock),
            ImportState.APPLYING: ImportApplying(*saving, self.ids),
            ImportState.SPLITTING: DeliverySplitting(*saving),
        }
        return ImportStepping(self.imports, steps, self.commits, self.clock)

    @cached_property
    def noticing(self) -> Noticing:
        """A hundred messages in a second, twenty at one moment; edits do not wait for further ones."""
        world = self.clock, self.rests.patience
        return Noticing(self.notices, self.bot, self.letters, self.commits, 100, timedelta(0), *world)

    @cached_property
    def letters(self) -> Letters:
        return Letters(Catalogue(), LINK)

    @cached_property
    def consenting(self) -> Consenting:
        return Consenting(self.launches, self.group, self.communities, self.buyers, self.commits, self.clock)

    @cached_property
    def wording(self) -> WordingNotices:
        return WordingNotices(self.communities, Catalogue(), self.letters, self.commits, self.clock)

    @cached_property
    def finding(self) -> ReminderFinding:
        return ReminderFinding(self.communities, self.purchases, self.chores, self.commits, self.clock, self.ids)

    @cached_property
    def reminding(self) -> Reminding:
        return Reminding(self.orders, self.commits)

    # an import on its way

    def uploaded(self, content: bytes, purchase: str = "shoes") -> str:
        job, _ = self.importing.create(a_principal(), purchase, "заказы.csv", len(content))
        self.files.write(COMMUNITY, uploaded_file(job.id), content)
        return job.id

    def previewed(self, *rows: str, content: bytes | None = None, purchase: str = "shoes") -> Import:
        job = self.uploaded(content or csv_of(*rows), purchase)
        self.importing.preview(a_principal(), job)
        return self.driven(job)

    def imported(self, *rows: str, purchase: str = "shoes") -> Import:
        job = self.previewed(*rows, purchase=purchase)
        self.importing.start(a_principal(), job.id)
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

    # a change on its way to the orders

    def spread(self) -> None:
        """Deliver what asks for steps of chains until nothing does; every message comes twice."""
        done = 0
        while asked := self.chained()[done:]:
            for entry in asked:
                self.spreading.advance(entry)
                self.spreading.advance(entry)
            done += len(asked)

    def chained(self) -> Sequence[Entry]:
        return [entry for entry in self.memory.journal if entry.event in CHAINED]

    # what came of it

    def order_of(self, ok_id: str, purchase: str = "shoes") -> Order:
        found = self.orders.of_people(COMMUNITY, purchase, [ok_id])[ok_id].order
        assert found
        return found

    def order_events(self, events: Iterable[str] = (Event.ORDER_SAVED, Event.ORDER_CHANGED)) -> list[Entry]:
        return [entry for entry in self.memory.journal if entry.event in events]

    def notice(self, name: str = "order/1001", buyer: str = "anna") -> Notice:
        (found,) = (each for each in self.notices.of_buyer(COMMUNITY, buyer) if each.id == name)
        return found

    def purchase(self) -> Purchase:
        return self.purchases.get(COMMUNITY, "shoes")


def with_anna() -> House:
    """A house where Anna lets the group write to her."""
    house = House()
    house.join(a_buyer())
    return house
