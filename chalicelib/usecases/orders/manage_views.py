"""Saved views of the lists of orders, ours and those of marketplaces: one's own, and those that are shared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, to_builtins
from msgspec.structs import replace

from chalicelib.domain.access.permissions import Permission
from chalicelib.domain.changes import changed_fields
from chalicelib.domain.errors import Forbidden, Invalid, NotFound
from chalicelib.domain.journal import Event, Fact, view_subject
from chalicelib.domain.orders.saved_view import (
    MOST_VIEWS,
    ExternalViewFilter,
    SavedView,
    ViewFilter,
    changed_view,
    view_name,
)
from chalicelib.domain.versions import check_version
from chalicelib.usecases.ports import Commit, Commits, NewId, SavedViews

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from chalicelib.domain.access.principals import Principal


class ViewWish(Struct, frozen=True):
    """A view to come."""

    name: str
    filter: ViewFilter = ViewFilter()
    external: ExternalViewFilter | None = None
    shared: bool = False


class ManageViews(Struct, frozen=True):
    """Whoever changes orders, or decides on those of marketplaces, may share a view of these; the others keep theirs
    for themselves. Views of orders of marketplaces are missing for whoever may not see such orders.
    """

    saved_views: SavedViews
    commits: Commits
    new_id: NewId

    def list(self, principal: Principal) -> Sequence[SavedView]:
        return [each for each in self.saved_views.all(principal.community) if _is_for(principal, each)]

    def save(self, principal: Principal, wish: ViewWish) -> SavedView:
        """A new one. Raises Invalid, Forbidden."""
        view = SavedView(self.new_id(), principal.community, principal.id, view_name(wish.name))
        view = replace(view, filter=wish.filter, external=wish.external, shared=wish.shared)
        _check(principal, view)
        if len(self.saved_views.all(principal.community)) >= MOST_VIEWS:
            raise Invalid("views_too_many", "name", limit=MOST_VIEWS)
        return self._put(view)

    def change(
        self, principal: Principal, view: str, version: int, change: Callable[[SavedView], SavedView]
    ) -> SavedView:
        """``change`` makes the new one of the present one. Raises NotFound, Invalid, Forbidden, Stale."""
        before = self._of(principal, view)
        check_version(before.version, version)
        after = changed_view(before, principal.id, change(before))
        _check(principal, after)
        return before if after == before else self._put(after, before)

    def remove(self, principal: Principal, view: str, version: int) -> SavedView:
        """One's own, or, for whoever may do everything, a shared one. Raises NotFound, Forbidden, Stale."""
        before = self._of(principal, view)
        check_version(before.version, version)
        if before.owner != principal.id and not principal.may(Permission.BUYERS_ERASE):
            raise Forbidden("view_of_another")
        fact = Fact(Event.VIEW_REMOVED, view_subject(before.id), {"name": before.name}, before=_told(before))
        self.commits.commit(before.community, Commit((), (fact,), remove=(before,)))
        return before

    def _of(self, principal: Principal, view: str) -> SavedView:
        found = self.saved_views.get(principal.community, view)
        if not _is_for(principal, found):
            raise NotFound("view_missing")
        return found

    def _put(self, view: SavedView, known: SavedView | None = None) -> SavedView:
        was, became = changed_fields(known, view) if known else (None, _told(view))
        data = {"name": view.name, "shared": view.shared}
        fact = Fact(Event.VIEW_SAVED, view_subject(view.id), data, before=was, after=became)
        self.commits.commit(view.community, Commit((view,), (fact,)))
        return replace(view, version=view.version + 1)


def _is_for(principal: Principal, view: SavedView) -> bool:
    return view.is_for(principal.id) and (view.external is None or principal.may(Permission.EXTERNAL_READ))


def _check(principal: Principal, view: SavedView) -> None:
    """Whether he may have it. Raises Forbidden."""
    if view.external and not principal.may(Permission.EXTERNAL_READ):
        raise Forbidden("view_external_refused")
    sharing = Permission.EXTERNAL_DECIDE if view.external else Permission.ORDERS_WRITE
    if view.shared and not principal.may(sharing):
        raise Forbidden("view_sharing_refused")


def _told(view: SavedView) -> dict[str, object]:
    wanted = to_builtins(view.external or view.filter)
    filters = {name: value for name, value in wanted.items() if value not in (None, "", False)}
    return {"name": view.name, "shared": view.shared, "filter": filters}
