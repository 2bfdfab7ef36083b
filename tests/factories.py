"""Things as tests need them: right in every field, so that a test names only what it is about."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from chalicelib.domain.access.launch import Launch
from chalicelib.domain.access.principals import SYSTEM, Principal
from chalicelib.domain.buyers.buyer import Buyer, Consent
from chalicelib.domain.catalogue.offer import Offer
from chalicelib.domain.catalogue.price_list import PriceList
from chalicelib.domain.comments.comment import Comment, Discussion, DiscussionType, FoundComment
from chalicelib.domain.communities.community import (
    Community,
    Connection,
    ConnectionName,
    ConnectionState,
    Organizer,
    Role,
)
from chalicelib.domain.external.account import Account, account_id
from chalicelib.domain.external.differences import DifferenceReport
from chalicelib.domain.external.integration_log import Direction, LogRecord
from chalicelib.domain.external.marketplace import Marketplace
from chalicelib.domain.external.pushed_order import PushedOrder
from chalicelib.domain.external.sighting import Phase, SeenLine, Sighting
from chalicelib.domain.imports.import_job import Import
from chalicelib.domain.inbox.message import Message, MessageKind
from chalicelib.domain.journal import Entry, Event, Fact, import_subject, order_subject
from chalicelib.domain.notices.notice import Notice, NoticeState
from chalicelib.domain.orders.lines import OrderLine
from chalicelib.domain.orders.order import Order
from chalicelib.domain.payments.claim import ClaimedOrder, ClaimMark, ClaimState, PaymentClaim
from chalicelib.domain.payments.payment import Payment, PaymentKind
from chalicelib.domain.pickup.points import PickupPoint, PointChoice, Points, chosen
from chalicelib.domain.purchases.purchase import Purchase, Terms
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
    known = {"counted": True, "debts_counted": True}
    return Purchase(**{**given, **known, "delivery_cost": 0, "created_at": NOW, **fields})


def payable(**fields: Any) -> Terms:
    """The terms of a purchase whose buyers are asked to pay."""
    return Terms(**{"revision": 1, "payment_open": True, "details": "СБП, Орлова М.", **fields})


def a_line(**fields: Any) -> OrderLine:
    given = {"article": "Б-1", "name": "Ботинки", "option": "38", "quantity": 1, "price": 349_000}
    return OrderLine(**{**given, **fields})


def an_order(lines: Sequence[OrderLine] = (a_line(),), **fields: Any) -> Order:
    given = {"community": COMMUNITY, "number": "1001", "purchase": "shoes", "purchase_title": "Осенняя обувь"}
    sums = {"organizer": None, "buyer": "anna", "fee": 1_000, "currency": "RUB"}
    return Order(**{**given, **sums, "lines": tuple(lines), "created_at": NOW, "changed_at": NOW, **fields})


def a_payment(**fields: Any) -> Payment:
    given = {"id": "p1", "community": COMMUNITY, "order": "1001", "buyer": "anna", "kind": PaymentKind.PAYMENT}
    return Payment(**{**given, "amount": 100_000, "at": NOW, "recorded_at": NOW, "by": "maria", **fields})


def a_claimed_order(**fields: Any) -> ClaimedOrder:
    return ClaimedOrder(**{"number": "1001", "purchase_title": "Осенняя обувь", "amount": 100_000, **fields})


def a_claim(*orders: ClaimedOrder, **fields: Any) -> PaymentClaim:
    """Of one order, if none is given; its amount is the sum of their parts."""
    parts = orders or (a_claimed_order(),)
    given = {"id": "claim1", "community": COMMUNITY, "buyer": "anna", "buyer_name": "Анна Петрова", "orders": parts}
    sums = {"amount": sum(part.amount for part in parts), "currency": "RUB"}
    return PaymentClaim(**{**given, **sums, "paid_at": NOW, "filed_at": NOW, **fields})


def a_claim_mark(**fields: Any) -> ClaimMark:
    given = {"id": "claim1", "amount": 100_000, "state": ClaimState.PENDING, "filed_at": NOW}
    return ClaimMark(**{**given, **fields})


def a_point(**fields: Any) -> PickupPoint:
    given = {"id": "north", "title": "На Северной", "address": "Северная, 5", "hours": "Пн–Пт 10:00–19:00"}
    return PickupPoint(**{**given, **fields})


def points_of(*points: PickupPoint, **fields: Any) -> Points:
    """All pickup points of a community: one, if none is given."""
    return Points(**{"community": COMMUNITY, "points": points or (a_point(),), **fields})


def a_choice(point: PickupPoint | None = None) -> PointChoice:
    return chosen(point or a_point(), NOW)


def a_price_list(**fields: Any) -> PriceList:
    given = {"id": "parts", "community": COMMUNITY, "title": "Запчасти", "created_at": NOW, "updated_at": NOW}
    return PriceList(**{**given, **fields})


def an_offer(**fields: Any) -> Offer:
    named = {"article": "OC-90", "brand": "Knecht", "name": "Фильтр масляный", "price": 45_000, "stock": 10}
    return Offer(**{"community": COMMUNITY, "price_list": "parts", "updated_at": NOW, **named, **fields})


def a_sighting(**fields: Any) -> Sighting:
    line = SeenLine("1", "OC-90", "Фильтр масляный", 2, sku="150", brand="Knecht", price=50_000, sum=100_000)
    given = {"order": "46231993-0568-1", "phase": Phase.OPEN, "status": "awaiting_packaging", "lines": (line,)}
    return Sighting(**{**given, "group": "46231993-0568", "created_at": NOW, "changed_at": NOW, **fields})


def a_pushed_order(**fields: Any) -> PushedOrder:
    account = account_id(Marketplace.OZON, "7")
    given = {"community": COMMUNITY, "account": account, "id": "m1", "sighting": a_sighting(), "at": NOW}
    return PushedOrder(**{**given, **fields})


def an_account(**fields: Any) -> Account:
    given = {"id": account_id(Marketplace.OZON, "7"), "community": COMMUNITY, "marketplace": Marketplace.OZON}
    return Account(**{**given, "seller": "7", "title": "Ozon", "connected_at": NOW, **fields})


def a_log_record(**fields: Any) -> LogRecord:
    given = {"community": COMMUNITY, "account": an_account().id, "id": "e1", "direction": Direction.INCOMING}
    return LogRecord(**{**given, "at": NOW, "name": "TYPE_NEW_POSTING", **fields})


def a_report(**fields: Any) -> DifferenceReport:
    given = {
        "community": COMMUNITY,
        "account": an_account().id,
        "id": "r1",
        "title": "Ozon",
        "begun_at": NOW,
        "ended_at": NOW,
    }
    return DifferenceReport(**{**given, "compared": 1, "left": 0, "total": 0, "mended": 0, **fields})


def an_import(**fields: Any) -> Import:
    given = {"id": "job", "community": COMMUNITY, "purchase": "shoes", "file_name": "заказы.csv"}
    return Import(**{**given, "created_at": NOW, "created_by": "maria", **fields})


def a_notice(**fields: Any) -> Notice:
    told = {"id": "order/1001", "template": "order_saved", "buyer": "anna", "number": "1001", "revision": 1}
    given = {"community": COMMUNITY, **told, "state": NoticeState.SENT}
    return Notice(**{**given, "at": NOW, **fields})


def a_connection(**fields: Any) -> Connection:
    given = {"community": COMMUNITY, "name": ConnectionName.BOT, "state": ConnectionState.OK}
    return Connection(**{**given, "since": NOW, **fields})


def a_discussion(**fields: Any) -> Discussion:
    given = {"id": "157000000001", "type": DiscussionType.TOPIC, "title": "Ботинки осенние", "picture": None}
    return Discussion(**{**given, "link": "https://ok.ru/group/1/topic/157000000001", "comments": 1, **fields})


def a_found_comment(**fields: Any) -> FoundComment:
    return FoundComment(**{"id": "comment1", "author": ANNA, "text": "Мне 38, пожалуйста", "at": NOW, **fields})


def a_comment(**fields: Any) -> Comment:
    said = {"id": "comment1", "community": COMMUNITY, "author": ANNA, "text": "Мне 38, пожалуйста", "at": NOW}
    under = {"discussion": "157000000001", "type": DiscussionType.TOPIC, "title": "Ботинки осенние", "picture": None}
    return Comment(**{**said, **under, "link": "https://ok.ru/group/1/topic/157000000001", **fields})


def a_message(**fields: Any) -> Message:
    given = {"id": "mid:1", "community": COMMUNITY, "kind": MessageKind.MESSAGE, "user": ANNA, "name": "Анна Петрова"}
    said = {"chat": "chat:1", "text": "Когда раздача?", "at": NOW, "received_at": NOW}
    return Message(**{**given, **said, **fields})


def an_entry(**fields: Any) -> Entry:
    given = {"id": "e1", "community": COMMUNITY, "subject": "buyer/anna", "event": Event.BUYER_JOINED, "at": NOW}
    return Entry(**{**given, "actor": SYSTEM.actor, **fields})


def a_fact(**fields: Any) -> Fact:
    return Fact(**{"event": Event.BUYER_JOINED, "subject": "buyer/anna", **fields})


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


def a_principal(**fields: Any) -> Principal:
    return Principal(**{"community": COMMUNITY, "id": "maria", "role": Role.ORGANIZER, **fields})


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
