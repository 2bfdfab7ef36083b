"""Purchases, and what of them their orders have a copy of."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from chalicelib.bootstrap.container import Noun

if TYPE_CHECKING:
    from chalicelib.usecases.purchases.count_orders import CountOrders
    from chalicelib.usecases.purchases.keep_purchases import KeepPurchases
    from chalicelib.usecases.purchases.manage_purchases import ManagePurchases
    from chalicelib.usecases.purchases.propagate_organizer import PropagateOrganizer
    from chalicelib.usecases.purchases.propagate_terms import PropagateTerms
    from chalicelib.usecases.purchases.resplit_delivery import ResplitDelivery
    from chalicelib.usecases.purchases.stop_purchases import StopPurchases


class PurchaseUseCases(Noun):
    @cached_property
    def manage(self) -> ManagePurchases:
        from chalicelib.usecases.purchases.manage_purchases import ManagePurchases

        stores = self.stores
        return ManagePurchases(
            purchases=stores.purchases,
            communities=stores.communities,
            points=stores.points,
            locales=self.container.communities.locales,
            commits=stores.commits,
            now=self.now,
            new_id=self.new_id,
            picture_hosts=self.settings.photo_hosts.split(),
        )

    @cached_property
    def propagate_terms(self) -> PropagateTerms:
        from chalicelib.usecases.purchases.propagate_terms import PropagateTerms

        stores = self.stores
        return PropagateTerms(
            purchases=stores.purchases,
            orders=stores.orders,
            claims=stores.claims,
            commits=stores.commits,
            now=self.now,
        )

    @cached_property
    def propagate_organizer(self) -> PropagateOrganizer:
        from chalicelib.usecases.purchases.propagate_organizer import PropagateOrganizer

        return PropagateOrganizer(self.stores.purchases, self.stores.communities, self.stores.commits)

    @cached_property
    def resplit_delivery(self) -> ResplitDelivery:
        from chalicelib.usecases.purchases.resplit_delivery import ResplitDelivery

        stores = self.stores
        return ResplitDelivery(
            purchases=stores.purchases,
            orders=stores.orders,
            files=stores.patient_files,
            commits=stores.commits,
            now=self.now,
        )

    @cached_property
    def count_orders(self) -> CountOrders:
        from chalicelib.usecases.purchases.count_orders import CountOrders

        return CountOrders(self.stores.orders, self.stores.commits)

    @cached_property
    def stop_purchases(self) -> StopPurchases:
        from chalicelib.usecases.purchases.stop_purchases import StopPurchases

        return StopPurchases(self.stores.purchases, self.stores.communities, self.stores.commits, self.now)

    @cached_property
    def keep(self) -> KeepPurchases:
        from chalicelib.usecases.purchases.keep_purchases import KeepPurchases

        return KeepPurchases(self.stores.purchases, self.stores.commits, self.now, self.new_id)
