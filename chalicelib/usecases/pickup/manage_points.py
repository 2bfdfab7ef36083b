"""An organizer's pickup points."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, to_builtins
from msgspec.structs import replace

from chalicelib.domain.changes import changed_fields
from chalicelib.domain.journal import Event, Fact, community_subject
from chalicelib.domain.pickup.points import PickupPoint, checked_photo, checked_point
from chalicelib.domain.versions import check_version
from chalicelib.usecases.ports import Commit, Commits, NewId, PickupPoints, PointOccupancy
from chalicelib.usecases.retries import retry_on_stale

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from chalicelib.domain.access.principals import Principal


class ManagePoints(Struct, frozen=True):
    """``photo_hosts``: where the page may show photos from, as its policy names them."""

    points: PickupPoints
    commits: Commits
    photo_hosts: Sequence[str]
    new_id: NewId

    def list(self, principal: Principal) -> PointOccupancy:
        return self.points.get(principal.community)

    def add(self, principal: Principal, point: PickupPoint) -> PickupPoint:
        """A new point; its id is given here. Raises Invalid."""
        new = checked_point(replace(point, id=self.new_id()))
        checked_photo(new.photo, self.photo_hosts)
        retry_on_stale(lambda: self._put(principal, self.points.get(principal.community), new))
        return new

    def change(
        self, principal: Principal, point: str, version: int, change: Callable[[PickupPoint], PickupPoint]
    ) -> PointOccupancy:
        """``change`` makes the new one of the present one; all of them as they are then. What waits there is told a
        little later.

        Raises NotFound, Invalid, Stale when they have another version.
        """
        places = self.points.get(principal.community)
        before = places.points.find(point)
        check_version(places.points.version, version)
        after = checked_point(change(before))
        if after == before:
            return places
        if after.photo != before.photo:
            checked_photo(after.photo, self.photo_hosts)
        return self._put(principal, places, after)

    def _put(self, principal: Principal, places: PointOccupancy, point: PickupPoint) -> PointOccupancy:
        known = next((each for each in places.points.points if each.id == point.id), None)
        was, became = changed_fields(known, point) if known else (None, _told(point))
        held = [each for each, taken in places.taken.items() if taken]
        after = places.points.put(point, held)
        data = {"point": point.id, "version": after.version + 1}
        fact = Fact(Event.POINTS_CHANGED, community_subject(principal.community), data, before=was, after=became)
        self.commits.commit(principal.community, Commit((after,), (fact,)))
        return replace(places, points=replace(after, version=after.version + 1))


def _told(point: PickupPoint) -> dict[str, object]:
    """What a new one says of itself."""
    said = to_builtins(point, str_keys=True)
    return {name: value for name, value in said.items() if name != "id" and value not in (None, "", False)}
