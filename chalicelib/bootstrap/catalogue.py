"""Price lists and offers."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from chalicelib.bootstrap.container import Noun

if TYPE_CHECKING:
    from chalicelib.usecases.catalogue.manage_offers import ManageOffers
    from chalicelib.usecases.catalogue.manage_price_lists import ManagePriceLists


class CatalogueUseCases(Noun):
    @cached_property
    def manage_price_lists(self) -> ManagePriceLists:
        from chalicelib.usecases.catalogue.manage_price_lists import ManagePriceLists

        return ManagePriceLists(self.stores.price_lists, self.stores.commits, self.now, self.new_id)

    @cached_property
    def manage_offers(self) -> ManageOffers:
        from chalicelib.usecases.catalogue.manage_offers import ManageOffers

        return ManageOffers(self.stores.offers, self.stores.commits, self.now)
