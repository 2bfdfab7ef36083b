"""Addresses that people give us to call: never one of our own network, whatever its name says today.

An address is looked at twice: when it is given, for its form; and when it is called, for where it leads, since a name
may lead elsewhere a moment later (DNS rebinding). What was looked at then is what is connected to.
"""

from __future__ import annotations

import re
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import TYPE_CHECKING, Any

from chalicelib.domain.errors import Invalid

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST = 500

_FORM = re.compile(r"(https?)://([A-Za-z0-9.-]{1,253})(?::([0-9]{1,5}))?(/[A-Za-z0-9._~!$&'()*+,;=:@%/-]{0,400})?")
_LOOPBACK = frozenset({"127.0.0.1", "localhost"})
_HTTPS, _LOWEST_FREE = 443, 1_024

_NEVER = tuple(
    ip_network(network)
    for network in (
        "192.88.99.0/24",
        "2002::/16",
        "2001::/32",
        "64:ff9b::/96",
        "64:ff9b:1::/48",
        "fec0::/10",
        "5f00::/16",
    )
)
"""Relays and translators that lead to an address written within theirs, and what is set aside since."""


def checked_address(url: str, *, loopback: bool = False) -> str:
    """Without a slash at its end. ``loopback``: one of this machine is taken as well. Raises Invalid."""
    known = _FORM.fullmatch(url.strip()) if len(url) <= LONGEST else None
    if known is None:
        raise Invalid("address_refused", "url")
    scheme, host, port = known[1], known[2].lower().rstrip("."), int(known[3] or _HTTPS)
    if loopback and host in _LOOPBACK:
        return url.strip().rstrip("/")
    if scheme != "https" or not (port == _HTTPS or _LOWEST_FREE <= port < 65_536) or not _may_be_public(host):
        raise Invalid("address_refused", "url")
    return url.strip().rstrip("/")


def _may_be_public(host: str) -> bool:
    """A number that is not public is seen at once; so is a name without a domain."""
    try:
        return is_public(host)
    except ValueError:
        return "." in host and not host.endswith((".local", ".internal", ".localhost"))


def is_public(address: str) -> bool:
    """Whether an IP address is anybody's in the world. Raises ValueError for what is none."""
    known = ip_address(address)
    if isinstance(known, IPv6Address) and known.ipv4_mapped:
        known = known.ipv4_mapped
    if known.is_multicast or known.is_reserved or known.is_unspecified or _is_set_aside(known):
        return False
    return known.is_global


def _is_set_aside(address: IPv4Address | IPv6Address) -> bool:
    return any(address.version == network.version and address in network for network in _NEVER)


def allowed(addresses: Iterable[str], *, loopback: bool = False) -> str | None:
    """The first of where a name leads; None when any of them is not to be connected to, or there is none.

    One of IPv4 goes before: functions reach no other.
    """
    found = sorted(addresses, key=lambda each: ip_address(each).version)
    good = all(is_public(each) or (loopback and ip_address(each).is_loopback) for each in found)
    return found[0] if found and good else None


def guarded_session(*, loopback: bool = False) -> Any:
    """A session of requests that connects to public addresses only, over https and by no proxy."""
    from chalicelib.outgoing.guarded_session import open_session  # requests: no function that answers people needs it

    return open_session(loopback=loopback)
