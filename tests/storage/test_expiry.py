"""What goes by itself."""

from chalicelib.bootstrap import Container
from chalicelib.domain.comments import comment as comments
from chalicelib.domain.communities.community import Community
from chalicelib.domain.inbox import message as messages
from chalicelib.domain.privacy.pseudonyms import person_key
from chalicelib.storage.comments.comment import CommentRow
from chalicelib.storage.inbox.message import MessageRow
from chalicelib.usecases.ports import Commit
from infra.resources.template import template
from tests.factories import NOW, a_comment, a_message
from tests.world import ANNA


def test_a_comment_goes_by_itself_when_it_is_not_shown_any_more(container: Container, community: Community) -> None:
    container.stores.comments.put([a_comment(community=community.id)])
    (row,) = CommentRow.query(f"{community.id}#ok:{ANNA}")
    assert int(row.expires) == int((NOW + comments.KEPT_FOR).timestamp())
    assert expiry("CommentsTable") == {"AttributeName": "expires", "Enabled": True}


def test_a_message_goes_by_itself_half_a_year_after_it_came_whatever_time_ok_gave_it(
    container: Container, community: Community
) -> None:
    said = a_message(community=community.id, received_at=NOW, at=NOW.replace(year=1971))
    container.stores.commits.commit(community.id, Commit((said,)))
    (row,) = MessageRow.query(f"{community.id}#{person_key(community.id, ANNA)}")
    assert int(row.expires) == int((NOW + messages.KEPT_FOR).timestamp())
    assert expiry("MessagesTable") == {"AttributeName": "expires", "Enabled": True}


def expiry(table: str) -> object:
    return template()["Resources"][table]["Properties"]["TimeToLiveSpecification"]
