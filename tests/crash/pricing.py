"""A seller's price lists and offers."""

from __future__ import annotations

from collections.abc import Sequence

from chalicelib.bootstrap import Container
from tests.crash.cabinet import a_request
from tests.crash.preparations import found, principal, save
from tests.factories import a_price_list, an_offer

LIST = "parts"


def _asks(community: str, path: str, body: object, version: int | None = None) -> Sequence[str]:
    return a_request(community, f"/v1/{path}", body, principal(community), version)


def settled(container: Container, community: str) -> str:
    """A price list with an offer in it, whose id it is."""
    found(container, community)
    offer = an_offer(community=community, price_list=LIST)
    save(container, community, a_price_list(community=community, id=LIST), offer)
    return offer.id


def opening(container: Container, community: str) -> Sequence[str]:
    found(container, community)
    return _asks(community, "price-lists", {"title": "Запчасти"})


def renaming(container: Container, community: str) -> Sequence[str]:
    settled(container, community)
    return _asks(community, f"price-lists/{LIST}", {"title": "Шины", "active": False}, 1)


def archiving(container: Container, community: str) -> Sequence[str]:
    settled(container, community)
    return _asks(community, f"price-lists/{LIST}/archive", {})


def returning(container: Container, community: str) -> Sequence[str]:
    settled(container, community)
    container.catalogue.manage_price_lists.archive(principal(community), LIST, archived=True)
    return _asks(community, f"price-lists/{LIST}/return", {})


def pricing(container: Container, community: str) -> Sequence[str]:
    offer = settled(container, community)
    return _asks(community, f"offers/{offer}", {"price": 49_000, "stock": None}, 1)
