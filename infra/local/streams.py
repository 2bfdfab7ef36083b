"""A poller that plays Lambda's event source mapping of one DynamoDB stream."""

import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from botocore.exceptions import ClientError

from infra.local.handlers import Handler, WholeBatchFailed, call, failed_items
from infra.local.lambda_events import stream_event

Record = dict[str, Any]

IDLE_SECONDS = 0.1
RETRIES = 3


@dataclass(frozen=True)
class StreamPoller:
    """Hands records over in order; one that keeps failing is set aside after its retries, as in the cloud."""

    name: str
    handler: Handler
    streams: Any
    arn: str
    batch_size: int
    bookmark: Path
    sqs: Any
    failures: str

    def run(self, stop: threading.Event) -> None:
        """Until told to stop and nothing is left: the backend forgets its streams when it ends."""
        iterator = self._start()
        while True:
            answer = self.streams.get_records(ShardIterator=iterator, Limit=self.batch_size)
            iterator = answer["NextShardIterator"]
            self.deliver(answer["Records"])
            if not answer["Records"]:
                if stop.is_set():
                    return
                stop.wait(IDLE_SECONDS)

    def poll(self) -> int:
        """One batch from behind the last record that was done; how many records it held."""
        answer = self.streams.get_records(ShardIterator=self._start(), Limit=self.batch_size)
        self.deliver(answer["Records"])
        return len(answer["Records"])

    def deliver(self, records: list[Record]) -> None:
        """All of them, in order: a failing one is tried alone, then set aside."""
        tries = 0
        while records:
            batch = records if tries == 0 else records[:1]
            done = self._done(batch)
            if done < len(batch) and tries == RETRIES:
                self._set_aside(records[0])
                done, tries = 1, 0
            else:
                tries = 0 if done else tries + 1
            records = self._advance(records, done)

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
            self.bookmark.write_text(f"{self.arn} {_number(records[done - 1])}")
        return records[done:]

    def _set_aside(self, record: Record) -> None:
        """What Lambda sends to a failure destination: where the record is, not the record."""
        place = {"streamArn": self.arn, "startSequenceNumber": _number(record), "endSequenceNumber": _number(record)}
        body = {
            "requestContext": {"condition": "RetryAttemptsExhausted"},
            "DDBStreamBatchInfo": {**place, "batchSize": 1},
        }
        self.sqs.send_message(QueueUrl=self.failures, MessageBody=json.dumps(body))

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
        arn, _, number = self.bookmark.read_text().partition(" ") if self.bookmark.is_file() else ("", "", "")
        if arn == self.arn:
            yield {"ShardIteratorType": "AFTER_SEQUENCE_NUMBER", "SequenceNumber": number}
        yield {"ShardIteratorType": "TRIM_HORIZON"}


def _number(record: Record) -> str:
    number: str = record["dynamodb"]["SequenceNumber"]
    return number
