"""One event that somebody should hear of, and all that was read for it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.days import day_in
from chalicelib.domain.notices.circuit_breaker import OK_BOT, CircuitBreaker
from chalicelib.domain.notices.decision import NoticeContext
from chalicelib.domain.notices.notice import Notice, NoticeType, notice_of, notice_type_of
from chalicelib.usecases.notices.notice_renderer import NoticeRenderer, TemplateData

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime, timedelta

    from chalicelib.domain.journal import Entry
    from chalicelib.usecases.notices.claim_news import ClaimNews
    from chalicelib.usecases.notices.decision_news import DecisionNews
    from chalicelib.usecases.ports import Button, NoticeRecords


class NoticeRequest(Struct, frozen=True, dict=True):
    event: Entry
    records: NoticeRecords
    news: ClaimNews | DecisionNews | None = None

    def context(self, window: timedelta) -> NoticeContext:
        it = self.records
        zone = it.community.zone
        return NoticeContext(
            event=self.event,
            type=self.type,
            buyer=it.buyer,
            order=it.order,
            last=it.last,
            breaker=it.breaker,
            job=it.job,
            saved=it.saved,
            connection=it.connection,
            zone=zone,
            window=window,
            closed=it.community.is_closed,
            reported=self.news is not None and self.news.waits,
        )

    def written(self, renderer: NoticeRenderer, now: datetime) -> tuple[str, Sequence[Button]]:
        about = self._about(now)
        template = (about.news and about.news.template) or self.type.template
        return renderer.text(template, about, self.records.templates), renderer.buttons(template, about)

    @cached_property
    def type(self) -> NoticeType:
        return notice_type_of(self.event, self.records.last)

    @property
    def notice(self) -> Notice:
        """As it is before this try."""
        notice = notice_of(self.event, self.records.buyer.id, self.records.order, self.records.last)
        if not (self.news and self.type.gathered):
            return notice
        return replace(notice, claims=tuple(self.news.matters(notice.told_of)))

    @property
    def breaker(self) -> CircuitBreaker:
        return self.records.breaker or CircuitBreaker(self.event.community, OK_BOT)

    @property
    def _news(self) -> ClaimNews | DecisionNews | None:
        """Of what he has heard of nothing is said again."""
        if self.news is None or not self.type.gathered:
            return self.news
        told_of = self.records.last.told_of if self.records.last else ()
        return self.news.unheard(told_of)

    def _about(self, now: datetime) -> TemplateData:
        it, data = self.records, self.event.data
        numbers, parts = data.get("numbers"), data.get("parts")
        return TemplateData(
            community=it.community,
            language=it.buyer.language or it.community.language,
            order=it.order,
            news=self._news,
            today=day_in(it.community.zone, now),
            amount=_kopecks(data.get("amount")),
            balance=_kopecks(data.get("balance")),
            reason=str(data.get("reason", "")),
            numbers=tuple(map(str, numbers)) if isinstance(numbers, list | tuple) else (),
            said=_kopecks(data.get("said")),
            parts={str(number): _kopecks(part) for number, part in parts.items()} if isinstance(parts, dict) else {},
        )


def _kopecks(value: object) -> int:
    return value if isinstance(value, int) else 0
