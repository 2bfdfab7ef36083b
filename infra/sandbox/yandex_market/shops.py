"""The cabinets and shops at the played Market, and their keys."""

from dataclasses import dataclass

READING, DECIDING = "INVENTORY_AND_ORDER_PROCESSING_READ_ONLY", "INVENTORY_AND_ORDER_PROCESSING"


@dataclass(frozen=True)
class Shop:
    campaign: int
    business: int
    name: str
    placement: str
    availability: str = "AVAILABLE"


@dataclass(frozen=True)
class Key:
    """Of a business, with all its shops."""

    token: str
    name: str
    business: int
    scopes: tuple[str, ...]


BUSINESSES = {900001: "Запчасти «Кабинет»", 900002: "Чужой кабинет"}
SHOPS = {
    shop.campaign: shop
    for shop in (
        Shop(700001, 900001, "Кабинет: запчасти", "DBS"),
        Shop(700002, 900001, "Кабинет: масла", "FBS"),
        Shop(700003, 900001, "Кабинет: закрытый", "FBS", availability="DISABLED_BY_INACTIVITY"),
        Shop(700009, 900002, "Чужой магазин", "FBS"),
    )
}
KEYS = {
    key.token: key
    for key in (
        Key("ACMA:sandbox-orders:1", "orders", 900001, (DECIDING,)),
        Key("ACMA:sandbox-all:1", "all", 900001, ("ALL_METHODS",)),
        Key("ACMA:sandbox-looking:1", "looking", 900001, (READING,)),
        Key("ACMA:sandbox-prices:1", "prices", 900001, ("PRICING",)),
        Key("ACMA:sandbox-foreign:1", "foreign", 900002, ("ALL_METHODS",)),
    )
}
READERS = {"ALL_METHODS", "ALL_METHODS_READ_ONLY", DECIDING, READING, "FINANCE_AND_ACCOUNTING"}
CHANGERS = {"ALL_METHODS", DECIDING}
"""Rights of which one is needed to look at orders, and to change them."""
