"""Each channel to people at the desk, where this installation has its settings."""

from __future__ import annotations

import time
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

from chalicelib.domain.errors import NotFound
from chalicelib.domain.notices.channels import Channel
from chalicelib.settings import listed

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from chalicelib.bootstrap.clients import Clients
    from chalicelib.channels.email import EmailChannel
    from chalicelib.channels.ok import OkChannel
    from chalicelib.channels.sms import SmsChannel
    from chalicelib.channels.telegram import TelegramChannel
    from chalicelib.channels.webhook import WebhookChannel
    from chalicelib.settings import Settings
    from chalicelib.usecases.ports import Bot, ChannelPartner, Linking


TELEGRAM = "https://api.telegram.org"


class ChannelClients(Struct, frozen=True, dict=True):
    clients: Clients
    bot: Bot

    @property
    def settings(self) -> Settings:
        return self.clients.settings

    @property
    def offered(self) -> Sequence[Channel]:
        """E-mail needs a sender, SMS the beginnings of numbers, Telegram a bot and an address for its deliveries."""
        settings = self.settings
        has = {
            Channel.EMAIL: settings.email_sender,
            Channel.SMS: settings.sms_prefixes,
            Channel.TELEGRAM: settings.telegram_bot and settings.telegram_token and settings.public_url,
        }
        return [channel for channel in Channel if has.get(channel, "yes")]

    def partner(self, channel: Channel) -> ChannelPartner:
        if channel not in self.offered:
            raise NotFound
        made: Mapping[Channel, Callable[[], ChannelPartner]] = {
            Channel.OK: lambda: self._ok,
            Channel.EMAIL: lambda: self._email,
            Channel.SMS: lambda: self._sms,
            Channel.TELEGRAM: lambda: self._telegram,
            Channel.WEBHOOK: lambda: self._webhook,
        }
        return made[channel]()

    def linking(self, channel: Channel) -> Linking | None:
        return self._telegram if channel is Channel.TELEGRAM and channel in self.offered else None

    def _at(self, name: str) -> str:
        """Where it is played; empty: at its maker."""
        return f"{self.settings.channels_url}/{name}" if self.settings.channels_url else ""

    @cached_property
    def _ok(self) -> OkChannel:
        from chalicelib.channels.ok import OkChannel

        return OkChannel(self.bot)

    @cached_property
    def _email(self) -> EmailChannel:
        from chalicelib.channels.email import EmailChannel

        return EmailChannel(self.clients.sending("sesv2", self._at("email")), self.settings.email_sender)

    @cached_property
    def _sms(self) -> SmsChannel:
        from chalicelib.channels.sms import SmsChannel

        return SmsChannel(self.clients.sending("sns", self._at("sms")), listed(self.settings.sms_prefixes))

    @cached_property
    def _telegram(self) -> TelegramChannel:
        from chalicelib.channels.telegram import TelegramChannel
        from chalicelib.signing.derived import hook_secret

        settings = self.settings
        return TelegramChannel(
            url=self._at("telegram") or TELEGRAM,
            bot=settings.telegram_bot,
            token=settings.telegram_token,
            hook=f"{settings.public_url}hooks/telegram",
            hook_secret=hook_secret(listed(settings.token_keys), settings.telegram_bot),
        )

    @cached_property
    def _webhook(self) -> WebhookChannel:
        from chalicelib.bootstrap.transports import guarded
        from chalicelib.channels.webhook import WebhookChannel

        check, session = guarded(self.settings)
        return WebhookChannel(check=check, session=session, sign=_signed, now=time.time)


def _signed(secret: str, message_id: str, timestamp: int, body: bytes) -> Mapping[str, str]:
    from chalicelib.signing.standard_webhooks import ID, SIGNATURE, TIMESTAMP, sign

    return {ID: message_id, TIMESTAMP: str(timestamp), SIGNATURE: sign(secret, message_id, timestamp, body)}
