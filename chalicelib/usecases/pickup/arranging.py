"""An organizer's pickup points."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.journal import Entry, Event, buyer_subject, community_subject
from chalicelib.domain.pickup import PickupPoint, checked_photo, checked_point
from chalicelib.usecases.ports import Clock, Commit, Commits, NewId, PickupPoints, Places
from chalicelib.usecases.rereading import reread

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from chalicelib.domain.launch import Caller


class Arranging(Struct, frozen=True):
    """``photo_hosts``: where the page may show photos from, as its policy names them."""

    points: PickupPoints
    commits: Commits
    photo_hosts: Sequence[str]
    now: Clock
    new_id: NewId

    def list(self, caller: Caller) -> Places:
        return self.points.get(caller.community)

    def add(self, caller: Caller, point: PickupPoint) -> PickupPoint:
        """A new point; its id is given here. Raises Invalid."""
        new = checked_point(replace(point, id=self.new_id()))
        checked_photo(new.photo, self.photo_hosts)
        return reread(lambda: self._put(caller, self.points.get(caller.community), new))

    def change(self, caller: Caller, point: str, change: Callable[[PickupPoint], PickupPoint]) -> PickupPoint:
        """``change`` makes the new one of the present one. What waits there is told a little later.

        Raises NotFound, Invalid.
        """

        def put() -> PickupPoint:
            places = self.points.get(caller.community)
            before = places.points.find(point)
            after = checked_point(change(before))
            if after == before:
                return before
            if after.photo != before.photo:
                checked_photo(after.photo, self.photo_hosts)
            return self._put(caller, places, after)

        return reread(put)

    def _put(self, caller: Caller, places: Places, point: PickupPoint) -> PickupPoint:
        held = [each for each, taken in places.taken.items() if taken]
        after = places.points.put(point, held)
        data = {"point": point.id, "version": after.version + 1}
        subject, actor = community_subject(caller.community), buyer_subject(caller.buyer)
        entry = Entry(self.new_id(), caller.community, subject, Event.POINTS_CHANGED, self.now(), actor, data)
        self.commits.commit(caller.community, Commit((after,), (entry,)))
        return point
