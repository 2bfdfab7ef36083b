"""Where accounts at marketplaces, their keys and their orders are kept."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from msgspec import Struct

if TYPE_CHECKING:
    from chalicelib.bootstrap.clients import Clients
    from chalicelib.bootstrap.signing import Signing
    from chalicelib.storage.external.account import DynamoAccounts
    from chalicelib.storage.external.account_secrets import ParameterSecrets
    from chalicelib.storage.external.breaker import DynamoBreakers
    from chalicelib.storage.external.differences import DynamoDifferences
    from chalicelib.storage.external.external_order import DynamoExternalOrders
    from chalicelib.storage.external.integration_log import DynamoIntegrationLog
    from chalicelib.storage.external.poll import DynamoPolls
    from chalicelib.storage.external.pushed_order import DynamoPushedOrders
    from chalicelib.storage.external.rule import DynamoRules
    from chalicelib.storage.external.sale import DynamoSales
    from chalicelib.usecases.ports import Clock, NewId

Store = TypeVar("Store")


class MarketplaceStores(Struct, frozen=True, dict=True):
    clients: Clients
    signing: Signing
    now: Clock
    new_id: NewId

    @cached_property
    def accounts(self) -> DynamoAccounts:
        from chalicelib.storage.external.account import DynamoAccounts

        return self._connected(DynamoAccounts())

    @cached_property
    def account_secrets(self) -> ParameterSecrets:
        from chalicelib.storage.external.account_secrets import ParameterSecrets

        return ParameterSecrets(self.clients.client("ssm"), self.clients.settings.accounts_prefix)

    @cached_property
    def external_orders(self) -> DynamoExternalOrders:
        from chalicelib.storage.external.external_order import DynamoExternalOrders

        return self._connected(DynamoExternalOrders(self.clients.dynamodb, self.signing.cursors))

    @cached_property
    def sales(self) -> DynamoSales:
        from chalicelib.storage.external.sale import DynamoSales

        return self._connected(DynamoSales())

    @cached_property
    def polls(self) -> DynamoPolls:
        from chalicelib.storage.external.poll import DynamoPolls

        return self._connected(DynamoPolls())

    @cached_property
    def external_rules(self) -> DynamoRules:
        from chalicelib.storage.external.rule import DynamoRules

        return self._connected(DynamoRules(self.clients.dynamodb))

    @cached_property
    def pushed_orders(self) -> DynamoPushedOrders:
        from chalicelib.storage.external.pushed_order import DynamoPushedOrders

        return self._connected(DynamoPushedOrders())

    @cached_property
    def integration_log(self) -> DynamoIntegrationLog:
        from chalicelib.storage.external.integration_log import DynamoIntegrationLog

        return self._connected(DynamoIntegrationLog(self.clients.dynamodb, self.signing.cursors))

    @cached_property
    def differences(self) -> DynamoDifferences:
        from chalicelib.storage.external.differences import DynamoDifferences

        return self._connected(DynamoDifferences(self.clients.dynamodb, self.signing.cursors))

    @cached_property
    def breakers(self) -> DynamoBreakers:
        from chalicelib.storage.external.breaker import DynamoBreakers

        return self._connected(DynamoBreakers(self.clients.dynamodb))

    @cached_property
    def _connection(self) -> Any:
        from chalicelib.storage.engine.connection import connect

        return connect(self.clients.dynamodb, self.clients.settings.table)

    def _connected(self, store: Store) -> Store:
        _ = self._connection
        return store
