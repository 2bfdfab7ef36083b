"""Offers are looked for and corrected, one by one; most come from files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.catalogue.offer import Offer, checked
from chalicelib.domain.changes import changed_fields
from chalicelib.domain.journal import Event, Fact, offer_subject
from chalicelib.domain.versions import check_version
from chalicelib.usecases.ports import Clock, Commit, Commits, Offers

if TYPE_CHECKING:
    from collections.abc import Callable

    from chalicelib.domain.access.principals import Principal
    from chalicelib.domain.catalogue.offer_filter import OfferFilter
    from chalicelib.domain.lists import Page

PAGE = 50


class ManageOffers(Struct, frozen=True):
    offers: Offers
    commits: Commits
    now: Clock

    def page(self, principal: Principal, wanted: OfferFilter, cursor: str | None) -> Page[Offer]:
        """Raises Invalid for a foreign cursor."""
        return self.offers.page(principal.community, wanted, cursor, PAGE)

    def get(self, principal: Principal, offer: str) -> Offer:
        """Raises NotFound."""
        return self.offers.get(principal.community, offer)

    def change(self, principal: Principal, offer: str, version: int, change: Callable[[Offer], Offer]) -> Offer:
        """``change`` makes the new one of the present one: a piece that went meanwhile makes the version another one.

        Raises NotFound, Invalid, Stale.
        """
        before = self.get(principal, offer)
        check_version(before.version, version)
        after = checked(change(before))
        if after == before:
            return before
        was, became = changed_fields(before, after)
        data = {"price_list": after.price_list, "article": after.article, "brand": after.brand}
        fact = Fact(Event.OFFER_CHANGED, offer_subject(after.id), data, before=was, after=became)
        changed = replace(after, updated_at=self.now())
        self.commits.commit(after.community, Commit((changed,), (fact,)))
        return replace(changed, version=after.version + 1)
