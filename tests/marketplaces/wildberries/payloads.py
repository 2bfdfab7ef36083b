"""Answers of Wildberries: of each form that is documented, of older and newer ones, with the traps of its document."""

from typing import Any


def odd(*values: Any) -> tuple[Any, ...]:
    """Of any types."""
    return values


ORDER_UID = "165918930_629fbc924b984618a44354475ca58675"
RID = "f884001e44e511edb8780242ac120002"

NEW: dict[str, Any] = {
    "address": {
        "fullAddress": "Челябинская область, г. Челябинск, д. 10А, кв. 42",
        "longitude": 44.5,
        "latitude": 40.2,
    },
    "ddate": "17.05.2024",
    "sellerDate": "02.06.2025",
    "salePrice": 504600,
    "requiredMeta": ["uin"],
    "optionalMeta": ["sgtin"],
    "deliveryType": "fbs",
    "comment": "Упакуйте в плёнку, пожалуйста",
    "scanPrice": None,
    "orderUid": ORDER_UID,
    "article": "one-ring-7548",
    "colorCode": "RAL 3017",
    "rid": RID,
    "createdAt": "2022-05-04T07:56:29Z",
    "offices": ["Калуга"],
    "skus": ["6665956397512"],
    "id": 13833711,
    "warehouseId": 658434,
    "officeId": 123,
    "nmId": 123456789,
    "chrtId": 987654321,
    "price": 1014,
    "finalPrice": 1014,
    "convertedPrice": 28322,
    "convertedFinalPrice": 1014,
    "currencyCode": 933,
    "convertedCurrencyCode": 643,
    "cargoType": 1,
    "crossBorderType": 1,
    "isZeroOrder": False,
    "isPickupPointShipmentAllowed": True,
    "options": {"isB2B": True},
}
"""As the document shows it."""

OLDER: dict[str, Any] = {
    "address": None,
    "deliveryType": "fbs",
    "user": None,
    "orderUid": "33421512_5e70239c6624486ba2c97cc64fde7f58",
    "article": "343201",
    "rid": "428fe17682c34f519871cc7e5940a9bc",
    "createdAt": "2023-09-20T08:06:03Z",
    "offices": ["Москва"],
    "skus": ["2037616671179"],
    "prioritySc": ["Мытищи"],
    "id": 645405073,
    "warehouseId": 155790,
    "nmId": 14088471,
    "chrtId": 42128203,
    "price": 39100,
    "convertedPrice": 39100,
    "currencyCode": 643,
    "convertedCurrencyCode": 643,
    "cargoType": 1,
}
"""Without options, marks and zero orders."""

LISTED: dict[str, Any] = {
    **{
        name: value
        for name, value in NEW.items()
        if name not in ("requiredMeta", "optionalMeta", "ddate", "sellerDate")
    },
    "supplyId": "WB-GI-92937123",
    "scanPrice": 1500,
}
"""From the list of all."""

ODD: tuple[dict[str, Any], ...] = (
    {"id": "13833712"},
    {"id": 10**30, "price": "1014", "convertedPrice": "28322", "currencyCode": "643", "convertedCurrencyCode": "643"},
    {"id": 3.0, "article": 7548, "nmId": "123456789", "skus": "6665956397512", "orderUid": None},
    {"id": 4, "createdAt": "2026-11-22T10:00:00.123456789Z", "options": None, "isZeroOrder": "true"},
    {"id": 5, "createdAt": "2026-11-22T13:00:00+03:00", "options": {"isB2b": True}},
    {"id": 6, "createdAt": "2026-11-22 10:00:00", "isB2B": "true", "comment": None, "address": "нет"},
    {"id": 7, "price": -5, "convertedPrice": None, "requiredMeta": None, "optionalMeta": "sgtin"},
    {"id": 8, "price": "дорого", "convertedPrice": 10.5, "createdAt": "вчера", "warehouseId": []},
    {"id": 9, "futureField": {"a": [1]}, "deliveryType": "edbs", "cargoType": "mgt", "crossBorderType": "local"},
)
"""Each is a task all the same."""

NONE_AT_ALL: tuple[Any, ...] = ({}, {"id": None}, {"id": True}, {"id": 0}, {"id": -1}, {"id": "x"}, [], None, 7, "task")
"""No tasks: they have no number."""

STATUS: dict[str, Any] = {
    "orders": [{"id": 13833711, "isCancellable": True, "supplierStatus": "new", "wbStatus": "waiting"}]
}

META: dict[str, Any] = {
    "orders": [
        {
            "id": 13833711,
            "metaDetails": [
                {"key": "uin", "value": None, "decision": "required"},
                {"key": "sgtin", "value": None, "decision": "optional"},
            ],
        }
    ]
}

META_FAILED: dict[str, Any] = {
    "code": "MetaValidationFail",
    "message": "Fix them to dispatch items",
    "data": {
        "orders": [
            {"id": 123456789, "metaDetails": [{"key": "uin", "value": "1622030600404442", "decision": "uinBadStatus"}]}
        ]
    },
}
