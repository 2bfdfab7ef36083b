"""Communities, who works there, and how they are connected with OK."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from chalicelib.bootstrap.container import Noun
from chalicelib.settings import listed

if TYPE_CHECKING:
    from chalicelib.usecases.communities.change_community import ChangeCommunity
    from chalicelib.usecases.communities.close_community import CloseCommunity
    from chalicelib.usecases.communities.found_community import FoundCommunity
    from chalicelib.usecases.communities.manage_communities import ManageCommunities
    from chalicelib.usecases.communities.manage_connections import ManageConnections
    from chalicelib.usecases.communities.manage_organizers import ManageOrganizers
    from chalicelib.usecases.communities.read_home import ReadHome
    from chalicelib.usecases.locales import Locales


class CommunityUseCases(Noun):
    @cached_property
    def manage(self) -> ManageCommunities:
        from chalicelib.usecases.communities.manage_communities import ManageCommunities

        stores = self.stores
        return ManageCommunities(
            communities=stores.communities,
            purchases=stores.purchases,
            commits=stores.commits,
            sites=[site for site in listed(self.settings.ok_web_servers) if "://" in site],
            photo_hosts=self.settings.photo_hosts.split(),
        )

    @cached_property
    def found(self) -> FoundCommunity:
        from chalicelib.usecases.communities.found_community import FoundCommunity

        return FoundCommunity(
            launches=self.partners.launches,
            group=self.partners.group,
            communities=self.stores.communities,
            commits=self.stores.commits,
            sites=self.manage.sites,
            new_id=self.new_id,
        )

    @cached_property
    def manage_connections(self) -> ManageConnections:
        from chalicelib.usecases.communities.manage_connections import ManageConnections

        stores = self.stores
        return ManageConnections(
            communities=stores.communities,
            buyers=stores.buyers,
            bot=self.partners.bot,
            discussions=self.partners.discussions,
            commits=stores.commits,
            now=self.now,
        )

    @cached_property
    def manage_organizers(self) -> ManageOrganizers:
        from chalicelib.usecases.communities.manage_organizers import ManageOrganizers

        stores = self.stores
        return ManageOrganizers(stores.communities, self.manage, stores.commits, self.new_id)

    @cached_property
    def change(self) -> ChangeCommunity:
        from chalicelib.usecases.communities.change_community import ChangeCommunity

        stores = self.stores
        return ChangeCommunity(stores.communities, stores.purchases, stores.commits)

    @cached_property
    def close(self) -> CloseCommunity:
        from chalicelib.usecases.communities.close_community import CloseCommunity

        return CloseCommunity(self.stores.communities, self.stores.commits, self.now)

    @cached_property
    def read_home(self) -> ReadHome:
        from chalicelib.usecases.communities.read_home import ReadHome

        stores = self.stores
        return ReadHome(
            claims=stores.claims,
            purchases=stores.purchases,
            orders=stores.orders,
            notices=stores.notices,
            locales=self.locales,
            now=self.now,
        )

    @cached_property
    def locales(self) -> Locales:
        from chalicelib.usecases.locales import Locales

        return Locales(self.stores.communities, self.now)
