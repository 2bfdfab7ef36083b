"""Whether an address lies in the networks that a partner says he calls from."""

from __future__ import annotations

from ipaddress import IPv6Address, ip_address, ip_network
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
    return any(known in ip_network(network, strict=False) for network in networks)
