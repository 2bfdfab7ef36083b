"""What of marketplaces a story begins with, put where the house keeps it: nobody outside is asked."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from msgspec.structs import replace

from chalicelib.domain.access.principals import operator_in
from chalicelib.domain.catalogue.offer import Offer
from chalicelib.domain.communities.community import Community
from chalicelib.domain.external.account import Account, WebhookAddress
from chalicelib.domain.external.account_state import AccountState
from chalicelib.domain.external.external_order import Decision, ExternalOrder, Push
from chalicelib.domain.external.seeing import first_seen
from chalicelib.domain.external.sighting import SeenBuyer, SeenLine
from chalicelib.usecases.external.decide_lines import AcceptWish, Place
from chalicelib.usecases.ports import Commit
from tests.browser.house import House
from tests.factories import a_price_list, a_sighting, an_account, an_offer

OIL = SeenLine("1", "OC-90", "Фильтр масляный", 2, sku="150", brand="Knecht", price=64_000, sum=128_000)
AIR = SeenLine("2", "LX-700", "Фильтр воздушный", 1, sku="151", brand="Mahle", price=91_050, sum=91_050)
HEARD = ("checked_at", "received_at", "polled_at")
BUYER = SeenBuyer(id="b7", name="Пётр Дальний", phone="+7 916 123-45-67")


def connect(house: House, community: Community, **fields: Any) -> Account:
    """An account at Ozon that was heard of a while ago."""
    now = datetime.now(UTC)
    given = {"settings": {"client_id": "7"}, "title": "Ozon Тула", "connected_at": now - timedelta(days=3), **fields}
    heard = {"checked_at": now, "received_at": now, "polled_at": now}
    found = {name: given.pop(name) for name in fields if name in AccountState.__struct_fields__ and name != "version"}
    account = an_account(community=community.id, **given)
    state = AccountState(community.id, account.id, **{**heard, **found})
    address = WebhookAddress(community.id, account.id, account.generation)
    house.container.stores.commits.commit(community.id, Commit((account, state, address)))
    return house.container.stores.accounts.get(community.id, account.id)


def show(house: House, account: Account, **fields: Any) -> ExternalOrder:
    """The marketplace has told of such an order."""
    now = datetime.now(UTC)
    told = {"buyer": BUYER, "region": "Тульская область", "created_at": now, "changed_at": now}
    sighting = a_sighting(**{"ship_until": now + timedelta(days=2), **told, **fields})
    order = first_seen(account, sighting, now)
    house.container.stores.commits.commit(account.community, Commit((order,)))
    return kept(house, order)


def kept(house: House, order: ExternalOrder) -> ExternalOrder:
    return house.container.stores.external_orders.get(order.community, order.account, order.order)


def offer(house: House, community: Community, title: str = "Запчасти", **fields: Any) -> Offer:
    """An offer of ten pieces in a price list of that title."""
    given = an_offer(community=community.id, **fields)
    price_list = a_price_list(community=community.id, id=given.price_list, title=title)
    house.container.stores.commits.commit(community.id, Commit((price_list, given)))
    return given


def accept(house: House, order: ExternalOrder) -> ExternalOrder:
    """A manager did so, elsewhere."""
    place, wishes = Place(order.account, order.order, order.version), [AcceptWish(each.key) for each in order.lines]
    return house.container.external.decide.accept(operator_in(order.community), place, wishes)


def put_aside(house: House, order: ExternalOrder, *keys: str) -> None:
    """So did another one."""
    place = Place(order.account, order.order, order.version)
    house.container.external.decide.dismiss(operator_in(order.community), place, keys)


def fail(house: House, order: ExternalOrder, problem: str, said: str) -> ExternalOrder:
    """It was accepted, and the marketplace would not hear of it."""
    told = {"decision": Decision.ACCEPTED, "push": Push.FAILED, "attempts": 3, "problem": problem, "said": said}
    lines = tuple(replace(line, pieces=line.wanted or 1, **told) for line in order.lines)
    house.container.stores.commits.commit(order.community, Commit((replace(order, lines=lines),)))
    return kept(house, order)
