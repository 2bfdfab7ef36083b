"""What a buyer lets us send him: consent with its history, what he wants to hear of, and when he wants silence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.access import SESSION
from chalicelib.domain.buyers import Buyer, Consent, ConsentWay, QuietHours, Topic, consenting
from chalicelib.domain.errors import Forbidden
from chalicelib.domain.journal import Entry, Event, buyer_subject
from chalicelib.usecases.ports import Buyers, Clock, Commit, Commits, Communities, Group, Launches, NewId
from chalicelib.usecases.rereading import reread

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from chalicelib.domain.launch import Caller


class Consenting(Struct, frozen=True):
    launches: Launches
    group: Group
    communities: Communities
    buyers: Buyers
    commits: Commits
    now: Clock
    new_id: NewId

    def show(self, caller: Caller) -> Buyer:
        return self.buyers.get(caller.community, caller.buyer)

    def check(self, caller: Caller, query: str) -> Buyer:
        """Ask OK, in the session of the launch, whether the group may write to the caller, and remember the answer.

        A yes counts for a person who withdrew his consent before: he has just asked for it himself. A no leaves his
        withdrawal. The launch may be as old as the session it began: it lets nobody in here.
        Raises LaunchForged, LaunchExpired, Forbidden for somebody else's launch, Unavailable.
        """
        launch = self.launches.verify(query, SESSION)
        if launch.user != caller.ok_id or self.communities.get(caller.community).group != launch.group:
            raise Forbidden("launch_of_another")
        allowed = self.group.messages_allowed(launch)
        return self._consent(caller, Consent.ALLOWED if allowed else Consent.DENIED, ConsentWay.BUTTON)

    def withdraw(self, caller: Caller) -> Buyer:
        """From here on nothing is sent, whatever OK says, until the buyer allows it himself."""
        return self._consent(caller, Consent.WITHDRAWN, ConsentWay.PERSON)

    def prefer(self, caller: Caller, muted: Iterable[Topic], quiet: QuietHours | None) -> Buyer:
        """What he does not want to hear of, and when of nothing at all."""
        wanted = frozenset(muted)

        def change() -> Buyer:
            before = self.buyers.get(caller.community, caller.buyer)
            after = replace(before, muted=wanted, quiet=quiet)
            if after == before or before.forgotten:
                return before
            data = {
                "muted": sorted(after.muted),
                "quiet": [f"{quiet.start:%H:%M}", f"{quiet.end:%H:%M}"] if quiet else None,
            }
            return self._save(caller, after, Event.PREFERENCES_CHANGED, data)

        return reread(change)

    def _consent(self, caller: Caller, consent: Consent, how: ConsentWay) -> Buyer:
        def change() -> Buyer:
            before = self.buyers.get(caller.community, caller.buyer)
            after = consenting(before, consent, how, self.now())
            if after is before:
                return before
            return self._save(caller, after, Event.CONSENT_CHANGED, {"consent": consent, "by": how})

        return reread(change)

    def _save(self, caller: Caller, buyer: Buyer, event: Event, data: Mapping[str, object]) -> Buyer:
        subject = buyer_subject(caller.buyer)
        entry = Entry(self.new_id(), caller.community, subject, event, self.now(), subject, data)
        self.commits.commit(caller.community, Commit((buyer,), (entry,)))
        return replace(buyer, version=buyer.version + 1)
