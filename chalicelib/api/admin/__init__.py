"""What an organizer does; importing it adds the routes."""

from chalicelib.api.admin import (
    access,
    audit,
    buyers,
    claims,
    connections,
    imports,
    notices,
    orders,
    payments,
    points,
    purchases,
)

__all__ = [
    "access",
    "audit",
    "buyers",
    "claims",
    "connections",
    "imports",
    "notices",
    "orders",
    "payments",
    "points",
    "purchases",
]
