"""The local backend is killed without a warning, again and again, while it works."""

import itertools
import random
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from botocore.exceptions import BotoCoreError, ClientError

from infra.local import ministack, snapshots, stack
from infra.local.memory import Memory

LOST_SECONDS = 5
TABLE = "work"


@dataclass
class Work:
    """One thing after another: a row in one transaction with the number of the last, then a message that names it."""

    url: str
    first: int
    done: dict[int, float] = field(default_factory=dict)

    def go_on(self) -> None:
        dynamodb, sqs = stack.client(self.url, "dynamodb"), stack.client(self.url, "sqs")
        with suppress(BotoCoreError, ClientError):
            queue = sqs.create_queue(QueueName=TABLE)["QueueUrl"]
            for number in itertools.count(self.first):
                rows = [{"pk": {"S": f"row {number}"}}, {"pk": {"S": "last"}, "number": {"N": str(number)}}]
                writes = [{"Put": {"TableName": TABLE, "Item": row}} for row in rows]
                dynamodb.transact_write_items(TransactItems=writes)
                sqs.send_message(QueueUrl=queue, MessageBody=str(number))
                self.done[number] = time.monotonic()


@contextmanager
def backend(memory: Memory) -> Iterator[ministack.MiniStack]:
    """It is left killed, not asked to end."""
    running = ministack.start(memory.backend_port(), memory.scratch, memory.backend)
    try:
        yield running
    finally:
        running.process.send_signal(signal.SIGKILL)
        running.process.wait()


def make_table(url: str) -> None:
    key = {"AttributeName": "pk", "KeyType": "HASH"}
    attribute = {"AttributeName": "pk", "AttributeType": "S"}
    stack.client(url, "dynamodb").create_table(
        TableName=TABLE,
        KeySchema=[key],
        AttributeDefinitions=[attribute],
        BillingMode="PAY_PER_REQUEST",
        StreamSpecification={"StreamEnabled": True, "StreamViewType": "NEW_IMAGE"},
    )


def rows_of(url: str) -> tuple[set[int], int]:
    """The numbers of the rows, and the last that was written down with one of them."""
    pages = stack.client(url, "dynamodb").get_paginator("scan").paginate(TableName=TABLE)
    items = [item for page in pages for item in page["Items"]]
    numbers = {int(item["pk"]["S"].split()[1]) for item in items if item["pk"]["S"] != "last"}
    return numbers, next(int(item["number"]["N"]) for item in items if item["pk"]["S"] == "last")


def streamed(url: str) -> set[int]:
    streams: Any = stack.client(url, "dynamodbstreams")
    (found,) = streams.list_streams(TableName=TABLE)["Streams"]
    described = streams.describe_stream(StreamArn=found["StreamArn"])["StreamDescription"]
    iterator = streams.get_shard_iterator(
        StreamArn=found["StreamArn"], ShardId=described["Shards"][0]["ShardId"], ShardIteratorType="TRIM_HORIZON"
    )["ShardIterator"]
    keys: list[str] = []
    while records := (answer := streams.get_records(ShardIterator=iterator))["Records"]:
        keys += [record["dynamodb"]["Keys"]["pk"]["S"] for record in records]
        iterator = answer["NextShardIterator"]
    return {int(key.split()[1]) for key in keys if key != "last"}


def queued(url: str) -> int:
    sqs = stack.client(url, "sqs")
    name = "ApproximateNumberOfMessages"
    queue = sqs.get_queue_url(QueueName=TABLE)["QueueUrl"]
    return int(sqs.get_queue_attributes(QueueUrl=queue, AttributeNames=[name])["Attributes"][name])


@pytest.mark.slow
def test_a_killed_backend_has_lost_five_seconds_at_the_most_and_nothing_in_between(tmp_path: Path) -> None:
    memory, chance = Memory(tmp_path), random.Random(7)
    work, killed = Work("", 0), 0.0
    for life in range(3):
        with backend(memory) as running:
            if life:
                rows, last = rows_of(running.url)
                assert rows == set(range(last + 1))  # without a gap, and of one moment with the last
                assert streamed(running.url) == rows
                assert len(rows) - life <= queued(running.url) <= len(rows)  # of each life's last row it may be missing
                lost = [at for number, at in work.done.items() if number > last]
                assert killed - min(lost, default=killed) <= LOST_SECONDS
                found = snapshots.newest(memory.backend)
                assert found
                assert not found.orderly
            else:
                last = -1
                make_table(running.url)
            work = Work(running.url, last + 1)
            thread = threading.Thread(target=work.go_on)
            thread.start()
            time.sleep(chance.uniform(2.5, 4))
            killed = time.monotonic()
        thread.join()


def test_what_is_asked_to_end_has_lost_nothing_and_says_so(tmp_path: Path) -> None:
    memory = Memory(tmp_path)
    with ministack.running(memory.backend_port(), memory.backend) as first:
        make_table(first.url)
        item = {"pk": {"S": "row 0"}}
        stack.client(first.url, "dynamodb").put_item(TableName=TABLE, Item=item)
    found = snapshots.newest(memory.backend)
    assert found
    assert found.orderly
    with ministack.running(memory.backend_port(), memory.backend) as second:
        assert streamed(second.url) == {0}
        stack.client(second.url, "dynamodb").put_item(TableName=TABLE, Item={"pk": {"S": "row 1"}})
        assert streamed(second.url) == {0, 1}
