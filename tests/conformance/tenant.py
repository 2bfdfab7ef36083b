"""A community with one thing of every kind, and somebody of every role: what real ids are taken from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from msgspec.structs import replace

from chalicelib import bootstrap, tracing, visit
from chalicelib.bootstrap import Container
from chalicelib.domain.access.permissions import Permission
from chalicelib.domain.access.principals import Principal
from chalicelib.domain.buyers.buyer import Buyer
from chalicelib.domain.catalogue.offer_import import uploaded_list
from chalicelib.domain.communities.community import COMMENTS_TOKEN, Membership, Role, Secret
from chalicelib.domain.external.account import WebhookAddress, account_id
from chalicelib.domain.external.marketplace import Marketplace
from chalicelib.domain.external.seeing import first_seen
from chalicelib.domain.imports.import_job import uploaded_file
from chalicelib.domain.notices.channels import Channel
from chalicelib.domain.notices.notice_settings import Address, NoticeSettings
from chalicelib.domain.orders.order import Handout
from chalicelib.domain.orders.saved_view import SavedView
from chalicelib.domain.orders.sums import Adjustment, AdjustmentKind
from chalicelib.domain.payments.payment import PaymentKind
from chalicelib.domain.payments.proofs import uploaded_proof
from chalicelib.domain.purchases.purchase import Stage, Terms
from chalicelib.usecases.access.manage_api_keys import KeyWish
from chalicelib.usecases.payments.file_claims import ClaimRequest
from chalicelib.usecases.payments.move_credits import CreditMove, Way
from chalicelib.usecases.payments.record_payments import MoneyMove
from tests.conformance.known import BOT, FOUNDING, KNOWN, LAUNCH, SECOND
from tests.crash.cabinet import NUMBER, PNG, a_payer, anna
from tests.crash.preparations import FILE, ordered, save
from tests.credentials import a_desk_session, a_passkey
from tests.factories import (
    NOW,
    a_comment,
    a_launch,
    a_log_record,
    a_notice,
    a_price_list,
    a_purchase,
    a_sighting,
    an_account,
    an_offer,
    an_organizer,
    csv_of,
)
from tests.fakes import FakeBot, FakePartners, Memory, MemoryStores
from tests.fakes.partners import FakeGroup, FakeLaunches
from tests.fakes.suppliers import a_supplier
from tests.usecases.house import SETTINGS, STEPS
from tests.world import ADMIN, ANNA, GROUP, Clock, CountedIds

COMMUNITY = "c1"
FREE_GROUP = "54000000000999"

NOBODY, KEY = "nobody", "api_key"
CALLERS = (*(role.value for role in Role), KEY, NOBODY)
PUSHING = (Marketplace.OZON, Marketplace.YANDEX_MARKET, Marketplace.GETZZAP)
SCOPES = (Permission.ORDERS_READ, Permission.CLAIMS_READ, Permission.CLAIMS_DECIDE)
"""Of the program: it decides claims and touches nothing else."""


@dataclass(frozen=True)
class Tenant:
    """``ids``: what paths, queries and bodies may name, by the name they name it by; ``tokens``: by who calls."""

    container: Container
    ids: Mapping[str, Sequence[str]]
    tokens: Mapping[str, str | None]

    def headers(self, caller: str) -> dict[str, str]:
        """By which he is let in."""
        token = self.tokens[caller]
        return {"Authorization": f"Bearer {token}"} if token else {}


def in_memory() -> Tenant:
    """The production container over memory, put in the place of this process's."""
    clock, ids = Clock(), CountedIds()
    memory = Memory(clock, ids)
    stores = MemoryStores(
        memory,
        correlation=tracing.current,
        principal=visit.principal,
        request_key=visit.request_key,
        spend=visit.spend,
        network=visit.network,
    )
    built = bootstrap.build(SETTINGS, clock, ids, stores=stores, partners=_partners())
    bootstrap.install(built)
    return Settling(built, memory).settled()


def _partners() -> FakePartners:
    launches = {LAUNCH: a_launch(at=NOW), FOUNDING: a_launch(user=ADMIN, group=FREE_GROUP, at=NOW)}
    return FakePartners(
        launches=FakeLaunches(launches),
        group=FakeGroup({ADMIN: Membership.ADMIN}, allowing={ANNA}),
        bot=FakeBot(groups={BOT: GROUP}),
    )


