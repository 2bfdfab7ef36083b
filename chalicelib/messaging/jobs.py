"""JobQueue → their queue."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
from botocore.exceptions import BotoCoreError, ClientError
from msgspec import Struct

from chalicelib.domain.errors import Unavailable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chalicelib.domain.journal import Entry

BATCH = 10
"""SQS takes ten messages in one call."""

TRIES = 3


class SqsJobs(Struct, frozen=True):
    client: Any
    url: str

    def ask(self, jobs: Sequence[Entry]) -> None:
        """What the queue does not take at once is sent again, and only that. Raises Unavailable for what is left."""
        left = list(jobs)
        for _ in range(TRIES):
            left = [job for start in range(0, len(left), BATCH) for job in self._send(left[start : start + BATCH])]
            if not left:
                return
        raise Unavailable

    def _send(self, batch: Sequence[Entry]) -> list[Entry]:
        messages = [
            {"Id": str(place), "MessageBody": msgspec.json.encode(job).decode()} for place, job in enumerate(batch)
        ]
        try:
            answer = self.client.send_message_batch(QueueUrl=self.url, Entries=messages)
        except (BotoCoreError, ClientError):  # the others may get through
            return list(batch)
        return [batch[int(each["Id"])] for each in answer.get("Failed", ())]
