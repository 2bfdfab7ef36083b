"""Accounts at the played marketplaces, connected with the keys that the sandbox shows, and told where to push."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.external.account import Account
from chalicelib.domain.external.account_forms import AccountEdit, AccountWish
from chalicelib.domain.external.marketplace import Marketplace

if TYPE_CHECKING:
    from collections.abc import Mapping

    from chalicelib.bootstrap import Container
    from chalicelib.domain.access.principals import Principal
    from infra.demo.marketplaces.played import Played

EARLIER = timedelta(minutes=2)
"""They were connected so long ago: what was ordered since is news, and rules decide it; the rest is there already."""

ENDS_IN = timedelta(days=9)
"""The second Ozon's key: its owner is warned two weeks before."""


class Wanted(Struct, frozen=True):
    """``place``: which of the keys that the sandbox shows."""

    marketplace: Marketplace
    title: str
    region: str = ""
    reserve: int = 0
    place: int = 0


ACCOUNTS: Mapping[str, Wanted] = {
    "ozon": Wanted(Marketplace.OZON, "Ozon: склад Тула", "Тульская область", reserve=1),
    "ozon-2": Wanted(Marketplace.OZON, "Ozon: Москва", "Москва", place=1),
    "market": Wanted(Marketplace.YANDEX_MARKET, "Маркет: запчасти", "Москва"),
    "wildberries": Wanted(Marketplace.WILDBERRIES, "Wildberries", "Тульская область"),
    "zzap": Wanted(Marketplace.ZZAP, "ZZAP", "Тульская область"),
    "getzzap": Wanted(Marketplace.GETZZAP, "GetZZap: офис на Лесной", "Москва"),
}
"""By the names that ``orders.json`` calls them by."""

CODES: Mapping[Marketplace, Mapping[str, str]] = {
    Marketplace.ZZAP: {
        "100": "open",
        "105": "open",
        "110": "accepted",
        "120": "cancelled",
        "130": "cancelled",
        "140": "done",
        "accepted": "110",
        "refused": "120",
        "prepaid": "105",
    }
}
"""What a seller's own statuses mean, and which of them we set."""


def connect(kabinet: Container, principal: Principal, played: Played, now: datetime) -> Mapping[str, Account]:
    """Those that are there are left alone."""
    played.ask(
        "ozon/seller", {"client_id": _second(played), "expires_at": (now + ENDS_IN).isoformat(timespec="seconds")}
    )
    before = replace(kabinet, now=lambda: now - EARLIER)
    there = {each.title: each for each in kabinet.external.accounts.list(principal)}
    return {name: there.get(each.title) or _connect(before, principal, played, each) for name, each in ACCOUNTS.items()}


def listen(kabinet: Container, principal: Principal, played: Played, account: Account) -> None:
    """The marketplace pushes to it, where it pushes at all."""
    if not account.pushes:
        return
    manage = kabinet.external.accounts
    secret = manage.secret_of(principal, account.id) if account.marketplace.signs else ""
    played.listen(account.marketplace, account.seller, manage.address_of(account), secret)


def _second(played: Played) -> str:
    return str(played.keys(Marketplace.OZON)[1]["settings"]["client_id"])


def _connect(kabinet: Container, principal: Principal, played: Played, wanted: Wanted) -> Account:
    key = played.keys(wanted.marketplace)[wanted.place]
    wish = AccountWish(
        marketplace=wanted.marketplace,
        settings=key["settings"],
        secrets=key["secrets"],
        title=wanted.title,
        region=wanted.region,
        reserve=wanted.reserve,
    )
    account = kabinet.external.accounts.connect(principal, wish)
    codes = CODES.get(wanted.marketplace)
    if codes is None:
        return account
    return kabinet.external.accounts.change(principal, account.id, account.version, AccountEdit(statuses=codes))
