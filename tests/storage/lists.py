"""All lists that are read page by page, so that each contract of pages is asked of every one of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from msgspec.structs import replace

from chalicelib.domain.catalogue.offer_filter import OfferFilter
from chalicelib.domain.external.integration_log import LogFilter
from chalicelib.domain.external.listing import ExternalFilter
from chalicelib.domain.external.seeing import first_seen
from chalicelib.domain.lists import Page
from chalicelib.domain.notices.notice import NoticeState
from chalicelib.domain.orders.desk_list import OrderFilter
from chalicelib.domain.orders.order import Handout
from chalicelib.domain.payments.filters import ClaimFilter, PaymentFilter
from chalicelib.domain.payments.payment import EntryKind, PaymentState
from chalicelib.usecases.ports import Commit
from tests.factories import (
    NOW,
    a_choice,
    a_claim,
    a_comment,
    a_log_record,
    a_notice,
    a_payment,
    a_purchase,
    a_report,
    a_sighting,
    an_account,
    an_offer,
    an_order,
    payable,
)
from tests.storage.tenant import Tenant

LONG_AGO = NOW - timedelta(days=365)
ALL_EXTERNAL = ExternalFilter()
ACCOUNT = an_account().id


@dataclass(frozen=True)
class List:
    """``put`` adds a thing named so, of a moment; ``read`` gives a page of a community's, or of a person there."""

    name: str
    put: Callable[[Tenant, str, datetime], Any]
    read: Callable[[Tenant, str, str, str | None, int], Page[Any]]
    of_person: bool = True
    together: bool = False
    """Whether a page comes with its people, or its things as they are now, which a second call reads."""

    def __str__(self) -> str:
        return self.name

    def fill(self, tenant: Tenant, count: int) -> set[str]:
        names = [str(1001 + place) for place in range(count)]
        for place, name in enumerate(names):
            self.put(tenant, name, NOW + timedelta(minutes=place))
        return set(names)

    def page(self, tenant: Tenant, cursor: str | None, limit: int, buyer: str = "anna") -> Page[Any]:
        return self.read(tenant, tenant.community, buyer, cursor, limit)

    def walk(self, tenant: Tenant, limit: int) -> list[list[str]]:
        pages, cursor = [], None
        while True:
            page = self.page(tenant, cursor, limit)
            pages.append([name_of(thing) for thing in page.things])
            cursor = page.cursor
            if cursor is None:
                return pages


def name_of(thing: Any) -> str:
    names = (getattr(thing, each, "") for each in ("number", "article", "id"))
    return str(next((each for each in names if each), "") or thing.order)


def _order(tenant: Tenant, name: str, at: datetime) -> None:
    """It stands in all lists of orders."""
    terms = payable(pay_until=at)
    named = {"community": tenant.community, "number": name, "purchase": f"p{name}"}
    tenant.save(replace(an_order(**named), created_at=at, terms=terms, handout=Handout.READY, point=a_choice()))  # type: ignore[arg-type]


UNPAID, AT = {"payment_state": PaymentState.UNPAID}, {"point": "north"}


def _desk(tenant: Tenant, community: str, wanted: Any, cursor: str | None, limit: int) -> Page[Any]:
    found = tenant.stores.orders.desk_page(community, OrderFilter(**wanted), cursor, limit)
    return Page(found.cards, found.cursor)


def _claim(tenant: Tenant, name: str, at: datetime) -> None:
    tenant.save(a_claim(community=tenant.community, id=name, filed_at=at))


def _payment(tenant: Tenant, name: str, at: datetime) -> None:
    tenant.save(a_payment(community=tenant.community, id=name, recorded_at=at))


ANY = PaymentFilter()


def _purchase(tenant: Tenant, name: str, at: datetime) -> None:
    tenant.save(a_purchase(community=tenant.community, id=name, organizer="maria", created_at=at))


def _notice(tenant: Tenant, name: str, at: datetime) -> None:
    tenant.save(a_notice(community=tenant.community, id=name, number="", state=NoticeState.REFUSED, at=at))


def _offer(tenant: Tenant, name: str, at: datetime) -> None:
    """Each is another article, called as the test calls it."""
    tenant.save(an_offer(community=tenant.community, article=name, brand="", updated_at=at))


OFFERS, OF_LIST, CALLED = OfferFilter(), OfferFilter(price_list="parts"), OfferFilter(text="масляный")


def _offers(name: str, wanted: OfferFilter) -> List:
    return List(
        name, _offer, lambda it, c, _, *page: it.stores.offers.page(c, wanted, *page), of_person=False, together=True
    )


def _comment(tenant: Tenant, name: str, at: datetime) -> None:
    tenant.stores.comments.put([a_comment(community=tenant.community, id=name, author="anna", at=at)])


