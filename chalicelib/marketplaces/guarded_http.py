"""A session of requests that looks where a name leads, connects to just that, and is kept waiting for so long only."""

from __future__ import annotations

import socket
from contextlib import suppress
from ipaddress import ip_address
from threading import Timer
from typing import TYPE_CHECKING, Any

import requests
from requests.adapters import HTTPAdapter

from chalicelib import outgoing
from chalicelib.marketplaces.safe_address import allowed
from chalicelib.usecases.ports import AccountRefused

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


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

    The certificate still is that of the name. Whoever answers a byte at a time is cut off: a timeout of requests begins
    anew with each byte, the whole answer has as long as connecting and one byte may take together.
    """

    def __init__(self, *, loopback: bool) -> None:
        self.loopback = loopback
        self.longest = 0.0
        self.watches: list[Watch] = []
        super().__init__(max_retries=0)
        kinds = self.poolmanager.pool_classes_by_scheme
        self.poolmanager.pool_classes_by_scheme = {name: watched(kind, self.watch) for name, kind in kinds.items()}

    def send(self, request: requests.PreparedRequest, *given: Any, **more: Any) -> Any:
        """``timeout``: seconds to connect and to read, both."""
        self.longest = sum(more["timeout"])
        return super().send(request, *given, **more)

    def watch(self, connection: socket.socket) -> None:
        self.watches.append(Watch(connection, self.longest))

    def close(self) -> None:
        for each in self.watches:
            each.end()
        super().close()

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


class Watch:
    """Ends a connection after so many seconds, whatever is going on in it. It has a handle of its own."""

    def __init__(self, connection: socket.socket, seconds: float) -> None:
        self.connection = connection.dup()
        self.timer = Timer(seconds, self._cut)
        self.timer.daemon = True
        self.timer.start()

    def end(self) -> None:
        self.timer.cancel()
        self.timer.join()
        self.connection.close()

    def _cut(self) -> None:
        with suppress(OSError):  # it has ended by itself
            self.connection.shutdown(socket.SHUT_RDWR)


def watched(kind: Any, watch: Callable[[socket.socket], None]) -> Any:
    """A pool whose connections are told to ``watch`` before anything is said over them, the handshake included."""

    class Watched(kind.ConnectionCls):  # type: ignore[misc]
        def _new_conn(self) -> socket.socket:
            made: socket.socket = super()._new_conn()
            watch(made)
            return made

    return type(kind.__name__, (kind,), {"ConnectionCls": Watched})


def resolved(host: str, port: int) -> Sequence[str]:
    """Raises ConnectionError, whose cause says that nothing was sent."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise requests.exceptions.ConnectionError(outgoing.NotConnected()) from None
    return [str(each[4][0]) for each in found]
