"""An operator ends somebody's sessions: at once for changes, within a minute for the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from chalicelib.domain.journal import Event, Fact, buyer_subject
from chalicelib.usecases.ports import Buyers, Clock, Commit, Commits
from chalicelib.usecases.retries import retry_on_stale

if TYPE_CHECKING:
    from chalicelib.domain.buyers.buyer import Buyer


class EndSessions(Struct, frozen=True):
    buyers: Buyers
    commits: Commits
    now: Clock

    def revoke(self, person: Buyer) -> None:
        """He may come in again as OK says; while OK is silent he does not."""

        def end() -> None:
            access = self.buyers.access(person.community, person.id)
            after = access.shut_out(self.now())
            was, became = {"role": access.role}, {"role": after.role}
            fact = Fact(Event.SESSIONS_ENDED, buyer_subject(person.id), before=was, after=became)
            self.commits.commit(person.community, Commit((after,), (fact,)))

        retry_on_stale(end)
