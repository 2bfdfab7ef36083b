"""What nobody will try again is said to who waits for it."""

from collections.abc import Sequence

from chalicelib.domain.errors import NotFound, NotYet, Stale, Unavailable
from chalicelib.edge.batches import GRACE, HORIZON, PATIENCE, consume
from chalicelib.edge.messages import QueueMessage
from tests.edge.queues import Handler, WrittenQueue, body_of, message, named


def given_up(
    trouble: Exception, end: Exception | None, tries: int = PATIENCE, age: float = 0
) -> tuple[Handler, WrittenQueue, Sequence[str]]:
    """A message fails with ``trouble``, and the word that it is given up with ``end``."""
    queue, ends = WrittenQueue(), Handler({"a": end} if end else {})
    again = consume("import_orders", [message("a", tries, age)], Handler({"a": trouble}), queue, ends)
    return ends, queue, named(again)


def test_before_a_message_is_set_aside_it_is_given_up() -> None:
    for trouble, age in (
        (ZeroDivisionError(), 0),
        (Unavailable(), HORIZON + 1),
        (Stale(), HORIZON + 1),
        (NotYet(), HORIZON + GRACE + 1),
    ):
        ends, queue, again = given_up(trouble, None, age=age)
        assert (ends.seen, queue.put_aside, again) == (["a"], [body_of("a")], []), trouble


def test_as_long_as_another_try_comes_nothing_is_given_up() -> None:
    for trouble, tries in ((ZeroDivisionError(), PATIENCE - 1), (Unavailable(), 50), (NotYet(), 50)):
        ends, queue, again = given_up(trouble, None, tries)
        assert (ends.seen, queue.put_aside, again) == ([], [], ["message-a"]), trouble


def test_while_it_cannot_be_said_that_it_is_given_up_the_message_comes_again() -> None:
    for end in (Unavailable(), Stale()):
        _, queue, again = given_up(ZeroDivisionError(), end)
        assert (queue.put_aside, again, list(queue.later_for)) == ([], ["message-a"], ["receipt-a"]), end


def test_what_nobody_waits_for_is_set_aside_without_a_word() -> None:
    for end in (NotFound("import_missing"), ZeroDivisionError()):
        _, queue, again = given_up(ZeroDivisionError(), end)
        assert (queue.put_aside, again) == ([body_of("a")], []), end


def test_what_cannot_be_read_is_given_up_by_nobody() -> None:
    queue, ends = WrittenQueue(), Handler()
    assert named(consume("x", [QueueMessage("odd", "{}", "receipt", PATIENCE)], Handler(), queue, ends)) == []
    assert (ends.seen, queue.put_aside) == ([], ["{}"])
