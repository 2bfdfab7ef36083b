"""The token of the group's bot: whose it is, and what OK says against it."""

import json
import traceback
from typing import Any

import pytest
import responses

from chalicelib.domain.errors import Invalid, Unavailable
from chalicelib.ok.bot import OkBot
from tests.ok.bots import GRAPH, OURS, TOKEN, send
from tests.world import GROUP, Ok


def test_a_token_tells_its_group(bot: OkBot) -> None:
    assert bot.group(TOKEN) == GROUP


@pytest.mark.parametrize("token", ["wrong", "", "a&b=c/d?e#f", "токен"])
def test_a_wrong_token_is_refused_with_a_reason_for_a_person(bot: OkBot, token: str) -> None:
    with pytest.raises(Invalid, match="bot_token_refused"):
        bot.group(token)


@pytest.mark.parametrize("code", [10, 102, 103, 104])
def test_a_token_that_has_ended_or_may_not_do_this_is_refused(replies: responses.RequestsMock, code: int) -> None:
    replies.get(f"{GRAPH}info", json={"error_code": code})
    with pytest.raises(Invalid, match="bot_token_refused"):
        OURS.group(TOKEN)


@pytest.mark.parametrize("body", ["", "Unauthorized", '{"message": "Unauthorized"}', '{"error_code": 1}'])
def test_a_token_is_refused_by_the_status_alone_too(replies: responses.RequestsMock, body: str) -> None:
    replies.get(f"{GRAPH}info", status=401, body=body)
    with pytest.raises(Invalid, match="bot_token_refused"):
        OURS.group(TOKEN)
    replies.post(f"{GRAPH}messages", status=401, body=body)
    with pytest.raises(Unavailable) as refused:
        send()
    assert (refused.value.retry_after, type(refused.value)) == (600, Unavailable)


@pytest.mark.parametrize(
    ("code", "seconds"),
    [(1, 30), (2, 30), (8, 60), (9, 60), (7, 600), (11, 600), (456, 600), (3, 60), (100, 60), (300, 60), (999, 60)],
)
def test_any_other_error_says_nothing_about_a_token(replies: responses.RequestsMock, code: int, seconds: int) -> None:
    replies.get(f"{GRAPH}info", json={"error_code": code})
    with pytest.raises(Unavailable) as refused:
        OURS.group(TOKEN)
    assert refused.value.retry_after == seconds


@pytest.mark.parametrize("answer", [{}, [], None, {"name": "x"}, {"group_id": 5}, {"message": "Forbidden"}], ids=str)
def test_an_unclear_answer_is_none(replies: responses.RequestsMock, answer: Any) -> None:
    """Else whoever knocks would take the door for open."""
    replies.get(f"{GRAPH}info", body=json.dumps(answer))
    with pytest.raises(Unavailable):
        OURS.group(TOKEN)


def test_a_token_goes_out_encoded(replies: responses.RequestsMock) -> None:
    replies.get(f"{GRAPH}info", json={"group_id": f"group:{GROUP}"})
    OURS.group("a&b=c/d?e#f+ ")
    assert replies.calls[0].request.url == f"{GRAPH}info?access_token=a%26b%3Dc%2Fd%3Fe%23f%2B%20"


@pytest.mark.parametrize("kind", ["5xx", "lost", "flood", "session_expired"])
def test_no_refusal_shows_the_token(partner: Ok, bot: OkBot, kind: str) -> None:
    partner.ask("faults", target="ok.graph", kind=kind)
    with pytest.raises(Unavailable) as refused:
        send(bot)
    assert TOKEN not in "".join(traceback.format_exception(refused.value))
    assert TOKEN not in f"{refused.value!r} {refused.value.values}"
