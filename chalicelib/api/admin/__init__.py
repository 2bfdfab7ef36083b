"""What an organizer does; importing it adds the routes."""

from chalicelib.api.admin import (
    buyers,
    claims,
    connections,
    imports,
    messages,
    notices,
    orders,
    payments,
    points,
    purchases,
)

__all__ = [
    "buyers",
    "claims",
    "connections",
    "imports",
    "messages",
    "notices",
    "orders",
    "payments",
    "points",
    "purchases",
]
