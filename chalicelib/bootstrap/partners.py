"""Who is spoken to, and how: OK, queues, signatures, texts."""

from __future__ import annotations

from datetime import timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from chalicelib.bootstrap.world import World
from chalicelib.settings import listed

if TYPE_CHECKING:
    from chalicelib.messaging.queues import SqsQueue
    from chalicelib.ok.bot import OkBot
    from chalicelib.ok.comments import OkComments
    from chalicelib.ok.launch import OkLaunches
    from chalicelib.ok.rest import OkGroup
    from chalicelib.ok.webhook_parser import OkWebhookParser
    from chalicelib.signing.signer import KeyedSigner
    from chalicelib.signing.tokens import SignedTokens
    from chalicelib.texts import Catalogue


class Partners(World):
    """Adapters of everything that is not a store."""

    @cached_property
    def tokens(self) -> SignedTokens:
        from chalicelib.signing.tokens import SignedTokens

        return SignedTokens(self._keys, self.now)

    @cached_property
    def phrases(self) -> Catalogue:
        from chalicelib.texts import Catalogue

        return Catalogue()

    @cached_property
    def bot(self) -> OkBot:
        from chalicelib.ok.bot import OkBot

        return OkBot(self.settings.ok_api_url)

    @cached_property
    def group(self) -> OkGroup:
        from chalicelib.ok.rest import OkGroup

        return OkGroup(self.settings.ok_api_url, self.settings.ok_application_key, self.settings.ok_application_secret)

    @cached_property
    def launches(self) -> OkLaunches:
        from chalicelib.ok.launch import OkLaunches

        return OkLaunches(
            self.settings.ok_application_key,
            self.settings.ok_application_secret,
            listed(self.settings.ok_api_servers),
            listed(self.settings.ok_web_servers),
            timedelta(minutes=float(self.settings.ok_launch_minutes)),
            listed(self.settings.ok_launch_extra_names),
            self.now,
        )

    @cached_property
    def signer(self) -> KeyedSigner:
        from chalicelib.signing.signer import KeyedSigner

        return KeyedSigner(self._keys)

    @cached_property
    def discussions(self) -> OkComments:
        from chalicelib.ok.comments import OkComments

        return OkComments(
            self.settings.ok_api_url,
            self.settings.ok_application_key,
            self.settings.ok_application_secret,
            self.settings.ok_site_url,
        )

    @cached_property
    def webhook_parser(self) -> OkWebhookParser:
        from chalicelib.ok.webhook_parser import OkWebhookParser

        return OkWebhookParser(listed(self.settings.ok_hook_networks))

    def queue(self, name: str) -> SqsQueue:
        """What a consumer does with a message that it cannot finish; the relay has a queue of failures only."""
        from chalicelib.messaging.queues import SqsQueue

        return SqsQueue(self._sqs, self.settings.queue_url(name), self.settings.failures_url(name))
