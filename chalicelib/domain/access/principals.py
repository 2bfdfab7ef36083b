"""Who acts: a person in his session, an operator, the system itself; later keys, marketplaces and rules."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.access.permissions import OF_ALL, ROLES, Permission
from chalicelib.domain.communities.community import Role

if TYPE_CHECKING:
    from datetime import datetime

    from chalicelib.domain.access.reach import Reach


class Kind(StrEnum):
    PERSON = "person"
    API_KEY = "api_key"
    MARKETPLACE = "marketplace"
    RULE = "rule"
    OPERATOR = "operator"
    SYSTEM = "system"


class Principal(Struct, frozen=True, kw_only=True):
    """``id`` of a person is his buyer's; ``organizer`` is set when he is in the list of organizers.

    ``ok_id`` is his number at OK: his comments are kept under it. ``rights`` are those his token was given under, at
    ``since``. ``scopes`` narrow what an API key may do; it has the rights of whoever made it, and ``made_by`` is he.
    ``session`` is that of the desk, where it is one. ``sees_all``: an owner lets this organizer see all purchases.
    """

    kind: Kind = Kind.PERSON
    community: str
    id: str
    role: Role = Role.BUYER
    scopes: frozenset[Permission] | None = None
    organizer: str | None = None
    ok_id: str = ""
    rights: int = 0
    since: datetime | None = None
    made_by: str = ""
    session: str = ""
    sees_all: bool = True

    def may(self, permission: Permission) -> bool:
        """Whoever calls may ask who he is."""
        if permission not in ROLES[self.role] or (permission in OF_ALL and not self.sees_everything):
            return False
        return self.scopes is None or permission is Permission.ME_READ or permission in self.scopes

    @property
    def is_buyer(self) -> bool:
        return self.role is Role.BUYER

    @property
    def sees_everything(self) -> bool:
        """An administrator of OK's who is not listed has nothing that were his own."""
        return self.role is not Role.ORGANIZER or self.sees_all or self.organizer is None

    @property
    def reach(self) -> Reach:
        """Whose purchases he sees."""
        from chalicelib.domain.access.reach import reach_of  # a buyer has no use for it

        return reach_of(self)

    @property
    def person(self) -> str:
        """Whose rights count: his own, or those of whoever made the key; empty for what is nobody's."""
        return {Kind.PERSON: self.id, Kind.API_KEY: self.made_by}.get(self.kind, "")

    @property
    def actor(self) -> str:
        """As the journal names him: ``buyer/<id>``, ``operator``, ``system``, or kind and id."""
        match self.kind:
            case Kind.PERSON:
                from chalicelib.domain.journal import buyer_subject  # whoever only reads needs no journal

                return buyer_subject(self.id)
            case Kind.OPERATOR | Kind.SYSTEM:
                return self.kind.value
        return f"{self.kind}/{self.id}"


SYSTEM = Principal(kind=Kind.SYSTEM, community="", id=Kind.SYSTEM)
"""Who acts where nobody asked: by the clock, and for what messages set going."""

OPERATOR = Principal(kind=Kind.OPERATOR, community="", id=Kind.OPERATOR, role=Role.OWNER)
"""Who acts from a terminal."""


def actor_of(id: str) -> str:
    """Of somebody whom a stored thing names by his ``id``: the buyer's, or the operator's."""
    return (OPERATOR if id == OPERATOR.id else Principal(community="", id=id)).actor


def operator_in(community: str) -> Principal:
    return replace(OPERATOR, community=community)
