"""How far a group and its discussions were read."""

from datetime import timedelta

from msgspec.structs import replace

from chalicelib.domain.comments.comment import Source
from chalicelib.domain.comments.sync import CommentSync, WatchedDiscussion
from tests.factories import NOW, a_discussion
from tests.storage.tenant import Tenant

LONG_AGO = NOW - timedelta(days=100)


def test_a_pull_begins_at_the_beginning_and_goes_on_where_it_was(tenant: Tenant) -> None:
    assert tenant.stores.comments.sync(tenant.community) == CommentSync(tenant.community)
    pull = CommentSync(tenant.community, Source.PHOTOS, "anchor", (a_discussion(),), round_began=NOW)
    tenant.save(pull)
    assert tenant.stores.comments.sync(tenant.community) == replace(pull, version=1)


def test_discussions_are_remembered_as_they_were_read_last(tenant: Tenant) -> None:
    read = WatchedDiscussion("1", tenant.community, 3, "anchor", NOW)
    tenant.save(read, WatchedDiscussion("2", tenant.community))
    found = tenant.stores.comments.watched(tenant.community, ["1", "1", "404"])
    assert found == {"1": replace(read, version=1)}
    assert tenant.stores.comments.watched(tenant.community, []) == {}


def test_discussions_that_should_have_been_read_again_are_found(tenant: Tenant) -> None:
    def watched(name: str, days: int) -> WatchedDiscussion:
        return WatchedDiscussion(name, tenant.community, 1, "a", NOW - timedelta(days=days), NOW - timedelta(days=days))

    tenant.save(*(watched(f"left{place}", 3) for place in range(3)), watched("fresh", 0))
    tenant.save(CommentSync(tenant.community), WatchedDiscussion("never", tenant.community))
    assert [each.id for each in tenant.stores.comments.left(tenant.community, NOW, 20)] == ["left0", "left1", "left2"]
    assert [each.id for each in tenant.stores.comments.left(tenant.community, NOW, 2)] == ["left0", "left1"]
    assert tenant.stores.comments.left(tenant.community, NOW, 20)[0] == replace(watched("left0", 3), version=1)
