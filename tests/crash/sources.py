"""Queues and streams as Lambda reads them, with messages that are really there."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.request import Request, urlopen

import msgspec
from chalice.test import Client

from app import app
from chalicelib.bootstrap import container
from chalicelib.domain.access.principals import Principal
from chalicelib.domain.communities.community import Role
from chalicelib.domain.errors import Unavailable
from infra.local.lambda_events import queue_event, schedule_event
from infra.resources.queues import QUEUES
from tests.crash.handler import Deliver, Source
from tests.crash.tenant import Shelf
from tests.crash.visits import LAUNCH
from tests.world import resigned

Consumer = Callable[[Any, Any], Any]
SPENT = (b'"/problems/launch_used"', b'"/problems/launch_expired"')
"""What a page hears that has to be opened anew, from OK."""

DONE = (
    b'"/problems/already_done"',
    b'"/problems/version_stale"',
    b'"desk_code_spent"',
    b'"passkey_late"',
    b'"view_missing"',
)
"""What a desk hears whose request was done and the answer lost: it looks at the thing anew, which may be gone, or asks
for a new code or challenge."""

ALL_DONE: dict[str, list[object]] = {"batchItemFailures": []}


@dataclass
class QueueSource(Source):
    shelf: Shelf
    bodies: Sequence[str]
    consumer: Consumer
    queue: str
    _receipts: list[str] = field(default_factory=list)
    _asked: list[str] = field(default_factory=list)

    def __enter__(self) -> Deliver:
        for body in self.bodies:
            self.shelf.sqs.send_message(QueueUrl=self._url, MessageBody=body)
        return self._deliver

    def __exit__(self, *_: object) -> None:
        """What was asked of the same queue is taken out with the messages."""
        self._asked = [body for body in self.shelf.drain(self.queue) if body not in self.bodies]

    def outside(self) -> list[str]:
        """What was set aside, and what was asked of the same queue."""
        return self.shelf.drain(f"{self.queue}-failures") + _jobs(self._asked)

    def _deliver(self) -> bool:
        """Receive, hand over, and make the messages visible again: nothing is deleted until the end.

        What was asked for of the same queue meanwhile waits.
        """
        messages = self.shelf.sqs.receive_message(
            QueueUrl=self._url, MaxNumberOfMessages=10, MessageSystemAttributeNames=["All"], VisibilityTimeout=60
        )["Messages"]
        self._receipts = [message["ReceiptHandle"] for message in messages]
        own = [message for message in messages if message["Body"] in self.bodies]
        try:
            answer = self.consumer(queue_event(own, "arn:aws:sqs:eu-central-1:000000000000:queue"), None)
        finally:
            self._show_again()
        return bool(answer == ALL_DONE)

    def _show_again(self) -> None:
        for receipt in self._receipts:
            self.shelf.sqs.change_message_visibility(QueueUrl=self._url, ReceiptHandle=receipt, VisibilityTimeout=0)

    @property
    def _url(self) -> str:
        return self.shelf.url(self.queue)


@dataclass
class RequestSource(Source):
    """A request that a page or a partner makes again until it is answered with success."""

    shelf: Shelf
    bodies: Sequence[str]
    _client: Client = field(default_factory=lambda: Client(app))
    _launches: dict[str, str] = field(default_factory=dict)

    def __enter__(self) -> Deliver:
        self._environment = dict(os.environ)
        self._client.__enter__()
        return self._deliver

    def __exit__(self, *error: Any) -> None:
        self._client.__exit__(*error)
        os.environ.update(self._environment)

    def _deliver(self) -> bool:
        for body in self.bodies:
            wish = json.loads(body)
            asked = self._launched(wish["body"])
            answer = self._client.http.request(
                wish.get("method", "POST"), wish["path"], headers=_headers(wish), body=asked.encode()
            )
            if any(spent in answer.body for spent in SPENT):
                self._launches.clear()
                return False
            if any(done in answer.body for done in DONE) or _is_gone(wish, answer.status_code):
                continue
            if answer.status_code in (401, 403, 404):
                raise AssertionError(answer.body.decode())
            if answer.status_code >= 400:
                return False
        return True

    def _launched(self, body: str) -> str:
        """With the query of a launch where one belongs: the same again, until the page says to open it anew."""
        if body not in self._launches:
            self._launches[body] = _launched(body)
        return self._launches[body]

    def outside(self) -> list[str]:
        return []


def _is_gone(wish: dict[str, Any], status: int) -> bool:
    """What was to be removed is not there any more."""
    return wish.get("method") == "DELETE" and status == 404


def _launched(body: str) -> str:
    """With the query of a launch of this moment, where one belongs."""
    _, there, user = json.loads(body).get("query", "").partition(LAUNCH)
    if not there:
        return body
    asked = Request(f"{container().settings.ok_api_url}sandbox/launch", json.dumps({"user": user}).encode())  # noqa: S310
    asked.add_header("Content-Type", "application/json")
    with urlopen(asked, timeout=5) as answer:  # noqa: S310 - nothing that the wire hears of
        query = str(json.load(answer)["url"]).partition("?")[2]
    at = int(container().now().timestamp() * 1000)
    return json.dumps({"query": resigned(query, apiconnection=f"512000000001_{at}")})


def _headers(wish: dict[str, Any]) -> dict[str, str]:
    """A session is made when it is needed, as it ends."""
    headers = {"Content-Type": "application/json", **wish.get("headers", {})}
    if "principal" in wish:
        given = {**wish["principal"], "role": Role(wish["principal"]["role"])}
        headers["Authorization"] = f"Bearer {container().signing.tokens.issue(Principal(**given))[0]}"
    return headers


@dataclass
class StreamSource(Source):
    """Rows of the journal as their stream tells them; what was published lies in the consumers' queues."""

    shelf: Shelf
    bodies: Sequence[str]
    consumer: Consumer
    _at: int = 0

    def __enter__(self) -> Deliver:
        return self._deliver

    def _deliver(self) -> bool:
        """What follows a failed record comes again with it; when all is done, a repetition begins at the start."""
        answer = self.consumer(
            {"Records": [self._record(number) for number in range(self._at, len(self.bodies))]}, None
        )
        failed = [int(failure["itemIdentifier"]) for failure in answer["batchItemFailures"]]
        self._at = min(failed, default=0)
        return not failed

    def _record(self, number: int) -> Any:
        change = {"SequenceNumber": str(number), "NewImage": {"body": {"S": self.bodies[number]}}}
        return {"eventName": "INSERT", "eventSource": "aws:dynamodb", "dynamodb": change}

    def __exit__(self, *_: object) -> None:
        """A stream keeps its records."""

    def outside(self) -> list[str]:
        """The queue, the id of the entry; and as it is what could not be read."""
        told = [
            f"{queue.name}: {msgspec.json.decode(body)['id']}"
            for queue in QUEUES
            for body in self.shelf.drain(queue.name)
        ]
        return told + [f"set aside: {body}" for body in self.shelf.drain("relay-failures")]


@dataclass
class ScheduleSource(Source):
    """The clock strikes; an asynchronous call that fails comes again."""

    shelf: Shelf
    bodies: Sequence[str]
    consumer: Consumer

    def __enter__(self) -> Deliver:
        return self._deliver

    def __exit__(self, *_: object) -> None:
        """Nothing is kept."""

    def _deliver(self) -> bool:
        try:
            self.consumer(schedule_event("rule"), None)
        except Unavailable:
            return False
        return True

    def outside(self) -> list[str]:
        return _jobs(self.shelf.drain("jobs"))


def _jobs(bodies: Sequence[str]) -> list[str]:
    """Which are asked for, and by whom; a job that is asked for twice is done once."""
    jobs = [msgspec.json.decode(body) for body in bodies]
    return [f"{job['event']} of {job['community']}" for job in jobs]
