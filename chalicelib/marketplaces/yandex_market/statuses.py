"""Yandex Market's statuses and substatuses in our phases.

Both are open sets. A shop may change an order only from PROCESSING on, so PENDING, which says that it waits for the
seller, is not to be decided on yet either: PROCESSING with STARTED follows it.
"""

from chalicelib.domain.external.sighting import Phase

_STATUSES = {
    "PLACING": Phase.UNPAID,
    "RESERVED": Phase.UNPAID,
    "UNPAID": Phase.UNPAID,
    "PENDING": Phase.UNPAID,
    "DELIVERY": Phase.ACCEPTED,
    "PICKUP": Phase.ACCEPTED,
    "DELIVERED": Phase.DONE,
    "PARTIALLY_RETURNED": Phase.DONE,
    "RETURNED": Phase.DONE,
    "CANCELLED": Phase.CANCELLED,
}

_STAGES = {
    "STARTED": Phase.OPEN,
    "PACKAGING": Phase.OPEN,
    **dict.fromkeys(
        (
            *("READY_TO_SHIP", "SHIPPED", "READY_FOR_PICKUP", "READY_FOR_LAST_MILE", "LAST_MILE_STARTED"),
            *("COURIER_SEARCH", "COURIER_SEARCH_NOT_STARTED", "COURIER_FOUND", "COURIER_NOT_FOUND"),
            *("COURIER_IN_TRANSIT_TO_SENDER", "COURIER_ARRIVED_TO_SENDER", "COURIER_NOT_COME_FOR_ORDER"),
            *("COURIER_RECEIVED", "COURIER_RETURNS_ORDER", "COURIER_RETURNED_ORDER", "LAST_MILE_COURIER_SEARCH"),
            *("DELIVERY_SERVICE_RECEIVED", "FIRST_MILE_DELIVERY_SERVICE_RECEIVED", "DELIVERY_TO_STORE_STARTED"),
        ),
        Phase.ACCEPTED,
    ),
}
"""Of PROCESSING."""


def phase_of(status: str, substatus: str) -> Phase:
    """UNKNOWN for words that are new, and for PROCESSING that does not say how far it is."""
    if status.upper() == "PROCESSING":
        return _STAGES.get(substatus.upper(), Phase.UNKNOWN)
    return _STATUSES.get(status.upper(), Phase.UNKNOWN)
