"""Control input of the played Market, read strictly; what is not named has a value that makes a whole order."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any

from infra.sandbox.wire import Refused
from infra.sandbox.wishes import boolean, one_of, only, read_number, read_text
from infra.sandbox.yandex_market.orders import MARKS, PLATFORMS, PROGRAMS, STATUSES, Order, written
from infra.sandbox.yandex_market.shops import SHOPS
from infra.sandbox.yandex_market.state import MarketState

ORDER = (
    *("campaign", "lines", "program", "platform", "external", "buyer", "buyer_type", "notes", "fake", "status"),
    *("substatus", "prepaid", "region", "city", "ship", "minutes_ago", "silent"),
)
LINE = ("article", "name", "count", "price", "points", "needs")
BUYER = {"lastName": "Петрова", "firstName": "Анна", "middleName": "Сергеевна", "phone": "+79160000123"}
SUBSTATUSES = {"PROCESSING": "STARTED", "CANCELLED": "USER_CHANGED_MIND", "UNPAID": "WAITING_USER_INPUT"}


@dataclass(frozen=True)
class Places:
    region: str
    city: str

    def told(self) -> dict[str, Any]:
        country = {"id": 225, "name": "Россия", "type": "COUNTRY"}
        region = {"id": 1, "name": self.region, "type": "REPUBLIC", "parent": country}
        city = {"id": 213, "name": self.city, "type": "CITY", "parent": region}
        return {"address": {"country": "Россия", "city": self.city, "street": "Лесная", "house": "5"}, "region": city}


def read_order(wish: dict[str, Any], state: MarketState) -> Order:
    only(wish, *ORDER)
    at = datetime.now(UTC) - timedelta(minutes=read_number(wish, "minutes_ago", 0, least=0, most=100_000))
    campaign = read_campaign(wish)
    program = one_of({"program": SHOPS[campaign].placement, **wish}, "program", PROGRAMS)
    status = one_of({"status": "PROCESSING", **wish}, "status", STATUSES)
    prepaid = boolean({"prepaid": True, **wish}, "prepaid")
    told = {
        "orderId": state.next_order(),
        "campaignId": campaign,
        "programType": program,
        "status": status,
        "substatus": read_text({"substatus": SUBSTATUSES.get(status, "UNKNOWN"), **wish}, "substatus", 80),
        "creationDate": written(at),
        "updateDate": written(at),
        "paymentType": "PREPAID" if prepaid else "POSTPAID",
        "paymentMethod": "YANDEX" if prepaid else "CASH_ON_DELIVERY",
        "fake": boolean({"fake": False, **wish}, "fake"),
        "items": [read_line(each, state) for each in read_lines(wish)],
        "delivery": read_delivery(wish, at),
        "sourcePlatform": one_of({"platform": "MARKET", **wish}, "platform", PLATFORMS),
        "buyerType": one_of({"buyer_type": "PERSON", **wish}, "buyer_type", ("PERSON", "BUSINESS")),
    }
    for name, field in (("notes", "notes"), ("external", "externalOrderId")):
        if wish.get(name):
            told[field] = read_text(wish, name, 500)
    return Order(told, read_buyer(wish, told))


def read_campaign(wish: Mapping[str, Any]) -> int:
    campaign = wish.get("campaign", next(iter(SHOPS)))
    if campaign not in SHOPS:
        raise Refused(f"campaign must be one of: {', '.join(map(str, SHOPS))}.")
    return int(campaign)


def read_lines(wish: dict[str, Any]) -> list[dict[str, Any]]:
    lines = wish.get("lines", [{}])
    if not isinstance(lines, list) or not lines or not all(isinstance(each, dict) for each in lines):
        raise Refused("lines must be a list of objects, at least one.")
    return lines


def read_line(line: dict[str, Any], state: MarketState) -> dict[str, Any]:
    """``price`` of one piece and ``points`` of all, in roubles."""
    only(line, *LINE)
    count = int(read_number(line, "count", 1, least=1, most=10_000))
    price, points = read_roubles(line, "price", "1530"), read_roubles(line, "points", "0")
    item = {
        "id": state.next_item(),
        "offerId": read_text({"article": "OC90", **line}, "article", 255),
        "offerName": read_text({"name": "Фильтр масляный OC90", **line}, "name", 500),
        "count": count,
        "prices": {"payment": value(price * count - points), "cashback": value(points), "subsidy": value(Decimal(0))},
    }
    needs = line.get("needs") or []
    if not isinstance(needs, list) or not set(needs) <= set(MARKS):
        raise Refused(f"needs must be a list of: {', '.join(MARKS)}.")
    return {**item, "requiredInstanceTypes": needs} if needs else item


def read_roubles(given: Mapping[str, Any], name: str, usual: str) -> Decimal:
    try:
        amount = Decimal(str(given.get(name, usual)))
    except InvalidOperation:
        raise Refused(f"{name} must be a sum in roubles.") from None
    if not amount.is_finite() or not 0 <= amount <= 100_000_000:
        raise Refused(f"{name} must be from 0 to 100000000.")
    return amount


def value(amount: Decimal) -> dict[str, Any]:
    return {"value": float(amount), "currencyId": "RUR"}


def read_delivery(wish: dict[str, Any], at: datetime) -> dict[str, Any]:
    ship = wish.get("ship", (at + timedelta(days=1)).date().isoformat())
    try:
        date.fromisoformat(ship)
    except (ValueError, TypeError):
        raise Refused("ship must be a date, as 2026-11-30.") from None
    region = read_text({"region": "Москва и Московская область", **wish}, "region", 200)
    city = read_text({"city": "Москва", **wish}, "city", 200)
    return {
        "type": "DELIVERY",
        "serviceName": "Доставка магазина",
        "deliveryServiceId": 99,
        "deliveryPartnerType": "SHOP",
        "dates": {"fromDate": ship, "toDate": ship},
        "shipment": {"id": None, "shipmentDate": ship, "shipmentTime": None},
        "courier": Places(region, city).told(),
    }


def read_buyer(wish: Mapping[str, Any], told: Mapping[str, Any]) -> dict[str, Any]:
    given = wish.get("buyer", {})
    if not isinstance(given, dict) or not all(isinstance(each, str) for each in given.values()):
        raise Refused("buyer must be an object of texts.")
    only(given, *BUYER)
    return {"id": f"buyer-{told['orderId']}", **BUYER, **given, "type": told["buyerType"], "trusted": False}
