"""Forms of the admin side: with whose a thing is, and with its ``version``."""

from typing import TYPE_CHECKING

from chalicelib.api.wire.lazy import lazily

if TYPE_CHECKING:
    from chalicelib.api.wire.admin import (
        access,
        accounts,
        audit,
        claims,
        community,
        connections,
        exchange,
        external,
        handouts,
        home,
        imports,
        ledgers,
        messages,
        notices,
        offer_imports,
        offers,
        order_changes,
        order_lists,
        orders,
        organizers,
        passkeys,
        payments,
        points,
        previews,
        price_lists,
        purchases,
        rules,
        views,
    )

__all__ = [
    "access",
    "accounts",
    "audit",
    "claims",
    "community",
    "connections",
    "exchange",
    "external",
    "handouts",
    "home",
    "imports",
    "ledgers",
    "messages",
    "notices",
    "offer_imports",
    "offers",
    "order_changes",
    "order_lists",
    "orders",
    "organizers",
    "passkeys",
    "payments",
    "points",
    "previews",
    "price_lists",
    "purchases",
    "rules",
    "views",
]

__getattr__ = lazily(__name__, __all__)
