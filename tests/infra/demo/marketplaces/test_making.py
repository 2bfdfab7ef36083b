"""The demo of marketplaces shows an order in each state, on whatever day; making it again changes nothing."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from msgspec import Struct
from msgspec.structs import replace

from chalicelib import bootstrap, visit
from chalicelib.bootstrap import Container, utc_now
from chalicelib.domain.access.principals import Principal
from chalicelib.domain.catalogue.offer import normalised
from chalicelib.domain.catalogue.offer_filter import OfferFilter
from chalicelib.domain.communities.community import Community, Role
from chalicelib.domain.errors import NotYet
from chalicelib.domain.external.account import Account
from chalicelib.domain.external.external_order import OPEN_PUSHES, Decision, ExternalOrder, Push
from chalicelib.domain.external.listing import ExternalFilter
from chalicelib.domain.external.marketplace import Marketplace
from chalicelib.domain.external.sighting import Phase
from chalicelib.domain.journal import Event, external_subject
from chalicelib.settings import Settings
from infra.demo.marketplaces.accounts import ACCOUNTS
from infra.demo.marketplaces.making import Marketplaces
from infra.demo.marketplaces.orders import Manager, OrderWish, wishes
from infra.demo.marketplaces.price_lists import FILES, FOLDER, OWN
from infra.demo.marketplaces.rules import RULES
from tests.infra.sandbox.driver import Driver
from tests.infra.sandbox.serving import running
from tests.infra.sandbox.yandex_market.receiver import Hook, receiving

ROUNDS = 6
AWAITED = timedelta(seconds=30)
"""Longer than a decision waits, and than a marketplace takes to show it."""


class Present:
    """The sandbox knows no other time; what is to be waited for can be skipped."""

    def __init__(self) -> None:
        self.skipped = timedelta()

    def __call__(self) -> datetime:
        return utc_now() + self.skipped


class Shown(Struct, frozen=True):
    """The demo, and where it is made."""

    it: Marketplaces
    sandbox: Driver
    hook: Hook
    clock: Present

    @property
    def kabinet(self) -> Container:
        return self.it.kabinet

    @property
    def manager(self) -> Principal:
        return self.it.manager()

    @property
    def community(self) -> str:
        return self.manager.community

    def accounts(self) -> dict[str, Account]:
        there = {each.title: each for each in self.kabinet.stores.accounts.list(self.community)}
        return {name: there[wanted.title] for name, wanted in ACCOUNTS.items()}

    def orders(self) -> list[ExternalOrder]:
        store = self.kabinet.stores.external_orders
        found = store.page(self.community, ExternalFilter(), None, 100).things
        return [store.get(self.community, each.account, each.order) for each in found]

    def settle(self) -> None:
        """What the queues do by themselves."""
        self.sandbox.control("zzap/settings", {"interval": 0, "delay": 0})
        for _ in range(ROUNDS):
            self.clock.skipped += AWAITED
            moving = [each for each in self.orders() if each.undecided or each.push in OPEN_PUSHES]
            if not any(each.push in OPEN_PUSHES for each in moving):
                return
            for order in moving:
                for entry in self.kabinet.stores.journal.of(self.community, external_subject(order.place)):
                    if entry.event in (Event.EXTERNAL_OPENED, Event.EXTERNAL_DECIDED):
                        with suppress(NotYet):
                            self.kabinet.background.external.run(entry)

    def stock(self, article: str) -> int | None:
        found = self.kabinet.catalogue.manage_offers.page(self.manager, OfferFilter(article=article), None).things
        lists = {each.id: each.title for each in self.kabinet.stores.price_lists.all(self.community)}
        return next(each.stock for each in found if lists[each.price_list] == OWN)


@pytest.fixture
def shown(settings: Settings, container: Container, community: Community, tmp_path: Path) -> Iterator[Shown]:
    with running(tmp_path) as sandbox, receiving() as hook:
        played, clock = f"http://127.0.0.1:{sandbox.port}/", Present()
        chosen = replace(
            settings,
            ozon_api_url=f"{played}ozon",
            yandex_market_api_url=f"{played}yandex_market",
            wildberries_api_url=f"{played}wildberries",
            zzap_api_url=f"{played}zzap",
            allow_loopback="yes",
            public_url=f"http://127.0.0.1:{hook.server_port}/",
        )
        roles = {"owner": Role.OWNER, "manager": Role.EXTERNAL_ORDERS_MANAGER}
        people = {
            name: Principal(community=community.id, id=name, role=role, organizer=name) for name, role in roles.items()
        }

        def come(name: str) -> Principal:
            visit.come(people[name])
            return people[name]

        it = Marketplaces(
            kabinet=bootstrap.build(chosen, clock),
            owner=lambda: come("owner"),
            manager=lambda: come("manager"),
            sandbox=played,
            now=clock(),
        )
        yield Shown(it, sandbox, hook, clock)


@pytest.mark.slow
def test_each_state_is_shown_and_what_was_broken_off_is_gone_on_with(
    shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    _break_off(shown, monkeypatch)
    shown.it.make()
    _assert_accounts(shown)
    shown.settle()
    orders = shown.orders()
    assert len(orders) == len(wishes())
    _assert_states(orders)
    _assert_rules(shown, orders)
    assert (shown.stock("W 914/2"), shown.stock("P 85 020"), shown.stock("BX-0986")) == (24 - 3 - 4, 6, 60 - 4)
    (supplier,) = shown.kabinet.stores.suppliers.list(shown.community)
    assert supplier.title == "Ромашка: запчасти"
    assert [each.count > 100 for each in shown.kabinet.stores.price_lists.all(shown.community)] == [True, True]
    shown.it.make()
    assert shown.orders() == orders
    assert shown.sandbox.get("/sandbox/zzap/orders").json["interval"] == 3


def _break_off(shown: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody kills it after some decisions."""
    decided: list[OrderWish] = []
    decide = Manager.decide

    def dying(self: Manager, wish: OrderWish, account: Account, number: str) -> None:
        if len(decided) == 5:
            raise KeyboardInterrupt
        decided.append(wish)
        decide(self, wish, account, number)

    with monkeypatch.context() as patched:
        patched.setattr(Manager, "decide", dying)
        with pytest.raises(KeyboardInterrupt):
            shown.it.make()
    assert 0 < sum(each.decision is not Decision.NEW for each in shown.orders()) < 5
    assert shown.sandbox.get("/sandbox/zzap/orders").json["interval"] == 3


