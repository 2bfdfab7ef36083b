"""Collecting over the real adapters: the played OK, real tables."""

from collections.abc import Callable

import pytest

from chalicelib.bootstrap import Container
from chalicelib.domain.comments.comment import Comment
from chalicelib.domain.communities.community import COMMENTS_TOKEN, Community, ConnectionName, ConnectionState, Secret
from chalicelib.domain.journal import Event
from chalicelib.usecases.ports import Commit
from infra.local.variables import DEMO
from tests.factories import a_principal
from tests.usecases.annex import a_job
from tests.world import ANNA, ELENA, Clock, Ok

BOOTS, SCHEDULE = "154000000000001", "154000000001002"


@pytest.fixture
def collect(container: Container, community: Community, clock: Clock) -> Callable[[], None]:
    container.stores.commits.commit(
        community.id, Commit((Secret(community.id, COMMENTS_TOKEN, DEMO["OK_ADMIN_TOKEN"]),))
    )

    def strike() -> None:
        clock.pass_by(minutes=10)
        container.background.jobs.run(a_job(Event.COMMENTS_DUE, community.id))

    return strike


def mine(container: Container, community: Community, author: str = ANNA) -> list[Comment]:
    principal = a_principal(community=community.id, id="anna", ok_id=author)
    return list(container.comments.read.list(principal, None).things)


def test_a_buyer_reads_what_she_has_written_in_the_group(
    container: Container, community: Community, collect: Callable[[], None]
) -> None:
    collect()
    assert [each.text for each in mine(container, community)] == [
        "Красота!",
        "Кроссовки 29 синие. Если нет – зелёные.",
        "Беру 38 чёрный!",
    ]
    boots = mine(container, community)[-1]
    assert boots.title == "Ботинки женские ШГ-2041"
    assert f"/product/{BOOTS}" in boots.link
    assert boots.picture


def test_a_second_round_asks_for_the_lists_only(ok: Ok, collect: Callable[[], None]) -> None:
    collect()
    before = ok.look("calls")["count"]
    collect()
    asked = str(ok.look(f"calls?since={before}")["calls"])
    assert "market.getProducts" in asked
    assert "discussions.getComments" not in asked


def test_a_new_and_a_removed_comment_are_seen(
    container: Container, community: Community, ok: Ok, collect: Callable[[], None]
) -> None:
    collect()
    made = ok.ask("comment", item=SCHEDULE, user=ELENA, text="А в воскресенье?")["comment"]
    collect()
    assert made["id"] in {each.id for each in mine(container, community, ELENA)}
    ok.ask("comment/remove", comment=made["id"])
    collect()
    assert {each.id for each in mine(container, community, ELENA) if each.removed_at} == {made["id"]}


def test_what_was_under_a_removed_good_is_marked(
    container: Container, community: Community, ok: Ok, clock: Clock, collect: Callable[[], None]
) -> None:
    collect()
    ok.ask("item/remove", item=BOOTS)
    clock.pass_by(days=14)
    collect()
    assert [each.text for each in mine(container, community) if each.removed_at] == ["Беру 38 чёрный!"]


@pytest.mark.parametrize("pages", [pytest.param(1, marks=pytest.mark.slow), 2])
def test_short_pages_miss_nothing(
    container: Container, community: Community, ok: Ok, pages: int, collect: Callable[[], None]
) -> None:
    ok.ask("settings", page=pages)
    collect()
    assert (len(mine(container, community)), len(mine(container, community, ELENA))) == (3, 2)


@pytest.mark.parametrize("end", ["expired", "revoked"])
def test_the_end_of_a_token_is_written_down_and_a_new_one_makes_it_good(
    container: Container, community: Community, ok: Ok, end: str, collect: Callable[[], None]
) -> None:
    def connection() -> ConnectionState:
        (found,) = [
            each
            for each in container.stores.communities.connections(community.id)
            if each.name is ConnectionName.COMMENTS
        ]
        return found.state

    collect()
    assert connection() is ConnectionState.OK
    ok.ask("token", state=end)
    collect()
    assert connection() is ConnectionState.REFUSED
    container.communities.manage_connections.connect_comments(
        a_principal(community=community.id), ok.ask("token/issue")["token"]
    )
    assert connection() is ConnectionState.OK
    collect()
    assert connection() is ConnectionState.OK
