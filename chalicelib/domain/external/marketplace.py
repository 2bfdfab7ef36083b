"""The marketplaces that orders come from, by the names under which accounts, addresses and texts know them."""

from enum import StrEnum


class Marketplace(StrEnum):
    """GETZZAP is the adapter of whoever has neither a public API of his own nor a webhook of a known form."""

    OZON = "ozon"
    YANDEX_MARKET = "yandex_market"
    WILDBERRIES = "wildberries"
    ZZAP = "zzap"
    GETZZAP = "getzzap"

    @property
    def called(self) -> str:
        """As it calls itself."""
        return _CALLED[self]

    @property
    def signs(self) -> bool:
        """Whether its pushes are signed with a secret of its account."""
        return self is Marketplace.GETZZAP


_CALLED = {
    Marketplace.OZON: "Ozon",
    Marketplace.YANDEX_MARKET: "Яндекс Маркет",
    Marketplace.WILDBERRIES: "Wildberries",
    Marketplace.ZZAP: "ZZAP",
    Marketplace.GETZZAP: "GetZZap",
}
