"""Accounts at marketplaces, their orders and keys, and what went between, in memory."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from msgspec.structs import replace

from chalicelib.domain.errors import NotFound
from chalicelib.domain.external.account import Account
from chalicelib.domain.external.account_state import AccountState
from chalicelib.domain.external.comparison import Comparison
from chalicelib.domain.external.differences import DifferenceReport
from chalicelib.domain.external.external_order import ExternalOrder
from chalicelib.domain.external.integration_log import LogFilter, LogRecord
from chalicelib.domain.external.listing import ExternalFilter
from chalicelib.domain.external.marketplace import Marketplace
from chalicelib.domain.external.poll import Poll
from chalicelib.domain.external.pushed_order import PushedOrder
from chalicelib.domain.external.rule import Act, RuleCounts, Rules
from chalicelib.domain.external.sale import Sale
from chalicelib.domain.lists import Page
from chalicelib.usecases.ports import CountedRules, Counter
from tests.fakes.memory import Memory
from tests.fakes.pages import moment, page


@dataclass(frozen=True)
class MemoryAccounts:
    memory: Memory

    def get(self, community: str, account: str) -> Account:
        found = self.find(community, account)
        if found is None or found.removed_at:
            raise NotFound("account_missing")
        return found

    def find(self, community: str, account: str) -> Account | None:
        found = self.memory.find(Account, community, account)
        return self._joined(found) if found else None

    def list(self, community: str) -> Sequence[Account]:
        there = [self._joined(each) for each in self.memory.of(Account, community) if not each.removed_at]
        return sorted(there, key=lambda each: (each.connected_at, each.id))

    def _joined(self, account: Account) -> Account:
        state = self.memory.find(AccountState, account.community, account.id)
        return replace(account, state=state or AccountState(account.community, account.id))


@dataclass(frozen=True)
class MemoryExternalOrders:
    memory: Memory

    def get(self, community: str, account: str, order: str) -> ExternalOrder:
        return self.memory.get(ExternalOrder, community, account, order, reason="external_order_missing")

    def find(self, community: str, account: str, order: str) -> ExternalOrder | None:
        return self.memory.find(ExternalOrder, community, account, order)

    def page(self, community: str, wanted: ExternalFilter, cursor: str | None, limit: int) -> Page[ExternalOrder]:
        things = {
            (moment(each.placed_at.replace(microsecond=0)), each.account, each.order): each
            for each in self.memory.of(ExternalOrder, community)
            if wanted.fits(each)
            and (each.undecided or not wanted.waiting)
            and (wanted.since is None or each.placed_at.replace(microsecond=0) >= wanted.since.replace(microsecond=0))
            and (wanted.until is None or each.placed_at.replace(microsecond=0) <= wanted.until.replace(microsecond=0))
        }
        return page(f"{community}/external/{wanted}", things, cursor, limit, newest_first=True)


@dataclass(frozen=True)
class MemorySales:
    memory: Memory

    def get(self, community: str, marketplace: Marketplace, number: str) -> Sale:
        return self.memory.find(Sale, community, marketplace, number) or Sale(community, marketplace, number)


@dataclass(frozen=True)
class MemoryRules:
    memory: Memory

    def get(self, community: str) -> Rules:
        return self.memory.find(Rules, community) or Rules(community)

    def counted(self, community: str) -> CountedRules:
        made = {
            key[-1].rpartition("/"): count
            for key, count in self.memory.counter_updates.items()
            if key[:2] == (community, Counter.RULE)
        }
        counts = {
            rule: RuleCounts(*(made.get((rule, "/", act), 0) for act in (Act.ACCEPT, Act.REFUSE, Act.LEAVE)))
            for rule, _, _ in made
        }
        return CountedRules(self.get(community), counts)


@dataclass(frozen=True)
class MemoryPolls:
    memory: Memory

    def get(self, community: str, account: str) -> Poll:
        return self.memory.find(Poll, community, account) or Poll(community, account)


@dataclass(frozen=True)
class MemoryPushedOrders:
    memory: Memory

    def find(self, community: str, account: str, id: str) -> PushedOrder | None:
        return self.memory.find(PushedOrder, community, account, id)


@dataclass(frozen=True)
class MemoryDifferences:
    memory: Memory

    def comparison(self, community: str, account: str) -> Comparison:
        return self.memory.find(Comparison, community, account) or Comparison(community, account)

    def page(self, community: str, account: str, cursor: str | None, limit: int) -> Page[DifferenceReport]:
        things = {
            (moment(each.ended_at), each.account, each.id): each
            for each in self.memory.of(DifferenceReport, community)
            if account in ("", each.account)
        }
        return page(f"{community}/differences/{account}", things, cursor, limit, newest_first=True)


@dataclass(frozen=True)
class MemoryIntegrationLog:
    memory: Memory

    def write(self, record: LogRecord) -> None:
        self.memory.things["LogRecord", record.community, record.account, record.id] = record

    def many(self, community: str, account: str, ids: Sequence[str]) -> Sequence[LogRecord]:
        found = (self.memory.find(LogRecord, community, account, each) for each in dict.fromkeys(ids))
        return [each for each in found if each]

    def page(self, community: str, wanted: LogFilter, cursor: str | None, limit: int) -> Page[LogRecord]:
        things = {
            (moment(each.at), each.id): each
            for each in self.memory.of(LogRecord, community)
            if each.account == wanted.account
            and wanted.fits(each)
            and (wanted.since is None or each.at >= wanted.since)
            and (wanted.until is None or each.at <= wanted.until)
        }
        return page(f"{community}/log/{wanted}", things, cursor, limit, newest_first=True)


@dataclass
class MemoryAccountSecrets:
    kept: dict[tuple[str, str], Mapping[str, str]] = field(default_factory=dict)

    def put(self, community: str, account: str, secrets: Mapping[str, str]) -> None:
        self.kept[community, account] = dict(secrets)

    def get(self, community: str, account: str) -> Mapping[str, str]:
        if (community, account) not in self.kept:
            raise NotFound("account_key_missing")
        return self.kept[community, account]

    def remove(self, community: str, account: str) -> None:
        self.kept.pop((community, account), None)
