"""What becomes of orders of marketplaces: what is kept, decided by rules, joined, and what follows."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from chalicelib.bootstrap.container import Noun

if TYPE_CHECKING:
    from chalicelib.usecases.external.apply_rules import ApplyRules
    from chalicelib.usecases.external.consequences import Consequences
    from chalicelib.usecases.external.find_candidates import FindCandidates
    from chalicelib.usecases.external.find_supplied import FindSupplied
    from chalicelib.usecases.external.join_sales import JoinSales
    from chalicelib.usecases.external.keep_orders import KeepOrders
    from chalicelib.usecases.external.manage_rules import ManageRules
    from chalicelib.usecases.external.meet_sales import MeetSales
    from chalicelib.usecases.external.parts import Parts
    from chalicelib.usecases.external.preview_region import PreviewRegion
    from chalicelib.usecases.external.preview_rules import PreviewRules
    from chalicelib.usecases.external.reserve_goods import ReserveGoods


class ExternalDecisions(Noun):
    @cached_property
    def apply_rules(self) -> ApplyRules:
        from chalicelib.usecases.external.apply_rules import ApplyRules

        stores = self.stores
        return ApplyRules(
            accounts=stores.accounts,
            external=stores.external_orders,
            rules=stores.external_rules,
            find_candidates=self._find_candidates,
            consequences=self._consequences,
            commits=stores.commits,
            now=self.now,
        )

    @cached_property
    def rules(self) -> ManageRules:
        from chalicelib.usecases.external.manage_rules import ManageRules

        stores = self.stores
        return ManageRules(
            rules=stores.external_rules,
            accounts=stores.accounts,
            price_lists=stores.price_lists,
            commits=stores.commits,
            new_id=self.new_id,
        )

    @cached_property
    def preview_rules(self) -> PreviewRules:
        from chalicelib.usecases.external.preview_rules import PreviewRules

        stores = self.stores
        return PreviewRules(stores.external_rules, stores.accounts, stores.external_orders, self._find_candidates)

    @cached_property
    def _find_candidates(self) -> FindCandidates:
        from chalicelib.usecases.external.find_candidates import FindCandidates

        return FindCandidates(self.stores.offers, self.stores.price_lists)

    @cached_property
    def find_supplied(self) -> FindSupplied:
        from chalicelib.usecases.external.find_supplied import FindSupplied

        stores = self.stores
        return FindSupplied(stores.suppliers, stores.account_secrets, self.partners.suppliers, self.signing.cursors)

    @cached_property
    def reserve_goods(self) -> ReserveGoods:
        from chalicelib.usecases.external.reserve_goods import ReserveGoods

        stores = self.stores
        return ReserveGoods(stores.suppliers, stores.account_secrets, self.partners.suppliers, stores.commits)

    @cached_property
    def _keep_orders(self) -> KeepOrders:
        from chalicelib.usecases.external.keep_orders import KeepOrders
        from chalicelib.usecases.external.unkept_orders import UnkeptOrders

        stores = self.stores
        return KeepOrders(
            orders=stores.external_orders,
            consequences=self._consequences,
            accounts=stores.accounts,
            meet_sales=self._meet_sales,
            parts=self._parts,
            unkept=UnkeptOrders(stores.accounts, stores.commits, self.now),
            commits=stores.commits,
            now=self.now,
        )

    @cached_property
    def preview_region(self) -> PreviewRegion:
        from chalicelib.usecases.external.preview_region import PreviewRegion

        stores = self.stores
        return PreviewRegion(stores.accounts, stores.external_orders, stores.orders, self._consequences)

    @cached_property
    def _meet_sales(self) -> MeetSales:
        from chalicelib.usecases.external.meet_sales import MeetSales

        stores = self.stores
        return MeetSales(stores.accounts, stores.external_orders, stores.sales, self.now)

    @cached_property
    def sales(self) -> JoinSales:
        from chalicelib.usecases.external.join_sales import JoinSales

        stores = self.stores
        return JoinSales(
            accounts=stores.accounts,
            external=stores.external_orders,
            consequences=self._consequences,
            commits=stores.commits,
            now=self.now,
        )

    @cached_property
    def _consequences(self) -> Consequences:
        from chalicelib.usecases.external.consequences import Consequences

        return Consequences(
            orders=self.stores.orders, buyers=self.stores.buyers, parts=self._parts, now=self.now, new_id=self.new_id
        )

    @cached_property
    def _parts(self) -> Parts:
        from chalicelib.usecases.external.parts import Parts

        return Parts(self.stores.external_orders, self.now)
