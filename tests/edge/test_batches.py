"""A batch of messages: each on its own."""

import json
import random
from collections.abc import Callable

import msgspec
import pytest

from chalicelib import tracing
from chalicelib.domain.errors import Conflict, Full, Invalid, KabinetError, NotYet, Stale, Unavailable
from chalicelib.domain.journal import Entry
from chalicelib.edge.batches import (
    GRACE,
    HORIZON,
    JITTER,
    LONGEST_HIDING,
    LONGEST_PAUSE,
    MOST_JITTER,
    PATIENCE,
    consume,
    pause,
)
from chalicelib.edge.messages import QueueMessage
from chalicelib.usecases.ports import AnswerLost
from tests.edge.queues import Handler, WrittenQueue, body_of, message, named
from tests.factories import an_entry

TEN = [str(place) for place in range(10)]


def test_what_is_done_does_not_come_again() -> None:
    queue, handler = WrittenQueue(), Handler()
    assert named(consume("send_notices", [message(name) for name in TEN], handler, queue)) == []
    assert (handler.seen, queue.later_for, queue.put_aside) == (TEN, {}, [])


@pytest.mark.parametrize(
    "trouble", [Unavailable(), NotYet(), Conflict(), KeyError("x"), Invalid("invalid"), RecursionError()]
)
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
    poison = QueueMessage("poison", body, "receipt", PATIENCE)
    assert named(consume("send_notices", [poison, message("good")], handler, queue)) == []
    assert (handler.seen, queue.put_aside) == (["good"], [body])


def test_poison_is_set_aside_on_the_third_try_and_not_before() -> None:
    handler, tries = Handler({"bad": ZeroDivisionError()}), []
    for count in (1, 2, 3):
        queue = WrittenQueue()
        again = named(consume("send_notices", [message("bad", count)], handler, queue))
        tries.append((again, queue.put_aside))
    assert tries == [(["message-bad"], []), (["message-bad"], []), ([], [body_of("bad")])]


WORLDLY = [Unavailable(), AnswerLost(), Conflict(), Stale(), Full()]


@pytest.mark.parametrize("trouble", [*WORLDLY, NotYet()], ids=repr)
@pytest.mark.parametrize("tries", [3, 50, 1_000])
@pytest.mark.parametrize("age", [0, HORIZON])
def test_what_may_yet_succeed_is_not_set_aside_however_often_it_came(
    trouble: KabinetError, tries: int, age: float
) -> None:
    queue = WrittenQueue()
    again = consume("send_notices", [message("a", tries, age)], Handler({"a": trouble}), queue)
    assert (named(again), queue.put_aside) == (["message-a"], [])


@pytest.mark.parametrize("trouble", WORLDLY, ids=repr)
@pytest.mark.parametrize("tries", [1, 50])
def test_what_the_world_refused_for_three_days_is_set_aside(
    trouble: KabinetError, tries: int, capsys: pytest.CaptureFixture[str]
) -> None:
    queue = WrittenQueue()
    again = consume("send_notices", [message("a", tries, HORIZON + 1)], Handler({"a": trouble}), queue)
    assert (named(again), queue.put_aside, queue.later_for) == ([], [body_of("a")], {})
    assert troubles(capsys) == ["given_up"]


def test_what_cannot_be_set_aside_after_three_days_comes_again() -> None:
    queue = WrittenQueue(holds=False)
    again = consume("send_notices", [message("a", age=HORIZON + 1)], Handler({"a": Unavailable()}), queue)
    assert named(again) == ["message-a"]


def troubles(capsys: pytest.CaptureFixture[str]) -> list[str]:
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    return [line["trouble"] for line in lines if "trouble" in line]


def extremes(draw: Callable[[], int], monkeypatch: pytest.MonkeyPatch) -> tuple[int, int]:
    """What comes of it when chance gives the least and when it gives the most."""
    found = []
    for chance in (lambda least, most: least, lambda least, most: most):
        monkeypatch.setattr(random, "randint", chance)
        found.append(draw())
    least, most = found
    return least, most


# what only waits


