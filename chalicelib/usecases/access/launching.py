"""A person opens the cabinet: OK's signed launch becomes our own short session."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.buyers import (
    Buyer,
    Consent,
    ConsentWay,
    Identity,
    consenting,
    ok_identity,
)
from chalicelib.domain.communities import Community, Membership, Role, role_of
from chalicelib.domain.errors import Blocked, GroupNotConnected, Stale, Unavailable
from chalicelib.domain.journal import Entry, Event
from chalicelib.domain.launch import Caller, Launch
from chalicelib.domain.pseudonyms import erased_identity
from chalicelib.usecases.ports import Buyers, Clock, Commit, Commits, Communities, Group, Launches, NewId, Tokens

if TYPE_CHECKING:
    from datetime import datetime


class Session(Struct, frozen=True):
    token: str
    expires_at: datetime
    caller: Caller
    community: Community
    order: str | None
    consent: Consent


class Launching(Struct, frozen=True):
    launches: Launches
    group: Group
    communities: Communities
    buyers: Buyers
    commits: Commits
    tokens: Tokens
    now: Clock
    new_id: NewId

    def open(self, query: str, language: str | None = None) -> Session:
        """Verify a launch and start a session.

        Roles are OK's word: while OK is silent everybody is a buyer, and consent stays as it was.
        Raises LaunchForged, LaunchExpired, GroupNotConnected, Blocked, Unavailable.
        """
        launch = self.launches.verify(query)
        community_id = self.communities.id_of_group(launch.group)
        if community_id is None:
            raise GroupNotConnected
        community = self.communities.get(community_id)
        role, organizer = self._role(launch, community)
        buyer = self._welcome(launch, community, language or launch.language)
        spoken = buyer.language or community.language
        caller = Caller(
            community.id, buyer.id, role, spoken, organizer, community.currency, launch.user, community.zone
        )
        token, expires_at = self.tokens.issue(caller)
        return Session(token, expires_at, caller, community, launch.order, buyer.consent)

    def _role(self, launch: Launch, community: Community) -> tuple[Role, str | None]:
        """The role, and who of the listed organizers this is; the list is read only for those who could be in it."""
        try:
            membership = self.group.membership(launch.group, launch.user)
        except Unavailable:
            membership = Membership.UNKNOWN
        if membership is Membership.BLOCKED:
            raise Blocked
        if membership not in (Membership.ADMIN, Membership.MODERATOR):
            return role_of(membership, listed=False), None
        organizers = self.communities.organizers(community.id)
        listed = next((each.id for each in organizers if each.ok_id == launch.user), None)
        return role_of(membership, listed is not None), listed

    def _welcome(self, launch: Launch, community: Community, language: str) -> Buyer:
        consent = self._consent(launch)
        try:
            return self._remember(launch, community, language, consent)
        except Stale:  # the same person opens two windows at once, or an import meets him: look again, once
            return self._remember(launch, community, language, consent)

    def _consent(self, launch: Launch) -> Consent:
        try:
            return Consent.ALLOWED if self.group.messages_allowed(launch) else Consent.DENIED
        except Unavailable:
            return Consent.UNKNOWN

    def _remember(self, launch: Launch, community: Community, language: str, consent: Consent) -> Buyer:
        """Who comes himself after his erasure is no longer kept away, even if a file had brought him back before.

        While it goes on nothing is written: it would bring back what is just being removed.
        """
        key, mark = ok_identity(launch.user), erased_identity(community.id, launch.user)
        found = self.buyers.by_identities(community.id, [key, mark])
        known, erased = found.get(key), (Identity(community.id, mark, ""),) if mark in found else ()
        buyer = replace(known or Buyer(self.new_id(), community.id, launch.user), language=language)
        if buyer.forgotten:
            return buyer
        buyer = consenting(buyer, consent, ConsentWay.LAUNCH, self.now())
        if known is None:
            joined = (buyer, Identity(community.id, key, buyer.id))
            self.commits.commit(community.id, Commit(joined, self._entries(known, buyer), remove=erased))
        elif buyer != known or erased:
            self.commits.commit(community.id, Commit((buyer,), self._entries(known, buyer), remove=erased))
        return buyer

    def _entries(self, known: Buyer | None, buyer: Buyer) -> tuple[Entry, ...]:
        entries = []
        if known is None:
            entries.append(self._entry(buyer, Event.BUYER_JOINED, {"by": "launch"}))
        if buyer.consent is not (known.consent if known else Consent.UNKNOWN):
            entries.append(
                self._entry(buyer, Event.CONSENT_CHANGED, {"consent": buyer.consent, "by": ConsentWay.LAUNCH})
            )
        return tuple(entries)

    def _entry(self, buyer: Buyer, event: Event, data: dict[str, object]) -> Entry:
        subject, actor = f"buyer/{buyer.id}", f"buyer/{buyer.id}"
        return Entry(self.new_id(), buyer.community, subject, event, self.now(), actor, data)
