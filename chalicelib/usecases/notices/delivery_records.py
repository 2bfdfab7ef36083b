"""What became of a message to a person of the desk is written down: beside it, and in the journal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.errors import Stale
from chalicelib.domain.journal import Event, Fact, buyer_subject
from chalicelib.domain.notices.outbox import DeliveryState
from chalicelib.usecases.notices.lasting_writes import write_down
from chalicelib.usecases.ports import Commit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from chalicelib.domain.buyers.buyer import Buyer
    from chalicelib.domain.notices.outbox import Outbox, OutboxItem
    from chalicelib.usecases.ports import Clock, Commits, DeskNoticeRecords, Patience

_EVENTS: Mapping[DeliveryState, Event] = {
    DeliveryState.SENT: Event.NOTICE_SENT,
    DeliveryState.IN_DOUBT: Event.NOTICE_REFUSED,
    DeliveryState.FAILED: Event.NOTICE_REFUSED,
    DeliveryState.GIVEN_UP: Event.NOTICE_REFUSED,
    DeliveryState.WITHHELD: Event.NOTICE_WITHHELD,
}


class DeliveryRecords(Struct, frozen=True):
    commits: Commits
    now: Clock
    patience: Patience

    def settled(self, outbox: Outbox, state: DeliveryState, reason: str = "") -> Outbox:
        """What the message at hand told is done with; the outbox as it is then.

        That it was claimed stands there, and goes with whoever is erased: his version says no more, and may be another
        by now.
        """
        after = outbox.settled(state, self.now(), reason)
        return self._write(after, Commit((after,), (_fact(after),)))

    def refused(self, records: DeskNoticeRecords, outbox: Outbox, reason: str, *, lost: bool) -> None:
        """``lost``: nobody is reached at this address any more, unless he has just given another one."""
        after = outbox.settled(DeliveryState.FAILED, self.now(), reason)
        commit = Commit((after,), (_fact(after),))
        if not lost or after.channel not in records.settings.addresses:
            self._write(after, commit)
            return
        try:
            self._write(after, replace(commit, save=(after, records.settings.lost(after.channel, reason))))
        except Stale:
            self._write(after, commit)

    def held_up(self, outbox: Outbox, reason: str) -> None:
        """Another try will come: the journal has nothing to say yet."""
        after = outbox.held_up(self.now(), reason)
        self._write(after, Commit((after,)))

    def dropped(
        self,
        buyer: Buyer,
        outbox: Outbox,
        item: OutboxItem,
        reason: str = "",
        state: DeliveryState = DeliveryState.WITHHELD,
    ) -> Outbox:
        """This one alone is done with. Of whoever is leaving nothing is written down."""
        if buyer.forgotten:
            return outbox
        after = outbox.dropped(item, state, self.now(), reason)
        return self._write(after, Commit((after,), (_fact(after),), unchanged=(buyer,)))

    def _write(self, outbox: Outbox, commit: Commit) -> Outbox:
        write_down(self.commits, self.patience, outbox.community, commit)
        return replace(outbox, version=outbox.version + 1)


def _fact(outbox: Outbox) -> Fact:
    """Never where it went."""
    it = outbox.deliveries[0]
    data = {
        "notice": it.id,
        "letter": it.notice,
        "channel": outbox.channel,
        "count": it.count,
        "attempts": it.attempts,
        "reason": it.reason or ("given_up" if it.state is DeliveryState.GIVEN_UP else ""),
    }
    return Fact(_EVENTS[it.state], buyer_subject(outbox.person), data)
