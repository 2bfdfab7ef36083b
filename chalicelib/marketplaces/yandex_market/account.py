"""One shop at Yandex Market: its campaign, within its business, asked with the business's key."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.errors import NotYet, Unavailable
from chalicelib.domain.external.sighting import Phase
from chalicelib.marketplaces.http import Call, Transport
from chalicelib.marketplaces.yandex_market import changes, windows
from chalicelib.marketplaces.yandex_market.asking import ask
from chalicelib.marketplaces.yandex_market.buyers import read_buyer
from chalicelib.marketplaces.yandex_market.changes import DBS
from chalicelib.marketplaces.yandex_market.orders import read_order
from chalicelib.marketplaces.yandex_market.reading import inside, listed, number, text
from chalicelib.usecases.ports import AccountRefused, AnswerLost, CallRefused, Checked, SightingPage

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from chalicelib.domain.external.sighting import SeenBuyer, Sighting
    from chalicelib.usecases.ports import Clock, RefusalReason, Refusing

PAGE = "50"
WRITING = {"ALL_METHODS", "INVENTORY_AND_ORDER_PROCESSING"}
"""Rights of a key, one of which is needed to decide on orders."""

LARGEST_ORDER = 1 << 63
_EARLIEST = datetime.min.replace(tzinfo=UTC)


class YandexMarketAccount(Struct, frozen=True):
    """``business`` and ``campaign`` are the Market's numbers of the cabinet and of the shop; the transport has the key.

    Pushes about orders name the campaign, those about conversations the business.
    """

    transport: Transport
    business: str
    campaign: str
    now: Clock

    def check(self) -> Checked:
        """The key opens this campaign, which belongs to this business, and may change its orders."""
        shop = inside(self._ask(Call("GET", self._shop)), "campaign")
        owner = inside(shop, "business")
        if number(owner, "id") != self.business or number(shop, "id") not in ("", self.campaign):
            raise AccountRefused("account_wrong")
        if text(shop, "apiAvailability") not in ("", "AVAILABLE"):
            raise AccountRefused("plan_missing")
        rights = self._rights()
        if rights and not rights & WRITING:
            raise AccountRefused("key_role")
        return Checked(seller=self.campaign, name=text(shop, "domain") or text(owner, "name"))

    def read(self, order: str) -> Sighting | None:
        """With the buyer, where one may be asked for: of an order that waits for a decision."""
        if not (order.isascii() and order.isdigit() and 0 < int(order[:20]) < LARGEST_ORDER):
            return None
        try:
            found, _ = self._orders({"orderIds": [int(order)]}, {})
        except CallRefused as refusal:
            if refusal.reason == "order_missing":
                return None
            raise
        seen = next((each for each in found if each.order == str(int(order))), None)
        if seen is None or seen.extra.get("campaign", self.campaign) != self.campaign:
            return None
        return replace(seen, buyer=self._buyer(seen.order) or seen.buyer) if _tells_its_buyer(seen) else seen

    def list(self, since: datetime, until: datetime, cursor: str | None = None) -> SightingPage:
        """By the time of the last change, in windows of thirty days; of this campaign only, and without buyers."""
        place = windows.read_cursor(cursor) if cursor else windows.first(since)
        query = {"limit": PAGE, **({"pageToken": place.token} if place.token else {})}
        wish = {"campaignIds": [self._campaign_number], "dates": windows.dates(place, until)}
        found, token = self._orders(wish, query)
        own = [each for each in found if each.extra.get("campaign", self.campaign) == self.campaign]
        oldest_first = sorted(own, key=lambda each: each.changed_at or each.created_at or _EARLIEST)
        partial = frozenset(each.order for each in own if _tells_its_buyer(each))
        return SightingPage(oldest_first, windows.following(place, token, until), partial)

    def reasons(self, order: Sighting) -> Sequence[RefusalReason]:
        return changes.REASONS

    def accept(self, order: Sighting, pieces: Mapping[str, int]) -> None:
        """Ready to ship; the order is reduced before, when less than all of it is taken.

        What is left of each line is told in whole numbers, counted from ``order``: given the same one again, the Market
        takes no piece away twice.
        """
        left = changes.left_after(order, pieces)
        if left:
            self._reduce(order, left)
        self._change(order, changes.ready())

    def refuse(self, order: Sighting, refusing: Refusing) -> None:
        """The whole, or some pieces of the order as it was when they were refused."""
        reason = refusing.reason or changes.SHOP_FAILED
        if reason not in {each.id for each in changes.REASONS}:
            raise CallRefused("reason_refused", reason)
        left = changes.left_without(order, refusing.pieces) if refusing.pieces is not None else None
        if left:
            self._reduce(order, left)
        else:
            self._change(order, changes.cancelled(reason))

    @property
    def _shop(self) -> str:
        return f"/v2/campaigns/{self._campaign_number}"

    @property
    def _campaign_number(self) -> int:
        return _whole(self.campaign)

    def _ask(self, call: Call) -> Any:
        return ask(self.transport, call, self.now)

    def _orders(self, wish: Mapping[str, Any], query: Mapping[str, str]) -> tuple[Sequence[Sighting], str]:
        """What is listed, and the token of the next page; an order that cannot be read does not hold the others."""
        path = f"/v1/businesses/{_whole(self.business)}/orders"
        told = self._ask(Call("POST", path, query=query, json=wish))
        if not isinstance(told.get("orders"), list):
            raise Unavailable("marketplace_unavailable")
        found = [seen for each in listed(told, "orders") if (seen := read_order(each))]
        return found, text(inside(told, "paging"), "nextPageToken", 4_000)

    def _buyer(self, order: str) -> SeenBuyer | None:
        """An order is worth more than its buyer's substitute number: it is shown without, where that cannot be had."""
        try:
            return read_buyer(inside(self._ask(Call("GET", f"{self._shop}/orders/{order}/buyer")), "result"))
        except NotYet:
            raise
        except (CallRefused, Unavailable):
            return None
        except AccountRefused as refusal:
            if refusal.reason == "key_dead":
                raise
            return None

    def _rights(self) -> set[str]:
        """Of the key; empty where it is of a kind that cannot be asked about."""
        try:
            told = self._ask(Call("POST", "/v2/auth/token"))
        except CallRefused:
            return set()
        scopes = inside(inside(told, "result"), "apiKey").get("authScopes")
        return {each for each in scopes if isinstance(each, str)} if isinstance(scopes, list) else set()

    def _reduce(self, order: Sighting, left: Mapping[str, int]) -> None:
        end, body = changes.reduction(order, left)
        self._ask(Call("PUT", f"{self._shop}/orders/{_whole(order.order)}{end}", json=body, changes=True))

    def _change(self, order: Sighting, wish: Mapping[str, Any]) -> None:
        """The answer shows the order as it is now, or the operation that will change it; another one is a doubt."""
        path = f"{self._shop}/orders/{_whole(order.order)}/status"
        told = self._ask(Call("PUT", path, json=wish, changes=True))
        now = inside(told, "order")
        done = all(text(now, name).upper() == word for name, word in wish["order"].items())
        if not done and not inside(told, "operation"):
            raise AnswerLost("marketplace_silent")


def _tells_its_buyer(seen: Sighting) -> bool:
    """Whether one may be asked for: of an order that waits for a decision, and that the shop delivers itself."""
    return seen.phase is Phase.OPEN and seen.extra.get("program", DBS) == DBS


def _whole(written: str) -> int:
    """A number of the Market's. Raises AccountRefused: only what an owner has typed can be none."""
    if not (written.isascii() and written.isdigit() and len(written) < 20):
        raise AccountRefused("account_wrong")
    return int(written)
