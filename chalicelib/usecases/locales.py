"""What is known of a community itself: read once a minute by each process, as most requests need none of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field

from chalicelib.domain.access.access import MINUTE

if TYPE_CHECKING:
    from datetime import datetime

    from chalicelib.domain.communities.community import Community, Locale
    from chalicelib.usecases.ports import Clock, Communities

MOST_KNOWN = 1_000
"""Communities a process knows at once; with one more it begins anew."""


class Locales(Struct, frozen=True):
    communities: Communities
    now: Clock
    known: dict[str, tuple[Community, datetime]] = field(default_factory=dict)

    def of(self, community: str) -> Locale:
        """In the community's own language; a change is seen within a minute. Raises NotFound."""
        return self._community(community).locale()

    def check_open(self, community: str) -> None:
        """Raises CommunityClosed, within a minute, NotFound."""
        self._community(community).check_open()

    def _community(self, name: str) -> Community:
        known, since = self.known.get(name, (None, self.now()))
        if known is None or self.now() - since >= MINUTE:
            known = self.communities.get(name)
            self._keep(known)
        return known

    def _keep(self, community: Community) -> None:
        if len(self.known) >= MOST_KNOWN:
            self.known.clear()
        self.known[community.id] = community, self.now()
