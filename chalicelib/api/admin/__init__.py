"""What an organizer does; importing it adds the routes."""

from chalicelib.api.admin import (
    buyers,
    claims,
    community,
    connections,
    home,
    imports,
    notices,
    orders,
    organizers,
    payments,
    points,
    purchases,
)

__all__ = [
    "buyers",
    "claims",
    "community",
    "connections",
    "home",
    "imports",
    "notices",
    "orders",
    "organizers",
    "payments",
    "points",
    "purchases",
]
