"""What people at the desk are told, over which channels, and how they set it."""

from __future__ import annotations

from datetime import timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from chalicelib.bootstrap.container import Noun

if TYPE_CHECKING:
    from chalicelib.usecases.notices.delivery_records import DeliveryRecords
    from chalicelib.usecases.notices.desk_texts import DeskTexts
    from chalicelib.usecases.notices.dispatch_notices import DispatchNotices
    from chalicelib.usecases.notices.link_channels import LinkChannels
    from chalicelib.usecases.notices.manage_addresses import ManageAddresses
    from chalicelib.usecases.notices.manage_notifications import ManageNotifications
    from chalicelib.usecases.notices.recipients import Recipients
    from chalicelib.usecases.notices.tell_desk import TellDesk


class DeskNoticeUseCases(Noun):
    @cached_property
    def tell(self) -> TellDesk:
        from chalicelib.usecases.notices.desk_news import DeskNews
        from chalicelib.usecases.notices.tell_desk import TellDesk

        stores = self.stores
        news = DeskNews(stores.accounts, stores.external_orders)
        return TellDesk(news, self.container.notices.whom_to_tell, stores.desk_notices, stores.commits)

    @cached_property
    def dispatch(self) -> DispatchNotices:
        from chalicelib.usecases.notices.dispatch_notices import DispatchNotices

        return DispatchNotices(
            desk_notices=self.stores.desk_notices,
            people=self.container.notices.whom_to_tell,
            channels=self.partners.channels,
            recipients=self.recipients,
            texts=self.texts,
            deliveries=self.deliveries,
            commits=self.stores.commits,
            calls=int(self.settings.ok_messages_per_second),
            window=timedelta(seconds=int(self.settings.digest_seconds)),
            now=self.now,
            patience=self.partners.patience,
        )

    @cached_property
    def manage(self) -> ManageNotifications:
        from chalicelib.usecases.notices.manage_notifications import ManageNotifications

        stores = self.stores
        return ManageNotifications(stores.desk_notices, self.partners.channels, stores.commits, self.now)

    @cached_property
    def addresses(self) -> ManageAddresses:
        from chalicelib.signing.secrets import new_code, new_secret
        from chalicelib.usecases.notices.manage_addresses import ManageAddresses

        return ManageAddresses(
            desk_notices=self.stores.desk_notices,
            channels=self.partners.channels,
            recipients=self.recipients,
            texts=self.texts,
            commits=self.stores.commits,
            digest=self.signing.code_digest,
            new_code=new_code,
            new_secret=new_secret,
            now=self.now,
        )

    @cached_property
    def link(self) -> LinkChannels:
        from chalicelib.usecases.notices.link_channels import LinkChannels

        return LinkChannels(
            desk_notices=self.stores.desk_notices,
            channels=self.partners.channels,
            commits=self.stores.commits,
            digest=self.signing.code_digest,
            now=self.now,
        )

    @cached_property
    def recipients(self) -> Recipients:
        from chalicelib.usecases.notices.recipients import Recipients

        return Recipients(self.signing.webhook_secrets)

    @cached_property
    def texts(self) -> DeskTexts:
        from chalicelib.usecases.notices.desk_texts import DeskTexts

        address = self.settings.public_url
        return DeskTexts(self.phrases, f"{address}desk" if address else "")

    @cached_property
    def deliveries(self) -> DeliveryRecords:
        from chalicelib.usecases.notices.delivery_records import DeliveryRecords

        return DeliveryRecords(self.stores.commits, self.now, self.partners.patience)
