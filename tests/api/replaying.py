"""What many tests begin with is done once, call by call; for the tenants of the others, what it left is put there.

An import takes sixty calls of a cloud. Ids are counted and clocks stand still, so the same import of another tenant
leaves the same rows, but for the tenant's id.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from chalicelib.bootstrap import Container
from tests.recorder import Recorder
from tests.world import CountedIds

AT_ONCE = 25
"""Rows of a BatchWriteItem."""

Place = tuple[str, str, str]
Rows = Mapping[Place, Mapping[str, Any] | None]


@dataclass(frozen=True)
class Stage:
    """A tenant on which something is done; ``seen``: the entries of its journal that were worked on."""

    container: Container
    recorder: Recorder
    community: str
    seen: set[str]

    @property
    def ids(self) -> CountedIds:
        return cast("CountedIds", self.container.new_id)


@dataclass(frozen=True)
class Left:
    """Rows by their places, None for what was removed; ``count`` ids had been given out at the end."""

    community: str
    count: int
    rows: Rows
    committed: Sequence[Mapping[str, Any]]
    seen: frozenset[str]
    files: Mapping[str, bytes]
    result: str


_known: dict[tuple[Any, ...], Left] = {}


def replayed(stage: Stage, name: tuple[Any, ...], do: Callable[[], str]) -> str:
    """What ``do`` returns. It is of a ``name``, and done only by who comes first in the same situation."""
    settings, moment = stage.container.settings, stage.container.now()
    situation = (*name, settings.resource_prefix, moment, stage.ids.count)
    if situation not in _known:
        _known[situation] = _watched(stage, do)
    elif _known[situation].community != stage.community:
        _put(stage, _known[situation])
    return _known[situation].result


def _watched(stage: Stage, do: Callable[[], str]) -> Left:
    recorder, committed = stage.recorder, len(stage.recorder.committed)
    recorder.touched.clear()
    result = do()
    return Left(
        community=stage.community,
        count=stage.ids.count,
        rows=dict(_rows(stage, sorted(recorder.touched))),
        committed=recorder.committed[committed:],
        seen=frozenset(stage.seen),
        files=dict(_files(stage)),
        result=result,
    )


def _rows(stage: Stage, places: Sequence[Place]) -> Iterator[tuple[Place, Mapping[str, Any] | None]]:
    for table, pk, sk in places:
        key = {"pk": {"S": pk}, "sk": {"S": sk}}
        found = stage.container.clients.dynamodb.get_item(TableName=table, Key=key, ConsistentRead=True)
        yield (table, pk, sk), found.get("Item")


def _files(stage: Stage) -> Iterator[tuple[str, bytes]]:
    files, bucket = stage.container.clients.files, stage.container.settings.uploads_bucket
    for each in files.list_objects_v2(Bucket=bucket, Prefix=f"{stage.community}/").get("Contents", ()):
        yield each["Key"], files.get_object(Bucket=bucket, Key=each["Key"])["Body"].read()


def _put(stage: Stage, left: Left) -> None:
    def own(thing: Any) -> Any:
        return json.loads(json.dumps(thing).replace(left.community, stage.community))

    writes = [(own(place), own(row)) for place, row in left.rows.items()]
    for start in range(0, len(writes), AT_ONCE):
        asked: dict[str, list[Any]] = {}
        for (table, pk, sk), row in writes[start : start + AT_ONCE]:
            key = {"pk": {"S": pk}, "sk": {"S": sk}}
            wish = {"PutRequest": {"Item": row}} if row else {"DeleteRequest": {"Key": key}}
            asked.setdefault(table, []).append(wish)
        answer = stage.container.clients.dynamodb.batch_write_item(RequestItems=asked)
        assert not answer["UnprocessedItems"]
    for name, content in left.files.items():
        files, bucket = stage.container.clients.files, stage.container.settings.uploads_bucket
        files.put_object(Bucket=bucket, Key=own(name), Body=content)
    stage.recorder.committed += own(list(left.committed))
    stage.seen.update(left.seen)
    stage.ids.count = left.count
