"""What goes by itself."""

from chalicelib.bootstrap import Hub
from chalicelib.domain.comments import KEPT_FOR
from chalicelib.domain.communities import Community
from chalicelib.storage.rows import CommentRow
from infra import environment
from tests.factories import NOW, a_comment
from tests.world import ANNA


def test_a_comment_goes_by_itself_when_it_is_not_shown_any_more(hub: Hub, community: Community) -> None:
    hub.comments.put([a_comment(community=community.id)])
    (row,) = CommentRow.query(f"{community.id}#ok:{ANNA}")
    assert int(row.expires) == int((NOW + KEPT_FOR).timestamp())
    expiry = environment.template()["Resources"]["CommentsTable"]["Properties"]["TimeToLiveSpecification"]
    assert expiry == {"AttributeName": "expires", "Enabled": True}
