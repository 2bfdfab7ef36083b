"""Which people hear of what organizers have to decide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from chalicelib.domain.access.permissions import ROLES, Permission
from chalicelib.domain.buyers.buyer import ok_identity
from chalicelib.domain.communities.community import Role
from chalicelib.domain.notices.channels import may_hear

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from chalicelib.domain.buyers.buyer import Buyer
    from chalicelib.domain.communities.community import Organizer
    from chalicelib.domain.notices.channels import DeskNotice
    from chalicelib.usecases.ports import Buyers, Communities


class WhomToTell(Struct, frozen=True):
    """The organizers whose matter it is; owners where nobody runs it, or nobody of those can be told."""

    communities: Communities
    buyers: Buyers

    def of(self, community: str, running: Collection[str], may: Permission) -> Mapping[str, str]:
        """Whose matters it is told with, an organizer or nobody's (empty), by the buyer's id of who is told."""
        deciding = [each for each in self.communities.organizers(community) if may in ROLES[each.role] and each.ok_id]
        known = self._known(community, deciding)
        told = {known[each.id]: each.id for each in deciding if each.id in running and each.id in known}
        answering = [known[each.id] for each in deciding if each.role is Role.OWNER and each.id in known]
        return told or dict.fromkeys(answering, next(iter(running), ""))

    def who_may(self, community: str, may: Permission) -> Sequence[str]:
        """The buyers' ids of all whose role lets them see it, as far as they have ever opened the cabinet."""
        seeing = [each for each in self.communities.organizers(community) if may in ROLES[each.role]]
        return sorted(set(self._known(community, seeing).values()))

    def may_hear(self, person: Buyer) -> frozenset[DeskNotice]:
        """By his role as it is now; nothing of who does not work at the desk any more."""
        own = [each for each in self.communities.organizers(person.community) if each.ok_id == person.ok_id]
        return frozenset(notice for each in own for notice in may_hear(each.role))

    def _known(self, community: str, organizers: Sequence[Organizer]) -> Mapping[str, str]:
        """The buyers' ids of those who have ever opened the cabinet, by their ids as organizers."""
        keys = {ok_identity(each.ok_id): each.id for each in organizers if each.ok_id}
        found = self.buyers.by_identities(community, list(keys)) if keys else {}
        return {keys[key]: buyer.id for key, buyer in found.items()}
