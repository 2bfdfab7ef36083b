"""All that is stored of one tenant: photographed once, restored after every run, and compared at the end."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from typing import Any

import botocore.session
from botocore import UNSIGNED
from botocore.config import Config

from chalicelib.storage.access.access import ACCESS
from infra.resources.tables import TABLES

TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|\+00:00)")
SECRET = re.compile(r'(?<="digest": ")[0-9a-f]{64}')
"""The hash of a secret, of which each is another one."""

FRESH = re.compile(r"fresh\d{6}")
"""Ids that were given out during a run."""

MADE_OF = re.compile(
    r'(?<="correlation": ")[0-9a-f]{32}|(?<=#)[0-9a-f]{32}(?=", "happened)|'
    r'(?<=person:)[0-9a-f]{32}|(?<=\[")[0-9a-f]{24}(?=", ")'
)
"""The id of a request, keys that are made of the tenant's id, and the marks of launches."""

BUCKETS = ("UPLOADS_BUCKET", "PROOFS_BUCKET")
"""Names of the environment that hold those of the buckets."""

FORGOTTEN = ("expires", "answer", "status")
"""When a row is forgotten, and what was told of a request: that is kept with luck only."""

ANCHOR = re.compile(r'("anchor": )"[^"]+"')
"""Places in OK's lists: the played OK makes them of moments of its own clock."""

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
        return Photograph(community, self.items(), self._files())

    def items(self) -> Items:
        return {table: self._scan(table) for table in self._tables()}

    def again(self, before: Photograph, touched: Set[str]) -> Photograph:
        """How the tenant looks now; what nobody has ``touched`` is not looked at."""
        items = {table: self._scan(table) if table in touched else there for table, there in before.items.items()}
        return Photograph(before.community, items, self._files() if "s3" in touched else before.files)

    def put_up(self, photograph: Photograph) -> None:
        self.restore(photograph, Photograph(photograph.community, {}, {}))

    def clear(self, photograph: Photograph) -> None:
        self.restore(Photograph(photograph.community, {}, {}), photograph)

    def restore(self, before: Photograph, now: Photograph) -> None:
        """What has changed becomes what it was; all the rest stays where it is."""
        requests = []
        for table in before.items.keys() | now.items.keys():
            wanted, there = (_by_key(each.items.get(table, ())) for each in (before, now))
            put = [item for key, item in wanted.items() if there.get(key) != item]
            requests += [(table, {"PutRequest": {"Item": item}}) for item in put]
            requests += [(table, {"DeleteRequest": {"Key": _key(there[key])}}) for key in there.keys() - wanted.keys()]
        self._write(requests)
        for name, content in before.files.items() - now.files.items():
            bucket, _, key = name.partition(":")
            self.s3.put_object(Bucket=self.environment[bucket], Key=key, Body=content)
        for name in now.files.keys() - before.files.keys():
            bucket, _, key = name.partition(":")
            self.s3.delete_object(Bucket=self.environment[bucket], Key=key)

    def drain(self, queue: str) -> list[str]:
        """The bodies of all messages in the queue, which is empty afterwards."""
        url, bodies = self.url(queue), []
        while messages := self.sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10).get("Messages", ()):
            bodies += [message["Body"] for message in messages]
            for message in messages:
                self.sqs.delete_message(QueueUrl=url, ReceiptHandle=message["ReceiptHandle"])
        return bodies

    def url(self, queue: str) -> str:
        return f"{self.environment['QUEUE_URL_PREFIX']}{queue}"

    def _tables(self) -> Iterator[str]:
        return (f"{self.environment['RESOURCE_PREFIX']}{table.name}" for table in TABLES)

    def _scan(self, table: str) -> list[Item]:
        items: list[Item] = self.dynamodb.scan(TableName=table, ConsistentRead=True)["Items"]
        return items

    def _write(self, requests: list[tuple[str, Item]]) -> None:
        for start in range(0, len(requests), 25):
            batch: dict[str, list[Item]] = {}
            for table, request in requests[start : start + 25]:
                batch.setdefault(table, []).append(request)
            assert not self.dynamodb.batch_write_item(RequestItems=batch)["UnprocessedItems"]

    def _files(self) -> dict[str, bytes]:
        return {f"{bucket}:{name}": self._file(bucket, name) for bucket in BUCKETS for name in self._names(bucket)}

    def _names(self, bucket: str) -> list[str]:
        found = self.s3.list_objects_v2(Bucket=self.environment[bucket])
        return [each["Key"] for each in found.get("Contents", ())]

    def _file(self, bucket: str, name: str) -> bytes:
        content: bytes = self.s3.get_object(Bucket=self.environment[bucket], Key=name)["Body"].read()
        return content


def _key(item: Item) -> Item:
    return {"pk": item["pk"], "sk": item["sk"]}


def _by_key(items: Iterable[Item]) -> dict[tuple[str, str], Item]:
    return {(item["pk"]["S"], item["sk"]["S"]): item for item in items}


def settled(photograph: Photograph) -> list[str]:
    """What is stored, without what may differ between two ways to the same end.

    Times, new ids and the numbers that orders got are named by what they belong to; versions and
    revisions stay, so that one write too many is seen. The counter of numbers may have gaps, and those of
    calls in a second and of a step's beginnings say nothing of the end.
    """
    text = [
        json.dumps([table.split("-")[2], _plain(item)], ensure_ascii=False, sort_keys=True)
        for table, items in photograph.items.items()
        for item in items
        if "last" not in item and _tells_something(item)
    ]
    text += [f"{name}: {content.decode('utf-8-sig', 'backslashreplace')}" for name, content in photograph.files.items()]
    names = {photograph.community: "COMMUNITY", **_names(photograph)}
    known = re.compile("|".join(map(re.escape, names)))
    named = (known.sub(lambda match: names[match.group()], line) for line in text)
    placed = (ANCHOR.sub(r'\1"PLACE"', line) for line in named)
    return sorted(TIME.sub("TIME", FRESH.sub("ID", SECRET.sub("…", MADE_OF.sub("…", line)))) for line in placed)


def _tells_something(item: Item) -> bool:
    """Forms are counted one by one; who was given one too many has one less left."""
    return "made" not in item or item["pk"]["S"].endswith("#forms")


def _plain(item: Item) -> Item:
    """Without the number of steps that a pull has made, which go on with the clock, and of times a person came in."""
    plain = {name: next(iter(value.values())) for name, value in item.items() if name not in FORGOTTEN}
    read = {name: json.loads(value) if name == "body" else value for name, value in plain.items()}
    if read["sk"] in ("pull", ACCESS) and "version" in read:
        read["version"] = read["body"]["version"] = "…"
    return read


def _names(photograph: Photograph) -> dict[str, str]:
    """New buyers by their OK number, orders by their buyer and purchase."""
    bodies = [json.loads(item["body"]["S"]) for items in photograph.items.values() for item in items if "body" in item]
    buyers = {body["id"]: f"BUYER-{body['ok_id']}" for body in bodies if "consent" in body}
    orders = {
        body["number"]: f"ORDER-OF-{buyers.get(body['buyer'])}-IN-{body['purchase']}"
        for body in bodies
        if "lines" in body and "purchase" in body
    }
    return {**{name: label for name, label in buyers.items() if FRESH.fullmatch(name)}, **orders}
