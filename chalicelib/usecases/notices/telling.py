"""A person hears of an event: one message for all that changed, with consent, never twice for one event."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.errors import Invalid, NotFound, NotYet, Stale, Unavailable
from chalicelib.domain.journal import Event
from chalicelib.domain.notices import NO_BOT, Notice, connection_of, notice_id
from chalicelib.domain.verdicts import PARTNER_DEAD, Verdict, decide
from chalicelib.usecases.notices.gatekeeping import Gatekeeping
from chalicelib.usecases.notices.outcomes import Outcomes
from chalicelib.usecases.notices.told import Told
from chalicelib.usecases.ports import AnswerLost, Bot, Clock, Commit, Commits, Notices, Patience

if TYPE_CHECKING:
    from datetime import datetime, timedelta

    from chalicelib.domain.gates import Gate
    from chalicelib.domain.journal import Entry
    from chalicelib.usecases.notices.letters import Letters


WORTH_IT = 10.0
"""Seconds in which OK can be asked, and its answer written down, even when both are slow."""


class Noticing(Struct, frozen=True):
    """``calls`` of a community's bot are allowed in a second; edits of an order wait ``window`` for further ones."""

    notices: Notices
    bot: Bot
    letters: Letters
    commits: Commits
    calls: int
    window: timedelta
    now: Clock
    patience: Patience

    def tell(self, event: Entry) -> None:
        """Tell of the event as things are now. Raises NotYet, Unavailable, Stale: deliver again later."""
        told = self._read(event)
        if told is None:
            return
        decision = decide(told.case(self.window), self.now())
        match decision.verdict:
            case Verdict.SETTLED:
                return
            case Verdict.WAIT:
                if decision.reason == PARTNER_DEAD:
                    self._outcomes.held_up(told.notice, decision.reason, told.matter.buyer)
                raise NotYet(decision.reason, retry_after=self._seconds(decision.until))
            case Verdict.WITHHOLD:
                self._outcomes.withheld(told.notice, decision.reason)
            case Verdict.GIVE_UP:
                self._outcomes.refused(told.notice, decision.reason)
            case Verdict.SEND | Verdict.REPEAT as found:
                self._send(told, repeated=found is Verdict.REPEAT)

    def _read(self, event: Entry) -> Told | None:
        """None when the buyer or the order is gone."""
        number, job = event.data.get("number"), event.data.get("import")
        asked = (str(number) if number else None, str(job) if job else None, connection_of(event))
        try:
            matter = self.notices.matter(event.community, str(event.data["buyer"]), notice_id(event), *asked)
        except NotFound:
            return None
        return Told(event, matter)

    def _seconds(self, until: datetime | None) -> int:
        return max(1, math.ceil((until - self.now()).total_seconds())) if until else 1

    def _send(self, told: Told, repeated: bool) -> None:
        buyer, token = told.matter.buyer, told.matter.token
        if not (token and told.matter.community.group):
            self._outcomes.withheld(told.notice, NO_BOT)
            return
        if self.patience.remaining() < WORTH_IT:
            raise NotYet("notice_waits")
        text, buttons = told.written(self.letters, self.now())
        gate = self._enter(told, token)
        claimed = self._claim(told, gate, repeated)
        try:
            message = self.bot.send(token, buyer.ok_id, text, buttons)
        except Unavailable as reason:
            self._fail(claimed, gate, reason)
            raise
        except Invalid as refusal:
            self._outcomes.refused(claimed, refusal.reason)
        else:
            if message is None:
                self._outcomes.forbidden(claimed, buyer)
            else:
                self._outcomes.sent(claimed)
        self._door.open(gate)

    def _enter(self, told: Told, token: str) -> Gate:
        """Who knocks in vain leaves word of what he had to tell."""
        try:
            return self._door.enter(told.gate, token)
        except NotYet:
            raise
        except Unavailable as reason:
            self._outcomes.held_up(told.notice, reason.reason, told.matter.buyer)
            raise

    def _claim(self, told: Told, gate: Gate, repeated: bool) -> Notice:
        """From here on it is ours to send; whoever finds the claim old knows that its answer was lost.

        Only while the buyer is as he was when he was asked for his consent: if anything has changed meanwhile, all is
        looked at again. Raises NotYet.
        """
        notice = told.notice.claimed(self.now(), repeated)
        facts = (self._outcomes.fact(notice, Event.NOTICE_REPEATED),) if repeated else ()
        try:
            self._door.count(notice.community, Commit((notice,), facts, unchanged=(told.matter.buyer,)))
        except NotYet:
            self._door.leave(gate)
            raise
        except Stale:
            self._door.leave(gate)
            raise NotYet("notice_busy") from None
        return replace(notice, version=notice.version + 1)

    def _fail(self, claimed: Notice, gate: Gate, reason: Unavailable) -> None:
        """Where the answer was lost, the claim stays: nobody knows whether the message went out."""
        if isinstance(reason, AnswerLost):
            self._outcomes.in_doubt(claimed)
        else:
            self._outcomes.failed(claimed, reason.reason)
        self._door.shut(gate, reason)

    @property
    def _door(self) -> Gatekeeping:
        return Gatekeeping(self.bot, self.commits, self.calls, self.now)

    @property
    def _outcomes(self) -> Outcomes:
        return Outcomes(self.commits, self.now, self.patience)
