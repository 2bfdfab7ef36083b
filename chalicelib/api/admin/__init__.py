"""What an organizer does; importing it adds the routes."""

from chalicelib.api.admin import (
    access,
    audit,
    buyers,
    claims,
    community,
    connections,
    home,
    imports,
    messages,
    notices,
    orders,
    organizers,
    payments,
    points,
    purchases,
    views,
)

__all__ = [
    "access",
    "audit",
    "buyers",
    "claims",
    "community",
    "connections",
    "home",
    "imports",
    "messages",
    "notices",
    "orders",
    "organizers",
    "payments",
    "points",
    "purchases",
    "views",
]
