"""Price lists and offers."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from chalicelib.bootstrap.container import Noun

if TYPE_CHECKING:
    from collections.abc import Mapping

    from chalicelib.domain.imports.import_job import ImportState
    from chalicelib.usecases.catalogue.manage_offer_imports import ManageOfferImports
    from chalicelib.usecases.catalogue.manage_offers import ManageOffers
    from chalicelib.usecases.catalogue.manage_price_lists import ManagePriceLists
    from chalicelib.usecases.catalogue.manage_suppliers import ManageSuppliers
    from chalicelib.usecases.imports.run_import import ImportStep


class CatalogueUseCases(Noun):
    @cached_property
    def manage_price_lists(self) -> ManagePriceLists:
        from chalicelib.usecases.catalogue.manage_price_lists import ManagePriceLists

        return ManagePriceLists(self.stores.price_lists, self.stores.commits, self.now, self.new_id)

    @cached_property
    def manage_offers(self) -> ManageOffers:
        from chalicelib.usecases.catalogue.manage_offers import ManageOffers

        return ManageOffers(self.stores.offers, self.stores.commits, self.now)

    @cached_property
    def manage_suppliers(self) -> ManageSuppliers:
        from chalicelib.usecases.catalogue.manage_suppliers import ManageSuppliers

        stores = self.stores
        return ManageSuppliers(
            suppliers=stores.suppliers,
            secrets=stores.account_secrets,
            services=self.partners.suppliers,
            commits=stores.commits,
            now=self.now,
        )

    @cached_property
    def manage_imports(self) -> ManageOfferImports:
        from chalicelib.usecases.catalogue.manage_offer_imports import ManageOfferImports

        stores = self.stores
        return ManageOfferImports(
            imports=stores.imports,
            price_lists=stores.price_lists,
            files=stores.files,
            commits=stores.commits,
            now=self.now,
            new_id=self.new_id,
            cursors=self.signing.cursors,
        )

    @property
    def import_steps(self) -> Mapping[ImportState, ImportStep]:
        """Of a price list: only the imports' consumer does them."""
        from chalicelib.domain.imports.import_job import ImportState
        from chalicelib.spreadsheets.sheets import FileSheets
        from chalicelib.usecases.catalogue.apply_price_list import ApplyPriceList
        from chalicelib.usecases.catalogue.compare_price_list import ComparePriceList
        from chalicelib.usecases.catalogue.read_price_list import ReadPriceList

        stores, files = self.stores, self.stores.patient_files
        return {
            ImportState.READING: ReadPriceList(files, FileSheets(), stores.communities, self.phrases),
            ImportState.COMPARING: ComparePriceList(files, stores.price_lists, stores.offers, self.now),
            ImportState.APPLYING: ApplyPriceList(
                files=files,
                price_lists=stores.price_lists,
                offers=stores.offers,
                commits=stores.commits,
                now=self.now,
            ),
        }
