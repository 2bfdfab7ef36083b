"""A batch of messages: each on its own."""

import json

import msgspec
import pytest

from chalicelib import tracing
from chalicelib.domain.errors import Conflict, Invalid, Stale, Unavailable
from chalicelib.domain.journal import Entry
from chalicelib.edge.batches import LONGEST_PAUSE, PATIENCE, consume, pause
from chalicelib.edge.records import Message
from chalicelib.usecases.ports import AnswerLost
from tests.edge.queues import Handler, WrittenQueue, body_of, message, named
from tests.factories import an_entry

TEN = [str(place) for place in range(10)]


def test_what_is_done_does_not_come_again() -> None:
    queue, handler = WrittenQueue(), Handler()
    assert named(consume("send_notices", [message(name) for name in TEN], handler, queue)) == []
    assert (handler.seen, queue.later_for, queue.put_aside) == (TEN, {}, [])


@pytest.mark.parametrize("trouble", [Unavailable(), Conflict(), KeyError("x"), Invalid("invalid"), RecursionError()])
def test_one_that_fails_does_not_take_the_other_nine(trouble: Exception) -> None:
    queue, handler = WrittenQueue(), Handler({"4": trouble})
    assert named(consume("send_notices", [message(name) for name in TEN], handler, queue)) == ["message-4"]
    assert handler.seen == TEN
    assert list(queue.later_for) == ["receipt-4"]


@pytest.mark.parametrize(
    "body", ["", "{}", "null", '{"x":' + "[" * 100_000, '"\ud800"', '{"id": 1}', "NaN", "1" * 5_000]
)
def test_one_that_cannot_be_read_does_not_take_the_others(body: str) -> None:
    queue, handler = WrittenQueue(), Handler()
    poison = Message("poison", body, "receipt", PATIENCE)
    assert named(consume("send_notices", [poison, message("good")], handler, queue)) == []
    assert (handler.seen, queue.put_aside) == (["good"], [body])


def test_poison_is_set_aside_on_the_third_try_and_not_before() -> None:
    handler, tries = Handler({"bad": ZeroDivisionError()}), []
    for count in (1, 2, 3):
        queue = WrittenQueue()
        again = named(consume("send_notices", [message("bad", count)], handler, queue))
        tries.append((again, queue.put_aside))
    assert tries == [(["message-bad"], []), (["message-bad"], []), ([], [body_of("bad")])]


@pytest.mark.parametrize("trouble", [Unavailable(), AnswerLost(), Conflict(), Stale()])
@pytest.mark.parametrize("tries", [3, 50, 1_000])
def test_what_may_yet_succeed_is_never_set_aside(trouble: Exception, tries: int) -> None:
    queue = WrittenQueue()
    again = consume("send_notices", [message("a", tries)], Handler({"a": trouble}), queue)
    assert (named(again), queue.put_aside) == (["message-a"], [])


def test_a_message_is_hidden_for_as_long_as_the_partner_asked() -> None:
    queue = WrittenQueue()
    consume("send_notices", [message("a")], Handler({"a": Unavailable(retry_after=600)}), queue)
    assert 600 <= queue.later_for["receipt-a"] <= 600 + 30


@pytest.mark.parametrize("tries", [*range(1, 14), 100, 10_000])
@pytest.mark.parametrize("asked", [1, 600])
def test_a_pause_doubles_up_to_six_hours_with_jitter_over_the_whole_of_it(tries: int, asked: int) -> None:
    most = min(LONGEST_PAUSE, 15 * 2 ** min(tries, 12))
    pauses = [pause(tries, asked) - asked for _ in range(300)]
    assert 0 <= min(pauses) < most / 4
    assert most * 3 / 4 < max(pauses) <= most
    assert asked + most <= 43_200  # what SQS allows


def test_the_correlation_of_the_entry_is_at_hand_while_it_is_handled() -> None:
    seen = []

    def handle(entry: Entry) -> None:
        seen.append((entry.correlation, tracing.current()))

    entries = [an_entry(id=name, correlation=f"request-{name}") for name in "ab"]
    bodies = [Message(each.id, msgspec.json.encode(each).decode(), each.id) for each in entries]
    consume("send_notices", bodies, handle, WrittenQueue())
    assert seen == [("request-a", "request-a"), ("request-b", "request-b")]


def test_a_batch_leaves_one_line_and_trouble_one_more(capsys: pytest.CaptureFixture[str]) -> None:
    handler = Handler({"bad": ValueError("+79161234567")})
    consume("send_notices", [message("bad"), message("good")], handler, WrittenQueue())
    printed = capsys.readouterr().out
    trouble, batch = (json.loads(line) for line in printed.splitlines())
    assert (trouble["trouble"], trouble["tries"]) == ("ValueError", 1)
    assert (batch["batch"], batch["records"], batch["failed"]) == ("send_notices", 2, 1)
    assert "7916" not in printed


def test_an_empty_batch_is_done() -> None:
    assert named(consume("send_notices", [], Handler(), WrittenQueue())) == []


def test_poison_that_cannot_be_set_aside_now_comes_again() -> None:
    queue = WrittenQueue(holds=False)
    handler = Handler({"bad": ZeroDivisionError()})
    assert named(consume("send_notices", [message("bad", PATIENCE)], handler, queue)) == ["message-bad"]
