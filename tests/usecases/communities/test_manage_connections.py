"""How a community is connected with OK."""

from collections.abc import Mapping
from functools import partial

import pytest

from chalicelib.domain.communities.community import (
    BOT_TOKEN,
    COMMENTS_TOKEN,
    ConnectionName,
    ConnectionState,
    Secret,
)
from chalicelib.domain.errors import Invalid, NotFound, Unavailable
from chalicelib.domain.journal import Event
from chalicelib.usecases.ports import Commit
from tests.factories import COMMUNITY, a_buyer, a_community, a_principal, an_organizer
from tests.usecases.annex import Annex
from tests.world import ADMIN, ANNA, GROUP, MODERATOR


@pytest.fixture
def annex() -> Annex:
    return Annex()


def states(annex: Annex) -> Mapping[str, ConnectionState]:
    return {each.name: each.state for each in annex.container.communities.manage_connections.list(a_principal())}


def told(annex: Annex) -> list[object]:
    return [entry.data["buyer"] for entry in annex.memory.journal if entry.event == Event.CONNECTION_REFUSED]


def test_what_was_never_connected_is_absent(annex: Annex) -> None:
    assert states(annex) == dict.fromkeys(ConnectionName, ConnectionState.ABSENT)


def test_another_tenants_connections_are_its_own(annex: Annex) -> None:
    annex.container.communities.manage_connections.answered(a_community(), ConnectionName.BOT)
    found = annex.container.communities.manage_connections.list(a_principal(community="c2"))
    assert {each.state for each in found} == {ConnectionState.ABSENT}


def test_a_bot_of_the_own_group_is_connected_and_the_journal_says_so(annex: Annex) -> None:
    annex.partners.bot.groups["new-token"] = GROUP
    annex.container.communities.manage_connections.connect_bot(a_principal(), "new-token")
    assert annex.stores.secrets.get(COMMUNITY, BOT_TOKEN) == "new-token"
    assert states(annex)[ConnectionName.BOT] is ConnectionState.OK
    (entry,) = annex.memory.journal
    assert (entry.event, entry.data) == (
        Event.CONNECTION_CHANGED,
        {"name": "bot", "state": "ok"},
    )
    assert "new-token" not in repr(annex.memory.journal)


@pytest.mark.parametrize(("token", "reason"), [("", "bot_of_another_group"), ("foreign", "bot_of_another_group")])
def test_no_bot_and_that_of_another_group_are_refused(annex: Annex, token: str, reason: str) -> None:
    annex.partners.bot.groups["foreign"] = "54000000000999"
    with pytest.raises(Invalid) as refusal:
        annex.container.communities.manage_connections.connect_bot(a_principal(), token)
    assert (refusal.value.reason, refusal.value.field) == (reason, "token")
    assert annex.stores.secrets.get(COMMUNITY, BOT_TOKEN) == "bot-token"


def test_a_token_for_comments_is_kept_when_the_goods_can_be_read_with_it(annex: Annex) -> None:
    annex.container.communities.manage_connections.connect_comments(a_principal(), "new-token")
    assert annex.partners.discussions.calls == ["page goods"]
    assert annex.stores.secrets.get(COMMUNITY, COMMENTS_TOKEN) == "new-token"
    assert "new-token" not in repr(annex.memory.journal)


def test_a_group_without_a_shop_can_be_connected_too(annex: Annex) -> None:
    annex.partners.discussions.refusing["page goods"] = NotFound()
    annex.container.communities.manage_connections.connect_comments(a_principal(), "new-token")
    assert states(annex)[ConnectionName.COMMENTS] is ConnectionState.OK


@pytest.mark.parametrize("trouble", [Invalid("comments_token_refused"), Unavailable("ok_silent")], ids=repr)
def test_a_token_that_ok_does_not_take_is_not_kept(annex: Annex, trouble: Exception) -> None:
    annex.partners.discussions.trouble = trouble
    with pytest.raises(type(trouble)):
        annex.container.communities.manage_connections.connect_comments(a_principal(), "new-token")
    assert annex.stores.secrets.get(COMMUNITY, COMMENTS_TOKEN) == "admin-token"
    assert annex.memory.journal == []


