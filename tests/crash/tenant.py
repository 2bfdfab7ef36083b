"""All that is stored of one tenant: photographed once, given to a new tenant for every run, and compared at the end."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import botocore.session
from botocore import UNSIGNED
from botocore.config import Config

TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|\+00:00)")
FRESH = re.compile(r"fresh\d{6}")
"""Ids that were given out during a run."""

Item = dict[str, Any]
Items = dict[str, list[Item]]


@dataclass(frozen=True)
class Photograph:
    """The items of a tenant by table, and its files by name; ``community`` stands wherever its id does."""

    community: str
    items: Items
    files: Mapping[str, bytes]


@dataclass(frozen=True)
class Shelf:
    """Tables, a bucket and queues of our own: one tenant at a time lives there. Nothing here passes the wire."""

    environment: Mapping[str, str]

    def __post_init__(self) -> None:
        """Unsigned and unchecked: most of the calls of a run are these."""
        session = botocore.session.get_session()
        config = Config(signature_version=UNSIGNED, parameter_validation=False)
        for service in ("dynamodb", "s3", "sqs"):
            object.__setattr__(self, service, session.create_client(service, config=config))

    dynamodb: Any = None
    s3: Any = None
    sqs: Any = None

    def photograph(self, community: str) -> Photograph:
        files = {name: self._file(name) for name in self._names()}
        return Photograph(community, {table: self._scan(table) for table in self._tables()}, files)

    def put_up(self, photograph: Photograph, community: str) -> None:
        """The photographed tenant once more, under another id."""
        text = json.dumps(photograph.items).replace(photograph.community, community)
        requests = [
            (table, {"PutRequest": {"Item": item}}) for table, items in json.loads(text).items() for item in items
        ]
        self._write(requests)
        for name, content in photograph.files.items():
            self.s3.put_object(Bucket=self._bucket, Key=name.replace(photograph.community, community), Body=content)

    def clear(self, photograph: Photograph) -> None:
        keys = [
            (table, {"DeleteRequest": {"Key": {"pk": item["pk"], "sk": item["sk"]}}})
            for table, items in photograph.items.items()
            for item in items
        ]
        self._write(keys)
        if photograph.files:
            names = [{"Key": name} for name in photograph.files]
            self.s3.delete_objects(Bucket=self._bucket, Delete={"Objects": names, "Quiet": True})

    def drain(self, queue: str) -> list[str]:
        """The bodies of all messages in the queue, which is empty afterwards."""
        url, bodies = self.environment[queue], []
        while messages := self.sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10).get("Messages", ()):
            bodies += [message["Body"] for message in messages]
            for message in messages:
                self.sqs.delete_message(QueueUrl=url, ReceiptHandle=message["ReceiptHandle"])
        return bodies

    @property
    def _bucket(self) -> str:
        return self.environment["UPLOADS_BUCKET"]

    def _tables(self) -> Iterator[str]:
        return (value for name, value in self.environment.items() if name.endswith("_TABLE"))

    def _scan(self, table: str) -> list[Item]:
        items: list[Item] = self.dynamodb.scan(TableName=table, ConsistentRead=True)["Items"]
        return items

    def _write(self, requests: list[tuple[str, Item]]) -> None:
        for start in range(0, len(requests), 25):
            batch: dict[str, list[Item]] = {}
            for table, request in requests[start : start + 25]:
                batch.setdefault(table, []).append(request)
            assert not self.dynamodb.batch_write_item(RequestItems=batch)["UnprocessedItems"]

    def _names(self) -> list[str]:
        return [each["Key"] for each in self.s3.list_objects_v2(Bucket=self._bucket).get("Contents", ())]

    def _file(self, name: str) -> bytes:
        content: bytes = self.s3.get_object(Bucket=self._bucket, Key=name)["Body"].read()
        return content


def settled(photograph: Photograph) -> list[str]:
    """What is stored, without what may differ between two ways to the same end.

    Times, new ids and the numbers that orders got are named by what they belong to; versions and
    revisions stay, so that one write too many is seen. The counter of numbers may have gaps.
    """
    text = [
        json.dumps([table.split("-")[2], _plain(item)], ensure_ascii=False, sort_keys=True)
        for table, items in photograph.items.items()
        for item in items
        if "last" not in item
    ]
    text += [f"{name}: {content.decode('utf-8-sig')}" for name, content in photograph.files.items()]
    names = {photograph.community: "COMMUNITY", **_names(photograph)}
    known = re.compile("|".join(map(re.escape, names)))
    named = (known.sub(lambda match: names[match.group()], line) for line in text)
    return sorted(TIME.sub("TIME", FRESH.sub("ID", line)) for line in named)


def _plain(item: Item) -> Item:
    plain = {name: next(iter(value.values())) for name, value in item.items() if name != "expires"}
    return {name: json.loads(value) if name == "body" else value for name, value in plain.items()}


def _names(photograph: Photograph) -> dict[str, str]:
    """New buyers by their OK number, orders by their buyer and purchase."""
    bodies = [json.loads(item["body"]["S"]) for items in photograph.items.values() for item in items if "body" in item]
    buyers = {body["id"]: f"BUYER-{body['ok_id']}" for body in bodies if "consent" in body}
    orders = {
        body["number"]: f"ORDER-OF-{buyers.get(body['buyer'])}-IN-{body['purchase']}"
        for body in bodies
        if "lines" in body
    }
    return {**{name: label for name, label in buyers.items() if FRESH.fullmatch(name)}, **orders}
