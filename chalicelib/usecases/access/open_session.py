"""A person opens the cabinet: OK's signed launch becomes our own short session."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.access.access import Standing, principal_of
from chalicelib.domain.buyers.buyer import (
    Buyer,
    Consent,
    ConsentWay,
    Identity,
    consenting,
    ok_identity,
)
from chalicelib.domain.communities.community import Community, Locale, Role
from chalicelib.domain.errors import Blocked, GroupNotConnected, Stale, Unavailable
from chalicelib.domain.journal import Event, Fact, buyer_subject
from chalicelib.domain.privacy.pseudonyms import erased_identity
from chalicelib.usecases.access.roles import standing_in
from chalicelib.usecases.ports import (
    Balances,
    Buyers,
    Clock,
    Commit,
    Commits,
    Communities,
    Group,
    Launches,
    NewId,
    Orders,
    Tokens,
)
from chalicelib.usecases.waiting_orders import Waiting, waiting_orders

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from chalicelib.domain.access.access import Access
    from chalicelib.domain.access.launch import Launch
    from chalicelib.domain.access.principals import Principal


class Session(Struct, frozen=True):
    token: str
    expires_at: datetime
    principal: Principal
    locale: Locale
    community: Community
    order: str | None
    consent: Consent
    waiting: Waiting | None


class OpenSession(Struct, frozen=True):
    launches: Launches
    group: Group
    communities: Communities
    buyers: Buyers
    orders: Orders
    balances: Balances
    commits: Commits
    tokens: Tokens
    now: Clock
    new_id: NewId

    def open(self, query: str, language: str | None = None) -> Session:
        """Verify a launch and start a session.

        Roles are OK's word: while OK is silent everybody is a buyer, if he was let in lately, and consent stays. Raises
        LaunchForged, LaunchExpired, LaunchUsed, GroupNotConnected, CommunityClosed, Blocked, Unavailable.
        """
        launch = self.launches.verify(query)
        community = self._community(launch.group)
        standing = self._standing(launch, community)
        buyer, access = self._welcome(launch, community, language or launch.language, standing)
        principal = principal_of(buyer, standing or Standing(Role.BUYER), access.rights)
        token, expires_at = self.tokens.issue(principal)
        return Session(
            token=token,
            expires_at=expires_at,
            principal=principal,
            locale=community.locale(buyer.language),
            community=community,
            order=launch.order,
            consent=buyer.consent,
            waiting=waiting_orders(self.orders, self.balances, community.id, buyer.id),
        )

    def _community(self, group: str) -> Community:
        """Raises GroupNotConnected, CommunityClosed."""
        name = self.communities.id_of_group(group)
        if name is None:
            raise GroupNotConnected
        community = self.communities.get(name)
        community.check_open()
        return community

    def _standing(self, launch: Launch, community: Community) -> Standing | None:
        """What OK says he is; None while it says nothing. Whoever is blocked loses the sessions he has."""
        try:
            return standing_in(self.group, self.communities, community, launch.user)
        except Unavailable:
            return None
        except Blocked:
            self._shut_out(launch, community)
            raise

    def _shut_out(self, launch: Launch, community: Community) -> None:
        key = ok_identity(launch.user)
        known = self.buyers.by_identities(community.id, [key]).get(key)
        access = self.buyers.access(community.id, known.id) if known else None
        if access and access.let_in_at:
            with suppress(Stale):  # he comes in elsewhere at this moment, and meets the same word of OK's
                self.commits.commit(community.id, Commit((access.shut_out(self.now()),)))

    def _welcome(
        self, launch: Launch, community: Community, language: str, standing: Standing | None
    ) -> tuple[Buyer, Access]:
        consent = self._consent(launch) if standing else Consent.UNKNOWN  # a silent OK is not waited for twice
        try:
            return self._remember(launch, community, language, consent=consent, standing=standing)
        except Stale:  # the same person opens two windows at once, or an import meets him: look again, once
            return self._remember(launch, community, language, consent=consent, standing=standing)

    def _consent(self, launch: Launch) -> Consent:
        try:
            return Consent.ALLOWED if self.group.messages_allowed(launch) else Consent.DENIED
        except Unavailable:
            return Consent.UNKNOWN

    def _remember(
        self, launch: Launch, community: Community, language: str, consent: Consent, standing: Standing | None
    ) -> tuple[Buyer, Access]:
        """Who comes himself after his erasure is no longer kept away, even if a file had brought him back before.

        While it goes on nobody comes in: he would bring back what is just being removed.
        """
        key, mark = ok_identity(launch.user), erased_identity(community.id, launch.user)
        found = self.buyers.by_identities(community.id, [key, mark])
        known, erased = found.get(key), (Identity(community.id, mark, ""),) if mark in found else ()
        if known and known.forgotten:
            raise Unavailable("erasure_goes_on", retry_after=60)
        buyer = replace(known or Buyer(self.new_id(), community.id, launch.user), language=language)
        buyer = self._named(buyer, standing)
        access = self._let_in(launch, buyer, standing)
        buyer = consenting(buyer, consent, ConsentWay.LAUNCH, self.now())
        joining = () if known else (Identity(community.id, key, buyer.id),)
        changed = (buyer,) if buyer != known else ()
        saved = (*changed, *joining, access)
        self.commits.commit(community.id, Commit(saved, _facts(known, buyer), remove=erased))
        return buyer, access

    def _named(self, buyer: Buyer, standing: Standing | None) -> Buyer:
        """An organizer whom no file has named is called as in the list of organizers."""
        organizer = standing.organizer if standing else None
        if buyer.name or organizer is None:
            return buyer
        listed = self.communities.organizers(buyer.community)
        return replace(buyer, name=next((each.name for each in listed if each.id == organizer), ""))

    def _let_in(self, launch: Launch, buyer: Buyer, standing: Standing | None) -> Access:
        """Raises LaunchUsed, and Unavailable for one of whom neither OK nor we know that he is not blocked."""
        now = self.now()
        access = self.buyers.access(buyer.community, buyer.id).used(launch, now)
        if standing:
            return access.let_in(standing, now)
        if access.was_let_in_lately(now):
            return access
        raise Unavailable("entry_unsure", retry_after=60)


def _facts(known: Buyer | None, buyer: Buyer) -> Sequence[Fact]:
    facts = []
    if known is None:
        facts.append(_own(buyer, Event.BUYER_JOINED, {"by": "launch"}))
    if buyer.consent is not (known.consent if known else Consent.UNKNOWN):
        facts.append(_own(buyer, Event.CONSENT_CHANGED, {"consent": buyer.consent, "by": ConsentWay.LAUNCH}))
    return facts


def _own(buyer: Buyer, event: Event, data: dict[str, object]) -> Fact:
    """His doing, though he is only about to come in."""
    subject = buyer_subject(buyer.id)
    return Fact(event, subject, data, actor=subject)
