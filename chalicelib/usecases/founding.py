"""An operator's work: a community comes to be, with its organizers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.buyers import Identity
from chalicelib.domain.communities import checked_organizer, named_community, organizer_identity
from chalicelib.domain.errors import Conflict, NotFound
from chalicelib.domain.journal import OPERATOR, Entry, Event
from chalicelib.usecases.ports import Clock, Commit, Commits, Communities, NewId, Purchases
from chalicelib.usecases.rereading import reread

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from chalicelib.domain.communities import Community, Organizer
    from chalicelib.domain.purchases import Purchase

AT_ONCE = 100


class Founding(Struct, frozen=True):
    """``sites`` are addresses of OK's, where profiles are; ``photo_hosts``: where the page may show photos from."""

    communities: Communities
    purchases: Purchases
    commits: Commits
    sites: Sequence[str]
    photo_hosts: Sequence[str]
    now: Clock
    new_id: NewId

    def found(self, community: Community) -> Community:
        """Create a community; its group may be linked to one community only. Raises Conflict, Invalid."""
        community = replace(community, name=named_community(community.name))
        if community.group and self.communities.id_of_group(community.group):
            raise Conflict("group_taken")
        data: dict[str, object] = {"name": community.name, "group": community.group}
        entry = self._entry(community.id, f"community/{community.id}", Event.COMMUNITY_CREATED, data)
        self.commits.commit(community.id, Commit((community,), (entry,)))
        return community

    def put_organizer(self, organizer: Organizer) -> Organizer:
        """Add an organizer, or change the one with this OK number. Raises Invalid; NotFound: no such community."""
        self.communities.get(organizer.community)
        wanted = checked_organizer(organizer, self.sites, self.photo_hosts)
        return reread(lambda: self._put(wanted))

    def open_purchases(self, organizer: Organizer) -> Sequence[Purchase]:
        """Those that he would leave without anybody to hand out. All are looked through: an operator may wait."""
        there = self._purchases(organizer.community)
        return [each for each in there if each.organizer == organizer.id and not each.is_over]

    def remove_organizer(self, community: str, organizer: str) -> Organizer:
        """He is in the list no more; purchases that are over go on naming him. Raises NotFound, Conflict."""

        def remove() -> Organizer:
            there = self.communities.organizers(community)
            known = next((each for each in there if organizer in (each.id, each.ok_id)), None)
            if known is None:
                raise NotFound("organizer_missing")
            if left := self.open_purchases(known):
                raise Conflict("organizer_busy", count=len(left))
            entry = self._entry(community, f"organizer/{known.id}", Event.ORGANIZER_REMOVED, {})
            self.commits.commit(community, Commit((), (entry,), remove=(known, *_claims(known))))
            return known

        return reread(remove)

    def _purchases(self, community: str) -> Iterator[Purchase]:
        after = ""
        while some := self.purchases.after(community, after, AT_ONCE):
            yield from some
            after = some[-1].id

    def _put(self, organizer: Organizer) -> Organizer:
        """Whoever comes second meets the claim of the first, looks again and changes him."""
        there = self.communities.organizers(organizer.community)
        known = next((each for each in there if each.ok_id and each.ok_id == organizer.ok_id), None)
        saved = replace(organizer, id=known.id, version=known.version) if known else organizer
        event = Event.ORGANIZER_CHANGED if known else Event.ORGANIZER_ADDED
        entry = self._entry(saved.community, f"organizer/{saved.id}", event, {})
        claims = () if known else _claims(saved)
        self.commits.commit(saved.community, Commit((saved, *claims), (entry,)))
        return saved

    def _entry(self, community: str, subject: str, event: Event, data: dict[str, object]) -> Entry:
        return Entry(self.new_id(), community, subject, event, self.now(), OPERATOR, data)


def _claims(organizer: Organizer) -> Sequence[Identity]:
    """An OK number is one organizer of a community at the most."""
    if not organizer.ok_id:
        return ()
    return (Identity(organizer.community, organizer_identity(organizer.ok_id), organizer.id),)
