"""Price lists are made, named, switched off and put away; none is ever deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.catalogue.price_list import MOST_PRICE_LISTS, PriceList, checked
from chalicelib.domain.changes import changed_fields
from chalicelib.domain.errors import Invalid
from chalicelib.domain.journal import Event, Fact, price_list_subject
from chalicelib.domain.versions import check_version
from chalicelib.usecases.ports import Clock, Commit, Commits, NewId, PriceLists
from chalicelib.usecases.retries import retry_on_stale

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from chalicelib.domain.access.principals import Principal


class ManagePriceLists(Struct, frozen=True):
    price_lists: PriceLists
    commits: Commits
    now: Clock
    new_id: NewId

    def list(self, principal: Principal) -> Sequence[PriceList]:
        """By title, those that are put away last."""
        found = self.price_lists.all(principal.community)
        return sorted(found, key=lambda each: each.archived_at is not None)

    def get(self, principal: Principal, price_list: str) -> PriceList:
        """Raises NotFound."""
        return self.price_lists.get(principal.community, price_list)

    def create(self, principal: Principal, title: str, currency: str) -> PriceList:
        """Raises Invalid."""
        if len(self.price_lists.all(principal.community)) >= MOST_PRICE_LISTS:
            raise Invalid("price_lists_too_many", "title", limit=MOST_PRICE_LISTS)
        now = self.now()
        new = checked(
            PriceList(
                id=self.new_id(),
                community=principal.community,
                title=title,
                created_at=now,
                updated_at=now,
                currency=currency,
            )
        )
        data = {"title": new.title, "currency": new.currency}
        fact = Fact(Event.PRICE_LIST_CREATED, price_list_subject(new.id), data, after=data)
        self.commits.commit(principal.community, Commit((new,), (fact,)))
        return replace(new, version=1)

    def change(
        self, principal: Principal, price_list: str, version: int, change: Callable[[PriceList], PriceList]
    ) -> PriceList:
        """``change`` makes the new one of the present one. Raises NotFound, Invalid, Stale."""
        before = self.get(principal, price_list)
        check_version(before.version, version)
        return self._put(before, checked(change(before)))

    def archive(self, principal: Principal, price_list: str, archived: bool) -> PriceList:
        """Put away, or back into use; one that is there already stays as it is. Raises NotFound."""

        def put() -> PriceList:
            before = self.get(principal, price_list)
            if archived == (before.archived_at is not None):
                return before
            return self._put(before, replace(before, archived_at=self.now() if archived else None))

        return retry_on_stale(put)

    def _put(self, before: PriceList, after: PriceList) -> PriceList:
        if after == before:
            return before
        was, became = changed_fields(before, after)
        fact = Fact(Event.PRICE_LIST_CHANGED, price_list_subject(after.id), before=was, after=became)
        changed = replace(after, updated_at=self.now())
        self.commits.commit(after.community, Commit((changed,), (fact,)))
        return replace(changed, version=after.version + 1)
