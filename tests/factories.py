"""Things as tests need them: right in every field, so that a test names only what it is about."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from chalicelib.domain.buyers import Buyer, Consent
from chalicelib.domain.communities import Community, Organizer, Role
from chalicelib.domain.imports import Import
from chalicelib.domain.journal import SYSTEM, Entry, Event, import_subject, order_subject
from chalicelib.domain.launch import Caller, Launch
from chalicelib.domain.notices import Notice, NoticeState
from chalicelib.domain.orders import Order, OrderLine
from chalicelib.domain.purchases import Purchase
from tests.world import ADMIN, ANNA, GROUP

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
COMMUNITY = "c1"
HEADING = "Профиль;Имя;Телефон;Артикул;Наименование;Размер;Кол-во;Цена"


def a_community(**fields: Any) -> Community:
    return Community(**{"id": COMMUNITY, "name": "Закупаемся вместе", "group": GROUP, **fields})


def an_organizer(**fields: Any) -> Organizer:
    given = {"id": "maria", "community": COMMUNITY, "first_name": "Мария", "last_name": "Орлова", "ok_id": ADMIN}
    return Organizer(**{**given, **fields})


def a_buyer(**fields: Any) -> Buyer:
    given = {"id": "anna", "community": COMMUNITY, "ok_id": ANNA, "name": "Анна Петрова", "consent": Consent.ALLOWED}
    return Buyer(**{**given, **fields})


def a_purchase(**fields: Any) -> Purchase:
    given = {"id": "shoes", "community": COMMUNITY, "title": "Осенняя обувь", "organizer": None, "fee": 1_000}
    return Purchase(**{**given, "delivery_cost": 0, "created_at": NOW, **fields})


def a_line(**fields: Any) -> OrderLine:
    given = {"article": "Б-1", "name": "Ботинки", "option": "38", "quantity": 1, "price": 349_000}
    return OrderLine(**{**given, **fields})


def an_order(lines: Sequence[OrderLine] = (a_line(),), **fields: Any) -> Order:
    given = {"community": COMMUNITY, "number": "1001", "purchase": "shoes", "purchase_title": "Осенняя обувь"}
    sums = {"organizer": None, "buyer": "anna", "fee": 1_000, "currency": "RUB"}
    return Order(**{**given, **sums, "lines": tuple(lines), "created_at": NOW, "changed_at": NOW, **fields})


def an_import(**fields: Any) -> Import:
    given = {"id": "job", "community": COMMUNITY, "purchase": "shoes", "file_name": "заказы.csv"}
    return Import(**{**given, "created_at": NOW, "created_by": "maria", **fields})


def a_notice(**fields: Any) -> Notice:
    given = {"community": COMMUNITY, "buyer": "anna", "number": "1001", "revision": 1, "state": NoticeState.SENT}
    return Notice(**{**given, "at": NOW, **fields})


def an_entry(**fields: Any) -> Entry:
    given = {"id": "e1", "community": COMMUNITY, "subject": "buyer/anna", "event": Event.BUYER_JOINED, "at": NOW}
    return Entry(**{**given, "actor": SYSTEM, **fields})


def order_saved(order: Order, **fields: Any) -> Entry:
    """The event that a notice is about."""
    data = {"number": order.number, "buyer": order.buyer}
    given = {"community": order.community, "subject": order_subject(order.number), "event": Event.ORDER_SAVED}
    return an_entry(**{**given, "data": data, **fields})


def asked_step(job: Import, **fields: Any) -> Entry:
    """The message that asks for the next step of an import."""
    data = {"state": job.state, "done": job.done}
    given = {"community": job.community, "subject": import_subject(job.id), "event": Event.IMPORT_ADVANCED}
    return an_entry(**{**given, "data": data, **fields})


def a_caller(**fields: Any) -> Caller:
    return Caller(**{"community": COMMUNITY, "buyer": "maria", "role": Role.ORGANIZER, "language": "ru", **fields})


def a_launch(**fields: Any) -> Launch:
    given = {"user": ANNA, "group": GROUP, "session_key": "key", "session_secret": "secret", "at": NOW}
    return Launch(**{**given, "language": "ru", "order": None, **fields})


def csv_of(*rows: str) -> bytes:
    """An organizer's file with the usual columns."""
    return "\n".join((HEADING, *rows)).encode()


def row_of(place: int, price: str = "100", quantity: int = 1, article: str = "Б-1") -> str:
    """A good row of the buyer at ``place``: 570000001000 and on."""
    return f"{ok_id_of(place)};Покупатель {place};;{article};Ботинки;38;{quantity};{price}"


def ok_id_of(place: int) -> str:
    return str(570000001000 + place)
