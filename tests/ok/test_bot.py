"""The group's bot: personal messages in the name of the group."""

import json
from typing import Any

import pytest
import responses

from chalicelib.domain.errors import Invalid, Unavailable
from chalicelib.ok.bot import OkBot
from chalicelib.usecases.ports import AnswerLost
from infra.local.ports import free_port
from tests.ok.bots import GRAPH, LINK, PAID, TOKEN, send
from tests.world import ANNA, BLOCKED, GROUP, SILENT, Ok


def replied(replies: responses.RequestsMock, answer: Any, status: int = 200) -> None:
    replies.post(f"{GRAPH}messages", status=status, body=json.dumps(answer))


def test_a_message_reaches_the_inbox_with_its_buttons(partner: Ok, bot: OkBot) -> None:
    assert send(bot) is not None
    [message] = partner.inbox(ANNA)
    assert message["text"] == "Ваш заказ № 1042"
    [keyboard] = message["attachments"]
    assert [[button["text"] for button in row] for row in keyboard["payload"]["keyboard"]["buttons"]] == [
        ["Открыть заказ"],
        ["Я оплатил"],
    ]


def test_a_message_may_have_no_buttons(partner: Ok, bot: OkBot) -> None:
    assert send(bot, ()) is not None
    assert partner.inbox(ANNA)[0]["attachments"] == []


@pytest.mark.parametrize("user", [SILENT, BLOCKED])
def test_who_did_not_allow_messages_gets_none(partner: Ok, bot: OkBot, user: str) -> None:
    assert bot.send(TOKEN, user, "текст", [LINK]) is None
    assert partner.inbox(user) == []


def test_a_message_is_addressed_as_a_list_of_one(replies: responses.RequestsMock) -> None:
    replied(replies, {"success": [True], "chat_ids": ["chat:1"]})
    send()
    sent = json.loads(replies.calls[0].request.body or b"")
    assert sent["recipient"] == {"user_ids": [f"user:{ANNA}"]}
    [keyboard] = sent["message"]["attachments"]
    link = {"type": "LINK", "text": LINK.text, "intent": "DEFAULT", "url": LINK.url}
    callback = {"type": "CALLBACK", "text": PAID.text, "intent": "DEFAULT", "payload": PAID.payload}
    assert keyboard == {"type": "INLINE_KEYBOARD", "payload": {"keyboard": {"buttons": [[link], [callback]]}}}


@pytest.mark.parametrize(
    ("answer", "sent"),
    [
        ({"success": [True], "chat_ids": ["chat:1"]}, ""),
        ({"success": [True], "message_ids": ["mid:1"]}, "mid:1"),
        ({"success": [True], "message_ids": [None]}, ""),
        ({"success": [True], "message_ids": []}, ""),
        ({"success": True, "message_id": "mid:1"}, "mid:1"),
        ({"success": True, "message_id": 5}, ""),
        ({"success": [False], "chat_ids": [None]}, None),
        ({"success": False, "message_id": "mid:1"}, None),
    ],
)
def test_only_a_clear_verdict_is_a_message_sent(replies: responses.RequestsMock, answer: Any, sent: str | None) -> None:
    replied(replies, answer)
    assert send() == sent


@pytest.mark.parametrize(
    "answer",
    [{"success": []}, {"success": [True, False]}, {"success": "true"}, {}, None, [True], {"message": "Forbidden"}],
    ids=str,
)
@pytest.mark.parametrize("status", [200, 403])
def test_what_is_no_verdict_may_have_come_after_the_effect(
    replies: responses.RequestsMock, answer: Any, status: int
) -> None:
    """It may be the answer of something that stands before OK, and it concerns every message."""
    replied(replies, answer, status)
    with pytest.raises(AnswerLost, match="ok_unreadable"):
        send()


def test_an_error_without_a_code_is_tried_again(replies: responses.RequestsMock) -> None:
    replied(replies, {"error": "Too many requests"})
    with pytest.raises(Unavailable):
        send()


@pytest.mark.parametrize("status", [200, 400, 403])
def test_a_persons_wish_is_no_error(replies: responses.RequestsMock, status: int) -> None:
    replied(replies, {"error_code": 458, "error_msg": "no"}, status)
    assert send() is None


