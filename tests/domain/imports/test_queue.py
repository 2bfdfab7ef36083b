"""Imports of a community go one by one."""

from datetime import timedelta

import pytest

from chalicelib.domain.errors import Conflict
from chalicelib.domain.imports.queue import MOST_WAITING, STILL_AFTER, ImportQueue
from tests.factories import COMMUNITY, NOW

EMPTY = ImportQueue(COMMUNITY, version=3)
LATER = NOW + timedelta(minutes=5)


def test_the_first_is_at_work_at_once_and_the_others_wait_in_their_order() -> None:
    queue = EMPTY.joined("a", NOW).joined("b", LATER).joined("c", LATER)
    assert (queue.running, queue.since, queue.waiting) == ("a", NOW, ("b", "c"))


def test_who_leaves_lets_in_the_next_and_the_last_leaves_nothing() -> None:
    queue = EMPTY.joined("a", NOW).joined("b", NOW).left(LATER)
    assert (queue.running, queue.since, queue.waiting) == ("b", LATER, ())
    assert queue.left(LATER) == EMPTY
    assert EMPTY.left(LATER) == EMPTY


def test_only_so_many_wait() -> None:
    queue = EMPTY
    for place in range(MOST_WAITING + 1):
        queue = queue.joined(f"job{place}", NOW)
    assert len(queue.waiting) == MOST_WAITING
    with pytest.raises(Conflict) as refusal:
        queue.joined("one more", NOW)
    assert (refusal.value.reason, refusal.value.values) == ("imports_many", {"limit": MOST_WAITING})
    assert queue.left(NOW).joined("one more", NOW).waiting[-1] == "one more"


def test_it_stands_still_when_nothing_was_heard_of_the_one_at_work_for_hours() -> None:
    queue = EMPTY.joined("a", NOW)
    assert not queue.stands_still(NOW + STILL_AFTER - timedelta(seconds=1))
    assert queue.stands_still(NOW + STILL_AFTER)
    assert not EMPTY.stands_still(NOW + 2 * STILL_AFTER)
