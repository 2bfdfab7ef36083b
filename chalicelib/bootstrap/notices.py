"""What people are told, in whose words, and when."""

from __future__ import annotations

from datetime import timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from chalicelib.bootstrap.container import Noun

if TYPE_CHECKING:
    from chalicelib.usecases.notices.ask_decision import AskDecision
    from chalicelib.usecases.notices.edit_templates import EditTemplates
    from chalicelib.usecases.notices.find_reminders import FindReminders
    from chalicelib.usecases.notices.message_buyers import MessageBuyers
    from chalicelib.usecases.notices.notice_renderer import NoticeRenderer
    from chalicelib.usecases.notices.preview_change import PreviewChange
    from chalicelib.usecases.notices.purchase_audience import PurchaseAudience
    from chalicelib.usecases.notices.read_news import ReadNews
    from chalicelib.usecases.notices.read_undelivered import ReadUndelivered
    from chalicelib.usecases.notices.send_messages import SendMessages
    from chalicelib.usecases.notices.send_notices import SendNotices
    from chalicelib.usecases.notices.send_reminders import SendReminders
    from chalicelib.usecases.notices.tell_organizers import TellOrganizers
    from chalicelib.usecases.notices.whom_to_tell import WhomToTell


class NoticeUseCases(Noun):
    @cached_property
    def send(self) -> SendNotices:
        from chalicelib.usecases.notices.send_notices import SendNotices

        return SendNotices(
            notices=self.stores.notices,
            news=self.news,
            bot=self.partners.bot,
            renderer=self.renderer,
            commits=self.stores.commits,
            calls=int(self.settings.ok_messages_per_second),
            window=timedelta(seconds=int(self.settings.coalescing_seconds)),
            now=self.now,
            patience=self.partners.patience,
        )

    @cached_property
    def news(self) -> ReadNews:
        from chalicelib.usecases.notices.read_claim_news import ReadClaimNews
        from chalicelib.usecases.notices.read_decision_news import ReadDecisionNews
        from chalicelib.usecases.notices.read_news import ReadNews

        stores = self.stores
        claims = ReadClaimNews(stores.claims, stores.buyers, stores.communities)
        return ReadNews(claims, ReadDecisionNews(stores.purchases))

    @cached_property
    def whom_to_tell(self) -> WhomToTell:
        from chalicelib.usecases.notices.whom_to_tell import WhomToTell

        return WhomToTell(self.stores.communities, self.stores.buyers)

    @cached_property
    def ask_decision(self) -> AskDecision:
        from chalicelib.usecases.notices.ask_decision import AskDecision

        stores = self.stores
        return AskDecision(stores.purchases, self.whom_to_tell, stores.desk_notices, stores.commits)

    @cached_property
    def tell_organizers(self) -> TellOrganizers:
        from chalicelib.usecases.notices.tell_organizers import TellOrganizers

        stores = self.stores
        return TellOrganizers(stores.claims, self.whom_to_tell, stores.desk_notices, stores.commits)

    @cached_property
    def edit_templates(self) -> EditTemplates:
        from chalicelib.usecases.notices.edit_templates import EditTemplates

        return EditTemplates(
            communities=self.stores.communities,
            phrases=self.phrases,
            renderer=self.renderer,
            commits=self.stores.commits,
            now=self.now,
        )

    @cached_property
    def read_undelivered(self) -> ReadUndelivered:
        from chalicelib.usecases.notices.read_undelivered import ReadUndelivered

        return ReadUndelivered(self.stores.notices, self.stores.buyers, self.stores.orders, self.now)

    @cached_property
    def find_reminders(self) -> FindReminders:
        from chalicelib.usecases.notices.find_reminders import FindReminders

        stores = self.stores
        return FindReminders(
            communities=stores.communities,
            purchases=stores.purchases,
            jobs=self.partners.job_queue,
            commits=stores.commits,
            now=self.now,
            new_id=self.new_id,
        )

    @cached_property
    def send_reminders(self) -> SendReminders:
        from chalicelib.usecases.notices.send_reminders import SendReminders

        return SendReminders(self.stores.orders, self.stores.commits)

    @cached_property
    def audience(self) -> PurchaseAudience:
        from chalicelib.usecases.notices.purchase_audience import PurchaseAudience

        stores = self.stores
        return PurchaseAudience(
            orders=stores.orders,
            buyers=stores.buyers,
            communities=stores.communities,
            renderer=self.renderer,
            now=self.now,
        )

    @cached_property
    def message_buyers(self) -> MessageBuyers:
        from chalicelib.usecases.notices.message_buyers import MessageBuyers

        stores = self.stores
        return MessageBuyers(
            purchases=stores.purchases,
            orders=stores.orders,
            buyers=stores.buyers,
            notices=stores.notices,
            audience=self.audience,
            commits=stores.commits,
            cursors=self.signing.cursors,
            now=self.now,
            new_id=self.new_id,
        )

    @cached_property
    def send_messages(self) -> SendMessages:
        from chalicelib.usecases.notices.send_messages import SendMessages

        return SendMessages(self.stores.orders, self.stores.commits)

    @cached_property
    def preview_change(self) -> PreviewChange:
        from chalicelib.usecases.notices.preview_change import PreviewChange

        return PreviewChange(self.audience, self.now)

    @cached_property
    def renderer(self) -> NoticeRenderer:
        from chalicelib.usecases.notices.notice_renderer import NoticeRenderer

        link = self.settings.cabinet_link.replace("{app}", self.settings.ok_application_id)
        return NoticeRenderer(self.phrases, link)
