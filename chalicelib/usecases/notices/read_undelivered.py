"""What could not be told, and why: for the organizer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.notices.notice import LISTED_FOR, Notice
from chalicelib.usecases.own_notices import own_notices

if TYPE_CHECKING:
    from collections.abc import Mapping

    from chalicelib.domain.access.principals import Principal
    from chalicelib.domain.buyers.buyer import Buyer
    from chalicelib.domain.lists import Page
    from chalicelib.usecases.ports import Buyers, Clock, Notices, Orders

PAGE = 50


class ReadUndelivered(Struct, frozen=True):
    notices: Notices
    buyers: Buyers
    orders: Orders
    now: Clock

    def undelivered(self, principal: Principal, cursor: str | None) -> tuple[Page[Notice], Mapping[str, Buyer]]:
        """Newest first, for some weeks, and who they are by id. Raises Invalid for a foreign cursor.

        Of the own purchases only where somebody sees no others: then a page may be short.
        """
        page = self.notices.undelivered(principal.community, self.now() - LISTED_FOR, cursor, PAGE)
        own = own_notices(self.orders, principal, page.things)
        return replace(page, things=own), self.buyers.many(principal.community, [notice.buyer for notice in own])
