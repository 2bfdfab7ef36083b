"""Things ↔ JSON, one module a noun; a module is loaded when it is first used: a cold start pays for its answer only."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from chalicelib.api.wire import (
        bills,
        cards,
        claims,
        codes,
        comments,
        connections,
        handouts,
        imports,
        notices,
        orders,
        organizers,
        payments,
        points,
        purchases,
        sessions,
    )

__all__ = [
    "bills",
    "cards",
    "claims",
    "codes",
    "comments",
    "connections",
    "handouts",
    "imports",
    "notices",
    "orders",
    "organizers",
    "payments",
    "points",
    "purchases",
    "sessions",
]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(name)
    return import_module(f"{__name__}.{name}")
