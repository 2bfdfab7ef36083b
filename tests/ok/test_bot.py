"""The group's bot: personal messages in the name of the group."""

import json
import traceback
from collections.abc import Sequence
from typing import Any

import pytest
import responses

from chalicelib.domain.errors import Invalid, Unavailable
from chalicelib.ok.bot import HEARD, OkBot
from chalicelib.usecases.ports import AnswerLost, Button, CallbackButton, LinkButton
from infra.local.ports import free_port
from infra.local.variables import DEMO
from tests.world import ANNA, BLOCKED, GROUP, SILENT, Ok

TOKEN = DEMO["OK_BOT_TOKEN"]
LINK = LinkButton("Открыть заказ", "https://ok.ru/group/1/app/2?custom_args=order%3D1042")
PAID = CallbackButton("Я оплатил", "paid:1042")
HOOK = "http://127.0.0.1:9/hooks/ok/unguessable"
GRAPH = "https://api.ok.ru/graph/me/"
OURS = OkBot("https://api.ok.ru/")


def replied(replies: responses.RequestsMock, answer: Any, status: int = 200) -> None:
    replies.post(f"{GRAPH}messages", status=status, body=json.dumps(answer))


def send(bot: OkBot = OURS, buttons: Sequence[Button] = (LINK, PAID)) -> str | None:
    return bot.send(TOKEN, ANNA, "Ваш заказ № 1042", buttons)


# Sending


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


# The token


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


# The webhook


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
