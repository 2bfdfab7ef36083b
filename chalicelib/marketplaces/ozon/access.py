"""What a key of Ozon may do, and until when: the answer of ``/v1/roles``."""

from collections.abc import Iterator, Mapping
from typing import Any

from chalicelib.marketplaces.ozon import values
from chalicelib.usecases.ports import AccountRefused, Checked

NEEDED = ("/posting/fbs/get", "/posting/fbs/ship", "/posting/fbs/cancel")
"""Methods without their version: to read orders, accept and refuse them."""


def read_access(seller: str, body: Mapping[str, Any]) -> Checked:
    """Raises AccountRefused: the key's roles are named, and none of them lets orders be read, accepted and refused."""
    roles = body.get("roles")
    if isinstance(roles, list) and not _suffices(roles):
        raise AccountRefused("key_role")
    return Checked(seller=seller, expires_at=values.moment(body.get("expires_at")))


def _suffices(roles: list[Any]) -> bool:
    """A role is a name, or a name with the beginnings of the methods it opens."""
    names = [_name(role).lower() for role in roles]
    methods = [method for role in roles for method in _methods(role)]
    if methods:
        return "admin" in names or all(any(needed.startswith(method) for method in methods) for needed in NEEDED)
    return any(name == "admin" or ("posting" in name and "read only" not in name) for name in names)


def _name(role: object) -> str:
    return values.text(role.get("name") if isinstance(role, Mapping) else role)


def _methods(role: object) -> Iterator[str]:
    """``/v3/posting/fbs/get`` is ``/posting/fbs/get``: versions come and go."""
    for each in role.get("methods") or () if isinstance(role, Mapping) else ():
        parts = _name(each).split("/")
        yield "/" + "/".join(part for part in parts if part and not (part[0] == "v" and part[1:].isdigit()))
