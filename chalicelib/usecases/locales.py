"""In whose time and money a community lives: read once a minute by each process, as most requests need none of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field

from chalicelib.domain.access.access import MINUTE

if TYPE_CHECKING:
    from datetime import datetime

    from chalicelib.domain.communities.community import Locale
    from chalicelib.usecases.ports import Clock, Communities

MOST_KNOWN = 1_000
"""Communities a process knows at once; with one more it begins anew."""


class Locales(Struct, frozen=True):
    communities: Communities
    now: Clock
    known: dict[str, tuple[Locale, datetime]] = field(default_factory=dict)

    def of(self, community: str) -> Locale:
        """In the community's own language; a change is seen within a minute. Raises NotFound."""
        locale, since = self.known.get(community, (None, self.now()))
        if locale is None or self.now() - since >= MINUTE:
            locale = self.communities.get(community).locale()
            self._keep(community, locale)
        return locale

    def _keep(self, community: str, locale: Locale) -> None:
        if len(self.known) >= MOST_KNOWN:
            self.known.clear()
        self.known[community] = locale, self.now()
