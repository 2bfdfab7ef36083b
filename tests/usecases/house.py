"""The use cases over the fakes, with a small driver that plays the stream, the topic and the queues."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from chalicelib.domain.access.principals import SYSTEM, Principal
from chalicelib.domain.buyers.buyer import Buyer, Identity, ok_identity
from chalicelib.domain.communities.community import BOT_TOKEN, Secret
from chalicelib.domain.imports.import_job import Import, ImportState, uploaded_file
from chalicelib.domain.journal import Entry, Event
from chalicelib.domain.notices.notice import Notice
from chalicelib.domain.orders.order import Order
from chalicelib.domain.purchases.purchase import Purchase
from chalicelib.spreadsheets.sheets import FileSheets
from chalicelib.texts import Catalogue
from chalicelib.usecases.access.check_session import CheckSession
from chalicelib.usecases.access.manage_consent import ManageConsent
from chalicelib.usecases.access.open_session import OpenSession
from chalicelib.usecases.communities.create_community import CreateCommunity
from chalicelib.usecases.imports.apply_file import ApplyFile
from chalicelib.usecases.imports.compare_file import CompareFile
from chalicelib.usecases.imports.manage_imports import ManageImports
from chalicelib.usecases.imports.read_file import ReadFile
from chalicelib.usecases.imports.run_import import ImportStep, RunImport
from chalicelib.usecases.imports.split_delivery import SplitDelivery
from chalicelib.usecases.jobs import Job, Jobs
from chalicelib.usecases.locales import Locales
from chalicelib.usecases.notices.edit_templates import EditTemplates
from chalicelib.usecases.notices.notice_renderer import NoticeRenderer
from chalicelib.usecases.notices.reminders import FindReminders, SendReminders
from chalicelib.usecases.notices.send_notices import SendNotices
from chalicelib.usecases.orders.hand_over_orders import HandOverOrders
from chalicelib.usecases.orders.read_orders import ReadOrders
from chalicelib.usecases.payments.file_claims import FileClaims
from chalicelib.usecases.payments.record_payments import RecordPayments
from chalicelib.usecases.payments.review_claims import ReviewClaims
from chalicelib.usecases.pickup.choose_point import ChoosePickupPoint
from chalicelib.usecases.pickup.manage_points import ManagePickupPoints
from chalicelib.usecases.pickup.propagate_point import PropagatePoint
from chalicelib.usecases.ports import Commit
from chalicelib.usecases.purchases.manage_purchases import ManagePurchases
from chalicelib.usecases.purchases.propagate_organizer import PropagateOrganizer
from chalicelib.usecases.purchases.propagate_terms import PropagateTerms
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
    Event.PURCHASE_PROPAGATED,
    Event.ORGANIZER_CHANGED,
    Event.POINTS_CHANGED,
    Event.POINT_PROPAGATED,
)


@dataclass
class House:
    """One community with a bot, a purchase and nobody in it yet."""

    memory: fakes.Memory = field(default_factory=fakes.Memory)
    files: fakes.MemoryFiles = field(default_factory=fakes.MemoryFiles)
    bot: fakes.FakeBot = field(default_factory=lambda: fakes.FakeBot(groups={"bot-token": GROUP}))
    group: fakes.FakeGroup = field(default_factory=fakes.FakeGroup)
    launches: fakes.FakeLaunches = field(default_factory=fakes.FakeLaunches)
    jobs: fakes.FakeJobQueue = field(default_factory=fakes.FakeJobQueue)
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
        self.signer = fakes.MemorySigner()
        self.save(a_community(), a_purchase())
        self.save(Secret(COMMUNITY, BOT_TOKEN, "bot-token"))

    def save(self, *things: Storable) -> None:
        self.commits.commit(COMMUNITY, Commit(things))

    def join(self, *buyers: Buyer) -> None:
        """Buyers who are known by their OK number."""
        for buyer in buyers:
            self.save(buyer, Identity(buyer.community, ok_identity(buyer.ok_id), buyer.id))

    @cached_property
    def create_community(self) -> CreateCommunity:
        return CreateCommunity(self.communities, self.purchases, self.commits, SITES, PHOTO_HOSTS)

    @cached_property
    def locales(self) -> Locales:
        return Locales(self.communities, self.clock)

    @cached_property
    def open_session(self) -> OpenSession:
        tokens = fakes.FakeTokens(self.clock)
        return OpenSession(
            self.launches, self.group, self.communities, self.buyers, self.commits, tokens, self.clock, self.ids
        )

    @cached_property
    def check_session(self) -> CheckSession:
        return CheckSession(self.communities, self.buyers, self.group, self.commits, self.clock)

    @cached_property
    def manage_purchases(self) -> ManagePurchases:
        return ManagePurchases(
            purchases=self.purchases,
            communities=self.communities,
            points=self.points,
            locales=self.locales,
            commits=self.commits,
            now=self.clock,
            new_id=self.ids,
        )

    @cached_property
    def read_orders(self) -> ReadOrders:
        return ReadOrders(self.orders, self.communities, self.clock)

    @cached_property
    def hand_over_orders(self) -> HandOverOrders:
        return HandOverOrders(self.orders, self.buyers, self.signer, self.commits, self.clock)

    @cached_property
    def file_claims(self) -> FileClaims:
        return FileClaims(
            self.claims, self.orders, self.buyers, self.files, self.proofs, self.commits, self.clock, self.ids
        )

    @cached_property
    def review_claims(self) -> ReviewClaims:
        return ReviewClaims(self.claims, self.orders, self.proofs, self.commits, self.clock, self.ids)

    @cached_property
    def record_payments(self) -> RecordPayments:
        return RecordPayments(self.orders, self.commits, self.clock)

    @cached_property
    def manage_points(self) -> ManagePickupPoints:
        return ManagePickupPoints(self.points, self.commits, PHOTO_HOSTS, self.ids)

    @cached_property
    def choose_point(self) -> ChoosePickupPoint:
        return ChoosePickupPoint(self.points, self.purchases, self.locales, self.commits, self.clock)

    @cached_property
    def propagation(self) -> Jobs:
        terms = PropagateTerms(self.purchases, self.orders, self.commits)
        points = PropagatePoint(self.points, self.orders, self.commits)
        hosts = PropagateOrganizer(self.purchases, self.communities, self.commits)
        links: dict[str, Job] = {"Purchase": terms, "Organizer": hosts, "Point": points}
        return Jobs({event: links[name] for event in CHAINED for name in links if event.startswith(name)})

    @cached_property
    def manage_imports(self) -> ManageImports:
        return ManageImports(
            self.imports, self.purchases, self.files, self.commits, self.clock, self.ids, fakes.MemoryCursors()
        )

    @cached_property
    def stepping(self) -> RunImport:
        saving = (self.files, self.purchases, self.orders, self.commits, self.clock)
        steps: dict[ImportState, ImportStep] = {
            ImportState.READING: ReadFile(self.files, FileSheets(), self.communities, Catalogue()),
            ImportState.COMPARING: CompareFile(self.files, self.purchases, self.orders, self.clock),
            ImportState.APPLYING: ApplyFile(*saving, self.ids),
            ImportState.SPLITTING: SplitDelivery(*saving),
        }
        return RunImport(self.imports, steps, self.commits, self.clock)

    @cached_property
    def send_notices(self) -> SendNotices:
        """A hundred messages in a second, twenty at one moment; edits do not wait for further ones."""
        world = self.clock, self.rests.patience
        return SendNotices(self.notices, self.bot, self.renderer, self.commits, 100, timedelta(0), *world)

    @cached_property
    def renderer(self) -> NoticeRenderer:
        return NoticeRenderer(Catalogue(), LINK)

    @cached_property
    def manage_consent(self) -> ManageConsent:
        return ManageConsent(self.launches, self.group, self.communities, self.buyers, self.commits, self.clock)

    @cached_property
    def wording(self) -> EditTemplates:
        return EditTemplates(self.communities, Catalogue(), self.renderer, self.commits, self.clock)

    @cached_property
    def finding(self) -> FindReminders:
        return FindReminders(self.communities, self.purchases, self.jobs, self.commits, self.clock, self.ids)

    @cached_property
    def reminding(self) -> SendReminders:
        return SendReminders(self.orders, self.commits)

    # an import on its way

    def uploaded(self, content: bytes, purchase: str = "shoes") -> str:
        job, _ = self.manage_imports.create(a_principal(), purchase, "заказы.csv", len(content))
        self.files.write(COMMUNITY, uploaded_file(job.id), content)
        return job.id

    def previewed(self, *rows: str, content: bytes | None = None, purchase: str = "shoes") -> Import:
        job = self.uploaded(content or csv_of(*rows), purchase)
        self.manage_imports.preview(a_principal(), job)
        return self.driven(job)

    def imported(self, *rows: str, purchase: str = "shoes") -> Import:
        job = self.previewed(*rows, purchase=purchase)
        self.manage_imports.start(a_principal(), job.id)
        return self.driven(job.id)

    def driven(self, job: str) -> Import:
        """Deliver what asks for steps until nothing does; every message comes twice, as a queue may do."""
        done = 0
        while asked := self.asked(job)[done:]:
            for entry in asked:
                self.stepping.run(entry)
                self.stepping.run(entry)
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
                self.propagation.run(entry)
                self.propagation.run(entry)
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
