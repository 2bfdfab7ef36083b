"""What goes on in the background: consumers of queues, the clock, the journal's relay."""

from __future__ import annotations

from datetime import timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from chalicelib.bootstrap.cabinet import Cabinet
from chalicelib.bootstrap.desk import Desk

if TYPE_CHECKING:
    from collections.abc import Mapping

    from chalicelib.domain.imports.import_job import ImportState
    from chalicelib.messaging.jobs import SqsJobs
    from chalicelib.usecases.comments.sync_comments import SyncComments
    from chalicelib.usecases.enqueue_scheduled import EnqueueScheduled
    from chalicelib.usecases.imports.run_import import ImportStep, RunImport
    from chalicelib.usecases.inbox.handle_messages import HandleMessages
    from chalicelib.usecases.inbox.keep_subscription import KeepSubscription
    from chalicelib.usecases.jobs import Jobs
    from chalicelib.usecases.notices.send_notices import SendNotices
    from chalicelib.usecases.relay_journal import RelayEntries


class Background(Cabinet, Desk):
    """The use cases of consumers."""

    @cached_property
    def run_import(self) -> RunImport:
        from chalicelib.usecases.imports.run_import import RunImport

        return RunImport(self.imports, self._import_steps, self.commits, self.now)

    @property
    def _import_steps(self) -> Mapping[ImportState, ImportStep]:
        from chalicelib.domain.imports.import_job import ImportState
        from chalicelib.spreadsheets.sheets import FileSheets  # only the import's consumer reads files
        from chalicelib.usecases.imports.apply_file import ApplyFile
        from chalicelib.usecases.imports.compare_file import CompareFile
        from chalicelib.usecases.imports.read_file import ReadFile
        from chalicelib.usecases.imports.split_delivery import SplitDelivery

        files, purchases, orders = self.patient_files, self.purchases, self.orders
        return {
            ImportState.READING: ReadFile(files, FileSheets(), self.communities, self.phrases),
            ImportState.COMPARING: CompareFile(files, purchases, orders, self.now),
            ImportState.APPLYING: ApplyFile(
                files=files,
                purchases=purchases,
                orders=orders,
                commits=self.commits,
                now=self.now,
                new_id=self.new_id,
            ),
            ImportState.SPLITTING: SplitDelivery(
                files=files,
                purchases=purchases,
                orders=orders,
                commits=self.commits,
                now=self.now,
            ),
        }

    @cached_property
    def send_notices(self) -> SendNotices:
        from chalicelib import deadline
        from chalicelib.storage.engine.pauses import rest
        from chalicelib.usecases.notices.send_notices import SendNotices
        from chalicelib.usecases.ports import Patience

        return SendNotices(
            notices=self.notices,
            bot=self.bot,
            renderer=self.renderer,
            commits=self.commits,
            calls=int(self.settings.ok_messages_per_second),
            window=timedelta(seconds=int(self.settings.coalescing_seconds)),
            now=self.now,
            patience=Patience(deadline.remaining, rest),
        )

    @cached_property
    def propagation(self) -> Jobs:
        """The chains of the purchases' queue."""
        from chalicelib.domain.journal import Event
        from chalicelib.usecases.jobs import Jobs
        from chalicelib.usecases.notices.reminders import SendReminders
        from chalicelib.usecases.pickup.propagate_point import PropagatePoint
        from chalicelib.usecases.purchases.propagate_organizer import PropagateOrganizer
        from chalicelib.usecases.purchases.propagate_terms import PropagateTerms

        terms = PropagateTerms(self.purchases, self.orders, self.commits)
        points = PropagatePoint(self.points, self.orders, self.commits)
        return Jobs(
            {
                Event.PURCHASE_CHANGED: terms,
                Event.PURCHASE_PROPAGATED: terms,
                Event.ORGANIZER_CHANGED: PropagateOrganizer(self.purchases, self.communities, self.commits),
                Event.POINTS_CHANGED: points,
                Event.POINT_PROPAGATED: points,
                Event.REMINDERS_DUE: SendReminders(self.orders, self.commits),
            }
        )

    @cached_property
    def jobs(self) -> Jobs:
        """What the queue of jobs asks for."""
        from chalicelib.domain.journal import Event
        from chalicelib.usecases.imports.revive_imports import ReviveImports
        from chalicelib.usecases.jobs import Jobs
        from chalicelib.usecases.notices.reminders import FindReminders
        from chalicelib.usecases.privacy.recheck_erasure import RecheckErasure

        finding = FindReminders(self.communities, self.purchases, self._asking, self.commits, self.now, self.new_id)
        return Jobs(
            {
                Event.COMMENTS_DUE: self._sync_comments,
                Event.COMMUNITIES_DUE: self.enqueue_scheduled,
                Event.REMINDERS_SOUGHT: finding,
                Event.IMPORTS_SOUGHT: ReviveImports(self.imports, self.commits, self.now),
                Event.CONNECTION_DUE: self._keep_subscription,
                Event.ERASURE_ASKED: self.erase_person,
                Event.BUYER_ERASED: RecheckErasure(
                    erase_person=self.erase_person,
                    imports=self.imports,
                    files=self.files,
                    commits=self.commits,
                    now=self.now,
                ),
            }
        )

    @property
    def _sync_comments(self) -> SyncComments:
        from chalicelib.usecases.comments.sync_comments import SyncComments
        from chalicelib.usecases.comments.sync_discussions import SyncDiscussions

        sync_discussions = SyncDiscussions(self.discussions, self.comments, self.buyers, self.commits, self.now)
        return SyncComments(self.communities, self.secrets, sync_discussions, self.manage_connections)

    @property
    def _keep_subscription(self) -> KeepSubscription:
        from chalicelib.usecases.inbox.keep_subscription import KeepSubscription

        address = self.settings.public_url
        return KeepSubscription(self.communities, self.secrets, self.bot, self.signer, self.manage_connections, address)

    @cached_property
    def handle_messages(self) -> HandleMessages:
        from chalicelib.usecases.inbox.handle_messages import HandleMessages

        return HandleMessages(
            messages=self.messages,
            buyers=self.buyers,
            orders=self.orders,
            notices=self.notices,
            commits=self.commits,
            now=self.now,
        )

    @cached_property
    def enqueue_scheduled(self) -> EnqueueScheduled:
        from chalicelib.usecases.enqueue_scheduled import EnqueueScheduled

        return EnqueueScheduled(self.communities, self._asking, self.now, self.new_id)

    @cached_property
    def _asking(self) -> SqsJobs:
        from chalicelib.messaging.jobs import SqsJobs

        return SqsJobs(self._sqs, self.settings.queue_url("jobs"))

    @cached_property
    def relay_entries(self) -> RelayEntries:
        from chalicelib.messaging.publisher import SnsPublisher
        from chalicelib.usecases.relay_journal import RelayEntries

        return RelayEntries(SnsPublisher(self._client("sns"), self.settings.events_topic))