@pytest.mark.parametrize("status", [200, 400, 403])
@pytest.mark.parametrize("code", [10, 456])
def test_what_concerns_the_whole_group_is_no_word_about_a_person(
    replies: responses.RequestsMock, code: int, status: int
) -> None:
    replied(replies, {"error_code": code, "error_msg": "no"}, status)
    with pytest.raises(Unavailable) as refused:
        send()
    assert refused.value.retry_after == 600
    assert not isinstance(refused.value, AnswerLost)


def test_a_group_that_closed_its_messages_has_a_bot_that_waits(partner: Ok, bot: OkBot) -> None:
    partner.ask("settings", letters="closed")
    with pytest.raises(Unavailable) as refused:
        send(bot)
    assert refused.value.retry_after == 600
    assert bot.group(TOKEN) == GROUP
    partner.ask("settings", letters="open")
    assert send(bot) is not None


@pytest.mark.parametrize(
    ("code", "seconds"),
    [(1, 30), (2, 30), (7, 600), (8, 60), (9, 60), (11, 600), (102, 600), (103, 600), (104, 600)],
)
def test_what_may_pass_is_tried_again_after_a_while(replies: responses.RequestsMock, code: int, seconds: int) -> None:
    replied(replies, {"error_code": code})
    with pytest.raises(Unavailable) as refused:
        send()
    assert refused.value.retry_after == seconds
    assert not isinstance(refused.value, AnswerLost)


@pytest.mark.parametrize("code", [300, 454])
def test_what_will_never_pass_is_told_by_its_code(replies: responses.RequestsMock, code: int) -> None:
    replied(replies, {"error_code": code})
    with pytest.raises(Invalid) as refused:
        send()
    assert refused.value.reason == f"ok_{code}"


@pytest.mark.parametrize("code", [0, 3, 100, 101])
def test_a_code_that_we_do_not_know_is_tried_again_and_seen_by_the_operator(
    replies: responses.RequestsMock, code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    replied(replies, {"error_code": code, "error_msg": f"PARAM : {TOKEN}"})
    with pytest.raises(Unavailable):
        send()
    line = json.loads(capsys.readouterr().out)
    assert (line["trouble"], line["code"], line["method"]) == ("ok_error", code, "me/messages")
    assert TOKEN not in str(line)


@pytest.mark.parametrize(("kind", "seconds"), [("flood", 60), ("session_expired", 600)])
def test_oks_own_refusals_are_tried_again_later(partner: Ok, bot: OkBot, kind: str, seconds: int) -> None:
    partner.ask("faults", target="ok.graph", kind=kind, calls=1)
    with pytest.raises(Unavailable) as refused:
        send(bot)
    assert refused.value.retry_after == seconds
    assert partner.inbox(ANNA) == []


@pytest.mark.parametrize(("kind", "trouble"), [("shape", AnswerLost), ("page", AnswerLost), ("service", Unavailable)])
def test_an_answer_that_nobody_can_read_is_no_message(
    partner: Ok, bot: OkBot, kind: str, trouble: type[Exception]
) -> None:
    partner.ask("faults", target="ok.graph", kind=kind, calls=1)
    with pytest.raises(trouble):
        send(bot)


def test_more_than_ok_lets_through_in_a_second_comes_back_later(partner: Ok, bot: OkBot) -> None:
    partner.ask("limit", per_second=2)
    sent = [send(bot), send(bot)]
    with pytest.raises(Unavailable) as refused:
        send(bot)
    assert None not in sent
    assert refused.value.retry_after == 60
    assert partner.look("limit")["limit"]["over"] == 1


def test_a_message_is_never_sent_twice_on_our_own_account(partner: Ok, bot: OkBot) -> None:
    """The answer is lost after the effect: whoever asked must learn that, and no second try is made here."""
    partner.ask("faults", target="ok.graph", kind="lost", calls=1)
    with pytest.raises(AnswerLost):
        send(bot)
    assert len(partner.inbox(ANNA)) == 1


def test_a_server_error_is_not_tried_again_here(partner: Ok, bot: OkBot) -> None:
    partner.ask("faults", target="ok.graph", kind="5xx", calls=1)
    with pytest.raises(AnswerLost):
        send(bot)
    assert partner.look("calls")["count"] == 1


def test_a_refused_connection_is_surely_no_message() -> None:
    with pytest.raises(Unavailable) as refused:
        send(OkBot(f"http://127.0.0.1:{free_port()}/"))
    assert not isinstance(refused.value, AnswerLost)
