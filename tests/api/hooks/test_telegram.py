"""Telegram's updates: only with its secret, and only a code of use links anybody."""

from __future__ import annotations

import pytest

from chalicelib.channels.telegram import SECRET, TelegramChannel
from chalicelib.domain.notices.channels import Channel
from tests.api.journey import Journey
from tests.world import ADMIN, Answer

HOOK, ADDRESS = "/hooks/telegram", "/v1/me/notifications/telegram/address"


@pytest.fixture
def secret(journey: Journey) -> str:
    channel = journey.container.partners.channels.linking(Channel.TELEGRAM)
    assert isinstance(channel, TelegramChannel)
    return channel.hook_secret


def deliver(journey: Journey, secret: str, text: str) -> Answer:
    message = {"chat": {"id": 4242, "type": "private"}, "text": text}
    return journey.api.post(HOOK, {"update_id": 1, "message": message}, **{SECRET: secret})


def state(journey: Journey, token: str) -> str:
    found = journey.api.get("/v1/me/notifications", token).json["channels"]
    return str(next(each["state"] for each in found if each["channel"] == "telegram"))


def test_whoever_opens_the_link_is_reached_there(journey: Journey, secret: str) -> None:
    token = journey.token(ADMIN)
    link = journey.api.post(ADDRESS, {}, token).json["link"]
    assert link.startswith("https://t.me/kabinet_sandbox_bot?start=")
    assert journey.ok.look("channels")["listening"].endswith(HOOK)
    code = link.partition("=")[2]
    assert deliver(journey, "other", f"/start {code}").status == 404
    assert deliver(journey, secret, f"/start {code}x").status == 200
    assert state(journey, token) == "waiting"
    assert deliver(journey, secret, f"/start {code}").status == 200
    assert state(journey, token) == "works"


@pytest.mark.parametrize("text", ["", "hello", "/start", "/start nobody", "/start a_b_c"])
def test_what_is_of_no_use_is_accepted_and_changes_nothing(journey: Journey, secret: str, text: str) -> None:
    before = len(journey.journal())
    assert deliver(journey, secret, text).status == 200
    assert len(journey.journal()) == before
