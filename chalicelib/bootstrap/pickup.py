"""Where orders are collected."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from chalicelib.bootstrap.container import Noun

if TYPE_CHECKING:
    from chalicelib.usecases.pickup.choose_point import ChoosePoint
    from chalicelib.usecases.pickup.manage_points import ManagePoints
    from chalicelib.usecases.pickup.propagate_point import PropagatePoint


class PickupUseCases(Noun):
    @cached_property
    def choose_point(self) -> ChoosePoint:
        from chalicelib.usecases.pickup.choose_point import ChoosePoint

        stores = self.stores
        return ChoosePoint(
            points=stores.points,
            purchases=stores.purchases,
            locales=self.container.communities.locales,
            commits=stores.commits,
            now=self.now,
        )

    @cached_property
    def manage_points(self) -> ManagePoints:
        from chalicelib.usecases.pickup.manage_points import ManagePoints

        hosts = self.settings.photo_hosts.split()
        return ManagePoints(self.stores.points, self.stores.commits, hosts, self.new_id)

    @cached_property
    def propagate_point(self) -> PropagatePoint:
        from chalicelib.usecases.pickup.propagate_point import PropagatePoint

        return PropagatePoint(self.stores.points, self.stores.orders, self.stores.commits)
