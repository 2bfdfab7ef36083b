"""Orders of marketplaces."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING

from chalicelib.bootstrap.external_decisions import ExternalDecisions

if TYPE_CHECKING:
    from chalicelib.domain.external.account import WebhookAddress
    from chalicelib.domain.external.marketplace import Marketplace
    from chalicelib.usecases.external.account_clients import AccountClients
    from chalicelib.usecases.external.compare_accounts import CompareAccounts
    from chalicelib.usecases.external.decide_lines import DecideLines
    from chalicelib.usecases.external.find_polls import FindPolls
    from chalicelib.usecases.external.manage_accounts import ManageAccounts
    from chalicelib.usecases.external.poll_accounts import PollAccounts
    from chalicelib.usecases.external.push_decisions import PushDecisions
    from chalicelib.usecases.external.read_external import ReadExternal
    from chalicelib.usecases.external.receive_webhooks import ReceiveWebhooks
    from chalicelib.usecases.external.renew_addresses import RenewAddresses
    from chalicelib.usecases.external.review_integration_log import ReviewIntegrationLog
    from chalicelib.usecases.external.sync_orders import SyncOrders
    from chalicelib.usecases.ports import MarketplaceWebhooks


class ExternalUseCases(ExternalDecisions):
    @cached_property
    def receive_webhooks(self) -> ReceiveWebhooks:
        from chalicelib import tracing
        from chalicelib.usecases.external.receive_webhooks import ReceiveWebhooks

        return ReceiveWebhooks(
            signer=self.signing.signer,
            webhooks=self._webhooks,
            commits=self.stores.commits,
            strict=self.settings.marketplace_hook_enforce == "yes",
            now=self.now,
            correlation=tracing.current,
        )

    @cached_property
    def accounts(self) -> ManageAccounts:
        from chalicelib.usecases.external.manage_accounts import ManageAccounts

        stores = self.stores
        return ManageAccounts(
            accounts=stores.accounts,
            secrets=stores.account_secrets,
            marketplaces=self.partners.marketplaces,
            commits=stores.commits,
            signer=self.signing.signer,
            webhook_secrets=self.signing.webhook_secrets,
            breakers=stores.breakers,
            external=stores.external_orders,
            log=stores.integration_log,
            public_url=self.settings.public_url,
            now=self.now,
        )

    @cached_property
    def addresses(self) -> RenewAddresses:
        from chalicelib.usecases.external.renew_addresses import RenewAddresses

        return RenewAddresses(self.stores.accounts, self.stores.commits)

    @cached_property
    def read(self) -> ReadExternal:
        from chalicelib.usecases.external.read_external import ReadExternal

        stores = self.stores
        return ReadExternal(stores.accounts, stores.external_orders, self._clients)

    @cached_property
    def review_log(self) -> ReviewIntegrationLog:
        from chalicelib.usecases.external.review_integration_log import ReviewIntegrationLog

        stores = self.stores
        return ReviewIntegrationLog(
            accounts=stores.accounts,
            suppliers=stores.suppliers,
            external=stores.external_orders,
            log=stores.integration_log,
            commits=stores.commits,
            now=self.now,
        )

    @cached_property
    def decide(self) -> DecideLines:
        from chalicelib.usecases.external.decide_lines import DecideLines

        stores = self.stores
        return DecideLines(
            accounts=stores.accounts,
            external=stores.external_orders,
            offers=stores.offers,
            price_lists=stores.price_lists,
            find_supplied=self.find_supplied,
            consequences=self._consequences,
            commits=stores.commits,
            now=self.now,
        )

    @cached_property
    def sync(self) -> SyncOrders:
        from chalicelib.usecases.external.sync_orders import SyncOrders

        return SyncOrders(
            accounts=self.stores.accounts,
            clients=self._clients,
            pushed=self.stores.pushed_orders,
            keep_orders=self._keep_orders,
            commits=self.stores.commits,
            now=self.now,
        )

    @cached_property
    def find_polls(self) -> FindPolls:
        from chalicelib.usecases.external.find_polls import FindPolls

        stores = self.stores
        return FindPolls(
            accounts=stores.accounts,
            jobs=self.partners.job_queue,
            commits=stores.commits,
            now=self.now,
            new_id=self.new_id,
        )

    @cached_property
    def poll(self) -> PollAccounts:
        from chalicelib.usecases.external.poll_accounts import PollAccounts

        stores = self.stores
        return PollAccounts(
            accounts=stores.accounts,
            polls=stores.polls,
            clients=self._clients,
            keep_orders=self._keep_orders,
            log=stores.integration_log,
            commits=stores.commits,
            patience=self.partners.patience,
            now=self.now,
        )

    @cached_property
    def find_comparisons(self) -> FindPolls:
        from chalicelib.domain.journal import Event
        from chalicelib.usecases.external.find_polls import FindPolls

        return FindPolls(
            accounts=self.stores.accounts,
            jobs=self.partners.job_queue,
            commits=self.stores.commits,
            now=self.now,
            new_id=self.new_id,
            asks=Event.COMPARISON_ASKED,
        )

    @cached_property
    def compare(self) -> CompareAccounts:
        from chalicelib.usecases.external.compare_accounts import CompareAccounts

        stores = self.stores
        return CompareAccounts(
            accounts=stores.accounts,
            external=stores.external_orders,
            differences=stores.differences,
            clients=self._clients,
            keep_orders=self._keep_orders,
            commits=stores.commits,
            patience=self.partners.patience,
            now=self.now,
        )

    @cached_property
    def push(self) -> PushDecisions:
        from chalicelib.usecases.external.push_decisions import PushDecisions

        stores = self.stores
        return PushDecisions(
            accounts=stores.accounts,
            external=stores.external_orders,
            clients=self._clients,
            keep_orders=self._keep_orders,
            reserve_goods=self.reserve_goods,
            commits=stores.commits,
            now=self.now,
        )

    def _webhooks(self, marketplace: Marketplace, address: WebhookAddress) -> MarketplaceWebhooks:
        """Of those that sign, the secret follows from the address."""
        if not marketplace.signs:
            return self.partners.marketplace_webhooks(marketplace)
        from chalicelib.marketplaces.getzzap.webhooks import GenericWebhooks

        return GenericWebhooks(partial(self.signing.is_signed, address.place))

    @cached_property
    def _clients(self) -> AccountClients:
        from chalicelib.usecases.external.account_clients import AccountClients

        return AccountClients(self.stores.account_secrets, self.partners.marketplaces)
