"""Things ↔ JSON. Forms of both sides stand here, those of one side in ``buyer`` or ``admin``, one module a noun."""

from typing import TYPE_CHECKING

from chalicelib.api.wire.lazy import lazily

if TYPE_CHECKING:
    from chalicelib.api.wire import (
        admin,
        buyer,
        claims,
        desk,
        founding,
        health,
        hooks,
        orders,
        pickup,
        privacy,
        sessions,
    )

__all__ = [
    "admin",
    "buyer",
    "claims",
    "desk",
    "founding",
    "health",
    "hooks",
    "orders",
    "pickup",
    "privacy",
    "sessions",
]

__getattr__ = lazily(__name__, __all__)
