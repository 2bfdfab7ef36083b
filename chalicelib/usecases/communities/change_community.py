"""What a community is called, and in whose time, money and language it lives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.changes import changed_fields
from chalicelib.domain.communities.community import checked_community
from chalicelib.domain.errors import Conflict
from chalicelib.domain.journal import Event, Fact, community_subject
from chalicelib.domain.versions import check_version
from chalicelib.usecases.ports import Commit, Commits, Communities, Purchases

if TYPE_CHECKING:
    from collections.abc import Callable

    from chalicelib.domain.access.principals import Principal
    from chalicelib.domain.communities.community import Community

SAID = ("name", "zone", "currency", "language")


class ChangeCommunity(Struct, frozen=True):
    communities: Communities
    purchases: Purchases
    commits: Commits

    def get(self, principal: Principal) -> Community:
        return self.communities.get(principal.community)

    def change(self, principal: Principal, version: int, change: Callable[[Community], Community]) -> Community:
        """``change`` makes the new one of the present one; each process learns of it within a minute.

        Raises Invalid, Stale, Conflict: purchases and orders have taken their currency from here.
        """
        before = self.communities.get(principal.community)
        check_version(before.version, version)
        after = checked_community(change(before))
        if after == before:
            return before
        if after.currency != before.currency and self.purchases.after(before.id, "", 1):
            raise Conflict("currency_used")
        was, became = ({name: it[name] for name in SAID if name in it} for it in changed_fields(before, after))
        fact = Fact(Event.COMMUNITY_CHANGED, community_subject(before.id), before=was, after=became)
        self.commits.commit(before.id, Commit((after,), (fact,)))
        return replace(after, version=after.version + 1)
