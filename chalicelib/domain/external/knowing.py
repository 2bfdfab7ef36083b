"""By what a marketplace's buyer is known: its number of him, then his phone, then his e-mail. Never by a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from chalicelib.domain.errors import Invalid
from chalicelib.domain.privacy.pseudonyms import person_key

if TYPE_CHECKING:
    from chalicelib.domain.external.external_order import ExternalOrder

LONGEST_NAME = 100
_LEAST_SIGNS = 3
_RUN = "01234567890123456789"


class KnownBy(Struct, frozen=True):
    """``identities`` in the order in which they are believed; ``phone`` in E.164, where he can be known by it."""

    identities: tuple[str, ...]
    phone: str | None = None
    name: str = ""


def known_by(order: ExternalOrder) -> KnownBy:
    """Who tells nothing of himself is known by his order, which others of one purchase there share."""
    seen = order.buyer
    found: list[str] = []
    phone = own_phone(seen.phone) if seen and not seen.substitute else None
    if seen and seen.id:
        found.append(_identity(order, order.marketplace, seen.id))
    if phone:
        found.append(_identity(order, "phone", phone))
    if seen and _is_email(seen.email):
        found.append(_identity(order, "email", seen.email.strip().casefold()))
    if not found:
        found.append(_identity(order, f"{order.marketplace}-order", order.group or order.order))
    name = " ".join(seen.name.split())[:LONGEST_NAME] if seen else ""
    return KnownBy(tuple(found), phone, name)


def own_phone(text: str) -> str | None:
    """E.164; None for what is no number, or one that is given where there is none: 0000000, 1234567, 9999999999."""
    from chalicelib.domain.buyers.phones import read_phone

    digits = "".join(sign for sign in text if sign.isdecimal())
    if len(set(digits[1:])) < _LEAST_SIGNS or digits[1:] in _RUN or digits[1:] in _RUN[::-1]:
        return None
    try:
        return read_phone(text)
    except Invalid:
        return None


def _identity(order: ExternalOrder, kind: str, value: str) -> str:
    """As it is kept: it leads to nobody by itself."""
    return f"{kind}:{person_key(order.community, f'{kind}:{value}').partition(':')[2]}"


def _is_email(text: str) -> bool:
    name, _, host = text.strip().partition("@")
    return bool(name) and "." in host and " " not in text.strip() and len(text) <= 200
