"""The queues, within what SQS and Lambda let them be."""

from collections import Counter

from chalicelib.domain.journal import Event
from chalicelib.domain.notices.notice import NOTICE_TYPES
from infra.resources.queues import DAY, QUEUES, Late, Queue

PLAIN = Queue(name="take-returns", consumer="take_returns", events=(Event.ORDER_READY,), late=Late(60, "Late"))


def test_a_queue_and_its_dead_letters_are_called_by_one_word() -> None:
    assert (PLAIN.logical, PLAIN.failures) == ("TakeReturnsQueue", "TakeReturnsFailuresQueue")


def test_what_waits_is_kept_and_received_as_long_and_as_often_as_sqs_can() -> None:
    for queue in (PLAIN, *QUEUES):
        assert 60 <= queue.keeps < 14 * DAY, queue.name
        assert 1 <= queue.receives <= 1_000, queue.name


def test_as_many_work_at_once_as_lambda_can_be_told() -> None:
    for queue in QUEUES:
        assert queue.concurrency is None or 2 <= queue.concurrency <= 1_000, queue.name
        assert queue.concurrency or not queue.reserved, queue.name


def test_a_queue_is_late_before_what_waits_in_it_is_lost() -> None:
    for queue in QUEUES:
        assert 0 < queue.late.seconds < queue.keeps, queue.name
        assert queue.late.says, queue.name


def test_every_notice_is_heard_of_by_who_sends_them_and_few_events_by_two() -> None:
    """A payment that was reported by a button: the buyer hears that it was, and organizers that it waits.

    A marketplace's order that waits: by rules, and by people. A lost connection: in OK, and by other channels.
    """
    heard = Counter(event for queue in QUEUES for event in queue.events)
    twice = {Event.CLAIM_TAPPED, Event.EXTERNAL_OPENED, Event.CONNECTION_REFUSED}
    assert {event: times for event, times in heard.items() if times != 1} == dict.fromkeys(twice, 2)
    (notices,) = (queue for queue in QUEUES if queue.name == "notices")
    assert set(notices.events) == {*NOTICE_TYPES, Event.NOTICE_DUE}
