"""Queues keep the promises of docs/architecture.md."""

import random
from typing import Any

import pytest

from chalicelib.domain.journal import Event
from chalicelib.edge.batches import LONGEST_PAUSE, pause
from chalicelib.edge.messages import QueueMessage
from infra.resources.lists import LISTS
from infra.resources.queue_resources import queue_resources
from infra.resources.queues import DAY

RESOURCES: dict[str, dict[str, Any]] = queue_resources(LISTS)
QUEUES = {name: queue["Properties"] for name, queue in RESOURCES.items() if queue["Type"] == "AWS::SQS::Queue"}
SOURCES = {name: queue for name, queue in QUEUES.items() if "RedrivePolicy" in queue}
CONSUMER = {queue.logical: queue.consumer for queue in LISTS.queues}
TIMEOUT = {function.name: function.timeout for function in LISTS.functions}
HEARD = {
    name.removesuffix("Subscription"): each["Properties"]["FilterPolicy"]["event"]
    for name, each in RESOURCES.items()
    if each["Type"] == "AWS::SNS::Subscription"
}
"""Which events each queue hears of."""

PARTNER_MAY_BE_DEAD = 72 * 3600
LONGEST_HIDING = 12 * 3600
"""Seconds; a queue hides a message no longer."""


def test_every_queue_that_is_consumed_sets_failures_aside() -> None:
    targets = {name: queue["RedrivePolicy"]["deadLetterTargetArn"]["Fn::GetAtt"][0] for name, queue in SOURCES.items()}
    assert targets == {name: name.replace("Queue", "FailuresQueue") for name in CONSUMER}


@pytest.mark.parametrize("name", SOURCES)
def test_what_is_set_aside_is_kept_longer_than_what_waits(name: str) -> None:
    aside = SOURCES[name]["RedrivePolicy"]["deadLetterTargetArn"]["Fn::GetAtt"][0]
    assert QUEUES[aside]["MessageRetentionPeriod"] > SOURCES[name]["MessageRetentionPeriod"] >= 72 * 3600


@pytest.mark.parametrize("name", SOURCES)
def test_a_message_stays_hidden_for_six_times_the_time_its_function_may_take(name: str) -> None:
    assert SOURCES[name]["VisibilityTimeout"] >= 6 * TIMEOUT[CONSUMER[name]]


def test_a_notice_outlives_a_night_and_then_three_days_without_the_partner() -> None:
    """Quiet hours may be nearly a day; nothing of a wait before counts against the retries."""
    longest = DAY + PARTNER_MAY_BE_DEAD + LONGEST_HIDING + LONGEST_PAUSE
    assert SOURCES["NoticesQueue"]["MessageRetentionPeriod"] >= longest


@pytest.mark.parametrize("name", SOURCES)
def test_what_the_world_refuses_is_received_often_enough_for_three_days(name: str) -> None:
    """The consumer sets it aside then, and not the queue before."""
    luck = random.getstate()
    random.seed(72)
    most = max(_receives() for _ in range(5_000))
    random.setstate(luck)
    assert most * 5 / 4 < SOURCES[name]["RedrivePolicy"]["maxReceiveCount"]


def _receives() -> int:
    """How often it comes until it has been refused for so long."""
    age, tries = 0, 0
    while age <= PARTNER_MAY_BE_DEAD:
        tries += 1
        age += pause(QueueMessage("message", "", tries=tries, age=age), 1)
    return tries


@pytest.mark.parametrize("name", HEARD)
def test_a_queue_hears_of_events_that_exist(name: str) -> None:
    assert set(HEARD[name]) <= set(Event)
    assert len(HEARD[name]) == len(set(HEARD[name]))


def test_every_queue_that_is_consumed_hears_of_something() -> None:
    assert {f"{name}Queue" for name in HEARD} == SOURCES.keys()