def test_no_token_and_no_group_are_refused_without_asking_ok(annex: Annex) -> None:
    annex.stores.commits.commit("c2", Commit((a_community(id="c2", group=None),)))
    for principal, token in ((a_principal(), ""), (a_principal(community="c2"), "token")):
        with pytest.raises(Invalid):
            annex.container.communities.manage_connections.connect_comments(principal, token)
    assert annex.partners.discussions.calls == []


def test_a_refusal_is_written_down_and_told_to_organizers_who_have_been_here(annex: Annex) -> None:
    annex.save(
        an_organizer(),
        an_organizer(id="olga", ok_id=MODERATOR),
        an_organizer(id="ivan", ok_id=None),
    )
    annex.join(a_buyer(id="maria", ok_id=ADMIN), a_buyer(ok_id=ANNA))
    annex.container.communities.manage_connections.refused(
        a_community(), ConnectionName.COMMENTS, "comments_token_refused"
    )
    connection = annex.connection(ConnectionName.COMMENTS)
    assert (connection.state, connection.reason) == (ConnectionState.REFUSED, "comments_token_refused")
    assert told(annex) == ["maria"]


def test_of_a_refused_bot_nobody_is_told_by_that_very_bot(annex: Annex) -> None:
    annex.save(an_organizer())
    annex.join(a_buyer(id="maria", ok_id=ADMIN))
    annex.container.communities.manage_connections.refused(a_community(), ConnectionName.BOT, "bot_token_refused")
    assert annex.connection(ConnectionName.BOT).state is ConnectionState.REFUSED
    assert told(annex) == []


def test_a_refusal_is_told_once_however_often_it_is_found(annex: Annex) -> None:
    annex.save(an_organizer())
    annex.join(a_buyer(id="maria", ok_id=ADMIN))
    for reason in ("comments_token_refused", "comments_token_refused", "comments_forbidden"):
        annex.container.communities.manage_connections.refused(a_community(), ConnectionName.COMMENTS, reason)
    assert told(annex) == ["maria"]


def test_two_who_find_the_same_at_once_tell_it_once(annex: Annex) -> None:
    annex.save(an_organizer())
    annex.join(a_buyer(id="maria", ok_id=ADMIN))
    find = partial(
        annex.container.communities.manage_connections.refused,
        a_community(),
        ConnectionName.COMMENTS,
        "comments_token_refused",
    )
    find()
    calls = annex.wire.calls
    for at in range(len(calls)):
        annex.container.communities.manage_connections.answered(a_community(), ConnectionName.COMMENTS)
        annex.memory.journal.clear()
        annex.wire.set(at, find)
        find()
        assert told(annex) == ["maria"], at


def test_nothing_new_is_written_when_ok_answers_again(annex: Annex) -> None:
    for _ in range(3):
        annex.container.communities.manage_connections.answered(a_community(), ConnectionName.HOOK)
    assert annex.memory.events() == [Event.CONNECTION_CHANGED]


def test_a_new_token_is_kept_though_a_turn_writes_at_the_same_time(annex: Annex) -> None:
    annex.partners.bot.groups["new-token"] = GROUP
    refuse = partial(
        annex.container.communities.manage_connections.refused, a_community(), ConnectionName.BOT, "bot_token_refused"
    )
    annex.container.communities.manage_connections.connect_bot(a_principal(), "new-token")
    for at in range(len(annex.wire.calls)):
        annex.save(Secret(COMMUNITY, BOT_TOKEN, "old-token"))
        annex.wire.set(at, refuse)
        annex.container.communities.manage_connections.connect_bot(a_principal(), "new-token")
        assert annex.stores.secrets.get(COMMUNITY, BOT_TOKEN) == "new-token"
        assert states(annex)[ConnectionName.BOT] is ConnectionState.OK, at
