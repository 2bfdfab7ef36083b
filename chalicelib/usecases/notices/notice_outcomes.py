"""What became of a notice is written down: on it, in the journal, and of a refusal with the buyer."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from msgspec import Struct

from chalicelib.domain.buyers.buyer import Buyer, Consent, ConsentWay, consenting
from chalicelib.domain.errors import Stale
from chalicelib.domain.journal import Event, Fact, buyer_subject, order_subject
from chalicelib.domain.notices.notice import Notice, NoticeState
from chalicelib.usecases.notices.lasting_writes import write_down
from chalicelib.usecases.ports import Clock, Commit, Commits, Patience

if TYPE_CHECKING:
    from collections.abc import Mapping

NO_PERMISSION = "no_permission"

_EVENTS: Mapping[NoticeState, Event] = {
    NoticeState.SENT: Event.NOTICE_SENT,
    NoticeState.WITHHELD: Event.NOTICE_WITHHELD,
    NoticeState.REFUSED: Event.NOTICE_REFUSED,
}


class NoticeOutcomes(Struct, frozen=True):
    commits: Commits
    now: Clock
    patience: Patience

    def sent(self, notice: Notice) -> None:
        self._settle(notice.settled(NoticeState.SENT, self.now()))

    def withheld(self, notice: Notice, reason: str) -> None:
        self._settle(notice.settled(NoticeState.WITHHELD, self.now(), reason))

    def refused(self, notice: Notice, reason: str) -> None:
        self._settle(notice.settled(NoticeState.REFUSED, self.now(), reason))

    def forbidden(self, notice: Notice, read: Buyer) -> None:
        """OK says he does not let us write: that is remembered, unless he has just decided something himself."""
        settled = notice.settled(NoticeState.REFUSED, self.now(), NO_PERMISSION)
        buyer = consenting(read, Consent.DENIED, ConsentWay.REFUSAL, self.now())
        data = {"consent": buyer.consent, "by": ConsentWay.REFUSAL}
        subject = buyer_subject(buyer.id)
        fact = Fact(Event.CONSENT_CHANGED, subject, data)
        try:
            self._settle(settled, (buyer,), (fact,))
        except Stale:
            self._settle(settled)

    def held_up(self, notice: Notice, reason: str, read: Buyer) -> None:
        """It could not even be tried: written down once, so that organizers see it, and not for who is leaving."""
        if notice.untouched:
            with suppress(Stale):
                waiting = notice.failed(self.now(), reason)
                self.commits.commit(notice.community, Commit((waiting,), unchanged=(read,)))

    def in_doubt(self, notice: Notice) -> None:
        self._write(notice.community, Commit((notice.in_doubt(),)))

    def failed(self, notice: Notice, reason: str) -> None:
        """Another try will come: the journal has nothing to say yet."""
        self._write(notice.community, Commit((notice.failed(self.now(), reason),)))

    def fact(self, notice: Notice, event: Event) -> Fact:
        data = {
            "notice": notice.id,
            "letter": notice.template,
            "revision": notice.revision,
            "attempts": notice.attempts,
            "reason": notice.reason,
        }
        subject = order_subject(notice.number) if notice.number else buyer_subject(notice.buyer)
        return Fact(event, subject, data)

    def _settle(self, settled: Notice, people: tuple[Buyer, ...] = (), facts: tuple[Fact, ...] = ()) -> None:
        said = self.fact(settled, _EVENTS[settled.state])
        self._write(settled.community, Commit((settled, *people), (said, *facts)))

    def _write(self, community: str, commit: Commit) -> None:
        write_down(self.commits, self.patience, community, commit)
