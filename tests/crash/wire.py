"""Between the hub and the world: every call to AWS and to a partner is counted, and one of them goes wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
import requests

from chalicelib.bootstrap import Hub
from tests.crash.exchanges import AwsExchange, Exchange, PartnerExchange
from tests.worlds.inside import answering

PARTNER = "partner"
READS = frozenset({"GetItem", "BatchGetItem", "Query", "HeadObject", "GetObject"})

Fault = Callable[[Exchange], Any]


@dataclass(frozen=True)
class Call:
    """``name`` is ``dynamodb.GetItem`` or ``partner.graph/me/messages``."""

    number: int
    name: str

    @property
    def operation(self) -> str:
        return self.name.partition(".")[2]

    @property
    def reads(self) -> bool:
        return self.operation in READS

    @property
    def partner(self) -> bool:
        return self.name.startswith(PARTNER)


@dataclass
class Wire:
    """``fault`` happens to the call ``at`` (from 0) on every attempt of it; with ``on`` to all that follow, too."""

    calls: list[Call] = field(default_factory=list)
    at: int | None = None
    fault: Fault | None = None
    on: bool = False
    _tried: int = 0
    _deaf: int = 0
    _moto: Any = None

    @classmethod
    def of(cls, hub: Hub) -> Wire:
        """The hub must not have made its clients yet."""
        wire = cls(_moto=answering())
        if wire._moto:  # botocore asks all of its listeners; the wire comes before this one
            hub._session.unregister("before-send", wire._moto)
        hub._session.register("before-call", wire._begin)
        hub._session.register("before-send", wire._attempt)
        return wire

    @contextmanager
    def to_partners(self) -> Iterator[None]:
        """Partners are asked by way of this wire, and by nobody else's, as long as this lasts."""
        with pytest.MonkeyPatch.context() as patch:
            adapter = requests.adapters.HTTPAdapter
            patch.setattr(adapter, "send", self._partner(adapter.send))
            yield
        self.listen()

    def listen(self, at: int | None = None, fault: Fault | None = None, *, on: bool = False) -> None:
        """Forget what was; from the next call on this will happen."""
        self.calls, self.at, self.fault, self.on, self._tried = [], at, fault, on, 0

    @contextmanager
    def deaf(self) -> Iterator[None]:
        """What happens in between is somebody else's doing."""
        self._deaf += 1
        try:
            yield
        finally:
            self._deaf -= 1

    def _begin(self, model: Any, **_: Any) -> None:
        self._note(f"{model.service_model.service_name}.{model.name}")

    def _attempt(self, request: Any, event_name: str, **more: Any) -> Any:
        """botocore sends the request itself when there is no answer from here."""
        answer = None
        if not self._deaf:
            first, self._tried = self._tried != len(self.calls), len(self.calls)
            service, operation = event_name.split(".")[1:]
            answer = self._act(AwsExchange(service, operation, request, first))
        return self._moto(event_name, request) if answer is None and self._moto else answer

    def _partner(self, send: Callable[..., Any]) -> Callable[..., Any]:
        def act(adapter: Any, request: Any, **options: Any) -> Any:
            exchange = PartnerExchange(request, lambda: send(adapter, request, **options))
            if self._deaf:
                return exchange.send()
            self._note(f"{PARTNER}.{request.path_url.lstrip('/').partition('?')[0]}")
            answer = self._act(exchange)
            return exchange.send() if answer is None else answer

        return act

    def _note(self, name: str) -> None:
        if not self._deaf:
            self.calls.append(Call(len(self.calls), name))

    def _act(self, exchange: Exchange) -> Any:
        now = len(self.calls) - 1
        if self.fault is None or self.at is None or now < self.at or (now > self.at and not self.on):
            return None
        return self.fault(exchange)
