"""Orders of the demo at marketplaces, as ``orders.json`` says them, and what its manager has decided of them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import msgspec
from msgspec import Struct

from chalicelib.domain.catalogue.offer_filter import OfferFilter
from chalicelib.domain.external.deciding import Refusal
from chalicelib.usecases.external.decide_lines import AcceptWish, Place
from chalicelib.usecases.retries import retry_on_stale
from infra.demo.marketplaces.price_lists import FILES

if TYPE_CHECKING:
    from chalicelib.bootstrap import Container
    from chalicelib.domain.access.principals import Principal
    from chalicelib.domain.external.account import Account
    from chalicelib.domain.external.external_order import ExternalLine, ExternalOrder
    from infra.demo.marketplaces.played import Mark, Played

FOLDER = Path(__file__).parent
MARKED = (("offer_id", "quantity"), ("article", "count"), ("partnumber", "qty_order"), ("article", "quantity"))


class OrderWish(Struct, frozen=True):
    """``hours_ago`` None: just now, so that rules decide it. ``wish`` is in the sandbox's form of its marketplace."""

    account: str
    wish: dict[str, Any]
    hours_ago: int | None = None
    then: Literal["", "accept", "accept and cancel", "refuse", "dismiss"] = ""
    reason: str = ""
    text: str = ""

    @property
    def mark(self) -> Mark:
        """By which it is found at the sandbox; a task of Wildberries is of one piece."""
        line = self.wish["lines"][0] if "lines" in self.wish else self.wish
        for article, quantity in MARKED:
            if article in line and quantity in line:
                return str(line[article]), str(line[quantity])
        return str(line["article"]), "1"


def wishes() -> list[OrderWish]:
    return msgspec.json.decode((FOLDER / "orders.json").read_bytes(), type=list[OrderWish])


class Manager(Struct, frozen=True):
    """Decides as ``principal``; what was decided before is left alone."""

    kabinet: Container
    principal: Principal
    played: Played

    def decide(self, wish: OrderWish, account: Account, number: str) -> None:
        order = self.kabinet.stores.external_orders.find(account.community, account.id, number)
        if not wish.then or order is None or not order.undecided:
            return
        retry_on_stale(lambda: self._decide(wish, account, number))
        if wish.then == "accept and cancel":
            self.played.cancel(account.marketplace, number)

    def _decide(self, wish: OrderWish, account: Account, number: str) -> None:
        order = self.kabinet.stores.external_orders.get(account.community, account.id, number)
        decide, place = self.kabinet.external.decide, Place(account.id, number, order.version)
        keys = [line.key for line in order.lines]
        match wish.then:
            case "refuse":
                decide.refuse(self.principal, place, keys, Refusal(wish.reason, wish.text, sure=True))
            case "dismiss":
                decide.dismiss(self.principal, place, keys)
            case _:
                decide.accept(self.principal, place, self._acceptances(order))

    def _acceptances(self, order: ExternalOrder) -> list[AcceptWish]:
        return [AcceptWish(line.key, self._offer(line)) for line in order.lines]

    def _offer(self, line: ExternalLine) -> str | None:
        """Of the own stock first."""
        lists = {each.id: list(FILES).index(each.title) for each in self._price_lists() if each.title in FILES}
        wanted = OfferFilter(article=line.seen.article)
        found = self.kabinet.catalogue.manage_offers.page(self.principal, wanted, None).things
        known = sorted((each for each in found if each.price_list in lists), key=lambda each: lists[each.price_list])
        return known[0].id if known else None

    def _price_lists(self) -> Any:
        return self.kabinet.catalogue.manage_price_lists.list(self.principal)
