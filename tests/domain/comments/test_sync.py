"""How far collecting has come, and what is read next."""

from collections.abc import Sequence
from datetime import timedelta

import pytest
from msgspec.structs import replace

from chalicelib.domain.comments.comment import SHOWN_FOR, Comment, CommentPage
from chalicelib.domain.comments.sync import DAILY, LONG, RECENT, WEEKLY, ReadProgress, WatchedDiscussion
from tests.domain.comments.reading import FURTHER, WHOLE, minute
from tests.factories import COMMUNITY, NOW, a_comment, a_discussion, a_found_comment

READ = WatchedDiscussion("1", COMMUNITY, comments=2, anchor="b", read_at=NOW, newest=NOW)


def page(*places: int, more: bool = False) -> CommentPage:
    """Comments by their minute, which is their id too."""
    found = [a_found_comment(id=str(place), at=minute(place)) for place in places]
    return CommentPage(found, str(places[-1]) if places else None, more)


def kept(*places: int) -> Sequence[Comment]:
    return [a_comment(id=str(place), at=minute(place)) for place in places]


def missing(reading: ReadProgress, found: CommentPage, there: Sequence[Comment]) -> list[str]:
    return [each.id for each in reading.missing(found, there)]


# ReadProgress a discussion


def test_a_page_brings_a_reading_further() -> None:
    first = WHOLE.turned(page(1, 2, more=True))
    assert first == ReadProgress(whole=True, anchor="2", found=2, until=minute(2))
    assert first.turned(page(3)) == ReadProgress(whole=True, anchor="3", found=3, until=minute(3))


def test_an_empty_page_leaves_the_moment_where_it_was() -> None:
    assert FURTHER.turned(CommentPage((), "b")) == FURTHER


def test_what_lies_between_two_comments_of_a_whole_reading_and_was_not_met_was_removed() -> None:
    assert missing(WHOLE, page(1, 3, more=True), kept(1, 2, 3, 4)) == ["2"]


def test_on_the_last_page_all_that_follows_was_removed() -> None:
    assert missing(WHOLE, page(1), kept(1, 2, 3)) == ["2", "3"]
    assert missing(WHOLE, page(), kept(1, 2)) == ["1", "2"]


def test_what_was_met_on_a_page_before_is_not_missed_on_the_next() -> None:
    second = WHOLE.turned(page(1, 2, more=True))
    assert missing(second, page(4), kept(1, 2, 3, 4)) == ["3"]


def test_an_empty_page_with_more_to_come_proves_nothing() -> None:
    assert missing(WHOLE, page(more=True), kept(1, 2)) == []


def test_a_reading_from_a_place_on_misses_nothing() -> None:
    assert missing(FURTHER, page(5), kept(1, 2, 3)) == []


def test_what_is_known_to_be_removed_is_not_removed_again() -> None:
    assert missing(WHOLE, page(1), [replace(kept(2)[0], removed_at=NOW)]) == []


# A discussion that is watched


def test_a_new_discussion_is_read_when_somebody_has_written() -> None:
    assert not WatchedDiscussion("1", COMMUNITY).is_due(0, NOW)
    assert WatchedDiscussion("1", COMMUNITY).is_due(1, NOW)
    assert WatchedDiscussion("1", COMMUNITY).reading(NOW) == WHOLE


def test_an_unchanged_discussion_is_left_alone() -> None:
    assert not READ.is_due(2, NOW)


@pytest.mark.parametrize("comments", [0, 1, 3])
def test_another_number_of_comments_is_a_change(comments: int) -> None:
    assert READ.is_due(comments, NOW)
    assert READ.reading(NOW) == FURTHER


def test_once_a_day_it_is_read_whole_because_one_may_have_come_for_one_that_was_removed() -> None:
    assert not READ.is_due(2, NOW + DAILY - timedelta(seconds=1))
    assert READ.is_due(2, NOW + DAILY)
    assert READ.reading(NOW + DAILY) == WHOLE


def test_once_a_week_when_nobody_has_written_to_it_recently() -> None:
    quiet = replace(READ, newest=NOW - RECENT)
    assert not quiet.is_due(2, NOW + DAILY)
    assert quiet.is_due(2, NOW + WEEKLY)


def test_what_nobody_may_see_any_more_is_not_read_again() -> None:
    old = replace(READ, newest=NOW - SHOWN_FOR)
    assert not old.is_due(2, NOW + 10 * WEEKLY)
    assert old.is_due(3, NOW)


def test_what_should_have_been_read_twice_is_not_listed_any_more() -> None:
    assert not READ.is_left(NOW + DAILY)
    assert READ.is_left(NOW + 2 * DAILY)


def test_where_ok_counts_comments_and_shows_none_it_is_asked_once_a_day() -> None:
    unseen = replace(READ, anchor=None, newest=None)
    assert not unseen.is_due(2, NOW + DAILY - timedelta(seconds=1))
    assert unseen.is_due(2, NOW + DAILY)
    assert unseen.reading(NOW + DAILY) == WHOLE
    assert not replace(unseen, comments=0).is_due(0, NOW + WEEKLY)
    assert not unseen.is_left(NOW + 2 * WEEKLY)


def test_a_closed_discussion_is_tried_whole_again() -> None:
    about = a_discussion(comments=2)
    closed = READ.denied(about, minute(1))
    assert closed == replace(READ, anchor=None, read_at=minute(1), about=about)
    assert not closed.is_due(2, minute(2))
    assert closed.reading(minute(2)) == WHOLE
    assert closed.is_left(minute(1) + 2 * DAILY)


def test_a_closed_discussion_with_new_comments_is_tried_again_in_a_day_however_quiet_it_was() -> None:
    quiet = replace(READ, newest=NOW - RECENT)
    assert quiet.denied(a_discussion(comments=3), NOW).is_due(3, NOW + DAILY)
    assert not quiet.denied(a_discussion(comments=2), NOW).is_due(2, NOW + DAILY)
    assert WatchedDiscussion("1", COMMUNITY).denied(a_discussion(comments=1), NOW).is_due(1, NOW + DAILY)


def test_what_was_put_off_is_not_the_next_of_those_that_are_not_listed_any_more() -> None:
    later = NOW + 2 * DAILY
    assert READ.is_left(later)
    assert READ.put_off(later) == replace(READ, read_at=later)
    assert not READ.put_off(later).is_left(later)


def test_as_many_new_comments_as_ok_counts_more_explain_the_number() -> None:
    assert READ.explains(replace(FURTHER, found=1), 3)
    assert not READ.explains(replace(FURTHER, found=1), 2)
    assert not READ.explains(FURTHER, 1)


def test_a_whole_reading_explains_everything() -> None:
    assert READ.explains(replace(WHOLE, found=7), 5)


def test_a_long_discussion_is_not_read_whole_for_one_that_was_removed() -> None:
    assert READ.explains(FURTHER, LONG + 1)


def test_a_discussion_that_was_read_is_remembered_as_it_was() -> None:
    about = a_discussion(comments=3)
    further = READ.read(about, ReadProgress(whole=False, anchor="c", found=1, until=minute(9)), minute(10))
    assert further == replace(READ, comments=3, anchor="c", newest=minute(9), about=about)
    whole = READ.read(about, ReadProgress(whole=True, anchor="c", found=3, until=minute(9)), minute(10))
    assert whole == replace(further, read_at=minute(10))
