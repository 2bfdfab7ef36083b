"""Orders, and how they are handed over."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from chalicelib.bootstrap.container import Noun

if TYPE_CHECKING:
    from chalicelib.usecases.orders.change_orders import ChangeOrders
    from chalicelib.usecases.orders.edit_orders import EditOrders
    from chalicelib.usecases.orders.hand_over_orders import HandOverOrders
    from chalicelib.usecases.orders.list_earlier_orders import ListEarlierOrders
    from chalicelib.usecases.orders.list_orders import ListOrders
    from chalicelib.usecases.orders.manage_views import ManageViews
    from chalicelib.usecases.orders.read_orders import ReadOrders
    from chalicelib.usecases.orders.show_order import ShowOrder


class OrderUseCases(Noun):
    @cached_property
    def read(self) -> ReadOrders:
        from chalicelib.usecases.orders.read_orders import ReadOrders

        return ReadOrders(self.stores.orders, self.stores.communities, self.now)

    @cached_property
    def list(self) -> ListOrders:
        from chalicelib.usecases.orders.list_orders import ListOrders

        return ListOrders(self.stores.orders, self.stores.buyers)

    @cached_property
    def list_earlier(self) -> ListEarlierOrders:
        from chalicelib.usecases.orders.list_earlier_orders import ListEarlierOrders

        stores = self.stores
        return ListEarlierOrders(
            purchases=stores.purchases,
            orders=stores.orders,
            buyers=stores.buyers,
            jobs=self.partners.job_queue,
            commits=stores.commits,
            new_id=self.new_id,
        )

    @cached_property
    def show(self) -> ShowOrder:
        from chalicelib.usecases.orders.show_order import ShowOrder

        stores = self.stores
        return ShowOrder(
            orders=stores.orders,
            buyers=stores.buyers,
            claims=stores.claims,
            journal=stores.journal,
            notices=stores.notices,
        )

    @cached_property
    def edit(self) -> EditOrders:
        from chalicelib.usecases.orders.edit_orders import EditOrders

        return EditOrders(self.stores.orders, self.stores.commits, self.now, self.new_id)

    @cached_property
    def change(self) -> ChangeOrders:
        from chalicelib.usecases.orders.change_orders import ChangeOrders

        return ChangeOrders(self.stores.orders, self.stores.buyers, self.stores.commits, self.now)

    @cached_property
    def views(self) -> ManageViews:
        from chalicelib.usecases.orders.manage_views import ManageViews

        return ManageViews(self.stores.saved_views, self.stores.commits, self.new_id)

    @cached_property
    def hand_over(self) -> HandOverOrders:
        from chalicelib.usecases.orders.hand_over_orders import HandOverOrders

        stores = self.stores
        return HandOverOrders(
            orders=stores.orders,
            buyers=stores.buyers,
            signer=self.signing.signer,
            commits=stores.commits,
            now=self.now,
        )
