"""Who acts: a person in his session, an operator, the system itself; later keys, marketplaces and rules."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.access.permissions import ROLES
from chalicelib.domain.communities.community import Role

if TYPE_CHECKING:
    from datetime import datetime

    from chalicelib.domain.access.permissions import Permission


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
    ``since``. ``scopes`` narrow what an API key may do.
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

    def may(self, permission: Permission) -> bool:
        return permission in ROLES[self.role] and (self.scopes is None or permission in self.scopes)

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
