"""Comments: kept for their author, found again by their discussion."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from chalicelib.domain.buyers.buyer import erasure_mark
from chalicelib.domain.comments.comment import Comment, Source
from chalicelib.domain.comments.sync import CommentSync, WatchedDiscussion
from chalicelib.domain.errors import Erased
from tests.contracts.stores import Stores
from tests.factories import NOW, a_comment, a_discussion
from tests.world import ANNA, ELENA

LONG_AGO = NOW - timedelta(days=100)


def some(stores: Stores, count: int, **fields: object) -> list[Comment]:
    """One each minute."""
    return [
        a_comment(community=stores.community, id=f"c{place:03}", at=NOW + timedelta(minutes=place), **fields)
        for place in range(count)
    ]


def of_anna(stores: Stores) -> list[Comment]:
    return list(stores.comments.of_author(stores.community, ANNA, LONG_AGO, None, 100).things)


def test_an_author_sees_the_own_comments_newest_first(stores: Stores) -> None:
    mine = some(stores, 3)
    stores.comments.put([*mine, a_comment(community=stores.community, id="hers", author=ELENA)])
    assert of_anna(stores) == mine[::-1]


def test_comments_of_one_moment_are_all_kept(stores: Stores) -> None:
    stores.comments.put([a_comment(community=stores.community, id=name) for name in ("b", "a", "c")])
    assert [comment.id for comment in of_anna(stores)] == ["c", "b", "a"]


def test_comments_before_the_day_that_is_asked_for_are_left_out(stores: Stores) -> None:
    stores.comments.put(some(stores, 3))
    since = NOW + timedelta(minutes=1)
    page = stores.comments.of_author(stores.community, ANNA, since, None, 100)
    assert [comment.id for comment in page.things] == ["c002", "c001"]


def test_a_comment_of_an_erased_person_is_not_kept(stores: Stores) -> None:
    stores.save(erasure_mark(stores.community, ELENA, "elena"))
    (mine,) = some(stores, 1)
    with pytest.raises(Erased):
        stores.comments.put([mine, a_comment(community=stores.community, id="hers", author=ELENA)])
    stores.comments.put([mine])
    assert list(stores.comments.of_discussion(stores.community, mine.discussion)) == [mine]


def test_more_comments_than_one_call_carries_are_all_kept(stores: Stores) -> None:
    everything = some(stores, 60)
    stores.comments.put(everything)
    assert of_anna(stores) == everything[::-1]
    assert list(stores.comments.of_discussion(stores.community, everything[0].discussion)) == everything


def test_a_comment_takes_the_place_of_the_one_with_its_id(stores: Stores) -> None:
    """As it is read again, even twice at once: OK's pages overlap when something new is said meanwhile."""
    (said,) = some(stores, 1)
    removed = replace(said, removed_at=NOW)
    stores.comments.put([said])
    stores.comments.put([said, removed])
    assert of_anna(stores) == [removed]
    stores.comments.put([])
    assert of_anna(stores) == [removed]


def test_a_discussion_has_the_comments_of_all_its_authors(stores: Stores) -> None:
    mine, hers = some(stores, 1)[0], a_comment(community=stores.community, id="hers", author=ELENA, at=NOW)
    stores.comments.put([mine, hers, a_comment(community=stores.community, id="elsewhere", discussion="2")])
    found = stores.comments.of_discussion(stores.community, mine.discussion)
    assert sorted(comment.id for comment in found) == ["c000", "hers"]


def test_a_discussion_is_read_between_two_moments_both_of_them_included(stores: Stores) -> None:
    """To the very moment: two comments of one second may lie on both sides of it."""
    said = [*some(stores, 4), a_comment(community=stores.community, id="c1b", at=NOW + timedelta(seconds=60.5))]
    stores.comments.put(said)

    def between(since: float | None, until: float | None) -> list[str]:
        moments = [None if each is None else NOW + timedelta(minutes=each) for each in (since, until)]
        return [each.id for each in stores.comments.of_discussion(stores.community, said[0].discussion, *moments)]

    assert between(None, None) == ["c000", "c001", "c1b", "c002", "c003"]
    assert between(1, 2) == ["c001", "c1b", "c002"]
    assert between(1.001, None) == ["c1b", "c002", "c003"]
    assert between(None, 1) == ["c000", "c001"]
    assert between(2.5, 2.6) == between(9, None) == []


def test_a_pull_begins_at_the_beginning_and_goes_on_where_it_was(stores: Stores) -> None:
    assert stores.comments.pull(stores.community) == CommentSync(stores.community)
    pull = CommentSync(stores.community, Source.PHOTOS, "anchor", (a_discussion(),), round_began=NOW)
    stores.save(pull)
    assert stores.comments.pull(stores.community) == replace(pull, version=1)


def test_discussions_are_remembered_as_they_were_read_last(stores: Stores) -> None:
    read = WatchedDiscussion("1", stores.community, 3, "anchor", NOW)
    stores.save(read, WatchedDiscussion("2", stores.community))
    found = stores.comments.watched(stores.community, ["1", "1", "404"])
    assert found == {"1": replace(read, version=1)}
    assert stores.comments.watched(stores.community, []) == {}


def test_discussions_that_should_have_been_read_again_are_found(stores: Stores) -> None:
    def watched(name: str, days: int) -> WatchedDiscussion:
        return WatchedDiscussion(name, stores.community, 1, "a", NOW - timedelta(days=days), NOW - timedelta(days=days))

    stores.save(*(watched(f"left{place}", 3) for place in range(3)), watched("fresh", 0))
    stores.save(CommentSync(stores.community), WatchedDiscussion("never", stores.community))
    assert [each.id for each in stores.comments.left(stores.community, NOW, 20)] == ["left0", "left1", "left2"]
    assert [each.id for each in stores.comments.left(stores.community, NOW, 2)] == ["left0", "left1"]
    assert stores.comments.left(stores.community, NOW, 20)[0] == replace(watched("left0", 3), version=1)
