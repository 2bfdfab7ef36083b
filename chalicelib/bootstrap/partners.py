"""Who is spoken to: OK, and over queues and a topic ourselves."""

from __future__ import annotations

from datetime import timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

from chalicelib.settings import listed

if TYPE_CHECKING:
    from collections.abc import Callable

    from chalicelib.bootstrap.channels import ChannelClients
    from chalicelib.bootstrap.clients import Clients
    from chalicelib.bootstrap.marketplaces import MarketplaceClients
    from chalicelib.bootstrap.suppliers import SupplierClients
    from chalicelib.domain.external.marketplace import Marketplace
    from chalicelib.messaging.jobs import SqsJobs
    from chalicelib.messaging.publisher import SnsPublisher
    from chalicelib.ok.bot import OkBot
    from chalicelib.ok.comments import OkComments
    from chalicelib.ok.launch import OkLaunches
    from chalicelib.ok.rest import OkGroup
    from chalicelib.ok.webhook_parser import OkWebhookParser
    from chalicelib.settings import Settings
    from chalicelib.usecases.ports import Clock, IntegrationLog, MarketplaceWebhooks, NewId, Patience


class RemotePartners(Struct, frozen=True, dict=True):
    """``integration_log`` is where calls to marketplaces are written down."""

    clients: Clients
    now: Clock
    new_id: NewId
    integration_log: Callable[[], IntegrationLog]

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
            application_key=self.settings.ok_application_key,
            secret=self.settings.ok_application_secret,
            api_servers=listed(self.settings.ok_api_servers),
            web_servers=listed(self.settings.ok_web_servers),
            fresh_for=timedelta(minutes=float(self.settings.ok_launch_minutes)),
            extra_names=listed(self.settings.ok_launch_extra_names),
            now=self.now,
        )

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

    @cached_property
    def patience(self) -> Patience:
        from chalicelib import deadline
        from chalicelib.storage.engine.pauses import rest
        from chalicelib.usecases.ports import Patience

        return Patience(deadline.remaining, rest)

    @cached_property
    def marketplaces(self) -> MarketplaceClients:
        from chalicelib.bootstrap.marketplaces import MarketplaceClients

        return MarketplaceClients(self.clients, self.integration_log, self.now, self.new_id)

    @cached_property
    def suppliers(self) -> SupplierClients:
        from chalicelib.bootstrap.suppliers import SupplierClients
        from chalicelib.bootstrap.transports import Transports

        return SupplierClients(Transports(self.clients, self.integration_log, self.now, self.new_id))

    def marketplace_webhooks(self, marketplace: Marketplace) -> MarketplaceWebhooks:
        from chalicelib.bootstrap.marketplaces import webhooks_of

        return webhooks_of(marketplace, self.settings)

    @cached_property
    def channels(self) -> ChannelClients:
        from chalicelib.bootstrap.channels import ChannelClients

        return ChannelClients(self.clients, self.bot)

    @cached_property
    def job_queue(self) -> SqsJobs:
        from chalicelib.messaging.jobs import SqsJobs

        return SqsJobs(self.clients.sqs, self.settings.queue_url("jobs"))

    @cached_property
    def publisher(self) -> SnsPublisher:
        from chalicelib.messaging.publisher import SnsPublisher

        return SnsPublisher(self.clients.client("sns"), self.settings.events_topic)

    @property
    def settings(self) -> Settings:
        return self.clients.settings