def _assert_accounts(shown: Shown) -> None:
    accounts = shown.accounts()
    assert {each.marketplace for each in accounts.values()} == set(Marketplace)
    for each in accounts.values():
        assert (each.state.trouble, each.state.silent_since, each.works) == ("", None, True)
        assert each.state.polled_at is not None
        assert each.region == ACCOUNTS[next(name for name in accounts if accounts[name] == each)].region
    soon = accounts["ozon-2"].state.key_ends_at
    assert soon is not None
    assert soon < shown.it.now + timedelta(days=14)
    sandbox = shown.sandbox
    assert all(each["pushes"] for each in sandbox.get("/sandbox/ozon/state").json["sellers"])
    assert sandbox.get("/sandbox/yandex_market/state").json["webhooks"] == [None]
    address = shown.kabinet.external.accounts.address_of(accounts["getzzap"])
    assert sandbox.get("/sandbox/getzzap/orders").json["webhook"]["url"] == address
    assert address.startswith(shown.kabinet.settings.public_url)


def _assert_states(orders: list[ExternalOrder]) -> None:
    states = Counter((each.decision, each.push) for each in orders)
    assert states[Decision.ACCEPTED, Push.ACKNOWLEDGED] == 5
    assert states[Decision.REFUSED, Push.ACKNOWLEDGED] == 3
    assert states[Decision.DISMISSED, Push.NONE] == 1
    assert states[Decision.CANCELLED, Push.NONE] == 2
    (failed,) = [each for each in orders if each.push is Push.FAILED]
    assert (failed.lines[0].problem, failed.lines[0].said) == ("needs_missing", "EXEMPLAR_INFO_NOT_FILLED_COMPLETELY")
    waiting = [each for each in orders if each.undecided]
    assert len(waiting) >= 8
    assert {each.marketplace for each in waiting} == set(Marketplace)
    assert sum(bool(each.needs) for each in waiting) == 2
    assert any(each.lines[0].seen.quantity is None for each in waiting)
    assert any(each.test for each in waiting)
    assert any(each.free_refusal is False for each in waiting)
    assert {each.phase for each in orders} >= {Phase.UNPAID, Phase.OPEN, Phase.ACCEPTED, Phase.CANCELLED, Phase.DONE}
    (gone,) = [each for each in orders if each.number and each.decision is Decision.CANCELLED]
    assert gone.lines[0].pieces == 1


def _assert_rules(shown: Shown, orders: list[ExternalOrder]) -> None:
    """Each has decided one, which says why; what is older than the accounts is no news to any."""
    titles = Counter(each.lines[0].why.title for each in orders if each.lines[0].why)
    assert titles == Counter(rule.title for rule in RULES)
    counted = shown.kabinet.external.rules.list(shown.manager)
    done = [counted.counts[rule.id] for rule in counted.rules.rules]
    assert [(each.left, each.refused, each.accepted) for each in done] == [(1, 0, 0), (0, 1, 0), (0, 0, 1)]


def test_each_wish_is_told_from_the_others_of_its_account_and_has_its_offer() -> None:
    marks = Counter((each.account, each.mark) for each in wishes())
    assert set(marks.values()) == {1}
    assert {each.account for each in wishes()} == set(ACCOUNTS)
    articles = set()
    for file in FILES.values():
        with (FOLDER / file).open(encoding="utf-8", newline="") as content:
            rows = list(csv.DictReader(content, delimiter=";"))
        assert len(rows) > 100
        articles |= {normalised(row["Артикул"]) for row in rows}
    assert {normalised(each.mark[0]) for each in wishes()} <= articles
