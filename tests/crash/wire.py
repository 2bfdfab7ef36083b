"""Between the container and the world: every call to AWS and to a partner is counted, and one of them goes wrong."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
import requests

from chalicelib.bootstrap import Container
from tests.crash.exchanges import AwsExchange, Exchange, PartnerExchange
from tests.recorder import READS
from tests.worlds.inside import answering

PARTNER = "partner"
TOLD = ("channel/send", "/messages", "/accept", "/refuse", "supplier/hold", "supplier/release")
"""How calls end that tell a partner something: they are as good as writes."""

UNSAID = frozenset({"ReceiveMessage", "ChangeMessageVisibility"})
"""Calls that leave nothing where it could be looked for."""

Fault = Callable[[Exchange], Any]


@dataclass(frozen=True)
class Call:
    """``name`` is ``dynamodb.GetItem`` or ``partner.graph/me/messages``; ``body`` is what is asked of a table."""

    number: int
    name: str
    body: bytes = field(default=b"", compare=False, repr=False)

    @property
    def operation(self) -> str:
        return self.name.partition(".")[2]

    @property
    def reads(self) -> bool:
        return self.operation in READS

    @property
    def writes(self) -> bool:
        """Whether it changes what is ours."""
        return not self.reads and not self.partner and self.operation not in UNSAID

    @property
    def tells(self) -> bool:
        """Whether a partner knows something afterwards."""
        return self.partner and self.name.endswith(TOLD)

    @property
    def touches(self) -> set[str]:
        """The tables that it writes to; another service by its name."""
        if not self.writes:
            return set()
        if not self.name.startswith("dynamodb."):
            return {self.name.partition(".")[0]}
        asked = json.loads(self.body)
        items = [write for item in asked.get("TransactItems", ()) for write in item.values()]
        return {
            *asked.get("RequestItems", ()),
            *(write["TableName"] for write in items or [asked] if "TableName" in write),
        }

    @property
    def partner(self) -> bool:
        return self.name.startswith(PARTNER)


@dataclass
class Wire:
    """``fault`` happens to the call ``at`` (from 0) on every attempt of it; with ``on`` to all that follow, too.

    ``touched``: tables and services that anybody has written to, heard or not, until it is emptied.
    """

    calls: list[Call] = field(default_factory=list)
    at: int | None = None
    fault: Fault | None = None
    on: bool = False
    touched: set[str] = field(default_factory=set)
    _tried: int = 0
    _deaf: int = 0
    _moto: Any = None

    @classmethod
    def of(cls, container: Container) -> Wire:
        """The container must not have made its clients yet."""
        wire = cls(_moto=answering())
        if wire._moto:  # botocore asks all of its listeners; the wire comes before this one
            container.clients.session.unregister("before-send", wire._moto)
        container.clients.session.register("before-call", wire._begin)
        container.clients.session.register("before-send", wire._attempt)
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

    def _begin(self, model: Any, params: Any, **_: Any) -> None:
        service = model.service_model.service_name
        call = Call(len(self.calls), f"{service}.{model.name}", params["body"] if service == "dynamodb" else b"")
        self.touched |= call.touches
        self._note(call)

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
            name = request.path_url.lstrip("/").partition("?")[0]
            return self.ask(name, exchange, changes=request.method != "GET")

        return act

    def ask(self, name: str, exchange: Exchange, *, changes: bool) -> Any:
        """A call of a partner; also of one who is played in this process."""
        self.touched |= {PARTNER} if changes else set()
        if self._deaf:
            return exchange.send()
        self._note(Call(len(self.calls), f"{PARTNER}.{name}"))
        answer = self._act(exchange)
        return exchange.send() if answer is None else answer

    def _note(self, call: Call) -> None:
        if not self._deaf:
            self.calls.append(call)

    def _act(self, exchange: Exchange) -> Any:
        now = len(self.calls) - 1
        if self.fault is None or self.at is None or now < self.at or (now > self.at and not self.on):
            return None
        return self.fault(exchange)
