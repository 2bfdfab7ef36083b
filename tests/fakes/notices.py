"""Notices, and what they are made of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from chalicelib.domain.buyers.buyer import Buyer
from chalicelib.domain.circuit_breaker import OK_BOT, CircuitBreaker
from chalicelib.domain.communities.community import BOT_TOKEN, Community, Connection, ConnectionName
from chalicelib.domain.imports.import_job import Import
from chalicelib.domain.lists import Page
from chalicelib.domain.notices.notice import Notice, edits_id
from chalicelib.domain.notices.templates import NoticeTemplates
from chalicelib.domain.orders.order import Order
from chalicelib.usecases.ports import NoticeRecords
from tests.fakes.memory import Memory
from tests.fakes.pages import moment, page


@dataclass(frozen=True)
class MemoryNotices:
    memory: Memory

    def records(
        self,
        community: str,
        buyer: str,
        notice: str,
        number: str | None,
        job: str | None,
        connection: ConnectionName | None = None,
    ) -> NoticeRecords:
        memory = self.memory
        return NoticeRecords(
            memory.get(Community, community),
            memory.get(Buyer, community, buyer),
            memory.get(Order, community, number) if number else None,
            memory.find(Notice, community, buyer, notice),
            memory.secrets.get((community, BOT_TOKEN)),
            memory.find(Import, community, job) if job else None,
            memory.find(CircuitBreaker, community, OK_BOT),
            memory.find(NoticeTemplates, community),
            memory.find(Connection, community, connection) if connection else None,
            memory.find(Notice, community, buyer, edits_id(number)) if number and job else None,
        )

    def of_buyers(self, community: str, buyers: Sequence[str], notice: str) -> Mapping[str, Notice]:
        found = {buyer: self.memory.find(Notice, community, buyer, notice) for buyer in buyers}
        return {buyer: each for buyer, each in found.items() if each}

    def of_buyer(self, community: str, buyer: str) -> Sequence[Notice]:
        own = [each for each in self.memory.of(Notice, community) if each.buyer == buyer]
        return sorted(own, key=lambda notice: notice.id)

    def undelivered(self, community: str, since: datetime, cursor: str | None, limit: int) -> Page[Notice]:
        notices = [each for each in self.memory.of(Notice, community) if each.undelivered and each.at >= since]
        undelivered = {(moment(each.at), each.buyer, each.id): each for each in notices}
        return page(f"{community}/untold", undelivered, cursor, limit, newest_first=True)
