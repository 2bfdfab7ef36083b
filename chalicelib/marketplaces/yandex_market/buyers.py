"""The buyer of an order, as Yandex Market tells of him."""

from chalicelib.domain.external.sighting import SeenBuyer
from chalicelib.marketplaces.yandex_market.reading import Thing, text


def read_buyer(told: Thing) -> SeenBuyer | None:
    """The phone is always a substitute number: it leads through the Market, and differs from order to order."""
    names = [text(told, name, 100) for name in ("lastName", "firstName", "middleName")]
    buyer = SeenBuyer(
        id=text(told, "id", 100),
        name=" ".join(name for name in names if name),
        phone=text(told, "phone", 40),
        substitute=True,
    )
    return buyer if buyer.id or buyer.name or buyer.phone else None
