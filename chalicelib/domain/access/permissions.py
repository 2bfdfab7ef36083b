"""What each role may do: the one table."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from chalicelib.domain.communities.community import Role

if TYPE_CHECKING:
    from collections.abc import Mapping


class Permission(StrEnum):
    """What a route asks for; ``own`` are the orders, claims, comments and wishes of whoever calls.

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
    POINTS_READ = "points:read"
    POINTS_WRITE = "points:write"
    CONNECTIONS_READ = "connections:read"
    CONNECTIONS_WRITE = "connections:write"
    NOTICES_READ = "notices:read"
    NOTICES_WRITE = "notices:write"
    BUYERS_EXPORT = "buyers:export"
    BUYERS_ERASE = "buyers:erase"


_BUYER = frozenset({Permission.OWN_READ, Permission.OWN_WRITE})
"""Everybody who has a session has orders of his own."""

_VIEWER = _BUYER | {each for each in Permission if each.endswith(":read")}
_ALL = frozenset(Permission)

ROLES: Mapping[Role, frozenset[Permission]] = {
    Role.OWNER: _ALL,
    Role.ORGANIZER: _ALL,  # what only an owner may (keys, roles) comes with the desk
    Role.EXTERNAL_ORDERS_MANAGER: _BUYER | {Permission.ORDERS_READ, Permission.PURCHASES_READ, Permission.POINTS_READ},
    Role.SUPPORT: _VIEWER | {Permission.ORDERS_WRITE},
    Role.VIEWER: _VIEWER,
    Role.BUYER: _BUYER,
}
