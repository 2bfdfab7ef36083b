"""Rounds over all discussions of a group, and what is read next."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from msgspec.structs import replace

from chalicelib.domain.comments.comment import Source
from chalicelib.domain.comments.sync import COMMENTS, DAILY, LATELY, LEASE, PAUSE, CommentSync
from tests.domain.comments.reading import FURTHER, minute
from tests.factories import COMMUNITY, NOW, a_discussion


def test_a_round_goes_over_all_kinds_of_discussions_page_by_page() -> None:
    pull = CommentSync(COMMUNITY).turned([a_discussion()], "2", NOW)
    assert (pull.source, pull.anchor, pull.queue, pull.round_began) == (Source.GOODS, "2", (a_discussion(),), NOW)
    pull = pull.turned((), None, minute(1))
    assert (pull.source, pull.anchor, pull.queue, pull.round_began) == (Source.TOPICS, None, (), NOW)
    pull = pull.turned((), None, minute(2)).turned((), None, minute(3))
    assert (pull.source, pull.round_began, pull.round_ended) == (Source.GOODS, None, minute(3))


def ended() -> CommentSync:
    return replace(CommentSync(COMMUNITY), round_ended=NOW, swept_at=NOW)


def test_a_round_is_over_when_nothing_is_left_to_be_read() -> None:
    assert not CommentSync(COMMUNITY).is_over
    assert ended().is_over
    assert not replace(ended(), queue=(a_discussion(),)).is_over
    assert not replace(ended(), round_began=NOW).is_over


def test_what_is_not_answered_is_passed_over_and_the_next_is_asked_with_new_patience() -> None:
    reading = (
        replace(CommentSync(COMMUNITY), queue=(a_discussion(), a_discussion(id="2")), reading=FURTHER).failed().failed()
    )
    assert reading.failures == 2
    assert reading.passed_over(NOW) == replace(reading, queue=(a_discussion(id="2"),), reading=None, failures=0)
    finding = replace(CommentSync(COMMUNITY), anchor="2").failed()
    assert not finding.is_over
    assert finding.passed_over(NOW) == replace(CommentSync(COMMUNITY), source=Source.TOPICS, round_began=NOW)
    assert finding.listed().failures == finding.let_read(NOW).failures == 0


def test_once_a_day_a_round_ends_with_what_is_not_listed_any_more() -> None:
    assert replace(ended(), swept_at=None).is_to_sweep
    assert not ended().is_to_sweep
    tomorrow = replace(ended(), round_ended=NOW + DAILY)
    assert tomorrow.is_to_sweep
    assert not tomorrow.is_over
    assert not replace(tomorrow, round_began=NOW + DAILY).is_to_sweep


def test_nobody_goes_on_while_a_turn_may_live() -> None:
    under_way = CommentSync(COMMUNITY, round_began=NOW).rested(NOW)
    assert under_way.rests(NOW + LEASE - timedelta(seconds=1))
    assert not under_way.rests(NOW + LEASE)
    assert not CommentSync(COMMUNITY).rests(NOW)


def test_rounds_do_not_follow_each_other_at_once() -> None:
    assert ended().rested(NOW).rests(NOW + PAUSE - timedelta(seconds=1))
    assert not ended().rested(NOW).rests(NOW + PAUSE)
    assert timedelta(minutes=10) > PAUSE, "the clock strikes every ten minutes"


def test_a_round_begins_with_nothing_forbidden_and_nothing_answered() -> None:
    before = replace(ended(), forbidden=("topics",), answered=True)
    assert before.begun(minute(1)) == replace(ended(), round_began=minute(1))
    under_way = replace(before, round_began=NOW)
    assert under_way.begun(minute(1)) == under_way


def test_what_is_forbidden_is_remembered_to_the_end_of_the_round() -> None:
    pull = CommentSync(COMMUNITY).denied("topics", NOW).denied(COMMENTS, NOW).denied("topics", NOW)
    assert pull.forbidden == (COMMENTS, "topics")
    assert pull.listed().forbidden == (COMMENTS, "topics")
    assert pull.let_read(NOW).forbidden == ("topics",)


def test_one_closed_discussion_among_open_ones_says_nothing_whichever_comes_first() -> None:
    assert CommentSync(COMMUNITY).let_read(NOW).denied(COMMENTS, NOW + LATELY).forbidden == ()
    assert CommentSync(COMMUNITY).denied(COMMENTS, NOW).let_read(NOW).forbidden == ()
    assert CommentSync(COMMUNITY).let_read(NOW).denied(COMMENTS, minute(1) + LATELY).forbidden == (COMMENTS,)
    assert CommentSync(COMMUNITY).let_read(NOW).denied("goods", NOW).forbidden == ("goods",)


@pytest.mark.parametrize(
    "answer", [CommentSync.listed, lambda pull: pull.let_read(NOW), lambda pull: pull.denied("goods", NOW)]
)
def test_a_round_in_which_ok_answered_is_reported_once(answer: Callable[[CommentSync], CommentSync]) -> None:
    assert not ended().is_to_report
    assert answer(ended()).is_to_report
    assert not answer(ended()).reported().is_to_report
    assert not answer(replace(ended(), round_began=NOW)).is_to_report


def test_the_next_of_the_queue_is_read_from_its_own_beginning() -> None:
    queue = (a_discussion(id="1"), a_discussion(id="2"))
    pull = replace(CommentSync(COMMUNITY), queue=queue, reading=FURTHER).read()
    assert (pull.queue, pull.reading) == (queue[1:], None)
