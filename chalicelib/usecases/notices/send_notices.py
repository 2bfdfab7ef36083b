"""A person hears of an event: one message for all that changed, with consent, never twice for one event."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.circuit_breaker import OK_BOT
from chalicelib.domain.errors import Invalid, NotFound, NotYet, Stale, Unavailable
from chalicelib.domain.journal import Event
from chalicelib.domain.notices.decision import PARTNER_DEAD, SendAction, decide
from chalicelib.domain.notices.notice import NO_BOT, Notice, connection_of, notice_id
from chalicelib.usecases.notices.lasting_writes import WORTH_IT
from chalicelib.usecases.notices.notice_outcomes import NoticeOutcomes
from chalicelib.usecases.notices.notice_request import NoticeRequest
from chalicelib.usecases.notices.partner_guard import PartnerGuard
from chalicelib.usecases.ports import AnswerLost, Bot, Clock, Commit, Commits, Notices, Patience

if TYPE_CHECKING:
    from datetime import datetime, timedelta

    from chalicelib.domain.circuit_breaker import CircuitBreaker
    from chalicelib.domain.journal import Entry
    from chalicelib.usecases.notices.notice_renderer import NoticeRenderer
    from chalicelib.usecases.notices.read_news import ReadNews


class SendNotices(Struct, frozen=True):
    """``calls`` of a community's bot are allowed in a second; edits of an order wait ``window`` for further ones."""

    notices: Notices
    news: ReadNews
    bot: Bot
    renderer: NoticeRenderer
    commits: Commits
    calls: int
    window: timedelta
    now: Clock
    patience: Patience

    def send(self, event: Entry) -> None:
        """Tell of the event as things are now. Raises NotYet, Unavailable, Stale: deliver again later."""
        request = self._read(event)
        if request is None:
            return
        decision = decide(request.context(self.window), self.now())
        match decision.action:
            case SendAction.NOTHING:
                return
            case SendAction.WAIT:
                if decision.reason == PARTNER_DEAD:
                    self._outcomes.held_up(request.notice, decision.reason, request.records.buyer)
                raise NotYet(decision.reason, retry_after=self._seconds(decision.until))
            case SendAction.WITHHOLD:
                self._outcomes.withheld(request.notice, decision.reason)
            case SendAction.GIVE_UP:
                self._outcomes.refused(request.notice, decision.reason)
            case SendAction.SEND | SendAction.REPEAT as found:
                self._send(request, repeated=found is SendAction.REPEAT)

    def _read(self, event: Entry) -> NoticeRequest | None:
        """None when the buyer, or what it speaks of, is gone."""
        number, job = event.data.get("number"), event.data.get("import")
        asked = (str(number) if number else None, str(job) if job else None, connection_of(event))
        try:
            records = self.notices.records(event.community, str(event.data["buyer"]), notice_id(event), *asked)
            news = self.news.read(event)
        except NotFound:
            return None
        return NoticeRequest(event, records, news)

    def _seconds(self, until: datetime | None) -> int:
        return max(1, math.ceil((until - self.now()).total_seconds())) if until else 1

    def _send(self, request: NoticeRequest, repeated: bool) -> None:
        buyer, token = request.records.buyer, request.records.token
        if not (token and request.records.community.group):
            self._outcomes.withheld(request.notice, NO_BOT)
            return
        if self.patience.remaining() < WORTH_IT:
            raise NotYet("notice_waits")
        text, buttons = request.written(self.renderer, self.now())
        breaker = self._admit(request, token)
        claimed = self._claim(request, breaker, repeated)
        try:
            message = self.bot.send(token, buyer.ok_id, text, buttons)
        except Unavailable as reason:
            self._fail(claimed, breaker, reason)
            raise
        except Invalid as refusal:
            self._outcomes.refused(claimed, refusal.reason)
        else:
            if message is None:
                self._outcomes.forbidden(claimed, buyer)
            else:
                self._outcomes.sent(claimed)
        self._guard.close(breaker)

    def _admit(self, request: NoticeRequest, token: str) -> CircuitBreaker:
        """Who probes in vain leaves word of what he had to tell."""
        try:
            return self._guard.admit(request.breaker, lambda: self.bot.probe(token))
        except NotYet:
            raise
        except Unavailable as reason:
            self._outcomes.held_up(request.notice, reason.reason, request.records.buyer)
            raise

    def _claim(self, request: NoticeRequest, breaker: CircuitBreaker, repeated: bool) -> Notice:
        """From here on it is ours to send; whoever finds the claim old knows that its answer was lost.

        Only while the buyer is as he was when he was asked for his consent: if anything has changed meanwhile, all is
        looked at again. Raises NotYet.
        """
        notice = request.notice.claimed(self.now(), repeated)
        facts = (self._outcomes.fact(notice, Event.NOTICE_REPEATED),) if repeated else ()
        try:
            self._guard.commit_call(notice.community, Commit((notice,), facts, unchanged=(request.records.buyer,)))
        except NotYet:
            self._guard.half_open(breaker)
            raise
        except Stale:
            self._guard.half_open(breaker)
            raise NotYet("notice_busy") from None
        return replace(notice, version=notice.version + 1)

    def _fail(self, claimed: Notice, breaker: CircuitBreaker, reason: Unavailable) -> None:
        """Where the answer was lost, the claim stays: nobody knows whether the message went out."""
        if isinstance(reason, AnswerLost):
            self._outcomes.in_doubt(claimed)
        else:
            self._outcomes.failed(claimed, reason.reason)
        self._guard.open(breaker, reason)

    @property
    def _guard(self) -> PartnerGuard:
        return PartnerGuard(OK_BOT, self.commits, self.calls, self.now)

    @property
    def _outcomes(self) -> NoticeOutcomes:
        return NoticeOutcomes(self.commits, self.now, self.patience)
