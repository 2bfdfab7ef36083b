"""Every AWS call of a container, written down: how many there were and whose keys they named."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any
from urllib.parse import unquote

from chalicelib.bootstrap import Container
from chalicelib.storage.access.access import ACCESS

READS = frozenset(
    {"GetItem", "BatchGetItem", "Query", "Scan", "HeadObject", "GetObject", "ListObjectsV2", "GetParameter"}
)


@dataclass(frozen=True)
class Call:
    service: str
    operation: str
    parameters: dict[str, Any]

    def __str__(self) -> str:
        return f"{self.service}.{self.operation}"


@dataclass
class Recorder:
    """``calls``: since the last request; ``committed``: the rows of every transaction that was done; ``touched``: the
    places of all rows that were to be changed, as table and keys.
    """

    calls: list[Call] = field(default_factory=list)
    committed: list[dict[str, Any]] = field(default_factory=list)
    touched: set[tuple[str, str, str]] = field(default_factory=set)

    @classmethod
    def of(cls, container: Container) -> Recorder:
        """Listens from now on; the container must not have made its clients yet."""
        recorder = cls()
        container.clients.session.register("provide-client-params", recorder._keep)
        container.clients.session.register("before-call", recorder._note)
        container.clients.session.register("after-call.dynamodb.TransactWriteItems", recorder._commit)
        return recorder

    def _keep(self, params: dict[str, Any], context: dict[str, Any], **_: Any) -> None:
        context["recorded"] = params

    def _note(self, model: Any, context: dict[str, Any], **_: Any) -> None:
        """Signed addresses are made without a call, and are not noted."""
        call = Call(model.service_model.service_name, model.name, context["recorded"])
        self.calls.append(call)
        if call.service == "dynamodb" and call.operation not in READS:
            self.touched.update(_places(call.parameters))

    def _commit(self, http_response: Any, context: dict[str, Any], **_: Any) -> None:
        if http_response.status_code == HTTPStatus.OK:
            self.committed += [write["Put"] for write in context["recorded"]["TransactItems"] if "Put" in write]

    def clear(self) -> None:
        self.calls.clear()

    def names(self) -> list[str]:
        return [str(call) for call in self.calls]

    def writes(self) -> list[str]:
        """But for what OK says of an organizer, which any request of his may have to ask for, and a note of when his
        key was used, which is seldom.
        """
        return [str(call) for call in self.calls if call.operation not in READS and not _keeps_access(call)]

    def strangers(self, community: str) -> list[str]:
        """Keys that belong to somebody else, and scans, which belong to nobody."""
        found = [key for call in self.calls for key in keys_of(call) if not _within(key, community)]
        return found + [str(call) for call in self.calls if call.operation == "Scan"]


def _keeps_access(call: Call) -> bool:
    if call.operation == "UpdateItem" and call.parameters["Key"]["pk"]["S"].endswith("#requests"):
        return True
    if call.operation == "UpdateItem" and call.parameters["TableName"].endswith("-credentials"):
        return "seen_at" in call.parameters.get("ExpressionAttributeNames", {}).values()
    written = [write["Put"]["Item"]["sk"]["S"] for write in call.parameters.get("TransactItems", ()) if "Put" in write]
    return written == [ACCESS]


def _within(key: str, community: str) -> bool:
    return key == community or key.startswith((f"{community}#", f"{community}/"))


def keys_of(call: Call) -> Iterator[str]:
    """Every partition key and object name that a call names."""
    if call.service == "s3":
        yield call.parameters.get("Key") or call.parameters["Prefix"]
        if source := call.parameters.get("CopySource"):
            yield unquote(source).partition("/")[2]
    if call.service == "dynamodb":
        yield from _partition_keys(call.parameters)


def _partition_keys(parameters: dict[str, Any]) -> Iterator[str]:
    for name in ("Key", "Item"):
        if name in parameters:
            yield parameters[name]["pk"]["S"]
    for wish in parameters.get("RequestItems", {}).values():
        writes = [write for item in wish for write in item.values()] if isinstance(wish, list) else []
        asked = [{"Key": key} for key in wish["Keys"]] if isinstance(wish, dict) else writes
        for each in asked:
            yield from _partition_keys(each)
    for item in parameters.get("TransactItems", ()):
        for write in item.values():
            yield from _partition_keys(write)
    if "KeyConditionExpression" in parameters:
        yield _queried(parameters)


def _places(parameters: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Of rows that are put, updated or deleted."""
    if keys := parameters.get("Key") or parameters.get("Item"):
        yield parameters["TableName"], keys["pk"]["S"], keys["sk"]["S"]
    for write in parameters.get("TransactItems", ()):
        for kind, what in write.items():
            if kind != "ConditionCheck":
                yield from _places(what)
    for table, wishes in parameters.get("RequestItems", {}).items():
        for wish in wishes:
            for what in wish.values():
                yield from _places({"TableName": table, **what})


def _queried(parameters: dict[str, Any]) -> str:
    match = re.search(r"= (:\w+)", parameters["KeyConditionExpression"])
    assert match, "a query names its partition"
    return str(parameters["ExpressionAttributeValues"][match.group(1)]["S"])
