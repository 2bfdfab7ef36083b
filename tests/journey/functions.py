"""Every function as its event source would call it: the same pollers that `make run` uses, turned by hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from chalice.app import DynamoDBEventConfig, SQSEventConfig

from app import app
from chalicelib.bootstrap import Container
from chalicelib.edge.names import RESOURCE_PREFIX
from infra.local.handlers import call
from infra.local.lambda_events import schedule_event
from infra.local.marks import Marks
from infra.local.queues import QueuePoller
from infra.local.streams import StreamPoller


@dataclass
class Functions:
    """``called`` counts the records that each function was given, ``broken`` keeps what one raised."""

    container: Container
    cloud: Mapping[str, str]
    called: Counter[str] = field(default_factory=Counter)
    broken: list[BaseException] = field(default_factory=list)
    _sources: list[QueuePoller | StreamPoller] = field(default_factory=list)

    def __post_init__(self) -> None:
        """The clock's are called by ``turn``."""
        made: dict[type, Callable[[Any], QueuePoller | StreamPoller]] = {
            SQSEventConfig: self._queue,
            DynamoDBEventConfig: self._stream,
        }
        self._sources = [made[type(each)](each) for each in app.event_sources if type(each) in made]

    def settle(self) -> None:
        """Until the stream and every queue have nothing more to hand over."""
        while not self.broken and any(source.poll() for source in self._sources):
            pass
        assert self.broken == []

    def turn(self, name: str) -> None:
        """By the clock, and all that follows."""
        call(name, self._watched(name), schedule_event(name))
        self.settle()

    def _queue(self, declared: SQSEventConfig) -> QueuePoller:
        url = self.container.settings.queue_url(str(declared.queue).removeprefix(RESOURCE_PREFIX))
        attributes = self.container.clients.sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["QueueArn"])[
            "Attributes"
        ]
        handler = self._watched(declared.name)
        return QueuePoller(
            name=declared.name,
            handler=handler,
            sqs=self.container.clients.sqs,
            url=url,
            arn=attributes["QueueArn"],
            batch_size=declared.batch_size,
        )

    def _stream(self, declared: DynamoDBEventConfig) -> StreamPoller:
        streams, marks = self.container.clients.client("dynamodbstreams"), Marks(self.container.clients.dynamodb)
        marks.make()
        arn, handler = self.cloud["JOURNAL_STREAM"], self._watched(declared.name)
        return StreamPoller(
            name=declared.name, handler=handler, streams=streams, arn=arn, batch_size=declared.batch_size, marks=marks
        )

    def _watched(self, name: str) -> Callable[[Any, Any], Any]:
        def handler(event: Any, context: Any) -> Any:
            self.called[name] += len(event.get("Records", "."))
            try:
                return app.handler_map[name](event, context)
            except BaseException as error:
                self.broken.append(error)
                raise

        return handler
