"""Comments are shown and collected with what the use cases name."""

from chalicelib.bootstrap import Container
from tests.bootstrap.needs import amiss


def test_each_use_case_is_given_what_it_names(container: Container) -> None:
    comments, connections = container.comments, container.communities.manage_connections
    sync_discussions = comments.sync.sync_discussions
    assert amiss(container, comments.read) == []
    assert amiss(container, sync_discussions) == []
    given = {"sync_discussions": sync_discussions, "manage_connections": connections}
    assert amiss(container, comments.sync, **given) == []
