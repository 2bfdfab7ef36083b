"""What a request to each route holds: an example of its body, and of the names in paths and bodies.

A new route with another name in its path fails in ``test_access`` until ``Names`` has an example of it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from chalicelib.domain.access.passkey import encoded
from tests.authenticator import Device

KEY = "a-key-of-a-form"


@dataclass(frozen=True)
class Names:
    """The names of things that paths and bodies may hold."""

    number: str = "999999"
    purchase: str = "nosuchthing1"
    job: str = "nosuchthing1"
    claim: str = "nosuchthing1"
    point: str = "nosuchthing1"
    buyer: str = "nosuchthing1"
    session: str = "nosuchthing1"
    api_key: str = "nosuchthing1"
    passkey: str = "nosuchthing1"
    message: str = "nosuchthing1"
    code: str = "nosuchthing1"
    adjustment: str = "nosuchthing1"
    organizer: str = "nosuchthing1"
    view: str = "nosuchthing1"
    account: str = "nosuchthing1"
    order: str = "nosuchthing1"
    record: str = "nosuchthing1"
    price_list: str = "nosuchthing1"
    supplier: str = "supplier-nosuchthing"
    offer: str = "nosuchthing1"
    offer_import: str = "nosuchthing1"
    channel: str = "nosuchthing1"


MISSING = Names()
PAID_AT = "2026-11-22T09:00:00Z"
MONEY = {"key": KEY, "amount": 100}
POINT = {"title": "Склад", "address": "ул. Лесная, 5"}
BODIES: dict[str, Callable[[Names], Any]] = {
    "POST /buyer/proofs": lambda _: {"type": "image/png", "size": 10},
    "POST /buyer/claims": lambda it: {**MONEY, "orders": [it.number], "paidAt": PAID_AT},
    "POST /buyer/orders/{number}/point": lambda _: {"point": None},
    "POST /buyer/notices": lambda _: {"muted": [], "quiet": None},
    "POST /buyer/consent": lambda _: {"query": "logged_user_id=1"},
    "POST /v1/purchases": lambda _: {"title": "Чужая закупка"},
    "POST /v1/purchases/{purchase}/imports": lambda _: {"name": "a.csv", "size": 10},
    "PATCH /v1/purchases/{purchase}": lambda _: {"paymentOpen": True},
    "POST /v1/purchases/{purchase}/messages": lambda _: {"text": "Раздача перенесена"},
    "POST /v1/purchases/{purchase}/copy": lambda _: {"title": "Ещё раз"},
    "POST /v1/purchases/{purchase}/preview": lambda _: {"stage": "stopped"},
    "POST /v1/purchases/{purchase}/prolongation": lambda _: {"stopAt": "2026-12-24T10:00:00Z"},
    "POST /v1/purchases/{purchase}/cancellation": lambda _: {"message": "Поставщик отказал"},
    "POST /v1/purchases/{purchase}/stage": lambda _: {"stage": "stopped"},
    "POST /v1/claims/{claim}/confirmation": lambda _: {},
    "POST /v1/claims/{claim}/rejection": lambda _: {"reason": "Не нашли"},
    "POST /v1/payments": lambda it: {**MONEY, "order": it.number},
    "POST /v1/refunds": lambda it: {**MONEY, "order": it.number},
    "POST /v1/transfers": lambda it: {**MONEY, "from": it.number, "to": "999998"},
    "POST /v1/credits": lambda it: {**MONEY, "order": it.number},
    "POST /v1/credits/use": lambda it: {**MONEY, "order": it.number},
    "POST /v1/credits/refund": lambda it: {**MONEY, "buyer": it.buyer},
    "POST /v1/points": lambda _: POINT,
    "POST /v1/price-lists": lambda _: {"title": "Чужой прайс"},
    "PATCH /v1/price-lists/{price_list}": lambda _: {"title": "Чужой прайс"},
    "POST /v1/price-lists/{price_list}/imports": lambda _: {"name": "a.csv", "size": 10},
    "PATCH /v1/offers/{offer}": lambda _: {"price": 1},
    "POST /v1/suppliers": lambda _: {"title": "Чужой", "url": "https://10.0.0.1/api", "token": "junk"},
    "PATCH /v1/suppliers/{supplier}": lambda _: {"title": "Чужой"},
    "POST /v1/passkeys": lambda _: {"name": "Телефон", **Device().made(encoded("made up"))},
    "POST /v1/api-keys": lambda _: {"name": "1C", "scopes": ["orders:read"]},
    "PATCH /v1/points/{point}": lambda _: POINT,
    "POST /v1/organizers": lambda _: {"okId": "570000000888", "firstName": "Инна"},
    "PATCH /v1/organizers/{organizer}": lambda _: {"place": "Чужое место"},
    "PATCH /v1/community": lambda _: {"name": "Чужая группа"},
    "POST /v1/orders/{number}/point": lambda _: {"point": None},
    "POST /v1/orders/{number}/handout": lambda _: {"handout": "handed_out"},
    "PATCH /v1/orders/{number}/lines": lambda _: {"reason": "Ошибка", "lines": [{"action": "remove", "line": 0}]},
    "POST /v1/orders/{number}/adjustments": lambda _: {"kind": "discount", "amount": -1, "reason": "Постоянной"},
    "POST /v1/orders/changes": lambda _: {"handout": "ready", "orders": [{"number": "999999", "version": 1}]},
    "POST /v1/views": lambda _: {"name": "Долги", "filter": {"paymentState": "unpaid"}},
    "PATCH /v1/views/{view}": lambda _: {"name": "Чужой"},
    "POST /v1/handouts/reading": lambda it: {"code": it.code},
    "PATCH /v1/external-rules": lambda _: {"rules": [{"title": "Берём", "act": "accept"}]},
    "POST /v1/external-rules/preview": lambda _: {"limit": 20},
    "PATCH /v1/me/notifications": lambda _: {"wanted": {}},
    "POST /v1/me/notifications/{channel}/address": lambda _: {"address": "petr@example.com"},
    "POST /v1/me/notifications/{channel}/verification": lambda _: {"code": "123456"},
    "PATCH /v1/texts": lambda _: {"key": "order_saved", "language": "ru", "text": ""},
    "POST /v1/texts/preview": lambda _: {"key": "order_saved", "language": "ru", "text": "Заказ {number}"},
    "POST /v1/connections/bot": lambda _: {"token": "junk"},
    "POST /v1/connections/comments": lambda _: {"token": "junk"},
    "POST /v1/accounts": lambda _: {"marketplace": "ozon", "settings": {"client_id": "7"}, "secrets": {}},
    "PATCH /v1/accounts/{account}": lambda _: {"title": "Чужой магазин"},
    "POST /v1/accounts/{account}/log/retry": lambda it: {"records": [it.record]},
    "PATCH /v1/external-orders/{account}/{order}/sale": lambda _: {"same": None},
    "PATCH /v1/external-orders/{account}/{order}/lines": lambda _: {
        "action": "refuse",
        "lines": [{"key": "1"}],
        "reason": "352",
        "text": "Кончился",
    },
}
NAMING = {
    "POST /buyer/claims",
    "POST /v1/payments",
    "POST /v1/refunds",
    "POST /v1/transfers",
    "POST /v1/credits",
    "POST /v1/credits/use",
    "POST /v1/credits/refund",
    "POST /v1/handouts/reading",
}
"""Routes whose body names a thing."""

REFUSED = {
    "POST /v1/passkeys": 400,
    "POST /buyer/consent": 401,
    "POST /v1/connections/bot": 400,
    "POST /v1/connections/comments": 400,
    "POST /v1/accounts": 400,
    "POST /v1/suppliers": 400,
}
"""What is answered where the body of the matrix holds a made-up secret, or none."""
