"""An order of the played Market as it is seen now."""

from datetime import UTC, datetime, timedelta
from typing import Any

from chalicelib.domain.external.sighting import Sighting
from tests.marketplaces.yandex_market.conftest import Shop


def seen(shop: Shop, made: dict[str, Any]) -> Sighting:
    found = shop.account.read(str(made["orderId"]))
    assert found
    return found


def all_pieces(order: Sighting) -> dict[str, int]:
    return {line.key: line.quantity or 0 for line in order.lines}


def hours_around() -> tuple[datetime, datetime]:
    now = datetime.now(UTC)
    return now - timedelta(hours=1), now + timedelta(hours=1)
