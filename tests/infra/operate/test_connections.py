"""An operator looks at communities, and connects comments."""

import argparse

import pytest
from msgspec.structs import replace

from chalicelib.bootstrap import Container
from chalicelib.domain.communities.community import COMMENTS_TOKEN, Community, ConnectionName, ConnectionState, Role
from chalicelib.domain.errors import Invalid
from chalicelib.usecases.ports import Commit
from infra.local.problem import Problem
from infra.local.variables import DEMO
from infra.operate.__main__ import _arguments
from infra.operate.connections import connect_comments, show_communities
from tests.factories import NOW, a_connection, an_organizer
from tests.world import ADMIN, GROUP, Ok

WISH = argparse.Namespace(community=GROUP)
ALL = argparse.Namespace(community=None)


def state(container: Container, community: Community) -> dict[str, ConnectionState]:
    return {each.name: each.state for each in container.stores.communities.connections(community.id)}


def shown(container: Container, community: Community, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """What is said of this community."""
    show_communities(container, argparse.Namespace(community=community.id))
    return [line.strip() for line in capsys.readouterr().out.splitlines()]


# Comments


def test_a_token_that_ok_takes_is_kept(
    container: Container, community: Community, capsys: pytest.CaptureFixture[str]
) -> None:
    connect_comments(container, WISH, DEMO["OK_ADMIN_TOKEN"])
    assert container.stores.secrets.get(community.id, COMMENTS_TOKEN) == DEMO["OK_ADMIN_TOKEN"]
    assert state(container, community) == {ConnectionName.COMMENTS: ConnectionState.OK}
    said = capsys.readouterr().out
    assert community.name in said
    assert DEMO["OK_ADMIN_TOKEN"] not in said


def test_a_token_that_ok_does_not_take_is_not_kept(container: Container, community: Community, ok: Ok) -> None:
    ok.ask("token", state="expired")
    with pytest.raises(Invalid):
        connect_comments(container, WISH, DEMO["OK_ADMIN_TOKEN"])
    assert container.stores.secrets.get(community.id, COMMENTS_TOKEN) is None


@pytest.mark.parametrize("token", [None, ""])
def test_without_a_token_in_the_environment_it_says_where_to_put_it(container: Container, token: str | None) -> None:
    with pytest.raises(Problem, match="OK_COMMENTS_TOKEN"):
        connect_comments(container, WISH, token)


def test_a_token_is_never_taken_from_the_command_line() -> None:
    for command in ("bot", "comments"):
        with pytest.raises(SystemExit):
            _arguments().parse_args(["local", command, "--community", GROUP, "--token", "secret"])


# The list


def test_a_new_community_is_shown_with_nothing_connected(
    container: Container, community: Community, capsys: pytest.CaptureFixture[str]
) -> None:
    assert shown(container, community, capsys) == [
        f"{community.id}  Закупаемся вместе · group {GROUP} · Europe/Moscow",
        "bot       absent",
        "comments  absent",
        "hook      absent",
    ]


def test_connections_are_shown_with_what_is_wrong_and_organizers_with_where_they_are(
    container: Container, community: Community, capsys: pytest.CaptureFixture[str]
) -> None:
    own = {"community": community.id}
    refused = {"state": ConnectionState.REFUSED, "reason": "comments_token_refused", "since": NOW}
    things = (
        a_connection(**own),
        a_connection(**own, name=ConnectionName.COMMENTS, **refused),
        an_organizer(**own, place="Тула, проспект Ленина, 102"),
        an_organizer(**own, id="ivan", first_name="Иван", last_name="Юрьев", ok_id=None, role=Role.VIEWER),
    )
    container.stores.commits.commit(community.id, Commit(things))
    _, bot, comments, hook, *organizers = shown(container, community, capsys)
    assert bot == "bot       ok since 2026-11-22 10:00 UTC"
    assert comments.startswith("comments  refused since 2026-11-22 10:00 UTC: OK did not take the administrator's key")
    assert hook == "hook      absent"
    assert organizers == [
        f"organizer Мария Орлова · OK {ADMIN} · Тула, проспект Ленина, 102",
        "viewer Иван Юрьев · no OK number",
    ]


def test_a_reason_nobody_has_words_for_is_shown_as_it_is(
    container: Container, community: Community, capsys: pytest.CaptureFixture[str]
) -> None:
    connection = a_connection(community=community.id, state=ConnectionState.REFUSED, reason="ok_42")
    container.stores.commits.commit(community.id, Commit((connection,)))
    assert shown(container, community, capsys)[1].endswith(": ok_42")


def test_where_there_are_none_it_says_so(
    container: Container, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("infra.operate.connections.every_community", lambda _: [])
    show_communities(container, ALL)
    assert capsys.readouterr().out == "There are no communities yet.\n"


def test_without_a_name_all_are_shown_in_the_order_of_their_names(
    container: Container, community: Community, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    another = replace(community, name="А у нас дешевле")
    monkeypatch.setattr("infra.operate.connections.every_community", lambda _: [community, another])
    show_communities(container, ALL)
    heads = [line for line in capsys.readouterr().out.splitlines() if not line.startswith(" ")]
    assert [community.name in head for head in heads] == [False, True]


def test_no_secret_is_ever_shown(
    container: Container, community: Community, capsys: pytest.CaptureFixture[str]
) -> None:
    connect_comments(container, WISH, DEMO["OK_ADMIN_TOKEN"])
    assert not [line for line in shown(container, community, capsys) if DEMO["OK_ADMIN_TOKEN"] in line]
