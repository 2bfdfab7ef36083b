"""A poller that plays Lambda's event source mapping of one DynamoDB stream."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from botocore.exceptions import ClientError

from infra.local.handlers import Handler, WholeBatchFailed, call, failed_items
from infra.local.lambda_events import stream_event
from infra.local.marks import Marks

Record = dict[str, Any]

IDLE_SECONDS = 0.1
PAUSE_SECONDS = 1
"""Before a record that failed is tried again."""


@dataclass(frozen=True)
class StreamPoller:
    """Hands records over in order, one that fails until it is taken: as in the cloud, where tries have no limit.

    What the consumer can never do it makes a dead letter itself (docs/decisions/0008).
    """

    name: str
    handler: Handler
    streams: Any
    arn: str
    batch_size: int
    marks: Marks
    pause: float = PAUSE_SECONDS

    def run(self, stop: threading.Event) -> None:
        """Until told to stop and nothing is left that can be passed on; the rest is passed on by the next start."""
        iterator = self._start()
        while True:
            answer = self.streams.get_records(ShardIterator=iterator, Limit=self.batch_size)
            iterator = answer["NextShardIterator"]
            if self.deliver(answer["Records"], stop):
                return
            if not answer["Records"]:
                if stop.is_set():
                    return
                stop.wait(IDLE_SECONDS)

    def poll(self) -> int:
        """One batch from behind the last record that was done, each record tried once; how many it held."""
        answer = self.streams.get_records(ShardIterator=self._start(), Limit=self.batch_size)
        stopped = threading.Event()
        stopped.set()
        self.deliver(answer["Records"], stopped)
        return len(answer["Records"])

    def deliver(self, records: list[Record], stop: threading.Event) -> list[Record]:
        """All of them, in order: one that fails is tried alone. Returns what was left because it was told to stop."""
        size = len(records)
        while records:
            done = self._done(records[:size])
            records = self._advance(records, done)
            size = len(records) if done else 1
            if records and not done and stop.wait(self.pause):
                return records
        return []

    def _done(self, batch: list[Record]) -> int:
        """How many from the start were done: everything after a failed record is tried again."""
        numbers = [_number(record) for record in batch]
        try:
            failed = failed_items(call(self.name, self.handler, stream_event(batch, self.arn)), numbers)
        except WholeBatchFailed:
            return 0
        return min((numbers.index(number) for number in failed), default=len(batch))

    def _advance(self, records: list[Record], done: int) -> list[Record]:
        if done:
            self.marks.put(self._mark, f"{self.arn} {_number(records[done - 1])}")
        return records[done:]

    @property
    def _mark(self) -> str:
        return f"stream/{self.name}"

    def _start(self) -> str:
        """After the last record that was done; from the oldest when the backend no longer knows it."""
        shard = self.streams.describe_stream(StreamArn=self.arn)["StreamDescription"]["Shards"][0]["ShardId"]
        for position in self._positions():
            try:
                iterator: str = self.streams.get_shard_iterator(StreamArn=self.arn, ShardId=shard, **position)[
                    "ShardIterator"
                ]
            except ClientError:
                continue
            return iterator
        raise AssertionError("a stream always has an oldest record")

    def _positions(self) -> Iterator[dict[str, str]]:
        arn, _, number = self.marks.read(self._mark).partition(" ")
        if arn == self.arn:
            yield {"ShardIteratorType": "AFTER_SEQUENCE_NUMBER", "SequenceNumber": number}
        yield {"ShardIteratorType": "TRIM_HORIZON"}


def _number(record: Record) -> str:
    number: str = record["dynamodb"]["SequenceNumber"]
    return number
