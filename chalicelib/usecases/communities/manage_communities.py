"""An operator's work: a community comes to be, with its organizers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.buyers.buyer import Identity
from chalicelib.domain.communities.community import checked_organizer, named_community, organizer_identity
from chalicelib.domain.communities.organizer_changes import organizer_fact, organizer_gone
from chalicelib.domain.errors import Conflict, NotFound
from chalicelib.domain.journal import Event, Fact, community_subject
from chalicelib.usecases.ports import Commit, Commits, Communities, Purchases
from chalicelib.usecases.retries import retry_on_stale

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from chalicelib.domain.communities.community import Community, Organizer, Role
    from chalicelib.domain.purchases.purchase import Purchase

AT_ONCE = 100


class ManageCommunities(Struct, frozen=True):
    """``sites`` are addresses of OK's, where profiles are; ``photo_hosts``: where the page may show photos from."""

    communities: Communities
    purchases: Purchases
    commits: Commits
    sites: Sequence[str]
    photo_hosts: Sequence[str]

    def found(self, community: Community) -> Community:
        """Create a community; its group may be linked to one community only. Raises Conflict, Invalid."""
        community = replace(community, name=named_community(community.name))
        if community.group and self.communities.id_of_group(community.group):
            raise Conflict("group_taken")
        data: dict[str, object] = {"name": community.name, "group": community.group}
        fact = Fact(Event.COMMUNITY_CREATED, community_subject(community.id), data, after=data)
        self.commits.commit(community.id, Commit((community,), (fact,)))
        return community

    def put_organizer(self, organizer: Organizer, role: Role | None = None) -> Organizer:
        """Add an organizer, or change the one with this OK number; without a ``role`` he keeps the one he has.

        Raises Invalid; NotFound: no such community.
        """
        self.communities.get(organizer.community)
        wanted = checked_organizer(organizer, self.sites, self.photo_hosts)
        return retry_on_stale(lambda: self._put(wanted, role))

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
            fact = organizer_gone(known)
            self.commits.commit(community, Commit((), (fact,), remove=(known, *_claims(known))))
            return known

        return retry_on_stale(remove)

    def _purchases(self, community: str) -> Iterator[Purchase]:
        after = ""
        while some := self.purchases.after(community, after, AT_ONCE):
            yield from some
            after = some[-1].id

    def _put(self, organizer: Organizer, role: Role | None) -> Organizer:
        """Whoever comes second meets the claim of the first, looks again and changes him."""
        there = self.communities.organizers(organizer.community)
        known = next((each for each in there if each.ok_id and each.ok_id == organizer.ok_id), None)
        saved = replace(organizer, id=known.id, version=known.version) if known else organizer
        saved = replace(saved, role=role or (known or saved).role)
        fact = organizer_fact(known, saved)
        claims = () if known else _claims(saved)
        self.commits.commit(saved.community, Commit((saved, *claims), (fact,)))
        return saved


def _claims(organizer: Organizer) -> Sequence[Identity]:
    """An OK number is one organizer of a community at the most."""
    if not organizer.ok_id:
        return ()
    return (Identity(organizer.community, organizer_identity(organizer.ok_id), organizer.id),)
