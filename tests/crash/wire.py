"""Between the hub and the world: every call to AWS and to a partner is counted, and one of them goes wrong."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Protocol

import pytest
import requests
from botocore.awsrequest import AWSResponse
from botocore.exceptions import ReadTimeoutError
from botocore.httpsession import URLLib3Session

from chalicelib.bootstrap import Hub

PARTNER = "partner"
READS = frozenset({"GetItem", "BatchGetItem", "Query", "HeadObject", "GetObject"})


class Died(BaseException):
    """The process ended here: nothing may catch it."""


class Exchange(Protocol):
    """One attempt of a call: what may go wrong on both kinds of wire."""

    first: bool

    def send(self) -> Any: ...

    def silence(self) -> Exception:
        """What the library raises when no answer comes."""

    def throttled(self) -> Any: ...

    def broken(self) -> Any: ...

    def partial(self) -> Any: ...


Fault = Callable[[Exchange], Any]


@dataclass(frozen=True)
class Call:
    """``name`` is ``dynamodb.GetItem`` or ``partner.graph/me/messages``."""

    number: int
    name: str

    @property
    def reads(self) -> bool:
        return self.name.partition(".")[2] in READS


@dataclass
class Wire:
    """``fault`` happens to the call ``at`` (from 0), on every attempt of it; with ``on`` to all that follow, too."""

    calls: list[Call] = field(default_factory=list)
    at: int | None = None
    fault: Fault | None = None
    on: bool = False
    _deaf: int = 0

    @classmethod
    @contextmanager
    def of(cls, hub: Hub) -> Iterator[Wire]:
        """The hub must not have made its clients yet."""
        wire = cls()
        hub._session.register("before-call", wire._begin)
        hub._session.register("before-send", wire._attempt)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(requests.adapters.HTTPAdapter, "send", wire._partner(requests.adapters.HTTPAdapter.send))
            yield wire

    def listen(self, at: int | None = None, fault: Fault | None = None, *, on: bool = False) -> None:
        """Forget what was; from the next call on this will happen."""
        self.calls, self.at, self.fault, self.on = [], at, fault, on

    @contextmanager
    def deaf(self) -> Iterator[None]:
        """What happens in between is somebody else's doing."""
        self._deaf += 1
        try:
            yield
        finally:
            self._deaf -= 1

    def _begin(self, model: Any, context: dict[str, Any], **_: Any) -> None:
        context["wire"] = self._note(f"{model.service_model.service_name}.{model.name}")

    def _attempt(self, request: Any, **event: Any) -> Any:
        if self._deaf:
            return None
        first, self._tried = self._tried != len(self.calls), len(self.calls)
        return self._act(AwsExchange(event["event_name"].split(".")[1], request, first))

    _tried: int = -1

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


@dataclass
class AwsExchange:
    service: str
    request: Any
    first: bool

    def send(self) -> Any:
        return URLLib3Session().send(self.request)

    def silence(self) -> Exception:
        return ReadTimeoutError(endpoint_url=self.request.url)

    def throttled(self) -> Any:
        code = {"dynamodb": "ProvisionedThroughputExceededException", "s3": "SlowDown"}.get(self.service, "Throttling")
        return self._error(503 if self.service == "s3" else 400, code)

    def broken(self) -> Any:
        return self._error(500, "InternalServerError" if self.service == "dynamodb" else "InternalError")

    def partial(self) -> Any:
        """The store takes or gives only some of what was asked; None where the operation has no such answer."""
        answer = self.send() if self.first else None
        told = answer and PARTIAL.get(_operation(self.request), lambda _: None)(answer.content)
        return answered(self.request.url, 200, told) if told else answer

    def _error(self, status: int, code: str) -> Any:
        if self.service in ("s3", "sns"):
            error = f"<Error><Code>{code}</Code><Message/></Error>"
            body = error if self.service == "s3" else f"<ErrorResponse>{error}</ErrorResponse>"
            return answered(self.request.url, status, body.encode())
        return answered(self.request.url, status, json.dumps({"__type": code}).encode())


@dataclass
class PartnerExchange:
    request: Any
    send: Callable[[], Any]
    first: bool = True

    def silence(self) -> Exception:
        return requests.exceptions.ReadTimeout()

    def throttled(self) -> Any:
        return self._answer(200, b'{"error_code": 8, "error_msg": "flood"}')

    def broken(self) -> Any:
        return self._answer(503, b"<h1>503</h1>")

    def partial(self) -> Any:
        return None

    def _answer(self, status: int, body: bytes) -> Any:
        response = requests.Response()
        response.status_code, response._content, response.url = status, body, str(self.request.url)
        return response


def answered(url: str, status: int, body: bytes) -> Any:
    response = AWSResponse(url, status, {}, None)
    response._content = body
    return response


def _operation(request: Any) -> str:
    target = request.headers.get("X-Amz-Target", b"")
    if target:
        return str(target.decode() if isinstance(target, bytes) else target).rpartition(".")[2]
    body = request.body.decode() if isinstance(request.body, bytes) else str(request.body)
    return body.partition("Action=")[2].partition("&")[0]


def _unprocessed(content: bytes) -> bytes | None:
    """One item of each table was not read yet."""
    answer = json.loads(content)
    found = {table: items for table, items in answer["Responses"].items() if items}
    if not found:
        return None
    keys = {}
    for table, items in found.items():
        last = items.pop()
        keys[table] = {"Keys": [{"pk": last["pk"], "sk": last["sk"]}], "ConsistentRead": True}
    return json.dumps({**answer, "UnprocessedKeys": keys}).encode()


def _unpublished(content: bytes) -> bytes | None:
    """The last entry of a batch was refused (it went out nevertheless: the answer lies, as answers do)."""
    before, member, after = content.decode().rpartition("<member>")
    entry, _, rest = after.partition("</member>")
    number = entry.partition("<Id>")[2].partition("</Id>")[0]
    refused = f"<Failed><member><Id>{number}</Id><Code>InternalError</Code><SenderFault>false</SenderFault></member></Failed>"
    start = f"{before}{rest}" if member else ""
    return start.replace("<Failed/>", "").replace("<Failed />", "").replace("</Successful>", f"</Successful>{refused}").encode()


PARTIAL: dict[str, Callable[[bytes], bytes | None]] = {"BatchGetItem": _unprocessed, "PublishBatch": _unpublished}


def dies_before(exchange: Exchange) -> Any:
    raise Died


def dies_after(exchange: Exchange) -> Any:
    exchange.send()
    raise Died


def loses_its_answer(exchange: Exchange) -> Any:
    exchange.send()
    raise exchange.silence()


def times_out(exchange: Exchange) -> Any:
    raise exchange.silence()


def is_throttled(exchange: Exchange) -> Any:
    return exchange.throttled()


def breaks(exchange: Exchange) -> Any:
    return exchange.broken()


def is_partial(exchange: Exchange) -> Any:
    return exchange.partial()


def stumbles(exchange: Exchange) -> Any:
    """The first attempt loses its answer; the client's own second attempt goes through."""
    return loses_its_answer(exchange) if exchange.first else None


FAULTS: tuple[Fault, ...] = (
    dies_before,
    dies_after,
    loses_its_answer,
    times_out,
    is_throttled,
    breaks,
    is_partial,
    stumbles,
)
