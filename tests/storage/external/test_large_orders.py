"""An order that no row has room for is refused in our words, so that a poll goes on with the next one."""

import pytest

from chalicelib.bootstrap import Container
from chalicelib.domain.communities.community import Community
from chalicelib.domain.errors import TooLarge
from chalicelib.domain.external.seeing import first_seen
from chalicelib.domain.external.sighting import SeenLine
from chalicelib.usecases.ports import Commit
from tests.factories import NOW, a_sighting, an_account


def test_what_is_too_large_is_said_so_and_holds_up_no_other(container: Container, community: Community) -> None:
    account = an_account(community=community.id)
    lines = tuple(SeenLine(key=str(each), article="A", name="Ж" * 1_000, quantity=1) for each in range(250))
    large = first_seen(account, a_sighting(lines=lines), NOW)
    with pytest.raises(TooLarge):
        container.stores.commits.commit(community.id, Commit((large,)))
    container.stores.commits.commit(community.id, Commit((first_seen(account, a_sighting(), NOW),)))
