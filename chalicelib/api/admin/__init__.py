"""What an organizer does; importing it adds the routes."""

from chalicelib.api.admin import (
    buyers,
    claims,
    connections,
    imports,
    notices,
    orders,
    payments,
    points,
    purchases,
    views,
)

__all__ = [
    "buyers",
    "claims",
    "connections",
    "imports",
    "notices",
    "orders",
    "payments",
    "points",
    "purchases",
    "views",
]