@pytest.mark.parametrize("tries", [1, 2, 5, 10, 1_000])
@pytest.mark.parametrize("asked", [1, 60, 11 * 3600])
def test_what_waits_is_hidden_as_long_as_it_asked_and_comes_back_within_a_moment(
    tries: int, asked: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Never sooner; those who came in vain more often come back over a longer moment."""

    def hidden() -> int:
        queue = WrittenQueue()
        waits = Handler({"a": NotYet("notice_waits", retry_after=asked)})
        assert named(consume("send_notices", [message("a", tries)], waits, queue)) == ["message-a"]
        return queue.later_for["receipt-a"]

    assert extremes(hidden, monkeypatch) == (asked, asked + min(JITTER * tries, MOST_JITTER))


def test_a_queue_is_not_asked_to_hide_longer_than_it_can() -> None:
    queue = WrittenQueue()
    consume("send_notices", [message("a")], Handler({"a": NotYet(retry_after=23 * 3600)}), queue)
    assert queue.later_for["receipt-a"] == LONGEST_HIDING < 12 * 3600


def test_waiting_is_no_trouble(capsys: pytest.CaptureFixture[str]) -> None:
    consume("send_notices", [message("a", 50)], Handler({"a": NotYet("notice_waits")}), WrittenQueue())
    assert troubles(capsys) == []


@pytest.mark.parametrize(
    ("age", "aside"), [(HORIZON + 1, False), (HORIZON + GRACE, False), (HORIZON + GRACE + 1, True)]
)
def test_what_only_waits_has_a_day_longer_before_it_is_set_aside(age: float, aside: bool) -> None:
    """For the end of quiet hours, and for its turn when everything goes out at once after an outage."""
    queue = WrittenQueue()
    again = consume("send_notices", [message("a", age=age)], Handler({"a": NotYet()}), queue)
    assert (named(again), queue.put_aside) == (([], [body_of("a")]) if aside else (["message-a"], []))


def test_what_waits_is_set_aside_before_its_queue_forgets_it() -> None:
    """A week after it was put there; it may be hidden when its time comes."""
    assert HORIZON + GRACE + LONGEST_HIDING < 7 * 24 * 3600


# what is tried again


def test_a_message_is_hidden_for_as_long_as_the_partner_asked() -> None:
    queue = WrittenQueue()
    consume("send_notices", [message("a")], Handler({"a": Unavailable(retry_after=600)}), queue)
    assert 600 <= queue.later_for["receipt-a"] <= 600 + 30


@pytest.mark.parametrize("tries", [*range(1, 14), 100, 10_000])
@pytest.mark.parametrize("asked", [1, 600])
def test_a_pause_doubles_up_to_six_hours_with_jitter_over_the_whole_of_it(
    tries: int, asked: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    most = min(LONGEST_PAUSE, 15 * 2 ** min(tries, 12))
    tried = message("a", tries, age=HORIZON)
    assert extremes(lambda: pause(tried, asked), monkeypatch) == (asked, asked + most)
    assert asked + most <= LONGEST_HIDING


@pytest.mark.parametrize(("age", "most"), [(0, 30), (29, 30), (31, 31), (3600, 3600), (HORIZON, LONGEST_PAUSE)])
def test_who_came_often_only_to_wait_is_not_kept_longer_than_he_has_been_there(
    age: float, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """He waited his turn twenty times within a minute; then OK was silent once."""
    assert extremes(lambda: pause(message("a", 20, age), 1), monkeypatch) == (1, 1 + most)


def test_the_correlation_of_the_entry_is_at_hand_while_it_is_handled() -> None:
    seen = []

    def handle(entry: Entry) -> None:
        seen.append((entry.correlation, tracing.current()))

    entries = [an_entry(id=name, correlation=f"request-{name}") for name in "ab"]
    bodies = [QueueMessage(each.id, msgspec.json.encode(each).decode(), each.id) for each in entries]
    consume("send_notices", bodies, handle, WrittenQueue())
    assert seen == [("request-a", "request-a"), ("request-b", "request-b")]


def test_what_cannot_be_read_is_not_taken_for_the_message_before_it(capsys: pytest.CaptureFixture[str]) -> None:
    consume("send_notices", [message("a"), QueueMessage("odd", "{}", "receipt")], Handler(), WrittenQueue())
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["id"] for line in lines if "trouble" in line] == ["odd"]


def test_a_batch_leaves_one_line_and_trouble_one_more(capsys: pytest.CaptureFixture[str]) -> None:
    handler = Handler({"bad": ValueError("+79161234567")})
    consume("send_notices", [message("bad"), message("good")], handler, WrittenQueue())
    printed = capsys.readouterr().out
    trouble, batch = (json.loads(line) for line in printed.splitlines())
    assert (trouble["trouble"], trouble["tries"]) == ("ValueError", 1)
    assert (batch["batch"], batch["records"], batch["failed"]) == ("send_notices", 2, 1)
    assert "+7916" not in printed


def test_an_empty_batch_is_done() -> None:
    assert named(consume("send_notices", [], Handler(), WrittenQueue())) == []


def test_poison_that_cannot_be_set_aside_now_comes_again() -> None:
    queue = WrittenQueue(holds=False)
    handler = Handler({"bad": ZeroDivisionError()})
    assert named(consume("send_notices", [message("bad", PATIENCE)], handler, queue)) == ["message-bad"]
