"""A person says whether two orders of different accounts are one sale."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.catalogue.offer import normalised
from chalicelib.domain.errors import Invalid, NotFound
from chalicelib.domain.external.external_order import read_place
from chalicelib.domain.external.listing import ExternalFilter
from chalicelib.domain.external.sale import cancelled_with, is_decided, joined, left_by, parted, source_of
from chalicelib.domain.journal import Event, Fact, external_subject
from chalicelib.domain.versions import check_version
from chalicelib.usecases.external.meet_sales import joined_fact

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chalicelib.domain.access.principals import Principal
    from chalicelib.domain.external.external_order import ExternalOrder
    from chalicelib.usecases.external.consequences import Consequences
    from chalicelib.usecases.external.decide_lines import Place
    from chalicelib.usecases.ports import Accounts, Clock, Commit, Commits, ExternalOrders

NEAR = timedelta(days=3)
"""The two marketplaces show a sale within so much of each other."""

OFFERED = 20


class JoinSales(Struct, frozen=True):
    accounts: Accounts
    external: ExternalOrders
    consequences: Consequences
    commits: Commits
    now: Clock

    def candidates(self, principal: Principal, account: str, order: str) -> Sequence[ExternalOrder]:
        """Orders of the marketplace where it was sold, about then, that have an article of it. Raises NotFound."""
        known = self.external.get(principal.community, account, order)
        source = source_of(known)
        articles = {normalised(line.seen.article) for line in known.lines} - {""}
        if known.origin is None or source is None or not articles:
            return ()
        near = ExternalFilter(since=known.placed_at - NEAR, until=known.placed_at + NEAR, marketplace=source)
        page = self.external.page(principal.community, near, None, OFFERED)
        return [
            each
            for each in page.things
            if each.account != account and any(normalised(line.seen.article) in articles for line in each.lines)
        ]

    def join(self, principal: Principal, place: Place, other: tuple[str, str]) -> ExternalOrder:
        """The order of ``place`` follows the ``other``; the other way round where this one was decided, or leads.

        Raises NotFound, Stale, Invalid, Conflict (both were decided).
        """
        before = self._known(principal, place)
        if before.same_as == "/".join(other):
            return before
        second = self._leading(principal.community, other)
        leads = is_decided(before) or bool(before.twins)
        follower, leader = (second, before) if leads else (before, second)
        if second.account == before.account or follower.twins:
            raise Invalid("sale_unreadable", "same")
        following, leading = joined(follower, leader)
        led = cancelled_with(leading, following, self.now())
        commit = self._led(leader, led, (joined_fact(following, leader.place),))
        self.commits.commit(principal.community, replace(commit, save=(*commit.save, following)))
        return self.external.get(principal.community, place.account, place.order)

    def part(self, principal: Principal, place: Place) -> ExternalOrder:
        """It is a sale of its own, and is decided by itself. Raises NotFound, Stale."""
        before = self._known(principal, place)
        after = parted(before)
        if after == before:
            return before
        data = {"account": after.account, "order": after.order}
        was, became = ({"same_as": each.same_as, "doubtful": each.doubtful} for each in (before, after))
        fact = Fact(Event.EXTERNAL_PARTED, external_subject(after.place), data, before=was, after=became)
        followed = read_place(before.same_as) if before.same_as else None
        leader = self.external.find(principal.community, *followed) if followed else None
        others = (left_by(leader, after.place),) if leader else ()
        commit = self._led(before, after, (fact,))
        self.commits.commit(principal.community, replace(commit, save=(*commit.save, *others)))
        return self.external.get(principal.community, place.account, place.order)

    def _led(self, before: ExternalOrder, after: ExternalOrder, facts: Sequence[Fact]) -> Commit:
        account = self.accounts.find(after.community, after.account)
        if account is None:
            raise NotFound("account_missing")
        return self.consequences.commit(account, before, after, facts)

    def _known(self, principal: Principal, place: Place) -> ExternalOrder:
        before = self.external.get(principal.community, place.account, place.order)
        check_version(before.version, place.version)
        return before

    def _leading(self, community: str, other: tuple[str, str]) -> ExternalOrder:
        """The other one, or whom that follows."""
        found = self.external.get(community, *other)
        return self.external.get(community, *read_place(found.same_as)) if found.same_as else found
