"""Answers of ZZAP as they are known or to be feared."""

import json
from typing import Any
from xml.sax.saxutils import escape

HEAD = '<?xml version="1.0" encoding="utf-8"?>\r\n'

ROW: dict[str, Any] = {
    "code_order": 71000001,
    "create_date": "2026-11-28T10:05:00",
    "class_man": "MANN",
    "logopath": "https://www.zzap.ru/logo.png",
    "partnumber": "W 914/2",
    "class_cat": "Фильтр масляный <W914/2> & ко",
    "comment": "Позвоните заранее",
    "imagepath": None,
    "imagepathV2": [],
    "qty_order": "2",
    "qty": "В наличии",
    "priceV2": "640,50",
    "client_name": "Пётр Иванов",
    "client_phone": "+7 916 123-45-67",
    "client_email": "petr@example.org",
    "message": "",
    "delivery_days": "0",
    "code_track": 100,
}


def row(**changes: Any) -> dict[str, Any]:
    return {**ROW, **changes}


def wrapped(value: Any) -> bytes:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return f'{HEAD}<string xmlns="http://www.zzap.ru/">{escape(text)}</string>'.encode()


def table(*rows: Any, **more: Any) -> bytes:
    return wrapped({"error": "", "row_count": len(rows), "table": list(rows), **more})


def failure(sentence: Any) -> bytes:
    return wrapped({"error": sentence, "row_count": 0, "table": None})
