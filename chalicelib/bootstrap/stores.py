"""Where things are kept: DynamoDB and object storage."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from chalicelib import tracing, visit
from chalicelib.bootstrap.marketplace_stores import MarketplaceStores

if TYPE_CHECKING:
    from chalicelib.storage.access.api_key import DynamoApiKeys
    from chalicelib.storage.access.desk_session import DynamoDeskSessions
    from chalicelib.storage.access.passkey import DynamoPasskeys
    from chalicelib.storage.access.request_key import DynamoRequestKeys
    from chalicelib.storage.buyers.buyer import DynamoBuyers
    from chalicelib.storage.catalogue.offer import DynamoOffers
    from chalicelib.storage.catalogue.price_list import DynamoPriceLists
    from chalicelib.storage.catalogue.supplier import DynamoSuppliers
    from chalicelib.storage.comments.comment import DynamoComments
    from chalicelib.storage.communities.community import DynamoCommunities, DynamoSecrets
    from chalicelib.storage.engine.commits import DynamoCommits
    from chalicelib.storage.files import ObjectFiles, ObjectProofs
    from chalicelib.storage.imports.import_job import DynamoImports
    from chalicelib.storage.inbox.message import DynamoMessages
    from chalicelib.storage.journal import DynamoJournal
    from chalicelib.storage.notices.notice import DynamoNotices
    from chalicelib.storage.notices.notice_settings import DynamoDeskNotices
    from chalicelib.storage.orders.saved_view import DynamoSavedViews
    from chalicelib.storage.orders.store import DynamoOrders
    from chalicelib.storage.payments.balance import DynamoBalances
    from chalicelib.storage.payments.claim import DynamoClaims
    from chalicelib.storage.payments.payment import DynamoPayments
    from chalicelib.storage.personal_data import DynamoPersonalData
    from chalicelib.storage.pickup.points import DynamoPoints
    from chalicelib.storage.purchases.purchase import DynamoPurchases


class DynamoStores(MarketplaceStores, frozen=True, dict=True):
    """Those of marketplaces stand apart."""

    @cached_property
    def commits(self) -> DynamoCommits:
        from chalicelib.storage.engine.commits import DynamoCommits

        return DynamoCommits(
            connection=self._connection,
            now=self.now,
            new_id=self.new_id,
            correlation=tracing.current,
            principal=visit.principal,
            request_key=visit.request_key,
            spend=visit.spend,
            network=visit.network,
        )

    @cached_property
    def communities(self) -> DynamoCommunities:
        from chalicelib.storage.communities.community import DynamoCommunities

        return self._connected(DynamoCommunities(self.clients.dynamodb))

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

        return self._connected(DynamoPurchases(self.clients.dynamodb, self.signing.cursors))

    @cached_property
    def price_lists(self) -> DynamoPriceLists:
        from chalicelib.storage.catalogue.price_list import DynamoPriceLists

        return self._connected(DynamoPriceLists())

    @cached_property
    def offers(self) -> DynamoOffers:
        from chalicelib.storage.catalogue.offer import DynamoOffers

        clients = self.clients
        return self._connected(DynamoOffers(clients.dynamodb, self.signing.cursors, lambda: clients.patient_dynamodb))

    @cached_property
    def suppliers(self) -> DynamoSuppliers:
        from chalicelib.storage.catalogue.supplier import DynamoSuppliers

        return self._connected(DynamoSuppliers())

    @cached_property
    def imports(self) -> DynamoImports:
        from chalicelib.storage.imports.import_job import DynamoImports

        return self._connected(DynamoImports())

    @cached_property
    def orders(self) -> DynamoOrders:
        from chalicelib.storage.orders.store import DynamoOrders

        return self._connected(DynamoOrders(self.clients.dynamodb, self.signing.cursors))

    @cached_property
    def saved_views(self) -> DynamoSavedViews:
        from chalicelib.storage.orders.saved_view import DynamoSavedViews

        return self._connected(DynamoSavedViews())

    @cached_property
    def notices(self) -> DynamoNotices:
        from chalicelib.storage.notices.notice import DynamoNotices

        return self._connected(DynamoNotices(self.clients.dynamodb, self.signing.cursors))

    @cached_property
    def desk_notices(self) -> DynamoDeskNotices:
        from chalicelib.storage.notices.notice_settings import DynamoDeskNotices

        return self._connected(DynamoDeskNotices(self.clients.dynamodb))

    @cached_property
    def claims(self) -> DynamoClaims:
        from chalicelib.storage.payments.claim import DynamoClaims

        return self._connected(DynamoClaims(self.clients.dynamodb, self.signing.cursors))

    @cached_property
    def payments(self) -> DynamoPayments:
        from chalicelib.storage.payments.payment import DynamoPayments

        return self._connected(DynamoPayments(self.clients.dynamodb, self.signing.cursors))

    @cached_property
    def balances(self) -> DynamoBalances:
        from chalicelib.storage.payments.balance import DynamoBalances

        return self._connected(DynamoBalances())

    @cached_property
    def points(self) -> DynamoPoints:
        from chalicelib.storage.pickup.points import DynamoPoints

        return self._connected(DynamoPoints(self.clients.dynamodb))

    @cached_property
    def comments(self) -> DynamoComments:
        from chalicelib.storage.comments.comment import DynamoComments

        return self._connected(DynamoComments(self.clients.dynamodb, self.signing.cursors, self.commits))

    @cached_property
    def messages(self) -> DynamoMessages:
        from chalicelib.storage.inbox.message import DynamoMessages

        return self._connected(DynamoMessages())

    @cached_property
    def personal_data(self) -> DynamoPersonalData:
        from chalicelib.storage.personal_data import DynamoPersonalData

        return self._connected(DynamoPersonalData(self.clients.dynamodb))

    @cached_property
    def journal(self) -> DynamoJournal:
        from chalicelib.storage.journal import DynamoJournal

        return self._connected(DynamoJournal(self.clients.dynamodb, self.signing.cursors))

    @cached_property
    def api_keys(self) -> DynamoApiKeys:
        from chalicelib.storage.access.api_key import DynamoApiKeys

        return self._connected(DynamoApiKeys())

    @cached_property
    def desk_sessions(self) -> DynamoDeskSessions:
        from chalicelib.storage.access.desk_session import DynamoDeskSessions

        return self._connected(DynamoDeskSessions())

    @cached_property
    def passkeys(self) -> DynamoPasskeys:
        from chalicelib.storage.access.passkey import DynamoPasskeys

        return self._connected(DynamoPasskeys())

    @cached_property
    def request_keys(self) -> DynamoRequestKeys:
        from chalicelib.storage.access.request_key import DynamoRequestKeys

        return self._connected(DynamoRequestKeys())

    @cached_property
    def files(self) -> ObjectFiles:
        return self._files_over(self.clients.files)

    @cached_property
    def patient_files(self) -> ObjectFiles:
        return self._files_over(self.clients.patient_files)

    @cached_property
    def proofs(self) -> ObjectProofs:
        return self._proofs_over(self.clients.files)

    @cached_property
    def patient_proofs(self) -> ObjectProofs:
        return self._proofs_over(self.clients.patient_files)

    def _files_over(self, client: Any) -> ObjectFiles:
        from chalicelib.storage.files import ObjectFiles

        return ObjectFiles(client, self.clients.settings.uploads_bucket)

    def _proofs_over(self, client: Any) -> ObjectProofs:
        from chalicelib.storage.files import ObjectProofs

        settings = self.clients.settings
        return ObjectProofs(client, settings.uploads_bucket, settings.proofs_bucket)
