"""What goes on in the background: consumers of queues, the clock, the journal's relay."""

from __future__ import annotations

from datetime import timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from chalicelib.bootstrap.cabinet import Cabinet
from chalicelib.bootstrap.desk import Desk

if TYPE_CHECKING:
    from collections.abc import Mapping

    from chalicelib.domain.imports import ImportState
    from chalicelib.messaging.chores import SqsChores
    from chalicelib.usecases.chains import Chains
    from chalicelib.usecases.imports.stepping import ImportStep, ImportStepping
    from chalicelib.usecases.inbox.answering import Answering
    from chalicelib.usecases.notices.telling import Noticing
    from chalicelib.usecases.relaying import Relaying
    from chalicelib.usecases.waking import Waking


class Background(Cabinet, Desk):
    """The use cases of consumers."""

    @cached_property
    def import_stepping(self) -> ImportStepping:
        from chalicelib.usecases.imports.stepping import ImportStepping

        return ImportStepping(self.imports, self._import_steps, self.commits, self.now)

    @property
    def _import_steps(self) -> Mapping[ImportState, ImportStep]:
        from chalicelib.domain.imports import ImportState
        from chalicelib.spreadsheets.sheets import FileSheets  # only the import's consumer reads files
        from chalicelib.usecases.imports.applying import ImportApplying
        from chalicelib.usecases.imports.comparing import ImportComparing
        from chalicelib.usecases.imports.reading import ImportReading
        from chalicelib.usecases.imports.splitting import DeliverySplitting

        files, purchases, orders = self.patient_files, self.purchases, self.orders
        return {
            ImportState.READING: ImportReading(files, FileSheets(), self.communities, self.phrases),
            ImportState.COMPARING: ImportComparing(files, purchases, orders, self.now),
            ImportState.APPLYING: ImportApplying(
                files=files,
                purchases=purchases,
                orders=orders,
                commits=self.commits,
                now=self.now,
                new_id=self.new_id,
            ),
            ImportState.SPLITTING: DeliverySplitting(
                files=files,
                purchases=purchases,
                orders=orders,
                commits=self.commits,
                now=self.now,
            ),
        }

    @cached_property
    def noticing(self) -> Noticing:
        from chalicelib import deadline
        from chalicelib.storage.engine.pauses import rest
        from chalicelib.usecases.notices.telling import Noticing
        from chalicelib.usecases.ports import Patience

        return Noticing(
            notices=self.notices,
            bot=self.bot,
            letters=self.letters,
            commits=self.commits,
            calls=int(self.settings.ok_messages_per_second),
            window=timedelta(seconds=int(self.settings.coalescing_seconds)),
            now=self.now,
            patience=Patience(deadline.remaining, rest),
        )

    @cached_property
    def spreading(self) -> Chains:
        """The chains of the purchases' queue."""
        from chalicelib.domain.journal import Event
        from chalicelib.usecases.chains import Chains
        from chalicelib.usecases.notices.reminding import Reminding
        from chalicelib.usecases.pickup.spreading import PointSpreading
        from chalicelib.usecases.purchases.hosting import Rehosting
        from chalicelib.usecases.purchases.spreading import TermsSpreading

        terms = TermsSpreading(self.purchases, self.orders, self.commits)
        points = PointSpreading(self.points, self.orders, self.commits)
        return Chains(
            {
                Event.PURCHASE_CHANGED: terms,
                Event.PURCHASE_SPREAD: terms,
                Event.ORGANIZER_CHANGED: Rehosting(self.purchases, self.communities, self.commits),
                Event.POINTS_CHANGED: points,
                Event.POINT_SPREAD: points,
                Event.REMINDERS_DUE: Reminding(self.orders, self.commits),
            }
        )

    @cached_property
    def chores(self) -> Chains:
        """What the queue of chores asks for."""
        from chalicelib.domain.journal import Event
        from chalicelib.usecases.chains import Chains
        from chalicelib.usecases.comments.collecting import Collecting
        from chalicelib.usecases.comments.pulling import Pulling
        from chalicelib.usecases.imports.nudging import ImportNudging
        from chalicelib.usecases.inbox.subscribing import Subscribing
        from chalicelib.usecases.notices.reminding import ReminderFinding
        from chalicelib.usecases.privacy.last_look import LastLook

        pulling = Pulling(self.discussions, self.comments, self.buyers, self.commits, self.now)
        collecting = Collecting(self.communities, self.secrets, pulling, self.connecting)
        address = self.settings.public_url
        subscribing = Subscribing(self.communities, self.secrets, self.bot, self.seals, self.connecting, address)
        finding = ReminderFinding(self.communities, self.purchases, self._asking, self.commits, self.now, self.new_id)
        return Chains(
            {
                Event.COMMENTS_DUE: collecting,
                Event.COMMUNITIES_DUE: self.waking,
                Event.REMINDERS_SOUGHT: finding,
                Event.IMPORTS_SOUGHT: ImportNudging(self.imports, self.commits, self.now),
                Event.CONNECTION_DUE: subscribing,
                Event.ERASURE_ASKED: self.erasing,
                Event.BUYER_ERASED: LastLook(
                    erasing=self.erasing,
                    imports=self.imports,
                    files=self.files,
                    commits=self.commits,
                    now=self.now,
                ),
            }
        )

    @cached_property
    def answering(self) -> Answering:
        from chalicelib.usecases.inbox.answering import Answering

        return Answering(
            messages=self.messages,
            buyers=self.buyers,
            orders=self.orders,
            notices=self.notices,
            commits=self.commits,
            now=self.now,
        )

    @cached_property
    def waking(self) -> Waking:
        from chalicelib.usecases.waking import Waking

        return Waking(self.communities, self._asking, self.now, self.new_id)

    @cached_property
    def _asking(self) -> SqsChores:
        from chalicelib.messaging.chores import SqsChores

        return SqsChores(self._sqs, self.settings.queue_url("chores"))

    @cached_property
    def relaying(self) -> Relaying:
        from chalicelib.messaging.publisher import SnsPublisher
        from chalicelib.usecases.relaying import Relaying

        return Relaying(SnsPublisher(self._client("sns"), self.settings.events_topic))
