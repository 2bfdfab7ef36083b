"""What people write to the group's bot."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from chalicelib.bootstrap.container import Noun

if TYPE_CHECKING:
    from chalicelib.usecases.inbox.handle_messages import HandleMessages
    from chalicelib.usecases.inbox.keep_subscription import KeepSubscription
    from chalicelib.usecases.inbox.receive_messages import ReceiveMessages


class InboxUseCases(Noun):
    @cached_property
    def receive_messages(self) -> ReceiveMessages:
        from chalicelib.usecases.inbox.receive_messages import ReceiveMessages

        return ReceiveMessages(
            signer=self.signing.signer,
            webhook_parser=self.partners.webhook_parser,
            commits=self.stores.commits,
            strict=self.settings.ok_hook_enforce == "yes",
            now=self.now,
        )

    @cached_property
    def handle_messages(self) -> HandleMessages:
        from chalicelib.usecases.inbox.handle_messages import HandleMessages

        stores = self.stores
        return HandleMessages(
            messages=stores.messages,
            buyers=stores.buyers,
            orders=stores.orders,
            notices=stores.notices,
            claim_buttons=self.container.payments.decide_by_button,
            locales=self.container.communities.locales,
            commits=stores.commits,
            now=self.now,
        )

    @cached_property
    def keep_subscription(self) -> KeepSubscription:
        from chalicelib.usecases.inbox.keep_subscription import KeepSubscription

        return KeepSubscription(
            communities=self.stores.communities,
            secrets=self.stores.secrets,
            bot=self.partners.bot,
            signer=self.signing.signer,
            manage_connections=self.container.communities.manage_connections,
            address=self.settings.public_url,
        )
