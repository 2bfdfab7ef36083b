"""One event that somebody should hear of, and all that was read for it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.circuit_breaker import OK_BOT, CircuitBreaker
from chalicelib.domain.days import day_in
from chalicelib.domain.notices.decision import NoticeContext
from chalicelib.domain.notices.notice import FINAL, Notice, NoticeType, notice_of, notice_type_of
from chalicelib.domain.orders.news import shared_anew
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
        return notice_type_of(self.event, self.records.last, self.records.order)

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

    @property
    def _reason(self) -> str:
        """Of edits that are told at once, what was said of each, the first one first."""
        if not self.type.coalesced:
            return str(self.event.data.get("reason", ""))
        order, last = self.records.order, self.records.last
        since = last.at if last and last.state in FINAL else self.event.at
        noted = [each.note for each in reversed(order.changes) if each.at > since] if order else []
        return "; ".join(dict.fromkeys(filter(None, (str(self.event.data.get("note", "")), *noted))))

    @property
    def _was(self) -> int:
        """What the order cost when it was last told of, as far as that is known."""
        order, last = self.records.order, self.records.last
        moved = shared_anew(order, last.revision) if order and last else None
        return moved.before if moved else _kopecks(self.event.data.get("before"))

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
            reason=self._reason,
            was=self._was,
            cause=str(data.get("cause", "")),
            numbers=tuple(map(str, numbers)) if isinstance(numbers, list | tuple) else (),
            said=_kopecks(data.get("said")),
            parts={str(number): _kopecks(part) for number, part in parts.items()} if isinstance(parts, dict) else {},
        )


def _kopecks(value: object) -> int:
    return value if isinstance(value, int) else 0
