"""Orders of marketplaces, as people look through them, and what may be said when one is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from chalicelib.domain.errors import NotFound
from chalicelib.domain.journal import buyer_subject

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from chalicelib.domain.access.principals import Principal
    from chalicelib.domain.external.external_order import ExternalOrder
    from chalicelib.domain.external.listing import ExternalFilter
    from chalicelib.domain.lists import Page
    from chalicelib.usecases.external.account_clients import AccountClients
    from chalicelib.usecases.ports import Accounts, Buyers, ExternalOrders, RefusalReason


class ReadExternal(Struct, frozen=True):
    accounts: Accounts
    external: ExternalOrders
    buyers: Buyers
    clients: AccountClients

    def page(self, principal: Principal, wanted: ExternalFilter, cursor: str | None, limit: int) -> Page[ExternalOrder]:
        """Raises Invalid for a foreign cursor."""
        return self.external.page(principal.community, wanted, cursor, limit)

    def show(self, principal: Principal, account: str, order: str) -> ExternalOrder:
        """Raises NotFound."""
        return self.external.get(principal.community, account, order)

    def deciders(self, principal: Principal, order: ExternalOrder) -> Mapping[str, str]:
        """The names of the people who decided its lines, by actor: one call, none where no person did."""
        kind = buyer_subject("")
        people = {line.decided_by.removeprefix(kind) for line in order.lines if line.decided_by.startswith(kind)}
        known = self.buyers.many(principal.community, sorted(people)) if people else {}
        return {buyer_subject(id): each.name for id, each in known.items()}

    def reasons(self, principal: Principal, account: str, order: str) -> Sequence[RefusalReason]:
        """Asked of the marketplace, for this very order. Raises NotFound, Unavailable, AccountRefused, CallRefused."""
        known = self.accounts.get(principal.community, account)
        self.external.get(principal.community, account, order)
        market = self.clients.of(known, order)
        sighting = market.read(order)
        if sighting is None:
            raise NotFound("external_order_missing")
        return market.reasons(sighting)
