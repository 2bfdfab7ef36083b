"""Files of orders."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from chalicelib.bootstrap.container import Noun

if TYPE_CHECKING:
    from collections.abc import Mapping

    from chalicelib.domain.imports.import_job import ImportState
    from chalicelib.usecases.imports.manage_imports import ManageImports
    from chalicelib.usecases.imports.read_file import ReadFile
    from chalicelib.usecases.imports.revive_imports import ReviveImports
    from chalicelib.usecases.imports.run_import import ImportStep, RunImport


class ImportUseCases(Noun):
    @cached_property
    def manage(self) -> ManageImports:
        from chalicelib.usecases.imports.manage_imports import ManageImports

        stores = self.stores
        return ManageImports(
            imports=stores.imports,
            purchases=stores.purchases,
            files=stores.files,
            commits=stores.commits,
            now=self.now,
            new_id=self.new_id,
            cursors=self.signing.cursors,
        )

    @cached_property
    def run(self) -> RunImport:
        from chalicelib.usecases.imports.run_import import RunImport

        return RunImport(
            imports=self.stores.imports,
            steps=self._steps,
            offer_steps=self.container.catalogue.import_steps,
            commits=self.stores.commits,
            now=self.now,
        )

    @cached_property
    def revive(self) -> ReviveImports:
        from chalicelib.usecases.imports.revive_imports import ReviveImports

        return ReviveImports(self.stores.imports, self.stores.commits, self.now)

    @property
    def _reading(self) -> ReadFile:
        from chalicelib.spreadsheets.sheets import FileSheets  # only the import's consumer reads files
        from chalicelib.usecases.imports.read_file import ReadFile

        return ReadFile(
            files=self.stores.patient_files,
            sheets=FileSheets(),
            communities=self.stores.communities,
            phrases=self.phrases,
            picture_hosts=self.settings.photo_hosts.split(),
        )

    @property
    def _steps(self) -> Mapping[ImportState, ImportStep]:
        from chalicelib.domain.imports.import_job import ImportState
        from chalicelib.usecases.imports.apply_file import ApplyFile
        from chalicelib.usecases.imports.compare_file import CompareFile
        from chalicelib.usecases.imports.split_delivery import SplitDelivery

        stores, files = self.stores, self.stores.patient_files
        return {
            ImportState.READING: self._reading,
            ImportState.COMPARING: CompareFile(files, stores.purchases, stores.orders, self.now),
            ImportState.APPLYING: ApplyFile(
                files=files,
                purchases=stores.purchases,
                orders=stores.orders,
                commits=stores.commits,
                now=self.now,
                new_id=self.new_id,
            ),
            ImportState.SPLITTING: SplitDelivery(
                files=files,
                purchases=stores.purchases,
                orders=stores.orders,
                commits=stores.commits,
                now=self.now,
            ),
        }
