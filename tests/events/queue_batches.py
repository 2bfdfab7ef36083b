"""A queue as Lambda reads it: batches of real messages, and what becomes of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from infra.local.lambda_events import queue_event

ARN = "arn:aws:sqs:eu-central-1:000000000000:queue"


@dataclass(frozen=True)
class RealQueue:
    """``hands_over`` plays the event source mapping with ReportBatchItemFailures: what is not named is deleted."""

    sqs: Any
    url: str
    failures: str

    def put(self, bodies: Sequence[str]) -> None:
        for body in bodies:
            self.sqs.send_message(QueueUrl=self.url, MessageBody=body)

    def hands_over(self, consumer: Any) -> tuple[list[str], list[str]]:
        """One batch: the bodies that were done, and those that come again (at once)."""
        messages = self._receive()
        answer = consumer(queue_event(messages, ARN), None)
        failed = {failure["itemIdentifier"] for failure in answer["batchItemFailures"]}
        assert failed <= {message["MessageId"] for message in messages}
        for message in messages:
            receipt = message["ReceiptHandle"]
            if message["MessageId"] in failed:
                self.sqs.change_message_visibility(QueueUrl=self.url, ReceiptHandle=receipt, VisibilityTimeout=0)
            else:
                self.sqs.delete_message(QueueUrl=self.url, ReceiptHandle=receipt)
        told = [(message["MessageId"] in failed, message["Body"]) for message in messages]
        return [body for again, body in told if not again], [body for again, body in told if again]

    def dead_letter(self) -> list[str]:
        """What lies in the queue of failures, which is empty afterwards."""
        return self._drained(self.failures)

    def empty(self) -> None:
        """By hand: PurgeQueue may be asked once a minute."""
        for url in (self.url, self.failures):
            self._drained(url)

    def _drained(self, url: str) -> list[str]:
        bodies = []
        while messages := self.sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10).get("Messages"):
            for message in messages:
                bodies.append(message["Body"])
                self.sqs.delete_message(QueueUrl=url, ReceiptHandle=message["ReceiptHandle"])
        return bodies

    def _receive(self) -> list[dict[str, Any]]:
        messages: list[dict[str, Any]] = []
        while more := self.sqs.receive_message(
            QueueUrl=self.url,
            MaxNumberOfMessages=10 - len(messages),
            MessageSystemAttributeNames=["All"],
            VisibilityTimeout=60,
        ).get("Messages"):
            messages += more
            if len(messages) == 10:
                break
        return messages
