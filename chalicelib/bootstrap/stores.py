"""Where things are kept."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from chalicelib import tracing, visit
from chalicelib.bootstrap.world import PATIENT, QUICK_FILES, World

if TYPE_CHECKING:
    from chalicelib.signing.cursors import SignedCursors
    from chalicelib.storage.buyers.buyer import DynamoBuyers
    from chalicelib.storage.comments.comment import DynamoComments
    from chalicelib.storage.communities.community import DynamoCommunities, DynamoSecrets
    from chalicelib.storage.engine.commits import DynamoCommits
    from chalicelib.storage.files import ObjectFiles, ObjectProofs
    from chalicelib.storage.imports.import_job import DynamoImports
    from chalicelib.storage.inbox.message import DynamoMessages
    from chalicelib.storage.journal import DynamoJournal
    from chalicelib.storage.notices.notice import DynamoNotices
    from chalicelib.storage.orders.store import DynamoOrders
    from chalicelib.storage.payments.claim import DynamoClaims
    from chalicelib.storage.payments.payment import DynamoPayments
    from chalicelib.storage.personal_data import DynamoPersonalData
    from chalicelib.storage.pickup.points import DynamoPoints
    from chalicelib.storage.purchases.purchase import DynamoPurchases
    from chalicelib.usecases.locales import Locales

Store = TypeVar("Store")


class Stores(World):
    """DynamoDB and object storage."""

    @cached_property
    def commits(self) -> DynamoCommits:
        from chalicelib.storage.engine.commits import DynamoCommits

        return DynamoCommits(
            connection=self._connection,
            now=self.now,
            new_id=self.new_id,
            correlation=tracing.current,
            principal=visit.principal,
        )

    @cached_property
    def communities(self) -> DynamoCommunities:
        from chalicelib.storage.communities.community import DynamoCommunities

        return self._connected(DynamoCommunities(self._dynamodb))

    @cached_property
    def locales(self) -> Locales:
        from chalicelib.usecases.locales import Locales

        return Locales(self.communities, self.now)

    @cached_property
    def secrets(self) -> DynamoSecrets:
        from chalicelib.storage.communities.community import DynamoSecrets

        return self._connected(DynamoSecrets())

    @cached_property
    def buyers(self) -> DynamoBuyers:
        from chalicelib.storage.buyers.buyer import DynamoBuyers

        return self._connected(DynamoBuyers())

    @cached_property
    def purchases(self) -> DynamoPurchases:
        from chalicelib.storage.purchases.purchase import DynamoPurchases

        return self._connected(DynamoPurchases(self._dynamodb, self._cursors))

    @cached_property
    def imports(self) -> DynamoImports:
        from chalicelib.storage.imports.import_job import DynamoImports

        return self._connected(DynamoImports())

    @cached_property
    def orders(self) -> DynamoOrders:
        from chalicelib.storage.orders.store import DynamoOrders

        return self._connected(DynamoOrders(self._dynamodb, self._cursors))

    @cached_property
    def notices(self) -> DynamoNotices:
        from chalicelib.storage.notices.notice import DynamoNotices

        return self._connected(DynamoNotices(self._dynamodb, self._cursors))

    @cached_property
    def claims(self) -> DynamoClaims:
        from chalicelib.storage.payments.claim import DynamoClaims

        return self._connected(DynamoClaims(self._dynamodb, self._cursors))

    @cached_property
    def payments(self) -> DynamoPayments:
        from chalicelib.storage.payments.payment import DynamoPayments

        return self._connected(DynamoPayments())

    @cached_property
    def points(self) -> DynamoPoints:
        from chalicelib.storage.pickup.points import DynamoPoints

        return self._connected(DynamoPoints(self._dynamodb))

    @cached_property
    def comments(self) -> DynamoComments:
        from chalicelib.storage.comments.comment import DynamoComments

        return self._connected(DynamoComments(self._dynamodb, self._cursors, self.commits))

    @cached_property
    def messages(self) -> DynamoMessages:
        from chalicelib.storage.inbox.message import DynamoMessages

        return self._connected(DynamoMessages())

    @cached_property
    def personal_data(self) -> DynamoPersonalData:
        from chalicelib.storage.personal_data import DynamoPersonalData

        return self._connected(DynamoPersonalData(self._dynamodb))

    @cached_property
    def journal(self) -> DynamoJournal:
        from chalicelib.storage.journal import DynamoJournal

        return self._connected(DynamoJournal())

    @cached_property
    def files(self) -> ObjectFiles:
        """For requests."""
        return self._files_over(self._quick_s3)

    @cached_property
    def proofs(self) -> ObjectProofs:
        """For requests."""
        return self._proofs_over(self._quick_s3)

    @cached_property
    def patient_files(self) -> ObjectFiles:
        """For what nobody waits for: large files, and a storage that is slow today."""
        return self._files_over(self._patient_s3)

    @cached_property
    def patient_proofs(self) -> ObjectProofs:
        return self._proofs_over(self._patient_s3)

    def _files_over(self, client: Any) -> ObjectFiles:
        from chalicelib.storage.files import ObjectFiles

        return ObjectFiles(client, self.settings.uploads_bucket)

    def _proofs_over(self, client: Any) -> ObjectProofs:
        from chalicelib.storage.files import ObjectProofs

        return ObjectProofs(client, self.settings.uploads_bucket, self.settings.proofs_bucket)

    @cached_property
    def _quick_s3(self) -> Any:
        return self._client("s3", QUICK_FILES)

    @cached_property
    def _patient_s3(self) -> Any:
        return self._client("s3", PATIENT)

    @cached_property
    def _cursors(self) -> SignedCursors:
        from chalicelib.signing.cursors import SignedCursors

        return SignedCursors(self._keys)

    def _connected(self, store: Store) -> Store:
        _ = self._connection
        return store
