"""Comments: kept for their author, found again by their discussion."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from chalicelib.domain.buyers.buyer import erasure_mark
from chalicelib.domain.comments.comment import Comment
from chalicelib.domain.errors import Erased
from tests.factories import NOW, a_comment
from tests.storage.tenant import Tenant
from tests.world import ANNA, ELENA

LONG_AGO = NOW - timedelta(days=100)


def some(tenant: Tenant, count: int, **fields: object) -> list[Comment]:
    """One each minute."""
    return [
        a_comment(community=tenant.community, id=f"c{place:03}", at=NOW + timedelta(minutes=place), **fields)
        for place in range(count)
    ]


def of_anna(tenant: Tenant) -> list[Comment]:
    return list(tenant.stores.comments.of_author(tenant.community, ANNA, LONG_AGO, None, 100).things)


def test_an_author_sees_the_own_comments_newest_first(tenant: Tenant) -> None:
    mine = some(tenant, 3)
    tenant.stores.comments.put([*mine, a_comment(community=tenant.community, id="hers", author=ELENA)])
    assert of_anna(tenant) == mine[::-1]


def test_comments_of_one_moment_are_all_kept(tenant: Tenant) -> None:
    tenant.stores.comments.put([a_comment(community=tenant.community, id=name) for name in ("b", "a", "c")])
    assert [comment.id for comment in of_anna(tenant)] == ["c", "b", "a"]


def test_comments_before_the_day_that_is_asked_for_are_left_out(tenant: Tenant) -> None:
    tenant.stores.comments.put(some(tenant, 3))
    since = NOW + timedelta(minutes=1)
    page = tenant.stores.comments.of_author(tenant.community, ANNA, since, None, 100)
    assert [comment.id for comment in page.things] == ["c002", "c001"]


def test_a_comment_of_an_erased_person_is_not_kept(tenant: Tenant) -> None:
    tenant.save(erasure_mark(tenant.community, ELENA, "elena"))
    (mine,) = some(tenant, 1)
    with pytest.raises(Erased):
        tenant.stores.comments.put([mine, a_comment(community=tenant.community, id="hers", author=ELENA)])
    tenant.stores.comments.put([mine])
    assert list(tenant.stores.comments.of_discussion(tenant.community, mine.discussion)) == [mine]


def test_more_comments_than_one_call_carries_are_all_kept(tenant: Tenant) -> None:
    everything = some(tenant, 60)
    tenant.stores.comments.put(everything)
    assert of_anna(tenant) == everything[::-1]
    assert list(tenant.stores.comments.of_discussion(tenant.community, everything[0].discussion)) == everything


def test_a_comment_takes_the_place_of_the_one_with_its_id(tenant: Tenant) -> None:
    """As it is read again, even twice at once: OK's pages overlap when something new is said meanwhile."""
    (said,) = some(tenant, 1)
    removed = replace(said, removed_at=NOW)
    tenant.stores.comments.put([said])
    tenant.stores.comments.put([said, removed])
    assert of_anna(tenant) == [removed]
    tenant.stores.comments.put([])
    assert of_anna(tenant) == [removed]


def test_a_discussion_has_the_comments_of_all_its_authors(tenant: Tenant) -> None:
    mine, hers = some(tenant, 1)[0], a_comment(community=tenant.community, id="hers", author=ELENA, at=NOW)
    tenant.stores.comments.put([mine, hers, a_comment(community=tenant.community, id="elsewhere", discussion="2")])
    found = tenant.stores.comments.of_discussion(tenant.community, mine.discussion)
    assert sorted(comment.id for comment in found) == ["c000", "hers"]


def test_a_discussion_is_read_between_two_moments_both_of_them_included(tenant: Tenant) -> None:
    """To the very moment: two comments of one second may lie on both sides of it."""
    said = [*some(tenant, 4), a_comment(community=tenant.community, id="c1b", at=NOW + timedelta(seconds=60.5))]
    tenant.stores.comments.put(said)

    def between(since: float | None, until: float | None) -> list[str]:
        moments = [None if each is None else NOW + timedelta(minutes=each) for each in (since, until)]
        return [
            each.id for each in tenant.stores.comments.of_discussion(tenant.community, said[0].discussion, *moments)
        ]

    assert between(None, None) == ["c000", "c001", "c1b", "c002", "c003"]
    assert between(1, 2) == ["c001", "c1b", "c002"]
    assert between(1.001, None) == ["c1b", "c002", "c003"]
    assert between(None, 1) == ["c000", "c001"]
    assert between(2.5, 2.6) == between(9, None) == []
