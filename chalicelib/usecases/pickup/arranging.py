"""An organizer's pickup points."""

from dataclasses import dataclass, replace

from chalicelib.domain.journal import Entry, Event, buyer_subject, community_subject
from chalicelib.domain.launch import Caller
from chalicelib.domain.pickup import PickupPoint, checked_point
from chalicelib.usecases.ports import Clock, Commit, Commits, NewId, PickupPoints, Places
from chalicelib.usecases.rereading import reread


@dataclass(frozen=True)
class Arranging:
    points: PickupPoints
    commits: Commits
    now: Clock
    new_id: NewId

    def list(self, caller: Caller) -> Places:
        return self.points.get(caller.community)

    def add(self, caller: Caller, point: PickupPoint) -> PickupPoint:
        """A new point; its id is given here. Raises Invalid."""
        return self._put(caller, checked_point(replace(point, id=self.new_id())), known=False)

    def change(self, caller: Caller, point: PickupPoint) -> PickupPoint:
        """What waits there is told a little later. Raises NotFound, Invalid."""
        return self._put(caller, checked_point(point), known=True)

    def _put(self, caller: Caller, point: PickupPoint, known: bool) -> PickupPoint:
        def put() -> PickupPoint:
            points = self.points.get(caller.community).points
            if known and points.find(point.id) == point:
                return point
            data = {"point": point.id, "version": points.version + 1}
            subject, actor = community_subject(caller.community), buyer_subject(caller.buyer)
            entry = Entry(self.new_id(), caller.community, subject, Event.POINTS_CHANGED, self.now(), actor, data)
            self.commits.commit(caller.community, Commit((points.put(point),), (entry,)))
            return point

        return reread(put)
