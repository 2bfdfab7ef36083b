"""What a buyer lets us send him: consent with its history, what he wants to hear of, and when he wants silence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.access.access import SESSION
from chalicelib.domain.buyers.buyer import Buyer, Consent, ConsentWay, QuietHours, Topic, consenting
from chalicelib.domain.errors import Forbidden
from chalicelib.domain.journal import Event, Fact, buyer_subject
from chalicelib.usecases.ports import Buyers, Clock, Commit, Commits, Communities, Group, Launches
from chalicelib.usecases.retries import retry_on_stale

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from chalicelib.domain.access.principals import Principal


class ManageConsent(Struct, frozen=True):
    launches: Launches
    group: Group
    communities: Communities
    buyers: Buyers
    commits: Commits
    now: Clock

    def show(self, principal: Principal) -> Buyer:
        return self.buyers.get(principal.community, principal.id)

    def check(self, principal: Principal, query: str) -> Buyer:
        """Ask OK, in the session of the launch, whether the group may write to the principal, and remember the answer.

        A yes counts for a person who withdrew his consent before: he has just asked for it himself. A no leaves his
        withdrawal. The launch may be as old as the session it began: it lets nobody in here.
        Raises LaunchForged, LaunchExpired, Forbidden for somebody else's launch, Unavailable.
        """
        launch = self.launches.verify(query, SESSION)
        if launch.user != principal.ok_id or self.communities.get(principal.community).group != launch.group:
            raise Forbidden("launch_of_another")
        allowed = self.group.messages_allowed(launch)
        return self._consent(principal, Consent.ALLOWED if allowed else Consent.DENIED, ConsentWay.BUTTON)

    def withdraw(self, principal: Principal) -> Buyer:
        """From here on nothing is sent, whatever OK says, until the buyer allows it himself."""
        return self._consent(principal, Consent.WITHDRAWN, ConsentWay.PERSON)

    def prefer(self, principal: Principal, muted: Iterable[Topic], quiet: QuietHours | None) -> Buyer:
        """What he does not want to hear of, and when of nothing at all."""
        wanted = frozenset(muted)

        def change() -> Buyer:
            before = self.buyers.get(principal.community, principal.id)
            after = replace(before, muted=wanted, quiet=quiet)
            if after == before or before.forgotten:
                return before
            data = {
                "muted": sorted(after.muted),
                "quiet": [f"{quiet.start:%H:%M}", f"{quiet.end:%H:%M}"] if quiet else None,
            }
            return self._save(principal, after, Event.PREFERENCES_CHANGED, data)

        return retry_on_stale(change)

    def _consent(self, principal: Principal, consent: Consent, how: ConsentWay) -> Buyer:
        def change() -> Buyer:
            before = self.buyers.get(principal.community, principal.id)
            after = consenting(before, consent, how, self.now())
            if after is before:
                return before
            return self._save(principal, after, Event.CONSENT_CHANGED, {"consent": consent, "by": how})

        return retry_on_stale(change)

    def _save(self, principal: Principal, buyer: Buyer, event: Event, data: Mapping[str, object]) -> Buyer:
        fact = Fact(event, buyer_subject(principal.id), data)
        self.commits.commit(principal.community, Commit((buyer,), (fact,)))
        return replace(buyer, version=buyer.version + 1)
