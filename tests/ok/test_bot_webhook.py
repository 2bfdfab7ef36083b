"""The subscription by which OK tells of messages and pressed buttons."""

import json
from typing import Any

import pytest
import responses

from chalicelib.domain.errors import Invalid, Unavailable
from chalicelib.ok.bot import HEARD, OkBot
from tests.ok.bots import GRAPH, OURS, TOKEN
from tests.world import Ok

HOOK = "http://127.0.0.1:9/hooks/ok/unguessable"


def test_a_subscription_is_made_once_and_seen(bot: OkBot) -> None:
    assert bot.subscriptions(TOKEN) == []
    for _ in range(2):
        bot.subscribe(TOKEN, HOOK)
    assert bot.subscriptions(TOKEN) == [HOOK]


def test_a_subscription_that_ok_dropped_is_not_there(partner: Ok, bot: OkBot) -> None:
    bot.subscribe(TOKEN, HOOK)
    partner.ask("hooks/drop")
    assert bot.subscriptions(TOKEN) == []


def test_messages_and_pressed_buttons_are_subscribed_to(replies: responses.RequestsMock) -> None:
    replies.post(f"{GRAPH}subscribe", json={"success": True})
    OURS.subscribe(TOKEN, HOOK)
    assert json.loads(replies.calls[0].request.body or b"") == {"url": HOOK, "types": list(HEARD)}


@pytest.mark.parametrize("answer", [{}, {"success": False}, {"success": "true"}, [], None, True], ids=str)
def test_only_a_clear_yes_is_a_subscription(replies: responses.RequestsMock, answer: Any) -> None:
    replies.post(f"{GRAPH}subscribe", body=json.dumps(answer))
    with pytest.raises(Unavailable):
        OURS.subscribe(TOKEN, HOOK)


@pytest.mark.parametrize("answer", [{}, {"subscriptions": None}, [], None, "none"], ids=str)
def test_an_unclear_list_of_subscriptions_is_none(replies: responses.RequestsMock, answer: Any) -> None:
    """Else what is there would be taken for missing."""
    replies.get(f"{GRAPH}subscriptions", body=json.dumps(answer))
    with pytest.raises(Unavailable):
        OURS.subscriptions(TOKEN)


def test_what_is_no_subscription_is_left_out(replies: responses.RequestsMock) -> None:
    replies.get(
        f"{GRAPH}subscriptions", json={"subscriptions": [None, {"url": 5}, {"time": 1}, {"url": HOOK, "time": 1}]}
    )
    assert OURS.subscriptions(TOKEN) == [HOOK]


def test_a_wrong_token_neither_sees_nor_makes_a_subscription(bot: OkBot) -> None:
    with pytest.raises(Invalid, match="bot_token_refused"):
        bot.subscriptions("wrong")
    with pytest.raises(Invalid, match="bot_token_refused"):
        bot.subscribe("wrong", HOOK)


@pytest.mark.parametrize("kind", ["flood", "service", "5xx", "lost", "page"])
def test_a_tired_ok_says_nothing_about_subscriptions(partner: Ok, bot: OkBot, kind: str) -> None:
    partner.ask("faults", target="ok.graph", kind=kind)
    with pytest.raises(Unavailable):
        bot.subscriptions(TOKEN)
    with pytest.raises(Unavailable):
        bot.subscribe(TOKEN, HOOK)
