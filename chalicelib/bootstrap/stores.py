"""Where things are kept."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from chalicelib import tracing
from chalicelib.bootstrap.world import PATIENT, World

if TYPE_CHECKING:
    from chalicelib.storage.buyers import DynamoBuyers
    from chalicelib.storage.commits import DynamoCommits
    from chalicelib.storage.communities import DynamoCommunities, DynamoSecrets
    from chalicelib.storage.files import ObjectFiles
    from chalicelib.storage.imports import DynamoImports
    from chalicelib.storage.notices import DynamoNotices
    from chalicelib.storage.orders import DynamoOrders
    from chalicelib.storage.purchases import DynamoPurchases

Store = TypeVar("Store")


class Stores(World):
    """DynamoDB and object storage."""

    @cached_property
    def commits(self) -> DynamoCommits:
        from chalicelib.storage.commits import DynamoCommits

        return DynamoCommits(self._connection, self.now, tracing.current)

    @cached_property
    def communities(self) -> DynamoCommunities:
        from chalicelib.storage.communities import DynamoCommunities

        return self._connected(DynamoCommunities())

    @cached_property
    def secrets(self) -> DynamoSecrets:
        from chalicelib.storage.communities import DynamoSecrets

        return self._connected(DynamoSecrets())

    @cached_property
    def buyers(self) -> DynamoBuyers:
        from chalicelib.storage.buyers import DynamoBuyers

        return self._connected(DynamoBuyers())

    @cached_property
    def purchases(self) -> DynamoPurchases:
        from chalicelib.storage.purchases import DynamoPurchases

        return self._connected(DynamoPurchases())

    @cached_property
    def imports(self) -> DynamoImports:
        from chalicelib.storage.imports import DynamoImports

        return self._connected(DynamoImports())

    @cached_property
    def orders(self) -> DynamoOrders:
        from chalicelib.signing.cursors import SignedCursors
        from chalicelib.storage.orders import DynamoOrders

        return self._connected(DynamoOrders(self._dynamodb, SignedCursors(self._keys), self.buyers))

    @cached_property
    def notices(self) -> DynamoNotices:
        from chalicelib.storage.notices import DynamoNotices

        return self._connected(DynamoNotices(self._dynamodb))

    @cached_property
    def files(self) -> ObjectFiles:
        from chalicelib.storage.files import ObjectFiles

        return ObjectFiles(self._client("s3", PATIENT), self.settings.uploads_bucket)

    def _connected(self, store: Store) -> Store:
        _ = self._connection
        return store
