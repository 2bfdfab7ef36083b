"""A poller for every event source that the application declares."""

import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Protocol

from chalice.app import BaseEventSourceConfig, DynamoDBEventConfig, ScheduledEventConfig, SQSEventConfig

from infra.local import stack
from infra.local.marks import Marks
from infra.local.problem import Problem
from infra.local.queues import QueuePoller
from infra.local.schedules import Schedule, period
from infra.local.streams import StreamPoller

PACE = {"collect_comments": 60, "wake_communities": 60}
"""Seconds between turns of schedules that are slower in the cloud: here somebody watches for what comes of them."""


class Source(Protocol):
    """What the consumers' process runs, one thread each."""

    def run(self, stop: threading.Event) -> None:
        """Work until `stop` is set; return only then."""


class Sources:
    """Turns declarations into pollers; a kind nobody plays is refused aloud."""

    def __init__(self, app: Any, variables: Mapping[str, str], memory: Path) -> None:
        self._app = app
        self._memory = memory
        self._url = variables["AWS_ENDPOINT_URL"]
        self._sqs = stack.client(self._url, "sqs")
        self._kinds: dict[type, Callable[[Any, Any], Source]] = {
            SQSEventConfig: self._queue,
            DynamoDBEventConfig: self._stream,
            ScheduledEventConfig: self._schedule,
        }

    def all(self) -> list[Source]:
        return [self._source(declared) for declared in self._app.event_sources]

    def _source(self, declared: BaseEventSourceConfig) -> Source:
        make = self._kinds.get(type(declared))
        if not make:
            raise Problem(f"The local runtime does not play {type(declared).__name__} (of {declared.name}).")
        return make(declared, self._app.handler_map[declared.name])

    def _queue(self, declared: SQSEventConfig, handler: Any) -> Source:
        url = self._sqs.get_queue_url(QueueName=declared.queue)["QueueUrl"]
        arn = self._sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
        return QueuePoller(
            name=declared.name, handler=handler, sqs=self._sqs, url=url, arn=arn, batch_size=declared.batch_size
        )

    def _stream(self, declared: DynamoDBEventConfig, handler: Any) -> Source:
        streams, marks = stack.client(self._url, "dynamodbstreams"), Marks(stack.client(self._url, "dynamodb"))
        return StreamPoller(
            name=declared.name,
            handler=handler,
            streams=streams,
            arn=declared.stream_arn,
            batch_size=declared.batch_size,
            marks=marks,
        )

    def _schedule(self, declared: ScheduledEventConfig, handler: Any) -> Source:
        expression = declared.schedule_expression
        text = expression if isinstance(expression, str) else expression.to_string()
        every = PACE.get(declared.name) or period(text)
        return Schedule(declared.name, handler, every, self._memory / f"{declared.name}.schedule")
