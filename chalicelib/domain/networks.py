"""Whether an address lies in the networks that a partner says he calls from."""

from __future__ import annotations

from functools import lru_cache
from ipaddress import IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def is_within(address: str, networks: Iterable[str]) -> bool:
    """What is no address is in none."""
    try:
        known = ip_address(address.strip())
    except ValueError:
        return False
    if isinstance(known, IPv6Address) and known.ipv4_mapped:
        known = known.ipv4_mapped
    return any(known in _network(network) for network in networks)


@lru_cache
def _network(written: str) -> IPv4Network | IPv6Network:
    return ip_network(written, strict=False)