@dataclass
class Settling:
    container: Container
    memory: Memory
    owner: Principal = field(default=Principal(community=COMMUNITY, id="maria", role=Role.OWNER))

    def settled(self) -> Tenant:
        order = a_payer(self.container, COMMUNITY)
        ordered(self.container, COMMUNITY)
        second = replace(order, number=SECOND, purchase="shoes", handout=Handout.READY, version=0)
        over = a_purchase(id="over", terms=Terms(1, Stage.COMPLETED))
        self._save(
            second,
            over,
            SavedView("v1", COMMUNITY, "a-owner", "Долги"),
            a_desk_session(),
            a_passkey(person="a-owner"),
            NoticeSettings(COMMUNITY, "a-owner", addresses={Channel.EMAIL: Address("o@example.com", verified_at=NOW)}),
            a_price_list(),
            an_offer(),
            a_supplier(),
            a_comment(),
            a_notice(),
        )
        self._connect()
        adjustments = (Adjustment(AdjustmentKind.PACKING, 5_000, "Коробка", "a1"),)
        self._save(replace(self.container.stores.orders.get(COMMUNITY, NUMBER), adjustments=adjustments))
        self._save(Secret(COMMUNITY, COMMENTS_TOKEN, "of-the-comments"))
        for id, ok_id in (("maria", "570000000889"), ("vera", "570000000890")):
            self.container.communities.manage.put_organizer(an_organizer(id=id, ok_id=ok_id, role=Role.OWNER))
        self._pay()
        return Tenant(self.container, self._ids(), self._tokens())

    def _save(self, *things: object) -> None:
        save(self.container, COMMUNITY, *things)

    def _connect(self) -> None:
        """Accounts at all marketplaces that push; an order of one of them, of which the marketplace knows."""
        for marketplace in PUSHING:
            account = an_account(id=account_id(marketplace, "7"), marketplace=marketplace)
            self._save(account, WebhookAddress(COMMUNITY, account.id, 1))
            self.container.stores.account_secrets.put(COMMUNITY, account.id, {"api_key": "SECRET"})
        self.container.stores.account_secrets.put(COMMUNITY, a_supplier().id, {"token": "TOKEN"})
        sighting = a_sighting(order=NUMBER)
        self.container.partners.marketplaces.market.shown[NUMBER] = sighting  # type: ignore[attr-defined]
        self._save(first_seen(an_account(), sighting, NOW))
        self.container.stores.integration_log.write(a_log_record())

    def _pay(self) -> None:
        """The second order is paid too much, and some of it is on Anna's balance."""
        record, credit = self.container.payments.record, self.container.payments.credits
        record.enter(self.owner, MoneyMove("form-before", PaymentKind.PAYMENT, NUMBER, 60_000))
        record.enter(self.owner, MoneyMove("form-of-much", PaymentKind.PAYMENT, SECOND, 300_000))
        credit.move(self.owner, CreditMove("form-that-saved", Way.SAVE, 10_000, order=SECOND))

    def _ids(self) -> Mapping[str, Sequence[str]]:
        made, _ = self.container.access.manage_api_keys.make(self.owner, KeyWish("old", SCOPES))
        self.container.purchases.manage.move(self.owner, "sold", Stage.ORDERED)
        sent = self.container.notices.message_buyers.send(self.owner, "sold", "Раздача перенесена")
        claims, job, proof = self._claims(), self._compared(), self._proof()
        return {
            **KNOWN,
            "claim": claims,
            "proof": (proof,),
            "job": (job, self._begun(csv_of(*FILE)), self._begun(b"a;b\n1;2")),
            "api_key": (made.id,),
            "offer_import": (self._listed(), self._list_begun()),
            "message": (sent.id,),
            "code": (self.container.orders.hand_over.code(anna(COMMUNITY), SECOND),),
        }

    def _proof(self) -> str:
        proof, _ = self.container.payments.file_claims.proof_form(anna(COMMUNITY), "image/png", len(PNG))
        self.container.stores.files.write(COMMUNITY, uploaded_proof("anna", proof), PNG)
        return proof

    def _claims(self) -> Sequence[str]:
        """The first one with a proof."""
        wishes = (
            ClaimRequest("form-with-a-proof", (NUMBER,), 500, NOW, proof=self._proof()),
            ClaimRequest("form-without-one", (SECOND,), 500, NOW),
        )
        return [self.container.payments.file_claims.file(anna(COMMUNITY), wish).id for wish in wishes]

    def _begun(self, content: bytes) -> str:
        job, _ = self.container.imports.manage.create(self.owner, "shoes", "заказы.csv", len(content))
        self.container.stores.files.write(COMMUNITY, uploaded_file(job.id), content)
        return job.id

    def _compared(self) -> str:
        """An import that waits to be started."""
        job = self._begun(csv_of(*FILE))
        self.container.imports.manage.preview(self.owner, job)
        self._drive()
        return job

    def _drive(self) -> None:
        done = 0
        while asked := [each for each in self.memory.journal if each.event in STEPS][done:]:
            for entry in asked:
                self.container.imports.run.run(entry)
            done += len(asked)

    def _list_begun(self) -> str:
        content = "Артикул;Бренд;Цена;Остаток\nOC-90;Knecht;500;7\nA1;;100;есть\nA2;;0;1".encode()
        job, _ = self.container.catalogue.manage_imports.create(self.owner, "parts", "прайс.csv", len(content))
        self.container.stores.files.write(COMMUNITY, uploaded_list(job.id), content)
        return job.id

    def _listed(self) -> str:
        """A price list that waits to be started."""
        job = self._list_begun()
        self.container.catalogue.manage_imports.preview(self.owner, job)
        self._drive()
        return job

    def _tokens(self) -> Mapping[str, str | None]:
        people: dict[Role, str] = {role: f"a-{role}" for role in Role if role is not Role.BUYER}
        self._save(*(Buyer(id, COMMUNITY, ADMIN if role is Role.OWNER else "") for role, id in people.items()))
        who = {role: Principal(community=COMMUNITY, id=id, role=role) for role, id in people.items()}
        who[Role.BUYER] = Principal(community=COMMUNITY, id="anna", ok_id=ANNA)
        tokens = {role.value: self.container.signing.tokens.issue(each)[0] for role, each in who.items()}
        _, key = self.container.access.manage_api_keys.make(who[Role.OWNER], KeyWish("1C", SCOPES))
        return {**tokens, KEY: key, NOBODY: None}
