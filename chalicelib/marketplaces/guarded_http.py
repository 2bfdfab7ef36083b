"""A session of requests that looks where a name leads, and connects to just that."""

from __future__ import annotations

import socket
from ipaddress import ip_address
from typing import TYPE_CHECKING, Any

import requests
from requests.adapters import HTTPAdapter
from urllib3.exceptions import NewConnectionError

from chalicelib.marketplaces.safe_address import allowed
from chalicelib.usecases.ports import AccountRefused

if TYPE_CHECKING:
    from collections.abc import Sequence


def open_session(*, loopback: bool = False) -> requests.Session:
    """``loopback``: this machine may be called as well, and without https. No proxy, no ``.netrc``."""
    session = requests.Session()
    session.trust_env = False
    session.adapters.clear()
    session.mount("https://", GuardedAdapter(loopback=loopback))
    if loopback:
        session.mount("http://", GuardedAdapter(loopback=True))
    return session


class GuardedAdapter(HTTPAdapter):
    """Asks for the addresses of a name once, refuses all when one is not public, connects to the one it has seen.

    The certificate still is that of the name.
    """

    def __init__(self, *, loopback: bool) -> None:
        self.loopback = loopback
        super().__init__(max_retries=0)

    def build_connection_pool_key_attributes(self, request: Any, verify: Any, cert: Any = None) -> Any:
        host_params, pool = super().build_connection_pool_key_attributes(request, verify, cert)
        host = str(host_params["host"]).strip("[]")
        address = allowed(resolved(host, int(host_params["port"] or 443)), loopback=self.loopback)
        secure = host_params["scheme"] == "https"
        if address is None or not (secure or ip_address(address).is_loopback):
            raise AccountRefused("address_refused")
        named = {"server_hostname": host, "assert_hostname": host} if secure else {}
        return {**host_params, "host": address}, {**pool, **named}

    def add_headers(self, request: requests.PreparedRequest, **_: Any) -> None:
        """The name is asked for, not the address that it led to."""
        request.headers["Host"] = str(request.url).split("/")[2]


def resolved(host: str, port: int) -> Sequence[str]:
    """Raises ConnectionError, whose cause says that nothing was sent."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise requests.exceptions.ConnectionError(NewConnectionError(None, "unknown host")) from None
    return [str(each[4][0]) for each in found]
