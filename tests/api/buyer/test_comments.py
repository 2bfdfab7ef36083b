"""The buyer's own comments in the group."""

from datetime import timedelta

from tests.api.journey import Journey
from tests.factories import a_comment
from tests.world import ANNA, ELENA


def test_a_buyer_reads_his_own_newest_first_and_nobody_elses(journey: Journey) -> None:
    community, now = journey.community.id, journey.clock()
    written = [
        a_comment(id=f"comment{days}", community=community, author=author, at=now - timedelta(days=days))
        for author, days in ((ANNA, 3), (ANNA, 1), (ELENA, 2), (ANNA, 184))
    ]
    journey.container.stores.comments.put(written)
    shown = journey.api.get("/buyer/comments", journey.token(ANNA)).json
    assert [each["id"] for each in shown["comments"]] == ["comment1", "comment3"]
    assert shown["cursor"] is None
    assert journey.api.recorder.names() == ["dynamodb.Query"]
