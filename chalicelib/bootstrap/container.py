"""The use cases, each put together when it is first asked for: one module per audience."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from chalicelib.bootstrap.background import Background
from chalicelib.settings import listed

if TYPE_CHECKING:
    from chalicelib.usecases.access.end_sessions import EndSessions
    from chalicelib.usecases.communities.create_community import CreateCommunity


class Container(Background):
    """All that the application can do."""

    @cached_property
    def create_community(self) -> CreateCommunity:
        from chalicelib.usecases.communities.create_community import CreateCommunity

        sites = [site for site in listed(self.settings.ok_web_servers) if "://" in site]
        hosts = self.settings.photo_hosts.split()
        return CreateCommunity(
            communities=self.communities,
            purchases=self.purchases,
            commits=self.commits,
            sites=sites,
            photo_hosts=hosts,
        )

    @cached_property
    def revoking(self) -> EndSessions:
        from chalicelib.usecases.access.end_sessions import EndSessions

        return EndSessions(self.buyers, self.commits, self.now)
