"""JobQueue → their queue."""

from dataclasses import dataclass, field
from typing import Any

import msgspec
import pytest
from botocore.exceptions import ClientError, ReadTimeoutError

from chalicelib.bootstrap import Container
from chalicelib.domain.communities.community import Community
from chalicelib.domain.errors import Unavailable
from chalicelib.domain.journal import Entry, Event
from chalicelib.messaging.jobs import BATCH, TRIES, SqsJobs
from tests.factories import an_entry

URL = "https://queue"


@dataclass
class Queue:
    """Keeps what was sent; refuses, as often as it is told to, the bodies that hold a word, or does not answer."""

    taken: list[Entry] = field(default_factory=list)
    calls: list[int] = field(default_factory=list)
    refusing: dict[str, int] = field(default_factory=dict)
    silence: list[Exception] = field(default_factory=list)

    def send_message_batch(self, QueueUrl: str, Entries: list[dict[str, Any]]) -> Any:  # noqa: N803
        assert QueueUrl == URL
        assert len({each["Id"] for each in Entries}) == len(Entries)
        self.calls.append(len(Entries))
        if self.silence:
            raise self.silence.pop(0)
        failed = [each for each in Entries if self._refuses(each["MessageBody"])]
        self.taken += [msgspec.json.decode(each["MessageBody"], type=Entry) for each in Entries if each not in failed]
        return {"Successful": [], **({"Failed": [{"Id": each["Id"]} for each in failed]} if failed else {})}

    def _refuses(self, body: str) -> bool:
        word = next((word for word, times in self.refusing.items() if word in body and times), None)
        if word:
            self.refusing[word] -= 1
        return word is not None


def jobs(count: int) -> list[Entry]:
    return [an_entry(id=f"e{place:03}", event=Event.COMMENTS_DUE) for place in range(count)]


def ids(entries: list[Entry]) -> list[str]:
    return sorted(entry.id for entry in entries)


def test_jobs_go_ten_in_a_call() -> None:
    queue = Queue()
    SqsJobs(queue, URL).ask(jobs(2 * BATCH + 3))
    assert queue.calls == [10, 10, 3]
    assert queue.taken == jobs(23)


def test_only_what_was_refused_is_sent_again() -> None:
    queue = Queue(refusing={"e003": 1, "e011": 2})
    SqsJobs(queue, URL).ask(jobs(13))
    assert queue.calls == [10, 3, 2, 1]
    assert ids(queue.taken) == ids(jobs(13))


def test_a_batch_without_an_answer_does_not_stop_the_others_and_is_sent_again() -> None:
    silence = ReadTimeoutError(endpoint_url=URL)
    queue = Queue(silence=[silence, ClientError({"Error": {"Code": "ServiceUnavailable"}}, "SendMessageBatch")])
    SqsJobs(queue, URL).ask(jobs(23))
    assert ids(queue.taken) == ids(jobs(23))
    assert queue.calls == [10, 10, 3, 10, 10]


def test_what_is_never_taken_is_told_and_the_others_are_there() -> None:
    queue = Queue(refusing={"e001": TRIES})
    with pytest.raises(Unavailable):
        SqsJobs(queue, URL).ask(jobs(3))
    assert ids(queue.taken) == ["e000", "e002"]


def test_nothing_is_no_call() -> None:
    queue = Queue()
    SqsJobs(queue, URL).ask([])
    assert queue.calls == []


def test_jobs_are_put_into_a_real_queue(container: Container, community: Community) -> None:
    url = container.settings.queue_url("jobs")
    container.background.enqueue_scheduled.enqueue([Event.COMMENTS_DUE])
    found: list[Entry] = []
    while messages := container.clients.sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10).get("Messages"):
        for message in messages:
            found.append(msgspec.json.decode(message["Body"], type=Entry))
            container.clients.sqs.delete_message(QueueUrl=url, ReceiptHandle=message["ReceiptHandle"])
    assert [each.community for each in found].count(community.id) == 1
