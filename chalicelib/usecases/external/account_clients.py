"""How a marketplace is spoken to for an account that is connected: with its key, which is read once a process."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field

from chalicelib.domain.errors import AccountRefused, NotFound

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from chalicelib.domain.external.account import Account
    from chalicelib.domain.external.sighting import Phase
    from chalicelib.usecases.ports import AccountSecrets, MarketplaceAccount, Marketplaces

MOST = 100
"""Keys that a process knows: of accounts whose turn it is, and no list of all."""


class KnownKey(Struct, frozen=True):
    """``checked_at`` is when the marketplace last took it: a key that is changed is checked."""

    checked_at: datetime | None
    secrets: Mapping[str, str]


class AccountClients(Struct, frozen=True):
    """The store of keys answers some forty questions a second, to all processes together: a burst asks more."""

    secrets: AccountSecrets
    marketplaces: Marketplaces
    known: dict[tuple[str, str], KnownKey] = field(default_factory=dict)

    def of(self, account: Account, order: str = "") -> MarketplaceAccount:
        """``order`` is what about, where it is about one. Raises AccountRefused (it has no key), Unavailable."""
        return self.marketplaces.of(account, self._secrets(account), order)

    def phases_of(self, account: Account) -> Mapping[str, Phase]:
        return self.marketplaces.phases_of(account)

    def _secrets(self, account: Account) -> Mapping[str, str]:
        place, checked_at = (account.community, account.id), account.state.checked_at
        known = self.known.get(place)
        if known is None or known.checked_at != checked_at:
            known = KnownKey(checked_at, self._read(*place))
            if len(self.known) >= MOST:
                self.known.clear()
            self.known[place] = known
        return known.secrets

    def _read(self, community: str, account: str) -> Mapping[str, str]:
        """Without a key nobody lets it in, and its owner is told so: tables that were restored bring none along."""
        try:
            return self.secrets.get(community, account)
        except NotFound as missing:
            raise AccountRefused(missing.reason) from None
