"""The use cases, each put together when it is first asked for."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from chalicelib.bootstrap.partners import Partners
from chalicelib.bootstrap.stores import Stores

if TYPE_CHECKING:
    from chalicelib.domain.imports import ImportState
    from chalicelib.usecases.founding import Founding
    from chalicelib.usecases.import_stepping import ImportStepping
    from chalicelib.usecases.importing import Importing
    from chalicelib.usecases.launching import Launching
    from chalicelib.usecases.noticing import Noticing
    from chalicelib.usecases.ports import ImportStep
    from chalicelib.usecases.purchasing import Purchasing
    from chalicelib.usecases.reading_orders import ReadingOrders
    from chalicelib.usecases.relaying import Relaying


class Hub(Stores, Partners):
    """All that the application can do."""

    @cached_property
    def founding(self) -> Founding:
        from chalicelib.usecases.founding import Founding

        return Founding(self.communities, self.secrets, self.bot, self.commits, self.now, self.new_id)

    @cached_property
    def launching(self) -> Launching:
        from chalicelib.usecases.launching import Launching

        return Launching(
            self.launches,
            self.group,
            self.communities,
            self.buyers,
            self.commits,
            self.tokens,
            self.now,
            self.new_id,
        )

    @cached_property
    def reading_orders(self) -> ReadingOrders:
        from chalicelib.usecases.reading_orders import ReadingOrders

        return ReadingOrders(self.orders, self.communities, self.now)

    @cached_property
    def purchasing(self) -> Purchasing:
        from chalicelib.usecases.purchasing import Purchasing

        return Purchasing(self.purchases, self.commits, self.now, self.new_id)

    @cached_property
    def importing(self) -> Importing:
        from chalicelib.usecases.importing import Importing

        return Importing(self.imports, self.purchases, self.files, self.commits, self.now, self.new_id)

    @cached_property
    def import_stepping(self) -> ImportStepping:
        from chalicelib.usecases.import_stepping import ImportStepping

        return ImportStepping(self.imports, self._import_steps, self.commits, self.now, self.new_id)

    @property
    def _import_steps(self) -> Mapping[ImportState, ImportStep]:
        from chalicelib.domain.imports import ImportState
        from chalicelib.spreadsheets.sheets import FileSheets  # only the import's consumer reads files
        from chalicelib.usecases.delivery_splitting import DeliverySplitting
        from chalicelib.usecases.import_applying import ImportApplying
        from chalicelib.usecases.import_comparing import ImportComparing
        from chalicelib.usecases.import_reading import ImportReading

        files, purchases, orders = self.files, self.purchases, self.orders
        saving = (files, purchases, orders, self.commits, self.now, self.new_id)
        return {
            ImportState.READING: ImportReading(files, FileSheets(), self.communities, self.phrases),
            ImportState.COMPARING: ImportComparing(files, purchases, orders, self.now),
            ImportState.APPLYING: ImportApplying(*saving),
            ImportState.SPLITTING: DeliverySplitting(*saving),
        }

    @cached_property
    def noticing(self) -> Noticing:
        from chalicelib.usecases.noticing import Noticing

        link = self.settings.cabinet_link.replace("{app}", self.settings.ok_application_id)
        return Noticing(self.notices, self.bot, self.phrases, self.commits, link, self.now, self.new_id)

    @cached_property
    def relaying(self) -> Relaying:
        from chalicelib.messaging.publisher import SnsPublisher
        from chalicelib.usecases.relaying import Relaying

        return Relaying(SnsPublisher(self._client("sns"), self.settings.events_topic))
