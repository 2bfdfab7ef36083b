"""A channel is offered where its settings are, and called where they say."""

import pytest
from msgspec.structs import replace

from chalicelib.bootstrap.channels import ChannelClients
from chalicelib.bootstrap.clients import Clients
from chalicelib.channels.email import EmailChannel
from chalicelib.channels.sms import SmsChannel
from chalicelib.channels.telegram import TelegramChannel
from chalicelib.domain.errors import NotFound
from chalicelib.domain.notices.channels import Channel
from tests.fakes import FakeBot
from tests.usecases.house import SETTINGS

CHOSEN = {
    "email_sender": "notices@example.com",
    "channels_url": "http://127.0.0.1:9",
    "sms_prefixes": "+7, +375",
    "telegram_bot": "our_bot",
    "telegram_token": "1:token",
}


def channels(**settings: str) -> ChannelClients:
    return ChannelClients(Clients(replace(SETTINGS, **settings)), FakeBot())


@pytest.fixture(autouse=True)
def _region(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_DEFAULT_REGION", "eu-central-1")


def test_what_lacks_its_settings_is_not_offered() -> None:
    assert channels().offered == [Channel.OK, Channel.WEBHOOK]
    assert channels(**CHOSEN).offered == list(Channel)
    assert Channel.TELEGRAM not in channels(**CHOSEN, public_url="").offered
    with pytest.raises(NotFound):
        channels().partner(Channel.EMAIL)
    assert channels().linking(Channel.TELEGRAM) is None


def test_each_is_made_as_the_settings_say() -> None:
    found = channels(**CHOSEN)
    email, sms, telegram = (found.partner(each) for each in (Channel.EMAIL, Channel.SMS, Channel.TELEGRAM))
    assert isinstance(email, EmailChannel)
    assert (email.sender, email.client.meta.endpoint_url) == (CHOSEN["email_sender"], "http://127.0.0.1:9/email")
    assert isinstance(sms, SmsChannel)
    assert (list(sms.prefixes), sms.client.meta.endpoint_url) == (["+7", "+375"], "http://127.0.0.1:9/sms")
    assert sms.client.meta.config.retries["total_max_attempts"] == 1
    assert isinstance(telegram, TelegramChannel)
    assert (telegram.bot, telegram.hook) == ("our_bot", "https://kabinet.example/hooks/telegram")
    assert found.linking(Channel.TELEGRAM) is telegram
    assert found.partner(Channel.OK) is found.partner(Channel.OK)
    with pytest.raises(Exception, match="address_refused"):
        found.partner(Channel.WEBHOOK).checked("https://127.0.0.1/a")
