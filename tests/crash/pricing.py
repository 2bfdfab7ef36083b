"""A seller's price lists and offers."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from chalicelib.bootstrap import Container
from chalicelib.domain.catalogue.offer_import import uploaded_list
from tests.crash.cabinet import a_request
from tests.crash.preparations import asked, drive, found, principal, save
from tests.factories import a_price_list, an_offer

LIST = "parts"
FILE = "\n".join(["Артикул;Бренд;Цена;Остаток", "OC-90;Knecht;500;7", "A1;;100;есть", "A2;;0;1"]).encode()
"""Against what is there: changed, new, bad; one is gone."""


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


def uploaded(container: Container, community: str) -> str:
    settled(container, community)
    save(container, community, an_offer(community=community, article="A9", price_list=LIST))
    job, _ = container.catalogue.manage_imports.create(principal(community), LIST, "прайс.csv", len(FILE))
    container.stores.files.write(community, uploaded_list(job.id), FILE)
    return job.id


def compared(container: Container, community: str, until: str = "ready") -> str:
    job = uploaded(container, community)
    container.catalogue.manage_imports.preview(principal(community), job)
    drive(container, community, job, until)
    return job


def importing(container: Container, community: str) -> Sequence[str]:
    settled(container, community)
    return _asks(community, f"price-lists/{LIST}/imports", {"name": "прайс.csv", "size": 1_000})


def previewing(container: Container, community: str) -> Sequence[str]:
    return _asks(community, f"offer-imports/{uploaded(container, community)}/preview", {})


def starting(container: Container, community: str) -> Sequence[str]:
    return _asks(community, f"offer-imports/{compared(container, community)}/start", {"emptying": True})


def _listing(container: Container, community: str, until: str) -> Sequence[str]:
    """A file on its way into a price list; ``until`` is a state, or a state and its step."""
    job = compared(container, community, until)
    if until.startswith("applying"):
        container.catalogue.manage_imports.start(principal(community), job, emptying=True)
        drive(container, community, job, until)
    return asked(container, community, job)


reading = partial(_listing, until="reading")
comparing, missing = partial(_listing, until="comparing"), partial(_listing, until="comparing/1")
applying, emptying = partial(_listing, until="applying"), partial(_listing, until="applying/1")
