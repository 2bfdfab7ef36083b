"""What each role may do: the one table."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from chalicelib.domain.communities.community import Role

if TYPE_CHECKING:
    from collections.abc import Mapping


class Permission(StrEnum):
    """What a route asks for; ``own`` are the orders, claims, comments and wishes of whoever calls, ``card`` his entry
    in the list of organizers.

    Who reads an order reads all of it: its buyer, how it is paid, the marks of its claims.
    """

    OWN_READ = "own:read"
    OWN_WRITE = "own:write"
    ORDERS_READ = "orders:read"
    ORDERS_WRITE = "orders:write"
    PURCHASES_READ = "purchases:read"
    PURCHASES_WRITE = "purchases:write"
    CLAIMS_READ = "claims:read"
    CLAIMS_DECIDE = "claims:decide"
    PAYMENTS_READ = "payments:read"
    PAYMENTS_RECORD = "payments:record"
    IMPORTS_READ = "imports:read"
    IMPORTS_RUN = "imports:run"
    OFFERS_READ = "offers:read"
    OFFERS_WRITE = "offers:write"
    POINTS_READ = "points:read"
    POINTS_WRITE = "points:write"
    CONNECTIONS_READ = "connections:read"
    CONNECTIONS_WRITE = "connections:write"
    NOTICES_READ = "notices:read"
    NOTICES_WRITE = "notices:write"
    ORGANIZERS_READ = "organizers:read"
    CARD_WRITE = "card:write"
    ORGANIZERS_WRITE = "organizers:write"
    COMMUNITY_READ = "community:read"
    COMMUNITY_WRITE = "community:write"
    BUYERS_EXPORT = "buyers:export"
    BUYERS_ERASE = "buyers:erase"
    DESK_OPEN = "desk:open"
    ME_READ = "me:read"
    SESSIONS_READ = "sessions:read"
    SESSIONS_WRITE = "sessions:write"
    NOTIFICATIONS_READ = "notifications:read"
    NOTIFICATIONS_WRITE = "notifications:write"
    AUDIT_READ = "audit:read"
    KEYS_READ = "keys:read"
    KEYS_WRITE = "keys:write"
    EXTERNAL_READ = "external:read"
    EXTERNAL_DECIDE = "external:decide"
    ACCOUNTS_READ = "accounts:read"
    ACCOUNTS_WRITE = "accounts:write"
    RULES_READ = "rules:read"
    RULES_WRITE = "rules:write"


_BUYER = frozenset({Permission.OWN_READ, Permission.OWN_WRITE})
"""Everybody who has a session has orders of his own."""

_DESK = _BUYER | {
    Permission.DESK_OPEN,
    Permission.ME_READ,
    Permission.SESSIONS_READ,
    Permission.SESSIONS_WRITE,
    Permission.NOTIFICATIONS_READ,
    Permission.NOTIFICATIONS_WRITE,
}
"""Whoever is of the admin side opens the desk, sees and ends the sessions there that are his own, and says what he
wants to hear of, and where.
"""

_OWNER = frozenset(
    {
        Permission.KEYS_READ,
        Permission.KEYS_WRITE,
        Permission.ORGANIZERS_WRITE,
        Permission.COMMUNITY_WRITE,
        Permission.ACCOUNTS_WRITE,
    }
)
"""What only an owner may."""

_EXTERNAL = frozenset(
    {
        Permission.EXTERNAL_READ,
        Permission.EXTERNAL_DECIDE,
        Permission.ACCOUNTS_READ,
        Permission.RULES_READ,
        Permission.RULES_WRITE,
    }
)
"""What of marketplaces is the manager's of external orders, beside an owner's."""

_VIEWER = _DESK | {each for each in Permission if each.endswith(":read")} - _OWNER - _EXTERNAL - {Permission.AUDIT_READ}
_ALL = frozenset(Permission)

_OFFERS = frozenset({Permission.OFFERS_READ, Permission.OFFERS_WRITE})

ROLES: Mapping[Role, frozenset[Permission]] = {
    Role.OWNER: _ALL,
    Role.ORGANIZER: _ALL - _OWNER - _EXTERNAL,
    Role.EXTERNAL_ORDERS_MANAGER: _DESK
    | _EXTERNAL
    | _OFFERS
    | {Permission.ORDERS_READ, Permission.PURCHASES_READ, Permission.POINTS_READ},
    Role.SUPPORT: _VIEWER | {Permission.ORDERS_WRITE},
    Role.VIEWER: _VIEWER,
    Role.BUYER: _BUYER,
}

OF_ALL = frozenset({Permission.AUDIT_READ, Permission.BUYERS_EXPORT, Permission.BUYERS_ERASE})
"""What reaches over all purchases at once, and is not given to whoever sees the own ones only."""

OF_PEOPLE = _DESK | {Permission.KEYS_WRITE}
"""What no API key is given: what is a person's own, his sessions, and other keys."""
