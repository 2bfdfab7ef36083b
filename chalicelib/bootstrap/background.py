"""What goes on in the background, put together from the nouns: what jobs a queue asks for, the clock, the relay."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from chalicelib.bootstrap.container import Noun

if TYPE_CHECKING:
    from chalicelib.domain.journal import Entry
    from chalicelib.usecases.enqueue_scheduled import EnqueueScheduled
    from chalicelib.usecases.jobs import Jobs
    from chalicelib.usecases.relay_journal import RelayJournal


class Background(Noun):
    @cached_property
    def propagation(self) -> Jobs:
        """The jobs of the purchases' queue."""
        from chalicelib.domain.journal import Event
        from chalicelib.usecases.jobs import Jobs

        purchases, pickup = self.container.purchases, self.container.pickup
        return Jobs(
            {
                Event.PURCHASE_CHANGED: purchases.propagate_terms,
                Event.PURCHASE_PROPAGATED: purchases.propagate_terms,
                Event.PROGRESS_SOUGHT: purchases.count_orders,
                Event.GOODS_CHANGED: purchases.resplit_delivery,
                Event.DELIVERY_CHANGED: purchases.resplit_delivery,
                Event.DELIVERY_WEIGHED: purchases.resplit_delivery,
                Event.DELIVERY_SHARED: purchases.resplit_delivery,
                Event.ORGANIZER_CHANGED: purchases.propagate_organizer,
                Event.ORGANIZER_PROPAGATED: purchases.propagate_organizer,
                Event.POINTS_CHANGED: pickup.propagate_point,
                Event.POINT_PROPAGATED: pickup.propagate_point,
                Event.MESSAGES_DUE: self.container.notices.send_messages,
                Event.REMINDERS_DUE: self.container.notices.send_reminders,
            }
        )

    @cached_property
    def inbox(self) -> Jobs:
        """What people say to the group, by the bot, or that they paid; and what organizers have to decide."""
        from chalicelib.domain.journal import Event
        from chalicelib.usecases.jobs import Jobs

        telling, desk = self.container.notices.tell_organizers, self.container.desk_notices.tell
        return Jobs(
            {
                Event.MESSAGE_RECEIVED: self.container.inbox.handle_messages,
                Event.CLAIM_FILED: telling,
                Event.CLAIM_TAPPED: telling,
                Event.DECISION_NEEDED: self.container.notices.ask_decision,
                Event.EXTERNAL_OPENED: desk,
                Event.EXTERNAL_CANCELLED: desk,
                Event.EXTERNAL_PUSHED: desk,
                Event.ACCOUNT_REFUSED: desk,
                Event.ACCOUNT_SILENT: desk,
                Event.ACCOUNT_KEY_ENDS: desk,
                Event.CONNECTION_REFUSED: desk,
            }
        )

    @cached_property
    def external(self) -> Jobs:
        """What marketplaces push, what rules decide of it, and what marketplaces are to be told."""
        from chalicelib.domain.journal import Event
        from chalicelib.usecases.jobs import Jobs

        external = self.container.external
        return Jobs(
            {
                Event.EXTERNAL_RECEIVED: external.sync,
                Event.EXTERNAL_OPENED: external.apply_rules,
                Event.EXTERNAL_DECIDED: external.push,
                Event.RESERVATION_LOWERED: external.reserve_goods,
            }
        )

    def tell(self, entry: Entry) -> None:
        """Over the channel that an entry names, or to a buyer in OK."""
        from chalicelib.domain.journal import Event

        if entry.event == Event.NOTICE_DUE:
            self.container.desk_notices.dispatch.run(entry)
        else:
            self.container.notices.send.send(entry)

    def give_up_notice(self, entry: Entry) -> None:
        """What is told nobody any more says so to whoever looks at the desk."""
        from chalicelib.domain.journal import Event

        if entry.event == Event.NOTICE_DUE:
            self.container.desk_notices.dispatch.give_up(entry)

    def give_up_external(self, entry: Entry) -> None:
        """A decision that nobody tells any more says so; what was pushed is kept as told, or the polls find it."""
        from chalicelib.domain.journal import Event

        if entry.event == Event.EXTERNAL_RECEIVED:
            self.container.external.sync.give_up(entry)
        if entry.event == Event.EXTERNAL_DECIDED:
            self.container.external.push.give_up(entry)

    @cached_property
    def jobs(self) -> Jobs:
        """What the queue of jobs asks for."""
        from chalicelib.domain.journal import Event
        from chalicelib.usecases.jobs import Jobs

        privacy = self.container.privacy
        return Jobs(
            {
                Event.COMMENTS_DUE: self.container.comments.sync,
                Event.COMMUNITIES_DUE: self.enqueue_scheduled,
                Event.STOPS_SOUGHT: self.container.purchases.stop_purchases,
                Event.REMINDERS_SOUGHT: self.container.notices.find_reminders,
                Event.IMPORTS_SOUGHT: self.container.imports.revive,
                Event.EARLIER_ORDERS_SOUGHT: self.container.orders.list_earlier,
                Event.CONNECTION_DUE: self.container.inbox.keep_subscription,
                Event.POLLS_SOUGHT: self.container.external.find_polls,
                Event.POLL_DUE: self.container.external.poll,
                Event.COMPARISONS_SOUGHT: self.container.external.find_comparisons,
                Event.COMPARISON_ASKED: self.container.external.compare,
                Event.LISTS_BEHIND: self.container.payments.join_lists,
                Event.ERASURE_ASKED: privacy.erase_person,
                Event.BUYER_ERASED: privacy.recheck_erasure,
            }
        )

    @cached_property
    def enqueue_scheduled(self) -> EnqueueScheduled:
        from chalicelib.usecases.enqueue_scheduled import EnqueueScheduled

        return EnqueueScheduled(self.stores.communities, self.partners.job_queue, self.now, self.new_id)

    @cached_property
    def relay_journal(self) -> RelayJournal:
        from chalicelib.usecases.relay_journal import RelayJournal

        return RelayJournal(self.partners.publisher)
