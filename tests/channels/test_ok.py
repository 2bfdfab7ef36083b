"""OK: the bot writes with a button that opens the desk; a refusal of the person is no trouble of the channel."""

import pytest
from msgspec.structs import replace

from chalicelib.channels.ok import OkChannel
from chalicelib.domain.errors import Invalid, Unavailable
from chalicelib.usecases.ports import Recipient
from tests.channels.conftest import MESSAGE
from tests.fakes import FakeBot
from tests.world import ANNA, BLOCKED, GROUP

TO = Recipient(ANNA, "token")


def test_a_message_has_one_button_or_none() -> None:
    channel = OkChannel(FakeBot(groups={"token": GROUP}))
    channel.probe(TO)
    channel.send(TO, MESSAGE)
    channel.send(TO, replace(MESSAGE, link=""))
    first, second = channel.bot.sent  # type: ignore[attr-defined]
    assert (first.user, first.token, first.text, first.link.url) == (ANNA, "token", MESSAGE.text, MESSAGE.link)
    assert second.buttons == []


def test_a_person_who_lets_nobody_write_and_a_dead_token_are_told_apart() -> None:
    channel = OkChannel(FakeBot(refusing={BLOCKED}))
    with pytest.raises(Invalid, match="no_permission"):
        channel.send(Recipient(BLOCKED, "token"), MESSAGE)
    with pytest.raises(Unavailable, match="bot_token_refused"):
        channel.probe(TO)
    with pytest.raises(Invalid, match="address_by_link"):
        channel.checked("1")
