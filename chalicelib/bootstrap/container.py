"""The container: adapters of the world, and over them the use cases, by their nouns."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from chalicelib.bootstrap.access import AccessUseCases
    from chalicelib.bootstrap.adapters import Partners, Stores
    from chalicelib.bootstrap.background import Background
    from chalicelib.bootstrap.catalogue import CatalogueUseCases
    from chalicelib.bootstrap.clients import Clients
    from chalicelib.bootstrap.comments import CommentUseCases
    from chalicelib.bootstrap.communities import CommunityUseCases
    from chalicelib.bootstrap.desk_notices import DeskNoticeUseCases
    from chalicelib.bootstrap.external import ExternalUseCases
    from chalicelib.bootstrap.imports import ImportUseCases
    from chalicelib.bootstrap.inbox import InboxUseCases
    from chalicelib.bootstrap.notices import NoticeUseCases
    from chalicelib.bootstrap.orders import OrderUseCases
    from chalicelib.bootstrap.payments import PaymentUseCases
    from chalicelib.bootstrap.pickup import PickupUseCases
    from chalicelib.bootstrap.privacy import PrivacyUseCases
    from chalicelib.bootstrap.purchases import PurchaseUseCases
    from chalicelib.bootstrap.signing import Signing
    from chalicelib.messaging.queues import SqsQueue
    from chalicelib.settings import Settings
    from chalicelib.texts import Catalogue
    from chalicelib.usecases.ports import Clock, NewId


class Container(Struct, frozen=True, dict=True):
    """All that the application can do: ``container().orders.read``. A noun, and each of its use cases, is put together
    when it is first asked for. A use case is called as its class is, but for its noun.
    """

    settings: Settings
    now: Clock
    new_id: NewId
    clients: Clients
    signing: Signing
    stores: Stores
    partners: Partners

    @cached_property
    def access(self) -> AccessUseCases:
        from chalicelib.bootstrap.access import AccessUseCases

        return AccessUseCases(self)

    @cached_property
    def orders(self) -> OrderUseCases:
        from chalicelib.bootstrap.orders import OrderUseCases

        return OrderUseCases(self)

    @cached_property
    def payments(self) -> PaymentUseCases:
        from chalicelib.bootstrap.payments import PaymentUseCases

        return PaymentUseCases(self)

    @cached_property
    def pickup(self) -> PickupUseCases:
        from chalicelib.bootstrap.pickup import PickupUseCases

        return PickupUseCases(self)

    @cached_property
    def purchases(self) -> PurchaseUseCases:
        from chalicelib.bootstrap.purchases import PurchaseUseCases

        return PurchaseUseCases(self)

    @cached_property
    def imports(self) -> ImportUseCases:
        from chalicelib.bootstrap.imports import ImportUseCases

        return ImportUseCases(self)

    @cached_property
    def catalogue(self) -> CatalogueUseCases:
        from chalicelib.bootstrap.catalogue import CatalogueUseCases

        return CatalogueUseCases(self)

    @cached_property
    def notices(self) -> NoticeUseCases:
        from chalicelib.bootstrap.notices import NoticeUseCases

        return NoticeUseCases(self)

    @cached_property
    def desk_notices(self) -> DeskNoticeUseCases:
        from chalicelib.bootstrap.desk_notices import DeskNoticeUseCases

        return DeskNoticeUseCases(self)

    @cached_property
    def comments(self) -> CommentUseCases:
        from chalicelib.bootstrap.comments import CommentUseCases

        return CommentUseCases(self)

    @cached_property
    def inbox(self) -> InboxUseCases:
        from chalicelib.bootstrap.inbox import InboxUseCases

        return InboxUseCases(self)

    @cached_property
    def external(self) -> ExternalUseCases:
        from chalicelib.bootstrap.external import ExternalUseCases

        return ExternalUseCases(self)

    @cached_property
    def communities(self) -> CommunityUseCases:
        from chalicelib.bootstrap.communities import CommunityUseCases

        return CommunityUseCases(self)

    @cached_property
    def privacy(self) -> PrivacyUseCases:
        from chalicelib.bootstrap.privacy import PrivacyUseCases

        return PrivacyUseCases(self)

    @cached_property
    def background(self) -> Background:
        from chalicelib.bootstrap.background import Background

        return Background(self)

    @cached_property
    def phrases(self) -> Catalogue:
        from chalicelib.texts import Catalogue

        return Catalogue()

    def queue(self, name: str) -> SqsQueue:
        """What a consumer does with a message that it cannot finish; the relay has a queue of failures only."""
        from chalicelib.messaging.queues import SqsQueue

        return SqsQueue(self.clients.sqs, self.settings.queue_url(name), self.settings.failures_url(name))


class Noun(Struct, dict=True):
    """The use cases of one noun. Those of other nouns they ask of the container."""

    container: Container

    @property
    def settings(self) -> Settings:
        return self.container.settings

    @property
    def now(self) -> Clock:
        return self.container.now

    @property
    def new_id(self) -> NewId:
        return self.container.new_id

    @property
    def signing(self) -> Signing:
        return self.container.signing

    @property
    def stores(self) -> Stores:
        return self.container.stores

    @property
    def partners(self) -> Partners:
        return self.container.partners

    @property
    def phrases(self) -> Catalogue:
        return self.container.phrases
