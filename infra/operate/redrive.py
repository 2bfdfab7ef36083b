"""Dead letters go back to their queue, or to the topic, once the cause is mended."""

import argparse
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from chalicelib.bootstrap import Container
from chalicelib.bootstrap.clients import PATIENT
from chalicelib.domain.errors import Invalid
from chalicelib.edge.messages import read_entry
from chalicelib.usecases.relay_journal import RelayJournal
from infra.resources.queues import RELAY

BATCH = 10
WAIT_SECONDS = 2
"""A short look asks only some of a queue's servers, and finds nothing where there is something."""

HIDDEN_SECONDS = 60
"""How long a message is out of sight while it is moved; of one whose move broke off, until it is seen again."""

LOOKS = 3
"""Empty answers in a row before a queue is believed to be empty."""


@dataclass
class Redrive:
    """Moves messages from one queue (by URL) to another, and counts them."""

    sqs: Any
    source: str
    target: str
    hidden: int = HIDDEN_SECONDS
    moved: int = 0

    def move(self, limit: int) -> None:
        """At most ``limit`` messages. Sent first, then deleted: killed in between, one is there twice, none is lost."""
        looks = 0
        while self.moved < limit and looks < LOOKS:
            messages = self._receive(min(BATCH, limit - self.moved))
            looks = 0 if messages else looks + 1
            for message in messages:
                self._move(message)

    def waiting(self) -> int:
        """Dead letters that can be seen now, as nearly as the service says."""
        name = "ApproximateNumberOfMessages"
        return int(self.sqs.get_queue_attributes(QueueUrl=self.source, AttributeNames=[name])["Attributes"][name])

    def _receive(self, most: int) -> list[dict[str, Any]]:
        messages: list[dict[str, Any]] = self.sqs.receive_message(
            QueueUrl=self.source,
            MaxNumberOfMessages=most,
            WaitTimeSeconds=WAIT_SECONDS,
            VisibilityTimeout=self.hidden,
            MessageAttributeNames=["All"],
        ).get("Messages", [])
        return messages

    def _move(self, message: dict[str, Any]) -> None:
        if self._send(message):
            self.sqs.delete_message(QueueUrl=self.source, ReceiptHandle=message["ReceiptHandle"])
            self.moved += 1

    def _send(self, message: dict[str, Any]) -> bool:
        attributes = message.get("MessageAttributes", {})
        self.sqs.send_message(QueueUrl=self.target, MessageBody=message["Body"], MessageAttributes=attributes)
        return True


@dataclass
class Republishing(Redrive):
    """Entries of the journal are published; what is none, or is still not taken, stays where it is."""

    relay_journal: RelayJournal = field(kw_only=True)

    def _send(self, message: dict[str, Any]) -> bool:
        try:
            entry = read_entry(message["Body"])
        except Invalid:
            return False
        return not self.relay_journal.relay([entry])


def redrive(container: Container, wish: argparse.Namespace) -> None:
    """Move the dead letters of now; what fails again meanwhile waits for the next command."""
    work = _work(container, wish.queue)
    there = work.waiting()
    try:
        with suppress(KeyboardInterrupt):
            work.move(there if wish.limit is None else min(wish.limit, there))
    finally:
        place = "the topic" if wish.queue == RELAY else f"the queue of {wish.queue}"
        print(f"{work.moved} of {there} messages went back to {place}.")


def _work(container: Container, queue: str) -> Redrive:
    sqs, source = container.clients.client("sqs", PATIENT), container.settings.failures_url(queue)
    if queue == RELAY:
        return Republishing(sqs, source, "", relay_journal=container.background.relay_journal)
    return Redrive(sqs, source, container.settings.queue_url(queue))
