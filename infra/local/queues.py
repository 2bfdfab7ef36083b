"""A poller that plays Lambda's event source mapping of one SQS queue."""

import threading
from dataclasses import dataclass
from typing import Any

from infra.local.handlers import Handler, WholeBatchFailed, call, failed_items
from infra.local.lambda_events import queue_event

# Shorter than the queue's own: messages a killed process had in hand come back within a minute, not in half an hour.
VISIBILITY_SECONDS = 60
# A poll that is abandoned at the end could take messages with it, so a long one would delay the end.
WAIT_SECONDS = 1


@dataclass(frozen=True)
class QueuePoller:
    """Hands batches to the consumer, deletes what was done and leaves the rest to the queue's redrive policy."""

    name: str
    handler: Handler
    sqs: Any
    url: str
    arn: str
    batch_size: int

    def run(self, stop: threading.Event) -> None:
        while not stop.is_set():
            self.poll()

    def poll(self) -> int:
        """One batch; how many messages it held."""
        messages = self._receive()
        if messages:
            self._delete(messages, self._failed(messages))
        return len(messages)

    def _receive(self) -> list[dict[str, Any]]:
        answer = self.sqs.receive_message(
            QueueUrl=self.url,
            MaxNumberOfMessages=min(self.batch_size, 10),
            WaitTimeSeconds=WAIT_SECONDS,
            VisibilityTimeout=VISIBILITY_SECONDS,
            MessageSystemAttributeNames=["All"],
            MessageAttributeNames=["All"],
        )
        messages: list[dict[str, Any]] = answer.get("Messages", [])
        return messages

    def _failed(self, messages: list[dict[str, Any]]) -> set[str]:
        ids = [message["MessageId"] for message in messages]
        try:
            return failed_items(call(self.name, self.handler, queue_event(messages, self.arn)), ids)
        except WholeBatchFailed:
            return set(ids)

    def _delete(self, messages: list[dict[str, Any]], failed: set[str]) -> None:
        done = [
            {"Id": str(index), "ReceiptHandle": message["ReceiptHandle"]}
            for index, message in enumerate(messages)
            if message["MessageId"] not in failed
        ]
        if done:
            self.sqs.delete_message_batch(QueueUrl=self.url, Entries=done)
