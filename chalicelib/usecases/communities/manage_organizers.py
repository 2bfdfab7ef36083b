"""Who runs purchases here: each changes his own card, an owner everybody's, and who may what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.access.permissions import Permission
from chalicelib.domain.communities.community import Role, checked_organizer
from chalicelib.domain.communities.organizer_changes import organizer_fact
from chalicelib.domain.errors import Conflict, Forbidden, Invalid, NotFound
from chalicelib.domain.versions import check_version
from chalicelib.usecases.ports import Commit, Commits, Communities, NewId

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from chalicelib.domain.access.principals import Principal
    from chalicelib.domain.communities.community import Organizer
    from chalicelib.usecases.communities.manage_communities import ManageCommunities


class ManageOrganizers(Struct, frozen=True):
    communities: Communities
    manage_communities: ManageCommunities
    commits: Commits
    new_id: NewId

    def list(self, principal: Principal) -> Sequence[Organizer]:
        return self.communities.organizers(principal.community)

    def get(self, principal: Principal, organizer: str) -> Organizer:
        """Raises NotFound."""
        return self._find(self.list(principal), organizer)

    def add(self, principal: Principal, wanted: Organizer) -> Organizer:
        """Somebody new, known by his OK number. Raises Invalid, Conflict when he is listed."""
        if not wanted.ok_id:
            raise Invalid("organizer_unreadable", "okId")
        new = replace(wanted, id=self.new_id(), community=principal.community)
        _check_role(new.role)
        checked = self._checked(new)
        if any(each.ok_id == checked.ok_id for each in self.list(principal)):
            raise Conflict("organizer_listed")
        saved = self.manage_communities.put_organizer(new, new.role)
        return replace(saved, version=saved.version + 1)

    def change(
        self, principal: Principal, organizer: str, version: int, change: Callable[[Organizer], Organizer]
    ) -> Organizer:
        """``change`` makes the new card of the present one. His purchases, and their orders, follow a little later.

        Raises NotFound, Forbidden for another's card and for a role, Invalid, Conflict, Stale.
        """
        there = self.list(principal)
        before = self._find(there, organizer)
        self._check_own(principal, before)
        check_version(before.version, version)
        after = self._checked(change(before))
        if after == before:
            return before
        if (after.role, after.sees_all) != (before.role, before.sees_all):
            self._check_may_rule(principal)
        if after.role is not before.role:
            _check_role(after.role)
            _check_owner_stays(there, before)
        fact = organizer_fact(before, after)
        self.commits.commit(principal.community, Commit((after,), (fact,)))
        return replace(after, version=after.version + 1)

    def remove(self, principal: Principal, organizer: str, version: int) -> Organizer:
        """Raises NotFound, Conflict while he has open purchases or is the last owner, Stale."""
        there = self.list(principal)
        known = self._find(there, organizer)
        check_version(known.version, version)
        _check_owner_stays(there, known)
        return self.manage_communities.remove_organizer(principal.community, organizer)

    def _find(self, there: Sequence[Organizer], organizer: str) -> Organizer:
        found = next((each for each in there if each.id == organizer), None)
        if found is None:
            raise NotFound("organizer_missing")
        return found

    def _checked(self, organizer: Organizer) -> Organizer:
        return checked_organizer(organizer, self.manage_communities.sites, self.manage_communities.photo_hosts)

    def _check_own(self, principal: Principal, organizer: Organizer) -> None:
        if principal.organizer != organizer.id:
            self._check_may_rule(principal)

    def _check_may_rule(self, principal: Principal) -> None:
        if not principal.may(Permission.ORGANIZERS_WRITE):
            raise Forbidden


def _check_role(role: Role) -> None:
    if role is Role.BUYER:
        choices = ", ".join(each for each in Role if each is not Role.BUYER)
        raise Invalid("choice_unreadable", "role", choices=choices)


def _check_owner_stays(there: Sequence[Organizer], leaving: Organizer) -> None:
    """Somebody has to be left who may give roles."""
    owners = [each for each in there if each.role is Role.OWNER]
    if owners == [leaving]:
        raise Conflict("owner_last")
