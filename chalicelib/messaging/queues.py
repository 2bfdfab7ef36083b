"""What a consumer does with a message it cannot finish: look at it later, or set it aside."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class SqsQueue:
    """A consumer's queue and the one beside it for what cannot be read; both by URL."""

    client: Any
    url: str
    failures: str

    def later(self, receipt: str, seconds: int) -> None:
        """Hide a message for so long; SQS allows 12 hours at most."""
        self.client.change_message_visibility(
            QueueUrl=self.url, ReceiptHandle=receipt, VisibilityTimeout=min(seconds, 43_200)
        )

    def aside(self, body: str) -> None:
        """Keep a message where an operator finds it."""
        self.client.send_message(QueueUrl=self.failures, MessageBody=body)
