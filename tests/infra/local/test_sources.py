"""Every event source that the application declares is played here."""

from pathlib import Path
from typing import Any

import pytest
from chalice.app import Chalice, Rate

from infra.local import stack
from infra.local.problem import Problem
from infra.local.queues import QueuePoller
from infra.local.schedules import Schedule
from infra.local.sources import Sources
from infra.local.streams import StreamPoller

VARIABLES = {"AWS_ENDPOINT_URL": "http://127.0.0.1:1"}


class Sqs:
    """Knows every queue by its name."""

    def get_queue_url(self, QueueName: str) -> dict[str, str]:  # noqa: N803  # boto3's names
        return {"QueueUrl": f"http://q/{QueueName}"}

    def get_queue_attributes(self, QueueUrl: str, AttributeNames: list[str]) -> dict[str, Any]:  # noqa: N803
        return {"Attributes": {"QueueArn": f"arn:{QueueUrl.rpartition('/')[2]}"}}


@pytest.fixture
def declared(monkeypatch: pytest.MonkeyPatch) -> Chalice:
    monkeypatch.setattr(stack, "client", lambda url, service: Sqs() if service == "sqs" else (url, service))
    return Chalice("app")


def handle(event: Any) -> None:
    """What is played here is never called."""


def played(app: Chalice, memory: Path) -> list[Any]:
    return Sources(app, VARIABLES, memory).all()


def test_a_queue_a_stream_and_a_schedule_are_played_as_they_are_declared(declared: Chalice, tmp_path: Path) -> None:
    declared.on_sqs_message(queue="returns", batch_size=4, name="take")(handle)
    declared.on_dynamodb_record(stream_arn="arn:s", batch_size=100, name="relay")(handle)
    declared.schedule("rate(2 hours)", name="wake")(handle)
    queue, stream, schedule = played(declared, tmp_path)
    assert isinstance(queue, QueuePoller)
    assert (queue.name, queue.url, queue.arn, queue.batch_size) == ("take", "http://q/returns", "arn:returns", 4)
    assert isinstance(stream, StreamPoller)
    assert (stream.name, stream.arn, stream.batch_size) == ("relay", "arn:s", 100)
    assert isinstance(schedule, Schedule)
    assert (schedule.name, schedule.every, schedule.memory) == ("wake", 7_200, tmp_path / "wake.schedule")


def test_a_rate_may_be_declared_as_a_thing_and_some_are_played_faster(declared: Chalice, tmp_path: Path) -> None:
    declared.schedule(Rate(1, unit=Rate.HOURS), name="wake_communities")(handle)
    declared.schedule(Rate(1, unit=Rate.HOURS), name="other")(handle)
    assert [each.every for each in played(declared, tmp_path)] == [60, 3_600]


def test_what_nobody_plays_is_refused_aloud(declared: Chalice, tmp_path: Path) -> None:
    declared.on_s3_event(bucket="uploads", name="look")(handle)
    with pytest.raises(Problem, match="look"):
        played(declared, tmp_path)
