"""A body for each of the routes that a program uses most, as the description shows it; the tests send them."""

from __future__ import annotations

from collections.abc import Mapping

EXAMPLES: Mapping[str, Mapping[str, object]] = {
    "create_purchase": {"title": "Осенняя обувь", "feePercent": "10", "deliveryCost": 150_000},
    "change_purchase": {
        "paymentOpen": True,
        "payUntil": "2026-12-01T18:00:00Z",
        "paymentDetails": "СБП, Орлова М.",
        "place": "ул. Лесная, 5",
    },
    "move_purchase": {"stage": "ordered"},
    "prolong_purchase": {"stopAt": "2026-12-05T18:00:00Z"},
    "cancel_purchase": {"message": "Поставщик отказал, деньги вернём"},
    "copy_purchase": {"title": "Осенняя обувь, второй заказ"},
    "preview_purchase": {"stage": "ordered"},
    "message_buyers": {"text": "Раздача переносится на субботу", "dryRun": True},
    "create_import": {"name": "заказы.csv", "size": 2_048},
    "edit_lines": {
        "reason": "Поставщик прислал другой размер",
        "lines": [{"action": "change", "line": 0, "option": "39"}],
    },
    "add_adjustment": {"kind": "discount", "amount": -1_000, "reason": "Постоянной покупательнице"},
    "change_many_orders": {"handout": "ready", "orders": [{"number": "900001", "version": 1}], "dryRun": True},
    "hand_out": {"handout": "ready"},
    "move_order": {"point": None},
    "confirm_claim": {},
    "reject_claim": {"reason": "Перевод не нашли"},
    "enter_payment": {"key": "payment-2026-11-22-1", "order": "900001", "amount": 10_000, "note": "наличными"},
    "enter_refund": {"key": "refund-2026-11-22-1", "order": "900001", "amount": 10_000},
    "enter_transfer": {"key": "transfer-2026-11-22", "from": "900001", "to": "900010", "amount": 10_000},
    "add_point": {"title": "На Северной", "address": "Северная, 5", "hours": "Пн–Пт 10–19", "capacity": 30},
    "change_point": {"closed": True, "closedUntil": "2026-12-01", "closedReason": "Ремонт"},
    "create_price_list": {"title": "Запчасти, склад на Лесной"},
    "change_price_list": {"active": False},
    "change_offer": {"price": 49_000, "stock": 12},
    "create_offer_import": {"name": "прайс.xlsx", "size": 2_048},
    "start_offer_import": {"emptying": True},
    "save_view": {"name": "Долги", "filter": {"paymentState": "unpaid"}, "shared": True},
    "change_view": {"name": "Не оплачены"},
    "add_organizer": {"okId": "570000000888", "firstName": "Инна"},
    "change_organizer": {"place": "у подъезда", "hours": "с 17 до 20"},
    "change_community": {"name": "Закупаемся вместе"},
    "connect_supplier": {"title": "Ромашка", "url": "https://parts.example/api", "token": "the-token-of-the-seller"},
    "change_supplier": {"paused": True},
    "connect_account": {
        "marketplace": "ozon",
        "settings": {"client_id": "7"},
        "secrets": {"api_key": "the-key-of-the-seller"},
        "title": "Ozon, Лесная",
        "reserve": 1,
    },
    "change_account": {"reserve": 2, "paused": True},
    "join_sales": {"same": {"account": "ozon-7902699be42c8a8e", "order": "46231993-0568-1"}},
    "decide_external_lines": {"action": "refuse", "lines": [{"key": "1"}], "reason": "352", "text": "Кончился"},
    "retry_log_records": {"records": ["e1"]},
    "save_notifications": {"wanted": {"account_refused": ["ok", "email"]}},
    "give_address": {"address": "petr@example.com"},
    "verify_address": {"code": "123456"},
    "make_api_key": {"name": "1C", "scopes": ["orders:read", "claims:read", "claims:decide"]},
    "change_text": {"key": "order_saved", "language": "ru", "text": "Заказ {number} собран"},
    "preview_text": {"key": "order_saved", "language": "ru", "text": "Заказ {number} собран"},
    "save_external_rules": {
        "rules": [
            {
                "title": "Своё берём, если хватает",
                "act": "accept",
                "choice": "cost",
                "when": {"brands": ["Knecht"], "price": 95, "margin": 10},
            },
            {"title": "Кончилось", "act": "refuse", "reason": "352", "when": {"stock": "short"}},
        ]
    },
    "preview_external_rules": {"rules": [{"title": "Всё берём", "act": "accept"}], "limit": 20},
    "file_claim": {"key": "form-of-anna-2", "orders": ["900001"], "amount": 500, "paidAt": "2026-11-22T09:30:00Z"},
    "create_proof": {"type": "image/png", "size": 120_000},
    "change_settings": {"muted": ["stage"], "quiet": {"from": "22:00", "to": "09:00"}},
    "choose_point": {"point": "centre"},
}
"""By the name of the view."""
