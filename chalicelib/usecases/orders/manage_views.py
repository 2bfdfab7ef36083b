"""Saved views of the list of orders: one's own, and those that are shared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, to_builtins
from msgspec.structs import replace

from chalicelib.domain.access.permissions import Permission
from chalicelib.domain.changes import changed_fields
from chalicelib.domain.errors import Forbidden, Invalid, NotFound
from chalicelib.domain.journal import Event, Fact, view_subject
from chalicelib.domain.orders.saved_view import MOST_VIEWS, SavedView, ViewFilter, changed_view, view_name
from chalicelib.domain.versions import check_version
from chalicelib.usecases.ports import Commit, Commits, NewId, SavedViews

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from chalicelib.domain.access.principals import Principal


class ManageViews(Struct, frozen=True):
    """Whoever changes orders may share a view; the others keep theirs for themselves."""

    saved_views: SavedViews
    commits: Commits
    new_id: NewId

    def list(self, principal: Principal) -> Sequence[SavedView]:
        return [each for each in self.saved_views.all(principal.community) if each.is_for(principal.id)]

    def save(self, principal: Principal, name: str, wanted: ViewFilter, shared: bool) -> SavedView:
        """A new one. Raises Invalid, Forbidden."""
        self._check_sharing(principal, shared)
        if len(self.saved_views.all(principal.community)) >= MOST_VIEWS:
            raise Invalid("views_too_many", "name", limit=MOST_VIEWS)
        view = SavedView(self.new_id(), principal.community, principal.id, view_name(name))
        return self._put(replace(view, filter=wanted, shared=shared))

    def change(
        self, principal: Principal, view: str, version: int, change: Callable[[SavedView], SavedView]
    ) -> SavedView:
        """``change`` makes the new one of the present one. Raises NotFound, Invalid, Forbidden, Stale."""
        before = self._of(principal, view)
        check_version(before.version, version)
        after = changed_view(before, principal.id, change(before))
        self._check_sharing(principal, after.shared)
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
        if not found.is_for(principal.id):
            raise NotFound("view_missing")
        return found

    def _check_sharing(self, principal: Principal, shared: bool) -> None:
        if shared and not principal.may(Permission.ORDERS_WRITE):
            raise Forbidden("view_sharing_refused")

    def _put(self, view: SavedView, known: SavedView | None = None) -> SavedView:
        was, became = changed_fields(known, view) if known else (None, _told(view))
        data = {"name": view.name, "shared": view.shared}
        fact = Fact(Event.VIEW_SAVED, view_subject(view.id), data, before=was, after=became)
        self.commits.commit(view.community, Commit((view,), (fact,)))
        return replace(view, version=view.version + 1)


def _told(view: SavedView) -> dict[str, object]:
    wanted = to_builtins(view.filter)
    filters = {name: value for name, value in wanted.items() if value is not None}
    return {"name": view.name, "shared": view.shared, "filter": filters}
