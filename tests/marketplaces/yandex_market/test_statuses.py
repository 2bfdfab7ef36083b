"""The Market's statuses in our phases."""

import pytest

from chalicelib.domain.external.sighting import Phase
from chalicelib.marketplaces.yandex_market.statuses import phase_of


@pytest.mark.parametrize(
    ("status", "substatus", "phase"),
    [
        *((status, "", Phase.UNPAID) for status in ("PLACING", "RESERVED", "UNPAID", "PENDING")),
        ("PROCESSING", "STARTED", Phase.OPEN),
        ("processing", "started", Phase.OPEN),
        ("PROCESSING", "PACKAGING", Phase.OPEN),
        *(("PROCESSING", later, Phase.ACCEPTED) for later in ("READY_TO_SHIP", "SHIPPED", "COURIER_FOUND")),
        ("DELIVERY", "DELIVERY_SERVICE_RECEIVED", Phase.ACCEPTED),
        ("PICKUP", "", Phase.ACCEPTED),
        *((status, "STARTED", Phase.DONE) for status in ("DELIVERED", "PARTIALLY_RETURNED", "RETURNED")),
        ("CANCELLED", "SHOP_FAILED", Phase.CANCELLED),
        ("CANCELLED", "STARTED", Phase.CANCELLED),
        *((status, "STARTED", Phase.UNKNOWN) for status in ("UNKNOWN", "", "TELEPORTED", "STARTED")),
        *(("PROCESSING", word, Phase.UNKNOWN) for word in ("", "ANTIFRAUD", "HALFWAY", "UNKNOWN")),
    ],
)
def test_a_status_and_how_far_it_is(status: str, substatus: str, phase: Phase) -> None:
    assert phase_of(status, substatus) is phase
