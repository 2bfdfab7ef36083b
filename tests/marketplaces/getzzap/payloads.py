"""Orders in our own form, and in that of somebody else."""

import json
from typing import Any

ORDER: dict[str, Any] = {
    "seller": "office-77",
    "order": "GZ-1001",
    "phase": "open",
    "status": "new",
    "created_at": "2026-11-28T07:05:00Z",
    "changed_at": "2026-11-28T07:05:00.123456789Z",
    "ship_until": "2026-11-29T18:00:00+03:00",
    "lines": [
        {
            "key": "1",
            "article": "W 914/2",
            "brand": "MANN",
            "name": "Фильтр масляный",
            "quantity": 2,
            "price": "640.00",
        },
        {"article": "C 25 114", "quantity": "есть", "price": None, "sum_minor": 90000},
    ],
    "buyer": {"id": "b-1", "name": "Пётр Иванов", "phone": "+7 916 123-45-67", "email": "petr@example.org"},
    "region": "Москва",
    "comment": "Позвоните заранее",
    "free_refusal": False,
    "extra": {"warehouse": 7},
}

FOREIGN: dict[str, Any] = {
    "data": {
        "rows": [
            {
                "id": 55,
                "state": {"code": "WAIT"},
                "made": 1795849500,
                "client": {"full-name": "Анна", "tel": "89161234567"},
                "goods": [
                    {"row": 1, "art": "A-1", "cnt": "3", "cost": 12345},
                    {"row": 2, "art": "A-2", "cnt": 1, "cost": 500},
                ],
            }
        ],
        "next": "page-2",
    }
}

PROFILE: dict[str, Any] = {
    "pull": {
        "call": {
            "path": "/api/orders",
            "method": "POST",
            "body": {"filter": {"from": "{since}", "to": "{until}"}, "page": "{cursor}", "size": 50},
        },
        "orders": "data.rows",
        "cursor": "data.next",
    },
    "accept": {"path": "/api/orders/{order}/state", "method": "PUT", "body": {"id": "{order:int}", "state": "TAKEN"}},
    "refuse": {
        "path": "/api/orders/{order}/state",
        "method": "PUT",
        "body": {"state": "NO", "why": "{reason}: {text}", "wh": "{extra.wh}", "rows": "{lines}"},
    },
    "mapping": {
        "fields": {
            "order": "id",
            "status": "state.code",
            "created_at": "made",
            "buyer.name": 'client."full-name"',
            "buyer.phone": "client.tel || client.mobile",
            "extra.wh": "goods[0].row",
        },
        "lines": "goods[?cnt]",
        "line_fields": {"key": "row", "article": "art", "quantity": "cnt", "price_minor": "cost"},
    },
    "phases": {"WAIT": "open", "TAKEN": "accepted", "NO": "cancelled"},
    "reasons": [{"id": "none", "title": "Нет"}],
    "error": "error.text || errors[0]",
    "done": "ok",
    "zone": "Europe/Moscow",
    "dates": "unix",
}


def push(kind: str = "order.created", **changes: Any) -> bytes:
    event = {"type": kind, "timestamp": "2026-11-28T07:06:00Z", "data": {**ORDER, **changes}}
    return json.dumps(event, ensure_ascii=False).encode()
