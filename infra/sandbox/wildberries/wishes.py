"""A task as a test or a person at the page wishes it, read strictly."""

from collections.abc import Mapping
from typing import Any

from infra.sandbox.wire import Refused
from infra.sandbox.wishes import boolean, read_moment

USUAL: Mapping[str, Any] = {
    "address": None,
    "deliveryType": "fbs",
    "comment": "",
    "orderUid": "165918930_629fbc924b984618a44354475ca58675",
    "article": "one-ring-7548",
    "colorCode": "",
    "rid": "f884001e44e511edb8780242ac120002",
    "offices": ["Калуга"],
    "skus": ["6665956397512"],
    "warehouseId": 658_434,
    "officeId": 123,
    "nmId": 12_345_678,
    "chrtId": 987_654_321,
    "price": 101_400,
    "salePrice": 101_400,
    "finalPrice": 101_400,
    "convertedPrice": 101_400,
    "convertedFinalPrice": 101_400,
    "currencyCode": 643,
    "convertedCurrencyCode": 643,
    "cargoType": 1,
    "crossBorderType": 0,
    "isZeroOrder": False,
    "isPickupPointShipmentAllowed": True,
    "requiredMeta": [],
    "optionalMeta": [],
    "ddate": "",
    "sellerDate": None,
}
"""What a new task has where nothing else is wished. Its own are ``isB2B`` and ``createdAt``."""


def read_about(wish: Mapping[str, Any]) -> dict[str, Any]:
    """All of a task but its number. A price that is wished alone is the converted one, too."""
    about = {**USUAL}
    for name, value in wish.items():
        if name not in USUAL:
            continue
        usual = USUAL[name]
        if usual is not None and not isinstance(value, type(usual)):
            raise Refused(f"{name} must be like {usual!r}.")
        about[name] = value
    if "price" in wish:
        for name in ("salePrice", "finalPrice", "convertedPrice", "convertedFinalPrice"):
            about[name] = wish.get(name, wish["price"])
    about["options"] = {"isB2B": boolean({"isB2B": False, **wish}, "isB2B")}
    return {**about, "createdAt": str(wish["createdAt"]) if read_moment(wish, "createdAt") else None}