def _external(it: Tenant, name: str, at: datetime) -> None:
    account = an_account(community=it.community)
    it.save(first_seen(account, a_sighting(order=name, created_at=at, changed_at=at), at))


def _record(it: Tenant, name: str, at: datetime) -> None:
    it.stores.integration_log.write(a_log_record(community=it.community, id=name, at=at))


def _report(it: Tenant, name: str, at: datetime) -> None:
    report = a_report(community=it.community, id=name, begun_at=at, ended_at=at)
    it.stores.commits.commit(it.community, Commit(once=(report,)))


LISTS = (
    List("orders", _order, lambda it, c, whose, *page: it.stores.orders.of_buyer(c, whose, None, *page)),
    List("recent orders", _order, lambda it, c, whose, *page: it.stores.orders.of_buyer(c, whose, LONG_AGO, *page)),
    List("all orders", _order, lambda it, c, _, *page: _desk(it, c, {}, *page), of_person=False, together=True),
    List("orders of a buyer", _order, lambda it, c, whose, *page: _desk(it, c, {"buyer": whose}, *page), together=True),
    List("unpaid orders", _order, lambda it, c, _, *page: _desk(it, c, UNPAID, *page), of_person=False, together=True),
    List("orders at a point", _order, lambda it, c, _, *page: _desk(it, c, AT, *page), of_person=False, together=True),
    List("bills", _order, lambda it, c, whose, *page: it.stores.orders.bills_of(c, whose, *page)),
    List("parcels", _order, lambda it, c, whose, *page: it.stores.orders.parcels_of(c, whose, *page)),
    List("claims", _claim, lambda it, c, whose, *page: it.stores.claims.of_buyer(c, whose, *page)),
    List("waiting claims", _claim, lambda it, c, _, *page: it.stores.claims.waiting(c, *page), of_person=False),
    List(
        "claims of a state",
        _claim,
        lambda it, c, _, *page: it.stores.claims.search(c, ClaimFilter(), *page),
        of_person=False,
    ),
    List("all payments", _payment, lambda it, c, _, *page: it.stores.payments.search(c, ANY, *page), of_person=False),
    List(
        "payments of a buyer",
        _payment,
        lambda it, c, whose, *page: it.stores.payments.search(c, PaymentFilter(buyer=whose), *page),
    ),
    List(
        "payments of an order",
        _payment,
        lambda it, c, _, *page: it.stores.payments.search(c, PaymentFilter(order="1001"), *page),
        of_person=False,
    ),
    List(
        "payments looked for",
        _payment,
        lambda it, c, _, *page: it.stores.payments.search(c, PaymentFilter(kind=EntryKind.PAYMENT), *page),
        of_person=False,
    ),
    List("purchases", _purchase, lambda it, c, _, *page: it.stores.purchases.page(c, *page), of_person=False),
    List(
        "purchases of an organizer",
        _purchase,
        lambda it, c, _, cursor, limit: it.stores.purchases.of_organizer(c, "maria", cursor, limit=limit),
        of_person=False,
    ),
    List(
        "untold notices",
        _notice,
        lambda it, c, _, *page: it.stores.notices.undelivered(c, LONG_AGO, *page),
        of_person=False,
    ),
    List(
        "offers",
        _offer,
        lambda it, c, _, *page: it.stores.offers.page(c, OFFERS, *page),
        of_person=False,
        together=True,
    ),
    List(
        "offers of a list",
        _offer,
        lambda it, c, _, *page: it.stores.offers.page(c, OF_LIST, *page),
        of_person=False,
        together=True,
    ),
    List(
        "offers called so",
        _offer,
        lambda it, c, _, *page: it.stores.offers.page(c, CALLED, *page),
        of_person=False,
        together=True,
    ),
    List(
        "external orders",
        _external,
        lambda it, c, _, *page: it.stores.external_orders.page(c, ALL_EXTERNAL, *page),
        of_person=False,
    ),
    List(
        "external orders that wait",
        _external,
        lambda it, c, _, *page: it.stores.external_orders.page(c, ExternalFilter(waiting=True), *page),
        of_person=False,
    ),
    List(
        "external orders looked for",
        _external,
        lambda it, c, _, *page: it.stores.external_orders.page(c, ExternalFilter(words="фильтр"), *page),
        of_person=False,
    ),
    List(
        "integration log",
        _record,
        lambda it, c, _, *page: it.stores.integration_log.page(c, LogFilter(ACCOUNT, since=LONG_AGO), *page),
        of_person=False,
    ),
    List("differences", _report, lambda it, c, _, *page: it.stores.differences.page(c, "", *page), of_person=False),
    List("comments", _comment, lambda it, c, whose, *page: it.stores.comments.of_author(c, whose, LONG_AGO, *page)),
)
