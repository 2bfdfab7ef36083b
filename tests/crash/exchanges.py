"""One attempt of a call, and the answers that can come instead of the right one."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol
from urllib.parse import parse_qsl, urlencode

import requests
from botocore.awsrequest import AWSResponse
from botocore.exceptions import ReadTimeoutError

from tests.worlds.inside import sent


class Exchange(Protocol):
    """What may go wrong on both kinds of wire; None lets the call go on as it is."""

    @property
    def first(self) -> bool:
        """Whether this is the first attempt of the call."""

    def send(self) -> Any: ...

    def silence(self) -> Exception:
        """What the library raises when no answer comes."""

    def throttled(self) -> Any: ...

    def broken(self) -> Any: ...

    def partial(self) -> Any:
        """Only some of what was asked is done."""


@dataclass
class AwsExchange:
    service: str
    operation: str
    request: Any
    first: bool

    def send(self) -> Any:
        return sent(self.request)

    def silence(self) -> Exception:
        error: Exception = ReadTimeoutError(endpoint_url=self.request.url)
        return error

    def throttled(self) -> Any:
        code = {"dynamodb": "ProvisionedThroughputExceededException", "s3": "SlowDown"}.get(self.service, "Throttling")
        return self._error(503 if self.service == "s3" else 400, code)

    def broken(self) -> Any:
        return self._error(500, "InternalServerError" if self.service == "dynamodb" else "InternalError")

    def partial(self) -> Any:
        return PARTIAL[self.operation](self) if self.first and self.operation in PARTIAL else None

    def answered(self, status: int, body: bytes) -> Any:
        response = AWSResponse(self.request.url, status, {}, None)
        response._content = body
        return response

    def _error(self, status: int, code: str) -> Any:
        if self.service in ("s3", "sns"):
            error = f"<Error><Code>{code}</Code><Message/></Error>"
            body = error if self.service == "s3" else f"<ErrorResponse>{error}</ErrorResponse>"
            return self.answered(status, body.encode())
        return self.answered(status, json.dumps({"__type": code}).encode())


@dataclass
class PartnerExchange:
    """OK's way to say "too often" is an error under status 200."""

    request: Any
    send: Callable[[], Any]
    first: bool = True

    def silence(self) -> Exception:
        return requests.exceptions.ReadTimeout("no answer")

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


def _unprocessed(exchange: AwsExchange) -> Any:
    """The last item of each table was not read yet."""
    answer = json.loads(exchange.send().content)
    keys = {}
    for table, items in answer["Responses"].items():
        if items:
            last = items.pop()
            keys[table] = {"Keys": [{"pk": last["pk"], "sk": last["sk"]}], "ConsistentRead": True}
    return exchange.answered(200, json.dumps({**answer, "UnprocessedKeys": keys}).encode())


def _unpublished(exchange: AwsExchange) -> Any:
    """The last entry of the batch was refused; the others went out."""
    fields = dict(parse_qsl(str(exchange.request.body)))
    member = "PublishBatchRequestEntries.member."
    numbers = sorted({int(name.removeprefix(member).split(".")[0]) for name in fields if name.startswith(member)})
    refused = fields[f"{member}{numbers[-1]}.Id"]
    if len(numbers) > 1:
        _rewrite(exchange.request, {name: fields[name] for name in fields if f"{member}{numbers[-1]}." not in name})
        exchange.send()
    told = "".join(
        f"<member><Id>{fields[f'{member}{number}.Id']}</Id><MessageId>m</MessageId></member>" for number in numbers[:-1]
    )
    failed = f"<member><Id>{refused}</Id><Code>InternalError</Code><SenderFault>false</SenderFault></member>"
    result = f"<Successful>{told}</Successful><Failed>{failed}</Failed>"
    body = f"<PublishBatchResponse><PublishBatchResult>{result}</PublishBatchResult></PublishBatchResponse>"
    return exchange.answered(200, body.encode())


def _rewrite(request: Any, fields: dict[str, str]) -> None:
    request.body = urlencode(fields)
    request.headers["Content-Length"] = str(len(request.body))


def _unwritten(exchange: AwsExchange) -> Any:
    """The last item of the batch was not written yet."""
    request = json.loads(exchange.request.body)
    table, writes = next(iter(request["RequestItems"].items()))
    if len(writes) > 1:
        _say(exchange.request, {**request, "RequestItems": {table: writes[:-1]}})
        exchange.send()
    return exchange.answered(200, json.dumps({"UnprocessedItems": {table: writes[-1:]}}).encode())


def _unsent(exchange: AwsExchange) -> Any:
    """The last message of the batch was refused; the others are in the queue."""
    request = json.loads(exchange.request.body)
    *sent, refused = request["Entries"]
    if sent:
        _say(exchange.request, {**request, "Entries": sent})
        exchange.send()
    told = [{"Id": each["Id"], "MessageId": "m", "MD5OfMessageBody": ""} for each in sent]
    failed = [{"Id": refused["Id"], "Code": "InternalError", "SenderFault": False}]
    return exchange.answered(200, json.dumps({"Successful": told, "Failed": failed}).encode())


def _say(request: Any, content: Any) -> None:
    request.body = json.dumps(content).encode()
    request.headers["Content-Length"] = str(len(request.body))


PARTIAL: dict[str, Callable[[AwsExchange], Any]] = {
    "BatchGetItem": _unprocessed,
    "BatchWriteItem": _unwritten,
    "PublishBatch": _unpublished,
    "SendMessageBatch": _unsent,
}
"""Operations that may do a part of what was asked, and say so."""
