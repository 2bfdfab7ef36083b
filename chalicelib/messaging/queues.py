"""What a consumer does with a message it cannot finish: delay it, or keep it as a dead letter."""

from contextlib import suppress
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError
from msgspec import Struct


class SqsQueue(Struct, frozen=True):
    """A consumer's queue and the one beside it for what cannot be read; both by URL."""

    client: Any
    url: str
    failures: str

    def delay(self, receipt: str, seconds: int) -> None:
        """Hide a message for so long, 12 hours at most; if that fails it comes back after the queue's own timeout."""
        with suppress(BotoCoreError, ClientError):
            self.client.change_message_visibility(
                QueueUrl=self.url, ReceiptHandle=receipt, VisibilityTimeout=min(seconds, 43_200)
            )

    def dead_letter(self, body: str) -> bool:
        """Keep a message where an operator finds it; whether that was done."""
        try:
            self.client.send_message(QueueUrl=self.failures, MessageBody=body)
        except (BotoCoreError, ClientError):
            return False
        return True
